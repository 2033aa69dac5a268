import Demonstration
import Foundation
import Protection
import Testing

/// The reference extracts, where they are on this machine.
private let shared: URL? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["RELEVE_SHARED"].map { URL(filePath: $0) }
    let folder = named ?? root.deletingLastPathComponent().appending(path: "shared")
    let events = folder.appending(path: "data/ucdp_ged241_mali_events.csv")
    return FileManager.default.fileExists(atPath: events.path) ? folder : nil
}()

@Suite("The derived tables against the extracts they come from", .enabled(if: shared != nil))
struct DerivationTests {
    @Test("the script makes the tables again byte for byte")
    func reproducible() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", root.appending(path: "scripts/derive-demonstration").path, "--check", "--from",
            try #require(shared).path,
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test("events and civilians killed, counted from the data set itself, agree year by year and type by type")
    func totals() throws {
        let file = try #require(shared).appending(path: "data/ucdp_ged241_mali_events.csv")
        let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).map(fields)
        let columns = Dictionary(uniqueKeysWithValues: zip(try #require(lines.first), 0...))
        var expected: [String: [Int]] = [:]
        for line in lines.dropFirst() {
            func text(_ name: String) -> String { columns[name].map { line[$0] } ?? "" }
            func number(_ name: String) -> Int { Int(text(name)) ?? -1 }
            guard text("date_start") >= "2012-01-01" else { continue }
            var low = number("deaths_civilians")
            var high = low + number("deaths_unknown")
            if text("type_of_violence") == "3" {
                low = min(number("low"), number("high"))
                high = max(number("low"), number("high"))
            }
            let key = text("date_start").prefix(4) + " " + text("type_of_violence")
            expected[String(key), default: [0, 0, 0]] = zip(expected[String(key)] ?? [0, 0, 0], [1, low, high]).map(+)
        }
        var found: [String: [Int]] = [:]
        for row in MaliHarm.incidents() {
            let killed = row.harm(.killed, .civilian) ?? .noneRecorded
            let key = "\(row.start.month.year) \(row.violence.rawValue)"
            let counts = [row.events, killed.min, killed.max ?? -1]
            found[key] = zip(found[key] ?? [0, 0, 0], counts).map(+)
        }
        for incident in DocumentedIncident.all {
            let killed = incident.codedByGED ?? .noneRecorded
            // What UCDP codes as fighting may be told here as an attack on civilians; the data set's type counts here.
            let type = ["bounti": 1, "moura": 1, "sevare": 1, "sobane-da": 2][incident.key] ?? 3
            let key = "\(incident.start.month.year) \(type)"
            found[key] = zip(found[key] ?? [0, 0, 0], [1, killed.min, killed.max ?? -1]).map(+)
        }
        #expect(found == expected)
    }
}

/// The fields of a line of CSV.
private func fields(_ line: Substring) -> [String] {
    var fields = [""]
    var quoted = false
    for character in line {
        switch character {
        case "\"": quoted.toggle()
        case "," where !quoted: fields.append("")
        default: fields[fields.count - 1].append(character)
        }
    }
    return fields
}
