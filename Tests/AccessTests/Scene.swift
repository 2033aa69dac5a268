import Access
import Protection

/// A small country: one region with two cercles, another with one, and the people of the tests.
enum Scene {
    static let gao = AreaRef(scheme: "COD-AB 2021", code: "ML07")
    static let ansongo = AreaRef(scheme: "COD-AB 2021", code: "ML0701")
    static let bourem = AreaRef(scheme: "COD-AB 2021", code: "ML0702")
    static let menaka = AreaRef(scheme: "COD-AB 2021", code: "ML10")
    static let menakaOld = AreaRef(scheme: "COD-AB 2017", code: "ML0704")
    static let nowhere = AreaRef(scheme: "COD-AB 2021", code: "ML9999")

    static let territory = Territory(
        areas: [
            area(gao), area(ansongo, in: gao), area(bourem, in: gao), area(menaka), area(menakaOld),
        ],
        crosswalks: [
            Crosswalk(from: menakaOld, to: menaka, share: 1), Crosswalk(from: menaka, to: menakaOld, share: 1),
            Crosswalk(from: bourem, to: menaka, share: 0.2), Crosswalk(from: ansongo, to: menaka, share: nil),
        ])

    static let now = Instant(startOf: Day("2023-08-13")!)
    static let a = AccountID("A")
    static let b = AccountID("B")
    static let organisation = OrganisationID("O")
    static let file = CaseID("C")

    static func area(_ ref: AreaRef, in parent: AreaRef? = nil) -> Area {
        Area(ref: ref, name: ref.code, level: parent == nil ? 1 : 2, parent: parent)
    }

    static func party(_ account: AccountID, _ unit: String) -> Party { Party(account: account, unit: UnitID(unit)) }

    static func later(_ seconds: Int64) -> Instant { Instant(microseconds: now.microseconds + seconds * 1_000_000) }

    /// A compartment that opens all, naming the case, as identities ask.
    static let open = Compartment(areas: .all, organisations: .all, cases: .only([file]), marks: .all)

    static func grant(
        _ role: Role, _ compartment: Compartment = open, to account: AccountID = a, id: String = "G",
        from: Instant = later(-60), until: Instant = later(86_400)
    ) throws -> Grant {
        try Grant(id: GrantID(id), account: account, role: role, compartment: compartment, from: from, until: until)
    }

    static func person(_ role: Role, _ compartment: Compartment = open) throws -> Principal {
        .person(a, grants: [try grant(role, compartment)])
    }

    static func authorisation(_ principal: Principal) -> Authorisation { Authorisation(for: principal, in: territory) }

    /// The request of someone who has just proven who they are.
    static let fresh = Circumstances(now: now, provenAt: now)

    /// A request of A approved by B, in force.
    static func approval(_ purpose: ApprovalPurpose, of subject: String) throws -> Approval {
        try Approval(
            id: ApprovalID("P"), purpose: purpose, of: subject, by: party(a, "U1"),
            because: "the family must be warned", at: later(-120), until: later(3600)
        ).approved(by: party(b, "U2"), at: later(-30))
    }
}
