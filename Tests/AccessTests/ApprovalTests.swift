import Access
import Protection
import Testing

@Suite("The two-person rule")
struct ApprovalTests {
    let asker = Scene.party(Scene.a, "U1")
    let second = Scene.party(Scene.b, "U2")

    private func ask(
        until: Int64 = 3600, reason: String = "the family must be warned", for beneficiary: AccountID? = nil
    ) throws(ApprovalError) -> Approval {
        try Approval(
            id: ApprovalID("P"), purpose: .unmasking, of: "S", by: asker, for: beneficiary, because: reason,
            at: Scene.now, until: Scene.later(until))
    }

    private func permitted(_ approval: Approval, at seconds: Int64 = 61) -> Bool {
        approval.permits(.unmasking, of: "S", by: Scene.a, at: Scene.later(seconds))
    }

    @Test("asvs_V2_3_1: a request alone opens nothing; a second person from another unit opens it, once")
    func theWholeWay() throws {
        let asked = try ask()
        #expect(!permitted(asked))
        let approved = try asked.approved(by: second, at: Scene.later(60))
        #expect(permitted(approved))
        let used = try approved.used(by: Scene.a, at: Scene.later(61))
        #expect(!permitted(used))
        #expect(used.state == .used(approvedBy: second, at: Scene.later(61)))
        #expect(throws: ApprovalError.closed) { try used.used(by: Scene.a, at: Scene.later(62)) }
        #expect(throws: ApprovalError.closed) { try used.withdrawn(by: Scene.a, at: Scene.later(62)) }
    }

    @Test("The asker, someone of the same unit and whoever gains from it cannot be the second person")
    func theSecondIsAnother() throws {
        let asked = try ask(for: AccountID("D"))
        #expect(throws: ApprovalError.ownRequest) {
            try asked.approved(by: Scene.party(Scene.a, "U9"), at: Scene.later(60))
        }
        #expect(throws: ApprovalError.sameUnit) {
            try asked.approved(by: Scene.party(Scene.b, "U1"), at: Scene.later(60))
        }
        #expect(throws: ApprovalError.forOneself) {
            try asked.approved(by: Scene.party(AccountID("D"), "U2"), at: Scene.later(60))
        }
        #expect(throws: ApprovalError.forOneself) { try ask(for: Scene.a) }
    }

    @Test("Nobody approves in the first sixty seconds, but may refuse at once")
    func readingTakesAMinute() throws {
        let asked = try ask()
        #expect(throws: ApprovalError.tooSoon(earliest: Scene.later(60))) {
            try asked.approved(by: second, at: Scene.later(59))
        }
        let refused = try asked.refused(by: second, at: Scene.later(1))
        #expect(throws: ApprovalError.closed) { try refused.approved(by: second, at: Scene.later(60)) }
        #expect(!permitted(refused))
    }

    @Test("It ends at its end, after a day at the latest, and when the clock is turned back")
    func itEnds() throws {
        let approved = try ask(until: 3600).approved(by: second, at: Scene.later(60))
        #expect(permitted(approved, at: 3599))
        #expect(!permitted(approved, at: 3600))
        #expect(!permitted(approved, at: 59))
        #expect(throws: ApprovalError.over) { try approved.used(by: Scene.a, at: Scene.later(3600)) }
        #expect(throws: ApprovalError.over) { try ask().approved(by: second, at: Scene.later(3600)) }
        #expect(throws: ApprovalError.over) { try ask().approved(by: second, at: Scene.later(-1)) }
        #expect(throws: Never.self) { try ask(until: 86_400) }
        #expect(throws: ApprovalError.badEnd(latest: Scene.later(86_400))) { try ask(until: 86_401) }
        #expect(throws: ApprovalError.badEnd(latest: Scene.later(86_400))) { try ask(until: 0) }
    }

    @Test("Only the one who asked takes it back or uses it")
    func onlyTheAskerActs() throws {
        let approved = try ask().approved(by: second, at: Scene.later(60))
        #expect(throws: ApprovalError.notYours) { try approved.used(by: Scene.b, at: Scene.later(61)) }
        #expect(throws: ApprovalError.notYours) { try approved.withdrawn(by: Scene.b, at: Scene.later(61)) }
        let withdrawn = try approved.withdrawn(by: Scene.a, at: Scene.later(61))
        #expect(!permitted(withdrawn))
        #expect(throws: ApprovalError.closed) { try withdrawn.used(by: Scene.a, at: Scene.later(62)) }
    }

    @Test("An approved row forged in the store, with the asker or their unit as the second, permits nothing")
    func forgedRowsPermitNothing() {
        for second in [asker, Scene.party(Scene.b, "U1"), Scene.party(Scene.a, "U2")] {
            let forged = Approval(
                stored: ApprovalID("P"), purpose: .unmasking, subject: "S", requester: asker, beneficiary: nil,
                reason: "the family must be warned", askedAt: Scene.now, until: Scene.later(3600),
                state: .approved(by: second, at: Scene.later(60)))
            #expect(!permitted(forged))
        }
    }

    @Test(
        "A reason is a sentence: blanks, one word or a file are refused",
        arguments: ["", "          \n\t      ", "because", String(repeating: "é", count: 2001)])
    func reasonsAreAsked(reason: String) {
        #expect(throws: ApprovalError.badReason) { try ask(reason: reason) }
    }

    @Test("Blanks around a reason are dropped, those within it are kept")
    func reasonsAreTrimmed() throws {
        #expect(try ask(reason: "  to warn the family \n").reason == "to warn the family")
    }
}

