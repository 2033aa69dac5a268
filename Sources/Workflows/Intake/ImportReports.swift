import Collection
import Hashing
public import Interchange
public import Protection
import Store

/// Takes a table of reports in, a row a report, by the same intake as every channel: each column is the path of an answer. The table is a delimited text,
/// or a sheet of a workbook (.xlsx).
///
/// A row bears its identity in a column `id`, `instanceID`, `meta/instanceID`, `meta-instanceID`, `KEY` or `_uuid`; one
/// without any gets that of its content, so that the same file twice changes nothing. Tables of ODK Central and of Kobo
/// need no change: their own columns are left out of the answers.
public struct ImportReports: Sendable {
    private let intake: Intake

    public init(intake: Intake) {
        self.intake = intake
    }

    private static let identities = [
        "id", "instanceid", "meta/instanceid", "meta-instanceid", "key", "_uuid", "meta.instanceid",
    ]

    /// - Parameters:
    ///   - form: The form the rows were filled in on; its mapping says what the columns mean.
    ///   - sheet: The sheet of a workbook; the first where nil.
    public func callAsFunction(
        _ source: some ByteSource, form: String?, sheet: String? = nil, at now: Instant, dryRun: Bool = false,
        progress: (@Sendable (Int) -> Void)? = nil
    ) async throws -> ImportSummary {
        var reader = try await Self.reader(of: ReplayedBytes(source), sheet: sheet)
        let header = reader.header
        let identity = header.firstIndex { Self.identities.contains($0.lowercased()) }
        var summary = ImportSummary()
        while try reader.next() {
            summary.read += 1
            if summary.read % 1_000 == 0 { progress?(summary.read) }
            if let fault = reader.fault {
                summary.rejected.append(
                    .init(line: reader.line, column: "", value: "", why: fault.phrase))
                continue
            }
            let answers = ReportAnswers(
                header.indices.filter { $0 != identity && $0 < reader.cellCount && !Self.isOwn(header[$0]) }.map {
                    ReportAnswers.Answer(header[$0], reader.text($0))
                })
            guard !answers.answers.isEmpty else { continue }
            let digest = AnswersDigest(of: answers)
            let named = identity.flatMap { $0 < reader.cellCount ? reader.text($0) : nil }.flatMap {
                $0.isEmpty ? nil : $0
            }
            guard let key = Report.ID(named ?? "row:" + digest.description) else {
                summary.rejected.append(
                    .init(
                        line: reader.line, column: identity.map { header[$0] } ?? "", value: named ?? "",
                        why: Self.badID))
                continue
            }
            guard !dryRun else { continue }
            let incoming = IncomingReport(
                answers: answers, key: key, channel: .table, form: form.map { Report.Form(id: $0) }, isTrusted: true)
            switch try await intake.receive(incoming, at: now) {
            case .stored: summary.new += 1
            case .same: summary.unchanged += 1
            case .conflict:
                summary.rejected.append(
                    .init(
                        line: reader.line, column: identity.map { header[$0] } ?? "", value: key.text, why: Self.taken))
            }
        }
        return summary
    }

    private static func reader(of opened: ReplayedBytes, sheet: String?) async throws -> DelimitedReader {
        var opened = opened
        if try opened.starts(with: Workbook.signature) {
            let workbook = try opened.all(limit: Workbook.sizeLimit)
            return try DelimitedReader(MemoryBytes(try await Workbook.table(workbook, sheet: sheet)))
        }
        if let sheet { throw Workbook.noWorkbook(for: sheet) }
        return try DelimitedReader(opened)
    }

    /// Columns that a server adds and nobody was asked.
    private static func isOwn(_ column: String) -> Bool {
        column.isEmpty || column.hasPrefix("_") || column.hasPrefix("meta/") || column.hasPrefix("meta-")
            || column.hasPrefix("formhub/")
    }

    private static let badID = Phrase(
        fr: "l’identifiant est trop long ou illisible", en: "the identity is too long or unreadable")
    private static let taken = Phrase(
        fr: "un signalement de même identifiant et d’autre contenu est déjà là",
        en: "a report with this identity and other content is here already")
}
