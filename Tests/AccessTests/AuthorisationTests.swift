import Access
import Protection
import Testing

@Suite("Deciding")
struct AuthorisationTests {
    private func incident(in area: AreaRef?, marks: Marks = []) -> Resource {
        Resource(id: "I", area: area, organisation: Scene.organisation, marks: marks)
    }

    private func analyst(areas: Extent<AreaRef>, marks: Marks = []) throws -> Authorisation {
        Scene.authorisation(
            try Scene.person(
                .analyst, Compartment(areas: areas, organisations: .all, cases: .all, marks: marks)))
    }

    @Test("A grant on a region opens its cercles, and not the region beside it")
    func regionsOpenTheirCercles() throws {
        let analyst = try analyst(areas: .only([Scene.gao]))
        #expect(analyst.decide(.incident, .record, on: incident(in: Scene.ansongo), in: Scene.fresh) == .allow)
        #expect(analyst.decide(.incident, .record, on: incident(in: Scene.gao), in: Scene.fresh) == .allow)
        #expect(analyst.decide(.incident, .record, on: incident(in: Scene.menaka), in: Scene.fresh) == .notFound)
    }

    @Test("A grant on a cercle does not open the region around it")
    func cerclesDoNotOpenTheirRegion() throws {
        let analyst = try analyst(areas: .only([Scene.ansongo]))
        #expect(analyst.decide(.incident, .record, on: incident(in: Scene.gao), in: Scene.fresh) == .notFound)
    }

    @Test("An area of the former scheme opens with the one it has wholly become, and a part of one does not")
    func crosswalksOpenWholes() throws {
        let analyst = try analyst(areas: .only([Scene.menaka]))
        #expect(analyst.decide(.incident, .record, on: incident(in: Scene.menakaOld), in: Scene.fresh) == .allow)
        #expect(analyst.decide(.incident, .record, on: incident(in: Scene.bourem), in: Scene.fresh) == .notFound)
        #expect(analyst.decide(.incident, .record, on: incident(in: Scene.ansongo), in: Scene.fresh) == .notFound)
    }

    @Test("An incident nobody has placed is seen only by those granted every area")
    func unplacedIsNotAnyones() throws {
        let some = try analyst(areas: .only([Scene.gao, Scene.menaka]))
        let all = try analyst(areas: .all)
        #expect(some.decide(.incident, .record, on: incident(in: nil), in: Scene.fresh) == .notFound)
        #expect(all.decide(.incident, .record, on: incident(in: nil), in: Scene.fresh) == .allow)
    }

    @Test("An area that was never imported lies in no named area")
    func unknownAreasStayClosed() throws {
        let analyst = try analyst(areas: .only([Scene.gao, Scene.nowhere]))
        #expect(analyst.decide(.incident, .record, on: incident(in: Scene.nowhere), in: Scene.fresh) == .notFound)
    }

    @Test("Every mark must be opened; one of two is not enough")
    func marksAllOpen() throws {
        let analyst = try analyst(areas: .all, marks: [.child])
        let both = incident(in: Scene.gao, marks: [.child, .sexualViolence])
        let one = incident(in: Scene.gao, marks: [.child])
        #expect(analyst.decide(.incident, .record, on: one, in: Scene.fresh) == .allow)
        #expect(analyst.decide(.incident, .record, on: both, in: Scene.fresh) == .notFound)
    }

    @Test("Two grants do not lend each other their halves: area of one with organisation of the other stays closed")
    func grantsDoNotMix() throws {
        let other = OrganisationID("P")
        let here = Compartment(
            areas: .only([Scene.gao]), organisations: .only([Scene.organisation]), cases: .all)
        let there = Compartment(areas: .only([Scene.menaka]), organisations: .only([other]), cases: .all)
        let authorisation = Scene.authorisation(
            .person(
                Scene.a, grants: [try Scene.grant(.analyst, here, id: "1"), try Scene.grant(.analyst, there, id: "2")]))
        let mixed = Resource(id: "I", area: Scene.gao, organisation: other)
        #expect(authorisation.decide(.incident, .record, on: mixed, in: Scene.fresh) == .notFound)
    }

    @Test("A grant opens from its first moment to just before its last, and a token until it ends")
    func timesBind() throws {
        let authorisation = Scene.authorisation(
            .person(Scene.a, grants: [try Scene.grant(.planner, from: Scene.later(0), until: Scene.later(10))]))
        let moments: [(Int64, Decision)] = [(-1, .notFound), (0, .allow), (9, .allow), (10, .notFound)]
        for (seconds, expected) in moments {
            let circumstances = Circumstances(now: Scene.later(seconds))
            #expect(authorisation.decide(.plan, .plan, on: Resource(), in: circumstances) == expected)
        }
        let token = Scene.authorisation(
            .token(TokenID("T"), scopes: [.receiptRead], compartment: .nothing, until: Scene.later(10)))
        #expect(token.decide(.receipts, .receipt, on: Resource(), in: Circumstances(now: Scene.later(9))) == .allow)
        #expect(token.decide(.receipts, .receipt, on: Resource(), in: Circumstances(now: Scene.later(10))) == .notFound)
    }

