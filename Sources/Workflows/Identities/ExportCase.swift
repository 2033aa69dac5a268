public import Access
import Database
public import Protection
import Sealing
public import Store
import StrictText
import TransparencyLog
public import Vault

/// All the victims of one case in one sealed file: asked for with a reason, approved by a second person of another
/// unit, done once. It is sealed to the organisation's key, whose secret half is on no server: whoever carries the
/// file carries nothing that opens it.
public struct ExportCase: Sendable {
    private let store: Store
    private let vault: Vault
    /// More people than a case has; beyond it the case is to be split.
    public static let most = 1_000

    public init(store: Store, vault: Vault) {
        self.store = store
        self.vault = vault
    }

    /// The file, as `releve open` reads it.
    ///
    /// The approval is used and logged in one transaction before anyone is read; each read is logged, too. What breaks
    /// off after that has to be asked for anew.
    /// - Throws: `ApprovalError` where it is not approved, over or used; `Refusal` without a key of the organisation;
    ///   `VaultError`.
    public func callAsFunction(
        _ caseFile: StoredCase, under id: ApprovalID, by party: Party, at now: Instant
    ) async throws -> [UInt8] {
        guard let key = try await OrganisationKeys(store: store).current() else { throw Refusal.noOrganisationKey }
        let people = try await store.facts.read { try StoredSubject.of(caseFile.id, in: $0) }
            .filter { $0.kind == .victim && $0.destroyedAt == nil }
        guard people.count <= Self.most else { throw Refusal.tooManyPersons }
        try await use(id, on: caseFile, by: party, at: now)
        let read = ReadIdentity(store: store, vault: vault)
        var lines: [JSON] = []
        for person in people {
            do {
                lines.append(Self.line(person, try await read(person, by: party.account, at: now)))
            } catch VaultError.destroyed {
                continue  // forgotten in this very moment
            } catch VaultError.noConsent {
                // The time they agreed to be kept for is over: one person's no keeps nobody else's name back.
                lines.append(
                    .object([
                        .init("reference", .string(person.reference.text)), .init("withheld", .string("consent_over")),
                    ]))
            }
        }
        let whole = JSON.object([
            .init("case", .string(caseFile.reference.text)), .init("at", .string(now.description)),
            .init("approval", .string(id.rawValue)), .init("persons", .array(lines)),
        ])
        let header = try ReportHeader(category: "case_persons")
        return Array(try SealedReport(sealing: Array(whole.text.utf8), header: header, to: key).text.utf8)
    }

    private func use(_ id: ApprovalID, on caseFile: StoredCase, by party: Party, at now: Instant) async throws {
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            try Approval.use(
                id, for: .bulkExport, of: caseFile.id.description, by: party.account, at: now, in: transaction)
            try LogWriter.append(
                LogEvent(
                    .shared, .caseFile, caseFile.id.description, by: party.account, at: now, reason: .caseWork,
                    under: id.rawValue), in: transaction)
        }
    }

    private static func line(_ person: StoredSubject, _ identity: Identity) -> JSON {
        let known = IdentityField.allCases.compactMap { field in
            identity.text(field).map { JSON.Member(field.rawValue, .string($0)) }
        }
        return .object([.init("reference", .string(person.reference.text))] + known)
    }
}

extension Refusal {
    static let noOrganisationKey = Refusal(
        .data, code: "organisation_key_missing",
        message: Phrase(
            fr: "L’organisation n’a publié aucune clé : rien ne peut être scellé pour elle.",
            en: "The organisation has published no key: nothing can be sealed to it."),
        remedy: Phrase(
            fr: "releve key make sur une machine à part, puis releve key publish ici.",
            en: "releve key make on a machine of its own, then releve key publish here."))

    static let tooManyPersons = Refusal(
        .data, code: "persons_too_many",
        message: Phrase(
            fr: "Ce dossier réunit plus de mille personnes.", en: "This case gathers more than a thousand people."),
        remedy: Phrase(fr: "Partagez-le en plusieurs dossiers.", en: "Split it into several cases."))
}
