public import Access
public import Database
public import Protection
public import Store
import TransparencyLog
public import Vault

/// Makes whoever told us something a source of a case: known there by a pseudonym, readable by two persons together
/// and by nobody alone.
public struct BindSource: Sendable {
    private let store: Store
    private let vault: Vault

    public init(store: Store, vault: Vault) {
        self.store = store
        self.vault = vault
    }

    /// The sender of a report: the number it wrote from, where there is one, and which report it was.
    ///
    /// Whoever binds sees neither: the number goes from one sealed place to another. The order is that of
    /// `EnrolIdentity`.
    /// - Parameters:
    ///   - id: Made by the form, so that sending it twice binds one source.
    /// - Throws: `Refusal` where nobody knows who sent it; `VaultError`.
    public func sender(
        of report: StoredReport, as id: UUIDv7, to caseFile: StoredCase, by account: Access.AccountID?, at now: Instant
    ) async throws {
        guard let source = report.source else { throw Refusal.senderUnknown }
        let correspondent = try await store.facts.read { try StoredCorrespondent.with(id: source, in: $0) }
        var texts: [IdentityField: String] = [.told: report.id]
        // A device or a program is found by its label under Devices; there is no number to keep.
        texts[.contact] = try correspondent.map { try MessageSealing(vault).open($0.number) } ?? source
        try await EnrolIdentity(store: store, vault: vault)(
            StoredSubject(id, .source, of: caseFile, by: account, at: now), texts, by: LogActor(account), at: now)
    }

    /// A source that was enrolled before there was a case.
    /// - Throws: `Refusal` where it belongs to a case already.
    public func callAsFunction(
        _ subject: StoredSubject, to caseFile: StoredCase, by account: Access.AccountID, at now: Instant
    ) async throws {
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            guard try StoredSubject.bind(subject.id, to: caseFile.id, in: transaction) else {
                throw Refusal.boundAlready
            }
            let reached = LogID(caseFile.id)
            try LogWriter.append(
                LogEvent(
                    microseconds: now.microseconds, actor: LogActor(account), action: .changed,
                    object: LogObject(subject.kind.logged, LogID(subject.id)), reason: .caseWork, compartment: reached,
                    under: reached), in: transaction)
        }
    }
}

extension Refusal {
    static let senderUnknown = Refusal(
        .data, code: "sender_unknown",
        message: Phrase(
            fr: "Ce signalement est venu sans que rien ne dise de qui.",
            en: "This report came without anything that says from whom."),
        remedy: Phrase(
            fr: "Inscrivez la source à la main, si vous la connaissez.", en: "Enrol the source by hand, if you know it."
        ))

    static let boundAlready = Refusal(
        .usage, code: "bound_already",
        message: Phrase(fr: "Cette source appartient déjà à un dossier.", en: "This source belongs to a case already."),
        remedy: Phrase(fr: "Relisez la page.", en: "Read the page again."))
}