    @Test("A grant that was ended opens nothing at the next request")
    func asvs_V8_3_2_changedGrantsApplyAtOnce() throws {
        let before = Scene.authorisation(.person(Scene.a, grants: [try Scene.grant(.planner)]))
        let after = Scene.authorisation(.person(Scene.a, grants: []))
        #expect(before.decide(.plan, .plan, on: Resource(), in: Scene.fresh) == .allow)
        #expect(after.decide(.plan, .plan, on: Resource(), in: Scene.fresh) == .notFound)
        #expect(before.opens(.plan, at: Scene.now))
        #expect(!after.opens(.plan, at: Scene.now))
    }

    @Test("Another account's grant opens nothing")
    func grantsArePersonal() throws {
        let authorisation = Scene.authorisation(.person(Scene.a, grants: [try Scene.grant(.planner, to: Scene.b)]))
        #expect(authorisation.decide(.plan, .plan, on: Resource(), in: Scene.fresh) == .notFound)
    }

    @Test("Conflicting grants found in the store void each other, and leave the others standing")
    func conflictingGrantsOpenNothing() throws {
        let authorisation = Scene.authorisation(
            .person(
                Scene.a,
                grants: [
                    try Scene.grant(.liaison, id: "1"), try Scene.grant(.investigator, id: "2"),
                    try Scene.grant(.planner, id: "3"),
                ]))
        #expect(authorisation.decide(.sharing, .release, on: Resource(), in: Scene.fresh) == .notFound)
        #expect(
            authorisation.decide(.caseFile, .record, on: Resource(cases: [Scene.file]), in: Scene.fresh) == .notFound)
        #expect(authorisation.decide(.plan, .plan, on: Resource(), in: Scene.fresh) == .allow)
    }

    @Test("A grant on all cases names no victim")
    func allCasesNameNobody() throws {
        let all = Scene.authorisation(try Scene.person(.investigator, .everything))
        let victim = Resource(id: "V", area: Scene.gao, organisation: Scene.organisation, cases: [Scene.file])
        #expect(all.decide(.victimIdentity, .victimIdentity, on: victim, in: Scene.fresh) == .notFound)
        #expect(all.decide(.caseFile, .record, on: victim, in: Scene.fresh) == .allow)
    }

    @Test("A proof of identity opens for five minutes, and one dated in the future not at all")
    func asvs_V7_5_3_stepUpIsFresh() throws {
        let custodian = Scene.authorisation(try Scene.person(.custodian))
        let expected: [(Int64?, Decision)] = [
            (0, .allow), (-299, .allow), (-300, .needsStepUp), (1, .needsStepUp), (nil, .needsStepUp),
        ]
        for (seconds, decision) in expected {
            let circumstances = Circumstances(now: Scene.now, provenAt: seconds.map(Scene.later))
            #expect(custodian.decide(.grantEnd, .grant, on: Resource(), in: circumstances) == decision)
        }
    }

    @Test("An approval opens the one thing, for the one purpose, to the one who asked")
    func approvalsAreExact() throws {
        let liaison = Scene.authorisation(try Scene.person(.liaison))
        func decide(_ approval: Approval?, on id: String?) -> Decision {
            liaison.decide(
                .exportRecords, .record,
                on: Resource(id: id, area: Scene.gao, organisation: Scene.organisation),
                in: Circumstances(now: Scene.now, provenAt: Scene.now, approval: approval))
        }
        #expect(try decide(Scene.approval(.bulkExport, of: "R"), on: "R") == .allow)
        #expect(try decide(Scene.approval(.bulkExport, of: "R"), on: "S") == .needsApproval)
        #expect(try decide(Scene.approval(.bulkExport, of: "R"), on: nil) == .needsApproval)
        #expect(try decide(Scene.approval(.unmasking, of: "R"), on: "R") == .needsApproval)
        #expect(decide(nil, on: "R") == .needsApproval)
        // B holds A's approval in hand: it is not theirs.
        let other = Scene.authorisation(.person(Scene.b, grants: [try Scene.grant(.liaison, to: Scene.b)]))
        let decision = try other.decide(
            .exportRecords, .record, on: Resource(id: "R", area: Scene.gao),
            in: Circumstances(now: Scene.now, provenAt: Scene.now, approval: Scene.approval(.bulkExport, of: "R")))
        #expect(decision == .needsApproval)
    }

    @Test("Someone outside the compartment is not told that two persons could open it")
    func outsidersLearnNothing() throws {
        let outside = Compartment(areas: .only([Scene.menaka]), organisations: .all, cases: .all, marks: .all)
        let liaison = Scene.authorisation(try Scene.person(.liaison, outside))
        let decision = liaison.decide(
            .exportRecords, .record, on: Resource(id: "R", area: Scene.gao), in: Circumstances(now: Scene.now))
        #expect(decision == .notFound)
    }
}
