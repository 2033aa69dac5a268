import Access
import Database
import Protection
import Store
import TestSupport
import Testing
import Workflows

/// A store with incidents in two areas, each from a report of its own.
private struct Country {
    let office: Office
    let gao = AreaRef(scheme: "s", code: "gao")
    let mopti = AreaRef(scheme: "s", code: "mopti")
    let aline = AccountID("aline")

    init(_ engine: Engine) async throws {
        office = try await Office(engine)
    }

    var track: TrackIncident { TrackIncident(store: office.store) }
    var index: HarmIndex { HarmIndex(store: office.store) }

    struct Missing: Error {}

    private func report(_ number: Int, narrative: String? = nil) async throws -> String {
        let id = try await office.report("report \(number) \(office.store.ids.next())")
        let reading = StoredReading(
            report: id, version: 1, readAt: Office.noon, readBy: nil, kind: .incident, category: .attack,
            isUrgent: false, area: nil, coordinate: nil, placePrecision: nil, day: nil, dayPrecision: nil, harms: [],
            peopleAtRisk: nil, isOngoing: nil, isHearsay: false, sourceType: nil, consent: nil, mayCallBack: nil,
            rating: .unjudged, words: [], narrative: narrative)
        try await office.store.facts.write { try reading.insert(in: $0) }
        return id
    }

    /// One incident; the number tells its day and its harm.
    @discardableResult
    func incident(
        _ number: Int, in area: AreaRef?, _ category: ReportCategory = .attack, killed: CountRange? = nil,
        grade: Int? = nil, actors: [String] = [], narrative: String? = nil, sexualViolence: [Int] = [],
        cause: String = "unknown", minute: Int64 = 0
    ) async throws -> TrackedIncident {
        guard let day = Day("2023-05-01").map({ Day(daysSinceEpoch: $0.daysSinceEpoch + number) }) else {
            throw Missing()
        }
        let details = TrackedIncident.Details(
            start: day, end: day, datePrecision: .day, area: area,
            coordinate: area == nil ? nil : Coordinate(latitude: area == gao ? 16.3 : 14.5, longitude: -1),
            placePrecision: area == nil ? .country : .near, place: "Village \(number)", category: category,
            cause: CasualtyCode(cause) ?? CasualtyCode(.other),
            happened: grade.flatMap { Grade($0) })
        let harms = killed.map { [Harm(kind: .killed, status: .civilian, count: $0)] } ?? []
        var taken = [
            TrackIncident.Taken(
                report: try await report(number, narrative: narrative), sourceType: .community, harms: harms,
                actors: actors.map { IncidentClaim.AllegedActor(name: $0) })
        ]
        for count in sexualViolence {
            taken.append(
                TrackIncident.Taken(
                    report: try await report(number), sourceType: .medical,
                    harms: [Harm(kind: .sexualViolence, status: .civilian, count: CountRange(exactly: count))]))
        }
        return try await track.open(details, from: taken, by: aline, at: Office.later(minute))
    }

    /// The references a selection shows, all pages after one another, and whether the figures agree with them.
    func shown(
        _ selection: HarmSelection, within reach: Set<AreaRef>? = nil, size: Int = 2, in index: HarmIndex? = nil
    ) async throws -> [String] {
        let index = index ?? self.index
        var references: [String] = []
        var place: HarmIndex.Place?
        while true {
            let (figures, page) = try await index.page(selection, within: reach, after: place, size: size)
            references += page.map(\.reference)
            guard figures.hasMore, let last = page.last else {
                let all = try await index.changes(selection, within: reach)
                #expect(figures.count == references.count && all.count == references.count)
                return references
            }
            place = HarmIndex.Place(day: last.start, incident: last.incident)
        }
    }
}

@Suite("Finding incidents: list, count and export agree")
struct HarmIndexTests {
    @Test(
        "A cause that was added is a choice by itself, and of the standard one above it, in lists and in counts",
        arguments: Engine.allCases)
    func causes(engine: Engine) async throws {
        let country = try await Country(engine)
        let codes = ["heavy_weapons", "heavy_weapons.drone", "heavy_weapons.drone", "small_arms", "unknown"]
        for (number, code) in codes.enumerated() {
            try await country.incident(
                number, in: country.gao, killed: CountRange(exactly: 1), cause: code, minute: Int64(number))
        }
        for (code, count) in [("heavy_weapons", 3), ("heavy_weapons.drone", 2), ("small_arms", 1), ("other", 0)] {
            let cause = try #require(CasualtyCode<HarmCause>(code))
            #expect(try await country.shown(.init(cause: cause)).count == count, "\(code)")
            var question = CountQuestion()
            (question.parts, question.cause) = (.cause, cause)
            let sheet = try await CountHarm(store: country.office.store)(question)
            #expect(sheet.total.incidents == count, "\(code)")
            // Lines give the standard code, whatever was recorded.
            #expect(Set(sheet.lines.map(\.key.cause)) == (count == 0 ? [] : [cause.standard]))
        }
        let (figures, _) = try await country.index.page(.init(), within: nil, size: 9)
        #expect(figures.causes.first { $0.0.text == "heavy_weapons.drone" }?.1 == 2)
        try await country.office.close()
    }

