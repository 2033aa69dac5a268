import Database
import Protection
public import Store

/// A report as the person on duty reads it: what was said, whole, and beside it what was understood and what was not.
/// Nothing that nobody understood is ever left out.
public struct ReportInWords: Sendable {
    public let report: StoredReport
    /// Nil while nobody has read it.
    public let reading: StoredReading?
    /// Nil where it was not read yet, or where its sender sealed it for others than this server.
    public let words: ReadingWords?

    /// What was not understood, in the order it was said.
    public var notUnderstood: [String] { words?.notUnderstood ?? [] }

    /// The report of this identity; nil where there is none.
    public static func of(_ id: String, in store: Store, opening sealing: ReportSealing) async throws -> ReportInWords?
    {
        let (report, reading) = try await store.facts.read { transaction in
            (
                try StoredReport.with(id: id, in: transaction),
                try StoredReading.current(of: id, in: transaction)
            )
        }
        guard let report else { return nil }
        // A box that was tampered with opens for nobody, and what was invented has none.
        return ReportInWords(
            report: report, reading: reading,
            words: reading.flatMap { try? sealing.open($0.words) }.flatMap { ReadingWords($0) })
    }
}
