/// A table kept as text, one record a line with fields between bars: large literal arrays compile slowly, text does
/// not.
///
/// A line that does not read is left out, and counted: `unread` is 0 for every table the product carries.
struct ReferenceTable<Record: Sendable>: Sendable {
    let records: [Record]
    /// How many lines did not read as a record.
    let unread: Int

    /// Reads every line of a text.
    init(_ text: String, reading read: (_ fields: [String]) -> Record?) {
        var records: [Record] = []
        var unread = 0
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(trimmed)
            if let record = read(fields) { records.append(record) } else { unread += 1 }
        }
        self.records = records
        self.unread = unread
    }
}

/// The text without the spaces around it.
private func trimmed(_ text: Substring) -> String {
    let body = text.drop { $0 == " " }
    return String(body.reversed().drop { $0 == " " }.reversed())
}

extension Array where Element == String {
    /// The field at a position, or nil where it is empty or missing.
    func filled(_ position: Int) -> String? {
        indices.contains(position) && !self[position].isEmpty ? self[position] : nil
    }

    /// The field at a position, empty where it is missing.
    func text(_ position: Int) -> String { filled(position) ?? "" }

    /// The whole number at a position.
    func count(_ position: Int) -> Int? { filled(position).flatMap { Int($0) } }
}