@Suite("Emergency access")
struct EmergencyAccessTests {
    let investigator = Scene.party(Scene.a, "U1")
    let custodians = [AccountID("K2"), AccountID("K1")]

    private func open(
        at seconds: Int64 = 0, custodians: [AccountID]? = nil, earlier: [EmergencyAccess] = []
    ) throws(ApprovalError) -> EmergencyAccess {
        try EmergencyAccess(
            id: EmergencyAccessID("E\(seconds)"), by: investigator, to: Scene.file,
            because: "a witness is being threatened", at: Scene.later(seconds),
            custodians: custodians ?? self.custodians, earlier: earlier)
    }

    @Test("It opens one case to one investigator for fifteen minutes, and no other case")
    func opensOneCase() throws {
        let access = try open()
        let authorisation = Scene.authorisation(.person(Scene.a, grants: [access.grant]))
        func decide(_ file: String, at seconds: Int64) -> Decision {
            authorisation.decide(
                .victimIdentity, .victimIdentity,
                on: Resource(id: "V", area: Scene.gao, cases: [CaseID(file)], marks: .all),
                in: Circumstances(now: Scene.later(seconds), provenAt: Scene.later(seconds)))
        }
        #expect(decide("C", at: 0) == .allow)
        #expect(decide("C", at: 899) == .allow)
        #expect(decide("C", at: 900) == .notFound)
        #expect(decide("D", at: 1) == .notFound)
    }

    @Test("It never names a source: that takes two persons, in an emergency too")
    func sourcesStayShut() throws {
        let authorisation = Scene.authorisation(.person(Scene.a, grants: [try open().grant]))
        let source = Resource(id: "S", area: Scene.gao, cases: [Scene.file])
        #expect(authorisation.decide(.sourceIdentity, .sourceIdentity, on: source, in: Scene.fresh) == .needsApproval)
    }

    @Test("Every custodian is owed a notice, and without one to tell it does not open")
    func everyCustodianIsTold() throws {
        #expect(try open().noticesOwed == [AccountID("K1"), AccountID("K2")])
        #expect(throws: ApprovalError.noCustodian) { try open(custodians: []) }
        #expect(throws: ApprovalError.noCustodian) { try open(custodians: [Scene.a]) }
    }

    @Test("Not two at once, and none while an earlier one was left unreviewed for 72 hours")
    func oneAtATime() throws {
        let first = try open()
        #expect(throws: ApprovalError.alreadyOpen) { try open(at: 899, earlier: [first]) }
        #expect(throws: Never.self) { try open(at: 900, earlier: [first]) }
        #expect(!first.isOverdue(at: Scene.later(72 * 3600 - 1)))
        #expect(first.isOverdue(at: Scene.later(72 * 3600)))
        #expect(throws: ApprovalError.reviewOwed) { try open(at: 72 * 3600, earlier: [first]) }
        let reviewed = try first.reviewed(by: AccountID("K1"), finding: .justified, at: Scene.later(3600))
        #expect(throws: Never.self) { try open(at: 72 * 3600, earlier: [reviewed]) }
        #expect(throws: ApprovalError.closed) {
            try reviewed.reviewed(by: AccountID("K2"), finding: .notJustified, at: Scene.later(3601))
        }
        #expect(throws: ApprovalError.ownRequest) {
            try first.reviewed(by: Scene.a, finding: .justified, at: Scene.later(3600))
        }
    }
}
