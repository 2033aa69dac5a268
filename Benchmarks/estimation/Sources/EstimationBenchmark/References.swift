import Estimation
import Foundation

/// Sets the engine against a table of other programs' answers on the same tables: `reference_*.csv` in a folder of tables.
struct References {
    let folder: String

    func run() throws {
        let rows = try lines(of: "reference_dev.csv").dropFirst().map(fields)
        print("table · method · reference · ours · difference % · CPU s reference · ours · times less")
        for row in rows where row.count >= 8 {
            guard let reference = Double(row[3]), let table = try? table(row[0]) else { continue }
            let cost = Double(row[7]) ?? .nan
            guard let run = run(row[1] + " " + row[2], on: table) else { continue }
            let start = processorTime()
            let answer = Result { try run() }
            let spent = processorTime() - start
            switch answer {
            case .failure(let error):
                print(row[0], "·", row[1], "· refused:", (error as? EstimationError)?.english ?? "\(error)")
            case .success(let estimate):
                let apart = 100 * (estimate.estimate / reference - 1)
                let ends = "\(Int(estimate.low))–\(estimate.high.map { String(Int($0)) } ?? "…")"
                print(
                    row[0], "·", row[1], "·", reference, [row[4], row[5]].joined(separator: "–"), "·",
                    Int(estimate.estimate), ends, "·", rounded(apart, 2), "·", cost, "·", rounded(spent, 4), "·",
                    rounded(cost / spent, 0))
            }
        }
    }

    /// The same model here, where the reference names one.
    private func run(_ method: String, on table: ListTable) -> (() throws -> PopulationEstimate)? {
        if method.hasPrefix("dga") { return { try DecomposableEstimator().estimate(table) } }
        if method.hasPrefix("LCMCR") { return { try LatentClassEstimator().estimate(table) } }
        let model: Substring? =
            if let open = method.firstIndex(of: "["), let close = method.firstIndex(of: "]") {
                method[open...close]
            } else if method.contains("closedp.t "), let space = method.firstIndex(of: " ") {
                Substring(method[method.index(after: space)...].replacingOccurrences(of: " poisson loglin", with: ""))
            } else {
                nil
            }
        guard let model, let named = try? LogLinearModel(String(model), lists: table.lists) else { return nil }
        return { try LogLinearEstimator(model: named).estimate(table) }
    }

    private func lines(of file: String) throws -> [String] {
        try String(contentsOfFile: folder + "/" + file, encoding: .utf8).split(whereSeparator: \.isNewline).map(
            String.init)
    }

    private func table(_ name: String) throws -> ListTable {
        let lines = try lines(of: name + ".csv")
        let header = lines[0].filter { $0 != "\"" }.split(separator: ",").map(String.init)
        let rows = lines.dropFirst().map { line -> (pattern: Int, count: Int) in
            let cells = line.split(separator: ",").map { Int($0) ?? 0 }
            return (cells.dropLast().enumerated().reduce(0) { $0 | $1.element << $1.offset }, cells.last ?? 0)
        }
        return try ListTable(lists: header.dropLast(), rows: rows)
    }

    private func fields(_ line: String) -> [String] {
        line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
}

func rounded(_ number: Double, _ places: Int) -> String { String(format: "%.\(places)f", number) }
