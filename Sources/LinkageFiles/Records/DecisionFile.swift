public import Interchange
public import Linkage

/// Decisions of people on pairs of records, read from `a,b,same`: two identifiers, and whether they are one person.
///
/// The words are yes, no, oui, non, true, false, vrai, faux, 1, 0, same, different. Decisions stand in the order of the
/// file: where two contradict each other, the later one holds.
public struct DecisionFile: Sendable {
    public private(set) var decisions: [Decision] = []
    /// Rows refused: unknown identifiers, unknown words, a record against itself.
    public private(set) var rejections: [Rejection] = []

    private static let same: Set<String> = ["yes", "oui", "true", "vrai", "1", "same", "meme"]
    private static let other: Set<String> = ["no", "non", "false", "faux", "0", "different", "differents"]

    /// Reads decisions on the records of a file. Throws where the bytes are no table, no row can be taken, or more rows
    /// are refused than of a file of records.
    public init(_ source: some ByteSource, on records: RecordFile) throws {
        var reader = try DelimitedReader(source)
        let names = reader.header.map(RecordColumns.folded)
        func column(_ wanted: [String]) -> Int? { names.firstIndex { wanted.contains($0) } }
        guard let first = column(["a"]), let second = column(["b"]), let verdict = column(["same", "meme"]) else {
            let missing = ["a", "b", "same"].filter { !names.contains($0) }
            throw LinkageFileError.columnsMissing(missing, found: reader.header)
        }
        while try reader.next() {
            do throws(Flaw) {
                decisions.append(try Self.decision(reader, first, second, verdict, records))
            } catch {
                let column = error.column.map { reader.header[$0] } ?? ""
                let value = error.column.map { reader.text($0) } ?? ""
                rejections.append(Rejection(line: reader.line, column: column, value: value, reason: error.reason))
                if rejections.count > RecordFile.rejectionLimit {
                    throw InterchangeError.tooManyRejections(limit: RecordFile.rejectionLimit, first: rejections[0])
                }
            }
        }
        if decisions.isEmpty, let refused = rejections.first {
            throw LinkageFileError.noDecision(line: refused.line, why: refused.why)
        }
    }

    private struct Flaw: Error {
        let column: Int?
        let reason: RejectionReason
    }

    private static func decision(
        _ reader: DelimitedReader, _ first: Int, _ second: Int, _ verdict: Int, _ records: RecordFile
    ) throws(Flaw) -> Decision {
        if let fault = reader.fault { throw Flaw(column: nil, reason: fault) }
        guard let a = records.place(of: reader.text(first)) else { throw Flaw(column: first, reason: .unknownRecord) }
        guard let b = records.place(of: reader.text(second)) else { throw Flaw(column: second, reason: .unknownRecord) }
        if a == b { throw Flaw(column: second, reason: .sameRecordTwice) }
        let word = RecordColumns.folded(reader.text(verdict))
        if same.contains(word) { return Decision(a, b, isSamePerson: true) }
        if other.contains(word) { return Decision(a, b, isSamePerson: false) }
        throw Flaw(column: verdict, reason: .notOneOf(["yes", "no"]))
    }
}
