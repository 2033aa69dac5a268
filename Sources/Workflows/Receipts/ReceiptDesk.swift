public import Access
public import Database
public import Messaging
public import Protection
public import Store
import TransparencyLog

/// Receipt codes: given out with a report, and shown again by the person who sent it, to read in neutral words what
/// became of it and to answer questions, without an account and without anyone knowing who they are.
public struct ReceiptDesk: Sendable {
    private let store: Store
    private let sealing: MessageSealing
    /// Rung when an answer came in.
    private let news: IntakeBell
    /// A question or an answer is no longer than this, in characters.
    public static let longest = 2_000
    private static let mostAnswers = 50

    public init(store: Store, sealing: MessageSealing, news: IntakeBell) {
        self.store = store
        self.sealing = sealing
        self.news = news
    }

    /// What someone with a code may see. It names neither the report nor anything in it.
    public struct Standing: Sendable {
        /// How far it has come; nil while it is only noted.
        public let step: AlertStep?
        public let remarks: [Remark]
    }

    /// A question or an answer, opened.
    public struct Remark: Hashable, Sendable {
        public let isFromSource: Bool
        public let text: String
        public let saidAt: Instant
        public let seenAt: Instant?
    }

    /// The code of a report. The same report keeps its code, so that a report sent again is answered alike.
    public func issue(for report: String, at now: Instant) async throws -> ReceiptCode {
        try await store.facts.write { [self] in try issue(for: report, at: now, in: $0) }
    }

    /// The same inside a transaction that is under way.
    public func issue(
        for report: String, at now: Instant, in transaction: any Transaction
    ) throws -> ReceiptCode {
        if let held = try StoredReceipt.of(report: report, in: transaction) {
            return try ReceiptCode(sealing.open(held.code))
        }
        var random = SystemRandomNumberGenerator()
        let code = ReceiptCode(using: &random)
        try StoredReceipt(
            report: report, mark: try sealing.mark(code.text, as: .code), code: try sealing.seal(code.text), madeAt: now
        ).insert(in: transaction)
        return code
    }

    /// The code of a report whose sender made one up already, on a phone without a network, and has noted it.
    ///
    /// It stands where it is nobody's yet; else the report gets one of ours, and the sender is told.
    public func issue(_ wanted: ReceiptCode?, for report: String, at now: Instant) async throws -> ReceiptCode {
        guard let wanted else { return try await issue(for: report, at: now) }
        return try await store.facts.write { [self] transaction in
            let mark = try sealing.mark(wanted.text, as: .code)
            guard try StoredReceipt.of(report: report, in: transaction) == nil,
                try StoredReceipt.with(mark: mark, in: transaction) == nil
            else { return try issue(for: report, at: now, in: transaction) }
            try StoredReceipt(report: report, mark: mark, code: try sealing.seal(wanted.text), madeAt: now)
                .insert(in: transaction)
            return wanted
        }
    }

    /// What someone with this code may see; nil where no report has it. What was asked counts as seen from now on.
    public func standing(_ code: ReceiptCode, at now: Instant) async throws -> Standing? {
        let mark = try sealing.mark(code.text, as: .code)
        return try await store.facts.write { [self] transaction in
            guard let receipt = try StoredReceipt.with(mark: mark, in: transaction) else { return nil }
            let step = try ReportProgress.step(of: receipt.report, in: transaction)
            try StoredRemark.see(report: receipt.report, fromSource: false, at: now, in: transaction)
            return Standing(
                step: step.flatMap { AlertStep(rawValue: $0) },
                remarks: try remarks(of: receipt.report, in: transaction))
        }
    }

