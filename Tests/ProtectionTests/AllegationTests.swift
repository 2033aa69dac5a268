import Protection
import Testing

@Suite("The life of an allegation")
struct AllegationTests {
    private func move(
        _ minute: Int64, _ by: String, _ to: AllegationState, _ reason: String = "seen", _ evidence: [String] = []
    ) -> AllegationMove {
        AllegationMove(
            at: Instant(microseconds: minute * 60_000_000), by: by, to: to, reason: reason, evidence: evidence)
    }

    private func underInquiry() throws -> Allegation {
        try Allegation(
            takenInBy: "aline",
            moves: [
                move(1, "aline", .logged), move(2, "aline", .triaged), move(3, "aline", .initialAssessment),
                move(4, "bakary", .underInquiry),
            ])
    }

    @Test("Two people decide, and neither is the one who took it in")
    func twoPeople() throws {
        var allegation = try underInquiry()
        #expect(throws: AllegationError.tookItIn) {
            try allegation.add(move(5, "aline", .proposed(.verified), "enough", ["c1"]))
        }
        try allegation.add(move(5, "bakary", .proposed(.verified), "three families of sources", ["c1", "c2"]))
        #expect(throws: AllegationError.samePerson) {
            try allegation.add(move(6, "bakary", .decided(.verified), "agreed"))
        }
        #expect(throws: AllegationError.tookItIn) {
            try allegation.add(move(6, "aline", .decided(.verified), "agreed"))
        }
        #expect(throws: AllegationError.otherDecision) {
            try allegation.add(move(6, "coumba", .decided(.notHarm), "no"))
        }
        try allegation.add(move(6, "coumba", .decided(.verified), "read the file"))
        #expect(allegation.decision?.0 == .verified)
        #expect(allegation.counts)
    }

    @Test("Verified, credible and contested name their evidence")
    func evidence() throws {
        for decision in [AllegationDecision.verified, .credible, .contested] {
            var allegation = try underInquiry()
            #expect(throws: AllegationError.evidenceMissing) {
                try allegation.add(move(5, "bakary", .proposed(decision), "so it is"))
            }
        }
    }

    @Test("What was decided not to be harm, or a duplicate, counts no more; the rest goes on counting")
    func counts() throws {
        for decision in AllegationDecision.allCases {
            var allegation = try underInquiry()
            try allegation.add(move(5, "bakary", .proposed(decision), "reasons", ["c1"]))
            #expect(allegation.counts, "a proposal takes nothing away")
            try allegation.add(move(6, "coumba", .decided(decision), "reasons"))
            #expect(allegation.counts == ![.notHarm, .duplicate].contains(decision))
        }
        #expect(!Allegation(takenInBy: "aline").counts, "a lead is nothing recorded yet")
    }

    @Test("A decided allegation can be revisited, and keeps its history")
    func revisited() throws {
        var allegation = try underInquiry()
        try allegation.add(move(5, "bakary", .proposed(.insufficient), "one source"))
        try allegation.add(move(6, "coumba", .decided(.insufficient), "agreed"))
        try allegation.add(move(7, "coumba", .underInquiry, "a second source came"))
        #expect(allegation.decision == nil)
        #expect(allegation.moves.count == 7)
    }

    @Test("No step without a reason, none before the last, none out of order")
    func order() throws {
        var allegation = Allegation(takenInBy: "aline")
        #expect(throws: AllegationError.reasonMissing) { try allegation.add(move(1, "aline", .logged, " ")) }
        #expect(throws: AllegationError.notNow(from: .lead)) { try allegation.add(move(1, "aline", .underInquiry)) }
        try allegation.add(move(2, "aline", .logged))
        #expect(throws: AllegationError.beforeItsTime(earliest: Instant(microseconds: 120_000_000))) {
            try allegation.add(move(1, "aline", .triaged))
        }
        #expect(throws: AllegationError.notNow(from: .logged)) {
            try allegation.add(move(3, "bakary", .proposed(.verified), "early", ["c1"]))
        }
    }

    @Test("Verified after its period was told of is late, and the page can say so")
    func late() throws {
        var allegation = try underInquiry()
        let days = try #require(Day("1970-01-01"))
        try allegation.add(move(3_000, "bakary", .proposed(.verified), "enough", ["c1"]))
        try allegation.add(move(3_001, "coumba", .decided(.verified), "read"))
        #expect(allegation.isLate(for: days...days, publishedOn: days.advanced(by: 1)))
        #expect(!allegation.isLate(for: days...days, publishedOn: days.advanced(by: 9)))
    }

    @Test("Every state survives its column")
    func words() {
        let states: [AllegationState] =
            [.lead, .logged, .triaged, .initialAssessment, .underInquiry]
            + AllegationDecision.allCases.flatMap { [.proposed($0), .decided($0)] }
        for state in states { #expect(AllegationState(word: state.word) == state) }
        #expect(AllegationState(word: "decided:perhaps") == nil)
    }
}

