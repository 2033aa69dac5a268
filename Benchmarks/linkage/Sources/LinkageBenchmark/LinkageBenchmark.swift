import Foundation
import Linkage

/// `LinkageBenchmark RECORDS.csv [REPORTS]`: holds all records but the last REPORTS of a generated file, then asks for the
/// candidates of each of those as a new report, waterfalls included, and prints how long that takes.
@main
struct LinkageBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count > 1 else {
            print("LinkageBenchmark RECORDS.csv [REPORTS]")
            return
        }
        let asked = arguments.count > 2 ? Int(arguments[2]) ?? 3_000 : 3_000
        let records = try read(arguments[1])
        var table = RecordTable()
        for record in records.dropLast(asked) { table.append(record) }
        let index = try LinkageIndex(table)
        var times: [Double] = []
        var found = 0
        for record in records.suffix(asked) {
            let start = processorMilliseconds()
            found += index.matches(for: record).count
            times.append(processorMilliseconds() - start)
        }
        times.sort()
        func quantile(_ share: Double) -> String {
            String(format: "%.3f", times[min(times.count - 1, Int(share * Double(times.count)))])
        }
        print(
            "held \(table.count), asked \(times.count), candidates \(found); processor ms: median \(quantile(0.5)), "
                + "p99 \(quantile(0.99)), largest \(quantile(1))")
    }

    /// The generator quotes nothing, so that a line is parted at its commas.
    private static func read(_ path: String) throws -> [CasualtyRecord] {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let lines = text.utf8.split(separator: 0x0A)
        return lines.dropFirst().map { line in
            var line = line
            if line.last == 0x0D { line.removeLast() }
            let cells = line.split(separator: 0x2C, omittingEmptySubsequences: false).map { String($0) ?? "" }
            var record = CasualtyRecord(id: cells[0])
            for (field, cell) in zip(RecordField.allCases, cells) { record[field] = cell }
            return record
        }
    }

    private static func processorMilliseconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
    }
}