    /// Keeps what someone with this code says.
    /// - Returns: False where no report has the code.
    /// - Throws: `Refusal` for nothing, too much, or too often.
    public func answer(_ code: ReceiptCode, _ text: String, at now: Instant) async throws -> Bool {
        let body = try sealed(text)
        let mark = try sealing.mark(code.text, as: .code)
        let id = store.ids.next()
        let isKnown = try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            guard let receipt = try StoredReceipt.with(mark: mark, in: transaction) else { return false }
            let earlier = try StoredRemark.of(report: receipt.report, in: transaction).filter(\.isFromSource)
            guard earlier.count < Self.mostAnswers else { throw Self.tooMany }
            // A form sent twice by a bad line is one answer.
            if let last = earlier.last, try sealing.open(last.body) == text.cleaned { return true }
            try StoredRemark(
                id: id.description, report: receipt.report, isFromSource: true, body: body, saidAt: now, saidBy: nil
            ).insert(in: transaction)
            try StoredAlert.touch(report: receipt.report, at: now, in: transaction)
            try LogWriter.append(
                LogEvent(
                    microseconds: now.microseconds, actor: .system(.server), action: .received,
                    object: LogObject(.answer, LogID(id))), in: transaction)
            return true
        }
        if isKnown { news.ring() }
        return isKnown
    }

    /// Asks the person who sent a report something. It is seen by whoever holds the code, so it names nobody.
    /// - Throws: `Refusal` for nothing, too much, or where the person has no code to read it with.
    public func ask(_ report: String, _ text: String, by account: AccountID, at now: Instant) async throws {
        let body = try sealed(text)
        let id = store.ids.next()
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            guard try StoredReceipt.of(report: report, in: transaction) != nil else { throw Self.noCode }
            try StoredRemark(
                id: id.description, report: report, isFromSource: false, body: body, saidAt: now,
                saidBy: account.rawValue
            ).insert(in: transaction)
            try LogWriter.append(
                LogEvent(.requested, .answer, id.description, by: account, at: now, under: report), in: transaction)
        }
    }

    /// What was asked and answered about a report, for the people who work on it; nil where its sender has no code.
    public func dialogue(of report: String) async throws -> [Remark]? {
        try await store.facts.read { [self] transaction in
            guard try StoredReceipt.of(report: report, in: transaction) != nil else { return nil }
            return try remarks(of: report, in: transaction)
        }
    }

    /// Notes that somebody on duty has the answers about a report before their eyes.
    public func see(_ report: String, at now: Instant) async throws {
        try await store.facts.write { try StoredRemark.see(report: report, fromSource: true, at: now, in: $0) }
    }

    private func remarks(of report: String, in transaction: any Transaction) throws -> [Remark] {
        try StoredRemark.of(report: report, in: transaction).map {
            Remark(
                isFromSource: $0.isFromSource, text: try sealing.open($0.body), saidAt: $0.saidAt, seenAt: $0.seenAt)
        }
    }

    private func sealed(_ text: String) throws -> [UInt8] {
        let clean = text.cleaned
        guard !clean.isEmpty, clean.count <= Self.longest else {
            throw Refusal(
                .usage, code: "remark_refused",
                message: Phrase(
                    fr: "Écrivez entre 1 et \(Self.longest) signes.", en: "Write between 1 and \(Self.longest) signs."))
        }
        return try sealing.seal(clean)
    }

    private static let tooMany = Refusal(
        .usage, code: "remarks_full",
        message: Phrase(
            fr: "Il y a déjà \(mostAnswers) réponses sous ce code.",
            en: "There are \(mostAnswers) answers under this code."),
        remedy: Phrase(fr: "Envoyez un nouveau message.", en: "Send a new report."))
    private static let noCode = Refusal(
        .usage, code: "no_code",
        message: Phrase(
            fr: "La personne n’a pas de code : elle ne pourrait pas lire la question.",
            en: "The person has no code: they could not read the question."),
        remedy: Phrase(fr: "Passez par une personne de contact.", en: "Go through a contact person."))
}

extension String {
    /// Without blanks at either end.
    fileprivate var cleaned: String { String(self[...].trimmed) }
}