@Suite("The two ladders")
struct GradeLadderTests {
    private func claim(
        _ id: String, _ source: SourceType, _ rating: String = "B2", actors: [IncidentClaim.AllegedActor] = []
    ) -> IncidentClaim {
        IncidentClaim(
            id: id, report: id, sourceType: source, rating: SourceRating(rating) ?? .unjudged, harms: [], actors: actors
        )
    }

    @Test("Ten articles are one voice: families of sources corroborate, not their number")
    func families() {
        let articles = (1...10).map { claim("m\($0)", .media) }
        #expect(GradeLadder.happened(articles).grade.step == 1)
        #expect(GradeLadder.happened(articles).missing == [.directSource])
        #expect(GradeLadder.happened([claim("w", .eyewitness)]).grade.step == 2)
        #expect(GradeLadder.happened([claim("w", .eyewitness)]).missing == [.secondFamily])
        #expect(GradeLadder.happened(articles + [claim("w", .eyewitness)]).grade.step == 3)
    }

    @Test("Each step names what it rests on and what the next one wants")
    func steps() {
        #expect(GradeLadder.happened([]).missing == [.anySource])
        #expect(GradeLadder.happened([claim("a", .community, "F6")]).grade.step == 1)
        let two = [claim("a", .media), claim("b", .humanRights)]
        #expect(GradeLadder.happened(two).grade.step == 3)
        #expect(GradeLadder.happened(two).missing == [.thirdFamilyOrVisit])
        #expect(GradeLadder.happened([claim("v", .siteVisit)]).grade.step == 4)
        let three = two + [claim("c", .localAuthority)]
        #expect(GradeLadder.happened(three).grade.step == 4)
        #expect(GradeLadder.happened(three).missing == [.judgement])
        #expect(GradeLadder.happened(three).evidence == ["a", "b", "c"])
        #expect(GradeLadder.happened(three + [claim("d", .court)]).grade.step == 5)
        #expect(GradeLadder.happened([claim("d", .court)]).grade.step == 1, "found so, but by nobody else")
    }

    @Test("One person's word that nobody judged does not verify: the decision says all that is wanting")
    func wanting() {
        let word = [claim("a", .unknown, "F6")]
        #expect(
            AllegationDecision.verified.shortfalls(graded: nil, on: word) == [
                .notGraded, .carriedBelow(grade(1), needed: grade(4)), .oneAccount(.unjudged),
            ])
        #expect(
            AllegationDecision.credible.shortfalls(graded: grade(1), on: word) == [
                .gradedBelow(grade(1), needed: grade(2)), .carriedBelow(grade(1), needed: grade(2)),
            ])
        // An account set aside carries nothing.
        let aside = IncidentClaim(
            id: "b", report: "b", sourceType: .siteVisit, harms: [], actors: [], use: .setAside(why: "elsewhere"))
        #expect(AllegationDecision.verified.shortfalls(graded: grade(5), on: [aside]).contains(.noAccount))
    }

    @Test("Three families of sources, one of which saw it, verify; what is no harm, a duplicate or open wants no step")
    func held() {
        let three = [claim("a", .eyewitness), claim("b", .humanRights), claim("c", .localAuthority)]
        #expect(AllegationDecision.verified.shortfalls(graded: grade(4), on: three) == [])
        #expect(AllegationDecision.credible.shortfalls(graded: grade(2), on: [claim("a", .eyewitness)]) == [])
        for decision in [AllegationDecision.insufficient, .contested, .notHarm, .duplicate] {
            #expect(decision.shortfalls(graded: nil, on: []) == [])
        }
    }

    private func grade(_ step: Int) -> Grade {
        guard let grade = Grade(step) else { preconditionFailure("a step from 0 to 5") }
        return grade
    }

    @Test("That it happened says nothing about who did it")
    func apart() {
        let actor = IncidentClaim.AllegedActor(name: "A")
        let claims = [
            claim("a", .media, actors: [actor]), claim("b", .eyewitness), claim("c", .medical), claim("d", .siteVisit),
        ]
        #expect(GradeLadder.happened(claims).grade.step == 4)
        #expect(GradeLadder.attribution(to: "A", claims).grade.step == 1)
        #expect(GradeLadder.attribution(to: "B", claims).grade.step == 0)
    }

    @Test("A party's word alone never establishes who did it")
    func parties() {
        let named = IncidentClaim.AllegedActor(name: "A")
        let commanded = IncidentClaim.AllegedActor(name: "A", role: .command)
        let partial = [claim("a", .armedForce, actors: [named]), claim("b", .eyewitness, actors: [named])]
        #expect(GradeLadder.attribution(to: "A", partial).grade.step == 2)
        #expect(GradeLadder.attribution(to: "A", partial).missing == [.outsideParties])
        let outside = partial + [claim("m", .humanRights, actors: [named])]
        #expect(GradeLadder.attribution(to: "A", outside).grade.step == 3)
        #expect(GradeLadder.attribution(to: "A", outside).missing == [.command])
        let more = partial + [claim("c", .humanRights, actors: [named, commanded])]
        #expect(GradeLadder.attribution(to: "A", more).grade.step == 4)
        #expect(GradeLadder.attribution(to: "A", more + [claim("d", .court, actors: [named])]).grade.step == 5)
    }
}
