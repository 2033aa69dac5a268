public import Access
import Database
public import Protection
public import Store

/// The first account of a store, and what may be done from the machine until there are two who can decide together.
public struct Founders: Sendable {
    private let store: Store

    public init(store: Store) {
        self.store = store
    }

    /// The one-time link of the owner: a custodian, who brings the others. Asked again before the owner has enrolled, it
    /// replaces the earlier link.
    /// - Throws: `Refusal` once the owner has enrolled: then only an approval of two persons makes a new link.
    public func ownerLink(name: String, unit: UnitID, at now: Instant) async throws -> String {
        let (first, enrolled) = try await store.facts.read { transaction in
            let first = try AccountProfile.page(1, in: transaction).first
            let enrolled = try first.map { profile in
                try !StoredPasskey.of(profile.id, in: transaction).isEmpty
                    || StoredPassword.of(profile.id, in: transaction) != nil
            }
            return (first, enrolled ?? false)
        }
        guard let first else {
            return try await Invite(store: store)(
                name: name, unit: unit, grants: [(.custodian, .nothing)], by: nil, at: now
            ).path
        }
        guard !enrolled else {
            throw Refusal(
                .store, code: "owner_enrolled",
                message: Phrase(
                    fr: "Cette base a déjà sa première personne.", en: "This store already has its first person."),
                remedy: Phrase(
                    fr: "Faites demander une nouvelle inscription sous « Approbations ».",
                    en: "Have a new enrolment asked for under “Approvals”."))
        }
        return try await Invite(store: store).again(first.id, by: nil, at: now).path
    }

    /// Passes while fewer than two units have a custodian who can sign in.
    public func requireFounding(at now: Instant) async throws {
        let units = try await store.facts.read { transaction in
            Set(
                try Grant.holders(of: .custodian, at: now, in: transaction).filter { party in
                    try !StoredPasskey.of(party.account, in: transaction).isEmpty
                        || StoredPassword.of(party.account, in: transaction) != nil
                }.map(\.unit))
        }
        guard units.count < 2 else { throw Refusal.twoPersonsNeeded }
    }
}
