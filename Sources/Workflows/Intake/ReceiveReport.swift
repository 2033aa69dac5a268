import Access
import Database
public import Protection
public import Store
import TransparencyLog

/// Takes a report in, by whatever channel it came: it is stored, sealed and logged in one transaction before anyone is
/// answered, and read afterwards. Nothing acknowledged is ever lost, and nothing is doubled.
public final class ReceiveReport: Sendable {
    private let store: Store
    private let sealing: ReportSealing
    private let gauge: Guarded<FloodGauge>
    /// For doors open to anyone: what floods in by them makes no stranger's phone be set aside.
    private let openGauge = Guarded(FloodGauge(perSource: 60, newSources: 500))
    private let bell: IntakeBell

    /// - Parameter bell: Rung for each report stored, so that it is read at once.
    public init(store: Store, sealing: ReportSealing, gauge: FloodGauge = FloodGauge(), bell: IntakeBell) {
        self.store = store
        self.sealing = sealing
        self.gauge = Guarded(gauge)
        self.bell = bell
    }

    /// Stores a report, or says that it is here already.
    ///
    /// Two reports of one identity are the same where format-independent answers, form and correction are the same.
    /// - Throws: `Refusal` of kind verification where it corrects a report that another has corrected already.
    public func callAsFunction(_ incoming: IncomingReport, at now: Instant) async throws -> Receipt {
        guard let source = incoming.crowd ?? incoming.source else {
            return try await take(incoming, .pass, at: now)
        }
        // Those for doors open to anyone have a gauge of their own.
        let isTrusted = incoming.crowd == nil && incoming.isTrusted
        func gauged<T: Sendable>(_ body: (inout FloodGauge) -> sending T) -> T {
            incoming.crowd == nil ? gauge.withLock(body) : openGauge.withLock(body)
        }
        let verdict = gauged { $0.take(source: source, isTrusted: isTrusted, at: now) }
        var isNew = false
        defer { if !isNew { gauged { $0.putBack(verdict, source: source, isTrusted: isTrusted, at: now) } } }
        let receipt = try await take(incoming, verdict, at: now)
        if case .stored = receipt { isNew = true }
        return receipt
    }

    private func take(
        _ incoming: IncomingReport, _ verdict: FloodGauge.Verdict, at now: Instant
    ) async throws -> Receipt {
        let quarantine: FloodGauge.Reason? = if case .quarantine(let reason) = verdict { reason } else { nil }
        let report = StoredReport(
            id: store.ids.next().description, key: incoming.key, channel: incoming.channel, purpose: incoming.purpose,
            format: incoming.format, form: incoming.form, receivedAt: now, saidAt: incoming.saidAt,
            digest: incoming.digest, body: try sealing.seal(incoming.original), replaces: incoming.replaces,
            owner: incoming.owner, source: incoming.source, areas: incoming.areas, clearHeader: incoming.clearHeader,
            quarantine: quarantine)
        let receipt = try await store(report, attachments: incoming.attachments, files: incoming.files)
        if case .stored = receipt { bell.ring() }
        return receipt
    }

    private func store(_ report: StoredReport, attachments: [String], files: [ArrivedFile]) async throws -> Receipt {
        do {
            return try await storeOnce(report, attachments, files)
        } catch let error as DatabaseError where error.kind == .uniqueViolation {
            // Another server stored the same identity, or a correction of the same report, between our look and our write.
            // Now it is seen, and what came along with ours is kept with it.
            return try await storeOnce(report, attachments, files)
        }
    }

    private func storeOnce(
        _ report: StoredReport, _ attachments: [String], _ files: [ArrivedFile]
    ) async throws -> Receipt {
        try await store.facts.append { transaction in
            if let receipt = try Self.held(report, in: transaction) {
                if case .same(let id) = receipt { try Self.keep(attachments, files, of: id, in: transaction) }
                return receipt
            }
            try report.insert(in: transaction)
            try Self.keep(attachments, files, of: report.id, in: transaction)
            if let replaced = report.replaces {
                try Self.inherit(attachments, from: replaced, to: report.id, in: transaction)
            }
            try LogWriter.append(
                LogEvent(
                    microseconds: report.receivedAt.microseconds, actor: LogActor(report.owner), action: .received,
                    object: LogObject(.report, LogID(report.id))), in: transaction)
            return .stored(id: report.id)
        }
    }

    /// What is to be answered where the identity is taken; nil where it is free.
    private static func held(_ report: StoredReport, in transaction: any Transaction) throws -> Receipt? {
        if let held = try StoredReport.with(key: report.key, in: transaction) {
            return held.isSame(as: report) ? .same(id: held.id) : .conflict(id: held.id)
        }
        if let replaced = report.replaces, try StoredReport.replacing(replaced, in: transaction) != nil {
            throw Refusal.alreadyCorrected
        }
        return nil
    }

    /// Notes which files are to come and which are here. One already here stays as it came first.
    private static func keep(
        _ names: [String], _ files: [ArrivedFile], of report: String, in transaction: any Transaction
    ) throws {
        for name in names { try StoredAttachment.expect(name, of: report, in: transaction) }
        for file in files {
            // Other bytes under a name that is taken are refused, not passed over in silence.
            guard try StoredAttachment.arrived(file.content, name: file.name, of: report, in: transaction) else {
                throw Refusal.fileTaken
            }
        }
    }

    /// A correction need not bring the files of the report it corrects again.
    private static func inherit(
        _ names: [String], from replaced: Report.ID, to report: String, in transaction: any Transaction
    ) throws(DatabaseError) {
        guard !names.isEmpty, let held = try StoredReport.with(key: replaced, in: transaction) else { return }
        for file in try StoredAttachment.all(of: held.id, in: transaction) where names.contains(file.name) {
            guard let content = file.content else { continue }
            _ = try StoredAttachment.arrived(content, name: file.name, of: report, in: transaction)
        }
    }
}

extension Refusal {
    /// Another file came first under that name.
    public static let fileTaken = Refusal(
        .verification, code: "file_taken",
        message: Phrase(
            fr: "Un autre fichier de ce nom est déjà enregistré ; il reste tel quel.",
            en: "Another file of this name is already stored; it stays as it is."),
        remedy: Phrase(fr: "Envoyez-le sous un autre nom.", en: "Send it under another name."))

    /// A report is corrected once; whoever corrects it again starts from the correction.
    static let alreadyCorrected = Refusal(
        .verification, code: "already_corrected",
        message: Phrase(
            fr: "Ce signalement a déjà été corrigé par un autre envoi.",
            en: "This report has already been corrected by another submission."),
        remedy: Phrase(
            fr: "Reprenez la dernière version et corrigez celle-là.",
            en: "Start from the latest version and correct that one."))
}

extension StoredReport {
    /// Whether another report under the same identity says the same, in the same form, about the same earlier one.
    fileprivate func isSame(as other: StoredReport) -> Bool {
        digest == other.digest && form?.id == other.form?.id && replaces == other.replaces
    }
}

extension LogActor {
    /// Whoever sent a report.
    init(_ owner: Owner?) {
        switch owner {
        case nil: self = .system(.server)
        case .account(let id)?: self = LogID(id.rawValue).map(LogActor.person) ?? .unknown
        case .token(let id)?: self = LogID(id.rawValue).map(LogActor.token) ?? .unknown
        case .device(let id)?: self = LogID(id.rawValue).map(LogActor.device) ?? .unknown
        }
    }
}
