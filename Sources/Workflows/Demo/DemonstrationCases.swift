import Access
import Database
import Demonstration
public import Protection
public import Store
import TransparencyLog
public import Vault

/// Two invented cases with invented people, so that identities, consents, unmasking and emergency access can be tried.
public struct DemonstrationCases: Sendable {
    private let store: Store
    private let vault: Vault

    public init(store: Store, vault: Vault) {
        self.store = store
        self.vault = vault
    }

    /// Makes them where they are missing. The first case is entrusted by name to the demonstration's investigators and
    /// analysts; the second to nobody: only an emergency opens it.
    public func settle(at now: Instant) async throws {
        if let held = try await store.facts.read({ try Settings.value(.demonstrationCases, in: $0) }) {
            guard let id = UUIDv7(held), let first = try await store.facts.read({ try StoredCase.with(id, in: $0) })
            else { return }
            return try await DemonstrationPair(store: store, vault: vault).settle(in: first, at: now)
        }
        let open = OpenCase(store: store, vault: vault)
        let menaka = AreaRef(scheme: MaliAreas.scheme, code: "ML0704")
        let first = try await open(
            title: "Exemple inventé · Invented example", bounds: Bounds(area: menaka), by: nil, at: now)
        let second = try await open(
            title: "Exemple inventé, confié à personne · Invented example, entrusted to nobody",
            bounds: Bounds(area: menaka, marks: .ownForceImplicated), by: nil, at: now)
        for number in 1...2 { try await enrol(.victim, "Victime inventée \(number)", in: first, at: now) }
        try await enrol(.source, "Source inventée 1", in: first, at: now)
        try await enrol(.victim, "Victime inventée 3", in: second, at: now)
        try await Demonstrators(store: store).entrust(first.caseID, at: now)
        try await store.facts.write { try Settings.set(.demonstrationCases, to: first.id.description, in: $0) }
        try await DemonstrationPair(store: store, vault: vault).settle(in: first, at: now)
    }

    private func enrol(
        _ kind: StoredSubject.Kind, _ name: String, in caseFile: StoredCase, at now: Instant
    ) async throws {
        let consents =
            kind == .source
            ? []
            : [
                Consent(id: store.ids.next(), .holding, to: "MINUSMA", level: .full, givenAt: now),
                Consent(id: store.ids.next(), .investigation, to: "MINUSMA", level: .name, givenAt: now),
            ]
        try await EnrolIdentity(store: store, vault: vault)(
            StoredSubject(store.ids.next(), kind, of: caseFile, by: nil, at: now),
            [.givenName: name, .familyName: "Démonstration", .contact: "+223 00 00 00 00"], consents: consents,
            by: .system(.demonstration), at: now)
    }
}
