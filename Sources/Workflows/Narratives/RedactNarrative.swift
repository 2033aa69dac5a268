public import Access
import Database
public import Protection
public import Store
import TransparencyLog
public import Vault

/// What an analyst does to the account the facts hold of a report: has the names of its own persons, whom the vault knows, replaced
/// by references; brings back words that were kept back; reads it over and strikes out. The account as received stays sealed.
public struct RedactNarrative: Sendable {
    private let store: Store
    private let vault: Vault
    private let sealing: ReportSealing
    private let sieve: AccountSieve

    public init(store: Store, vault: Vault, sealing: ReportSealing, sieve: AccountSieve) {
        self.store = store
        self.vault = vault
        self.sealing = sealing
        self.sieve = sieve
    }

    /// Takes the names of the report's persons out as well; each read of a name is logged as any. An account nobody has read
    /// over is sieved anew for it; of one that was read over, what was struck out stays out.
    /// - Parameter persons: Subjects whose case the policy has found to be granted to the account.
    /// - Returns: The account as the facts hold it now; nil where the report has none.
    @discardableResult
    public func callAsFunction(
        _ report: String, knowing persons: [StoredSubject], by account: Access.AccountID, at now: Instant
    ) async throws -> String? {
        let (held, said) = try await held(report)
        guard let said else { return nil }
        let readOver = held.readOverBy == nil ? nil : held.narrative
        let text = readOver ?? AccountSieve.cleaned(said)
        var found: [RedactedNarrative.Replacement] = []
        for (_, group) in Dictionary(grouping: persons, by: \.compartment).sorted(by: { $0.key < $1.key }) {
            guard let first = group.first else { continue }
            let subjects = Set(group.map { SubjectID($0.id) })
            let one = try first.grant(to: account, at: now)
            let grant = CaseGrant(
                account: one.account, caseID: one.caseID, compartment: one.compartment, subjects: subjects, from: now,
                until: now)
            let redactor = try await vault.redactor(for: subjects, by: grant, at: now) { [store] read in
                let event = LogEvent(
                    microseconds: now.microseconds, actor: LogActor(account), action: .identityRead,
                    object: LogObject(.victim, LogID(read.subject.uuid)), reason: .caseWork)
                try await store.facts.append { try LogWriter.append(event, in: $0) }
            }
            found += redactor.redacted(text).replacements
        }
        let redacted =
            readOver == nil ? sieve.unread(said, naming: found) : sieve.readOver(text, naming: found)
        return try await keep(redacted, held, isReadOver: false, by: account, at: now)
    }

    /// Keeps an account as someone left it who read it over. Only words of the account as it stood may be in it: one may strike
    /// out, and put `[name]`, and nothing else. What the lists still find goes too.
    /// - Parameter version: The version the reader saw.
    @discardableResult
    public func reviewed(
        _ report: String, version: Int, as text: String, by account: Access.AccountID, at now: Instant
    ) async throws -> String? {
        let (held, _) = try await held(report)
        guard held.version == version else { throw Refusal.changedMeanwhile }
        let known = Set(AccountWords(held.narrative ?? "").words.map(\.folded))
        let added = AccountWords(text).words.filter { !$0.isReference && !known.contains($0.folded) }
        guard added.isEmpty else { throw Refusal.wordsAdded }
        return try await keep(sieve.readOver(text), held, isReadOver: true, by: account, at: now)
    }

    /// Brings back words of the account that were kept back, at each place where they are spelled alike. To bring back all of
    /// them is to have read the account over.
    /// - Parameters:
    ///   - version: The version the reader saw.
    ///   - numbers: Of the words; nil for all.
    @discardableResult
    public func broughtBack(
        _ report: String, version: Int, words numbers: Set<Int>?, by account: Access.AccountID, at now: Instant
    ) async throws -> String? {
        let (held, said) = try await held(report)
        guard held.version == version else { throw Refusal.changedMeanwhile }
        guard let said, let text = held.narrative else { return nil }
        return try await keep(
            sieve.readOver(AccountSieve.broughtBack(text, of: said, numbers)), held, isReadOver: numbers == nil,
            by: account, at: now)
    }

    private func held(_ report: String) async throws -> (StoredReading, String?) {
        let (stored, reading) = try await store.facts.read { transaction in
            (
                try StoredReport.with(id: report, in: transaction),
                try StoredReading.current(of: report, in: transaction)
            )
        }
        guard let stored, let reading else { throw Refusal.noSuchThing }
        return (reading, try ReportAccount.said(in: stored, reading, sealing: sealing))
    }

    private func keep(
        _ text: String, _ held: StoredReading, isReadOver: Bool, by account: Access.AccountID, at now: Instant
    ) async throws -> String? {
        let next = held.redacted(
            text, version: held.version + 1, isReadOver: isReadOver, by: account.rawValue, at: max(now, held.readAt))
        // What was struck out is not to be found in the file either.
        try await store.erase { transaction in
            try LogWriter.reserve(in: transaction)
            guard try StoredReading.current(of: held.report, in: transaction)?.version == held.version else {
                throw Refusal.changedMeanwhile
            }
            try next.insert(in: transaction)
            try SummariseIncident.again(held.report, at: now, in: transaction)
            try LogWriter.append(
                LogEvent(.changed, .report, held.report, by: account, at: now, reason: .correction), in: transaction)
        }
        return text
    }
}

/// The account of a report in words: what a form's narrative says, or the whole of a message.
enum ReportAccount {
    /// Nil where there is none, or where its sender sealed it for others.
    /// - Throws: `VaultError.tampered` for a box that was changed since it was sealed.
    static func said(in report: StoredReport, _ reading: StoredReading, sealing: ReportSealing) throws -> String? {
        guard report.format != .sealed, report.format != .encryptedForm else { return nil }
        if let said = ReadingWords(try sealing.open(reading.words))?.narrative { return said }
        guard report.format == .text else { return nil }
        return String(decoding: try sealing.open(report.body), as: UTF8.self)
    }
}

extension Refusal {
    static let wordsAdded = Refusal(
        .usage, code: "words_added",
        message: Phrase(
            fr: "Ce texte contient des mots qui n’étaient pas dans le récit.",
            en: "This text has words that were not in the account."),
        place: "narrative",
        remedy: Phrase(
            fr: "Supprimez des mots, ou mettez [name] à leur place ; n’ajoutez rien.",
            en: "Strike words out, or put [name] in their place; add nothing."))
}
