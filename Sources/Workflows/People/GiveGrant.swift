public import Access
import Database
public import Protection
public import Store
import TransparencyLog

/// Gives and ends grants, and carries the requests of the two-person rule.
public struct GiveGrant: Sendable {
    private let store: Store

    public init(store: Store) {
        self.store = store
    }

    /// Asks a second person for a grant. What is asked for is kept with the request and given only when it is used.
    public func ask(
        _ role: Role, _ compartment: Compartment, for account: AccountID, by requester: Party, because reason: String,
        at now: Instant
    ) async throws -> ApprovalID {
        let grant = try Grant(
            id: GrantID(store.ids.next().description), account: account, role: role, compartment: compartment,
            from: now,
            until: now + Grant.longest)
        let approval = try Approval(
            id: ApprovalID(store.ids.next().description), purpose: .grant, of: grant.id.rawValue, by: requester,
            for: account, because: reason, at: now,
            until: now + Approval.longestLife)
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            guard let profile = try AccountProfile.with(account, in: transaction), profile.closedAt == nil else {
                throw Refusal.noSuchThing
            }
            try Keys.requireKnown(compartment.areas, in: transaction)
            try grant.check(against: try Grant.of(account, in: transaction))
            _ = try approval.save(over: nil, in: transaction)
            try grant.keepAsked(under: approval.id, in: transaction)
            try LogWriter.append(
                LogEvent(
                    .requested, .grant, grant.id.rawValue, by: requester.account, at: now,
                    under: approval.id.rawValue), in: transaction)
        }
        return approval.id
    }

    /// Gives a grant that one person may give alone: only while a store is being founded.
    public func found(
        _ role: Role, for account: AccountID, by giver: Party, at now: Instant
    ) async throws {
        let grant = try Grant(
            id: GrantID(store.ids.next().description), account: account, role: role, compartment: .nothing, from: now,
            until: now + Grant.longest)
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            let custodians = try Grant.holders(of: .custodian, at: now, in: transaction)
            guard Founding.allows(grant, by: giver, custodians: custodians) else { throw Refusal.twoPersonsNeeded }
            try grant.check(against: try Grant.of(account, in: transaction))
            try grant.insert(givenBy: giver.account, in: transaction)
            try Settings.bumpAccessVersion(in: transaction)
            try LogWriter.append(
                LogEvent(.granted, .grant, grant.id.rawValue, by: giver.account, at: now), in: transaction)
        }
    }

    /// Ends a grant: one person is enough.
    public func end(_ grant: GrantID, by actor: AccountID, at now: Instant) async throws {
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            guard try Grant.end(grant, at: now, in: transaction) else { throw Refusal.noSuchThing }
            try Settings.bumpAccessVersion(in: transaction)
            try LogWriter.append(
                LogEvent(.grantEnded, .grant, grant.rawValue, by: actor, at: now), in: transaction)
        }
    }
}

extension Refusal {
    static let twoPersonsNeeded = Refusal(
        .twoPersonsNeeded,
        message: Phrase(
            fr: "Deux personnes d’unités différentes doivent décider.",
            en: "Two persons of different units must decide."),
        remedy: Phrase(
            fr: "Faites la demande sur la page Approbations.", en: "Make the request on the page Approvals."))
}
