import Estimation
import Foundation

/// Where the reference data lie: `RELEVE_SHARED`, else beside the package.
let sharedTables: URL = {
    if let path = ProcessInfo.processInfo.environment["RELEVE_SHARED"] {
        return URL(filePath: path).appending(path: "linkage/mse")
    }
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    return package.deletingLastPathComponent().appending(path: "shared/linkage/mse")
}()

let areReferencesAtHand = FileManager.default.fileExists(
    atPath: sharedTables.appending(path: "reference_dev.csv").path)

/// A table of the shared folder.
func sharedTable(_ name: String) throws -> ListTable {
    let text = try String(contentsOf: sharedTables.appending(path: name + ".csv"), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline)
    let header = lines[0].filter { $0 != "\"" }.split(separator: ",").map(String.init)
    let rows = lines.dropFirst().map { line -> (pattern: Int, count: Int) in
        let cells = line.split(separator: ",").compactMap { Int($0) }
        return (cells.dropLast().enumerated().reduce(0) { $0 | $1.element << $1.offset }, cells.last ?? 0)
    }
    return try ListTable(lists: header.dropLast(), rows: rows)
}

/// A table from its combinations, each written as the lists' letters: `["A": 40, "AB": 6]`.
func table(_ lists: String, _ counts: [String: Int]) throws -> ListTable {
    let names = lists.map(String.init)
    let rows = counts.map { letters, count in
        (pattern: letters.reduce(0) { $0 | 1 << (names.firstIndex(of: String($1)) ?? 0) }, count: count)
    }
    return try ListTable(lists: names, rows: rows)
}

/// Executions in Kosovo, March to June 1999, by four sources (Ball, Betts, Scheuren, Dudukovich and Asher 2002).
func kosovo() throws -> ListTable {
    try table(
        "EAOH",
        [
            "E": 1131, "A": 845, "EA": 177, "O": 936, "EO": 228, "AO": 217, "EAO": 181, "H": 306, "EH": 106, "AH": 31,
            "EAH": 18, "OH": 123, "EOH": 42, "AOH": 32, "EAOH": 27,
        ])
}

/// log Γ(x), for tests that compute by brute force.
func logFactorial(_ x: Double) -> Double { lgamma(x) }

func exponential(_ x: Double) -> Double { exp(x) }