    @Test("Each choice narrows the list, the count and the export alike", arguments: Engine.allCases)
    func choices(engine: Engine) async throws {
        let country = try await Country(engine)
        for number in 0..<5 {
            try await country.incident(
                number, in: number < 3 ? country.gao : country.mopti, number == 4 ? .abduction : .attack,
                killed: CountRange(min: number, max: number == 2 ? nil : number + 1), grade: number,
                actors: number.isMultiple(of: 2) ? ["A"] : ["A", "B"], minute: Int64(number))
        }
        try await country.incident(9, in: nil, killed: nil, minute: 9)
        #expect(
            try await country.shown(.init())
                == ["I-2023-0006", "I-2023-0005", "I-2023-0004", "I-2023-0003", "I-2023-0002", "I-2023-0001"])
        #expect(try await country.shown(.init(category: .abduction)) == ["I-2023-0005"])
        #expect(try await country.shown(.init(area: country.mopti)).count == 2)
        #expect(try await country.shown(.init(atLeast: Grade(3))).count == 2)
        #expect(try await country.shown(.init(actor: "B")).count == 2)
        #expect(try await country.shown(.init(actor: "nobody of that name")).isEmpty)
        #expect(try await country.shown(.init(from: Day("2023-05-03"), until: Day("2023-05-04"))).count == 2)
        let north = HarmSelection.Extent("16,-2,17,0")
        #expect(try await country.shown(.init(extent: north)).count == 3)
        #expect(try await country.shown(.init(), within: [country.mopti]).count == 2)
        #expect(try await country.shown(.init(), within: []).isEmpty)
        try await country.office.close()
    }

    @Test(
        "Figures span what counts: ranges add up, no maximum stays none, silence is counted apart",
        arguments: Engine.allCases)
    func figures(engine: Engine) async throws {
        let country = try await Country(engine)
        try await country.incident(0, in: country.gao, killed: CountRange(min: 2, max: 3))
        try await country.incident(1, in: country.gao, killed: CountRange(min: 4, max: 6), minute: 1)
        try await country.incident(2, in: country.mopti, minute: 2)
        let index = country.index
        let (first, _) = try await index.page(.init(), within: nil, size: 9)
        #expect(first.killed == CountRange(min: 6, max: 9) && first.silent == 1 && first.counting == 3)
        #expect(first.areas.first { $0.area == country.mopti }?.killed == nil)
        // The choices beside it say how many each would show, the others being as they are.
        let (chosen, _) = try await index.page(.init(area: country.gao), within: nil, size: 9)
        #expect(chosen.count == 2 && chosen.areaChoices.first { $0.0 == country.mopti }?.1 == 1)
        // The same index, after a change by someone else.
        try await country.incident(3, in: country.gao, killed: CountRange(min: 1, max: nil), minute: 3)
        let (after, _) = try await index.page(.init(), within: nil, size: 9)
        #expect(after.killed == CountRange(min: 7, max: nil) && after.count == 4)
        try await country.office.close()
    }

    @Test("As known on a day: what was found later is not there, and nothing of it is lost", arguments: Engine.allCases)
    func known(engine: Engine) async throws {
        let country = try await Country(engine)
        let one = try await country.incident(0, in: country.gao, killed: CountRange(min: 2, max: 2))
        let day: Int64 = 24 * 3_600
        let other = try await country.incident(
            1, in: country.gao, killed: CountRange(min: 3, max: 3), minute: day)
        try await country.track.merge(
            other.id, into: one.id, reason: "one attack", by: country.aline, at: Office.later(2 * day))
        let index = country.index
        func figures(_ days: Int) async throws -> (Int, CountRange?) {
            let on = Day(daysSinceEpoch: Office.noon.day.daysSinceEpoch + days)
            let (figures, _) = try await index.page(.init(knownOn: on), within: nil, size: 9)
            return (figures.count, figures.killed)
        }
        #expect(try await figures(-1) == (0, nil))
        #expect(try await figures(0) == (1, CountRange(min: 2, max: 2)))
        #expect(try await figures(1) == (2, CountRange(min: 5, max: 5)))
        #expect(try await figures(2) == (1, CountRange(min: 2, max: 3)))
        #expect(try await country.shown(.init(), in: index) == ["I-2023-0001"])
        try await country.track.unmerge(other.id, reason: "two", by: country.aline, at: Office.later(3 * day))
        #expect(try await figures(2) == (1, CountRange(min: 2, max: 3)))
        #expect(try await country.shown(.init(), in: index).count == 2)
        try await country.office.close()
    }

    @Test(
        "Words are found in either language, whatever accents and endings; a redacted name is not",
        arguments: Engine.allCases)
    func words(engine: Engine) async throws {
        let country = try await Country(engine)
        try await country.incident(
            0, in: country.gao, narrative: "Des greniers brûlés près du marché, [[S-018c1234]] a vu passer les motos")
        try await country.incident(
            1, in: country.gao, .abduction, narrative: "Two traders taken on the road", minute: 1)
        for (words, expected) in [
            ("grenier brule", 1), ("MARCHÉ", 1), ("motos", 1), ("moto grenier", 1), ("trader", 1), ("enlèvement", 1),
            ("abductions", 1), ("village", 2), ("village 0", 2), ("moto trader", 0), ("018c1234", 0), ("les des", 0),
            ("I-2023-0002", 1),
        ] {
            #expect(try await country.shown(.init(words: words)).count == expected, "\(words)")
        }
        try await country.office.close()
    }

    @Test("Neither a search nor \"contested\" tells whether there was sexual violence", arguments: Engine.allCases)
    func sealed(engine: Engine) async throws {
        let country = try await Country(engine)
        try await country.incident(0, in: country.gao, killed: CountRange(exactly: 2), sexualViolence: [1, 7])
        let (figures, page) = try await country.index.page(.init(), within: nil, size: 9)
        #expect(figures.count == 1 && figures.contested == 0 && page.first?.isContested == false)
        #expect(try await country.shown(.init(isContested: true)).isEmpty)
        for words in ["sexual", "violences sexuelles", "sexual violence"] {
            #expect(try await country.shown(.init(words: words)).isEmpty, "\(words)")
        }
        #expect(try await country.shown(.init(words: "tuées")).count == 1)
        // Of a store whose stems a migration took out, the next start makes them anew, without these.
        try await country.office.store.facts.write { try $0.execute("DELETE FROM harm_stem") }
        try await SummariseIncident.settle(country.office.store)
        #expect(try await country.shown(.init(words: "village")).count == 1)
        #expect(try await country.shown(.init(words: "sexual")).isEmpty)
        try await country.office.close()
    }

    @Test(
        "Where those who speak of deaths give no number it is unknown, never \"at least 0\"",
        arguments: Engine.allCases)
    func noNumber(engine: Engine) async throws {
        let country = try await Country(engine)
        try await country.incident(0, in: country.gao, killed: .unknown)
        let index = country.index
        let first = try await index.page(.init(), within: nil, size: 9).figures
        #expect(first.killed == nil && first.silent == 1)
        // The page of counts says the same of it.
        let counts = CountHarm(store: country.office.store)
        var question = CountQuestion()
        question.kind = .killed
        #expect(try await counts(question).total.silent == 1)
        question.kind = nil
        #expect(try await counts(question).total.silent == 1)
        try await country.incident(1, in: country.gao, killed: CountRange(exactly: 2), minute: 1)
        #expect(try await index.page(.init(), within: nil, size: 9).figures.killed == CountRange(min: 2, max: nil))
        try await country.office.close()
    }

    @Test("The map shows the gravest, however long ago, and says how many points it leaves out")
    func gravest() async throws {
        let country = try await Country(.sqlite)
        try await country.incident(0, in: country.gao, killed: CountRange(exactly: 99))
        for number in 1...405 {
            try await country.incident(
                -number, in: country.gao, killed: CountRange(exactly: number % 5 == 0 ? 1 : 2), minute: Int64(number))
        }
        let (figures, _) = try await country.index.page(.init(), within: nil, size: 9)
        #expect(figures.points.count == 400 && figures.pointsLeftOut == 6)
        #expect(figures.points.first?.killed.min == 99)
        #expect(figures.points.count { $0.killed.min == 2 } == 324)
        try await country.office.close()
    }

    @Test("Many changes read at once and one by one make the same list")
    func together() async throws {
        let country = try await Country(.sqlite)
        let follower = country.index
        for number in 0..<70 {
            let incident = try await country.incident(number % 13, in: country.gao, minute: Int64(number))
            if number.isMultiple(of: 3) {
                try await country.track.move(
                    incident.id, to: .triaged, reason: "next", by: country.aline, at: Office.later(Int64(number)))
            }
            if number.isMultiple(of: 7) { _ = try await country.shown(.init(), size: 50, in: follower) }
        }
        let one = try await country.shown(.init(), size: 7, in: follower)
        #expect(one.count == 70)
        #expect(try await country.shown(.init(), size: 50) == one)
        #expect(try await country.shown(.init(state: .triaged)).count == 24)
        try await country.office.close()
    }

    @Test("Incidents of a store from before there were summaries get theirs")
    func settled() async throws {
        let country = try await Country(.sqlite)
        try await country.incident(0, in: country.gao, killed: CountRange(min: 2, max: 2))
        try await country.office.store.facts.write { transaction in
            try transaction.execute("DELETE FROM harm_summary")
            try transaction.execute("DELETE FROM harm_stem")
        }
        #expect(try await country.shown(.init()).isEmpty)
        try await SummariseIncident.settle(country.office.store)
        #expect(try await country.shown(.init(words: "village")) == ["I-2023-0001"])
        try await country.office.close()
    }
}
