import Access
import Database
import Protection
import SignIn
import Store

extension Demonstration.Running {
    /// Someone new, signed in, who holds one role in one compartment and nothing else.
    /// - Parameter provenAt: When they last proved who they are; just now where none is given.
    func someone(_ role: Role, in compartment: Compartment, provenAt: Instant? = nil) async throws -> Client {
        let now = Instant.now
        var generator = SystemRandomNumberGenerator()
        let token = SecretToken(.session, using: &generator)
        let account = AccountID(store.ids.next().description)
        let profile = AccountProfile(
            id: account, name: "someone \(account.rawValue)", unit: UnitID("elsewhere"), createdAt: now)
        let grant = try Grant(
            id: GrantID(store.ids.next().description), account: account, role: role, compartment: compartment,
            from: now, until: Instant(microseconds: now.microseconds + 3_600_000_000))
        let session = StoredSession(
            digest: token.digest.text, account: account, startedAt: provenAt ?? now, seenAt: now,
            provenAt: provenAt ?? now)
        try await store.facts.write { transaction in
            try profile.insert(in: transaction)
            try grant.insert(givenBy: nil, in: transaction)
            try session.insert(in: transaction)
            try Settings.bumpAccessVersion(in: transaction)
        }
        return Client(place: client.place, session: token.text)
    }
}
