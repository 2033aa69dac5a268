import Evidence
import Protection
import Store
import StrictText
import Workflows

/// Counts as a file for use within the team: every line asked for, each kind and status with its own range.
struct CountFile {
    let sheet: CountSheet
    let question: CountQuestion
    let names: [AreaRef: String]
    let madeAt: Instant

    /// Comma-separated; cells are safe in a spreadsheet. What is unknown says so, and an open upper end too.
    var csv: String {
        var lines = SafeCell.row(
            [
                "scheme", "area", "area_name", "month", "actor", "type", "cause", "harm", "status", "min", "max",
                "reports_without_number", "incidents", "contested", "without_number", "verified_late", "known_at",
            ].map { SafeCell($0) })
        let known = SafeCell(question.knownAt == .latest ? madeAt.description : question.knownAt.description)
        for line in sheet.lines {
            let (key, sum) = (line.key, line.sum)
            for (kind, status) in cells {
                // "At least 0" bounds nothing.
                let count = sum.count(kind, status).flatMap { $0.isUnknown ? nil : $0 }
                lines += SafeCell.row([
                    text(key.area?.scheme, .area), text(key.area?.code, .area),
                    text(key.area.flatMap { names[$0] }, .area), text(key.month?.description, .month),
                    text(key.actor, .actor), text(key.violence?.word, .violence), text(key.cause?.rawValue, .cause),
                    SafeCell(kind.rawValue), SafeCell(status.rawValue),
                    count.map { SafeCell($0.min) } ?? SafeCell("unknown"),
                    count.map { $0.max.map { SafeCell($0) } ?? SafeCell("no_upper_end") } ?? SafeCell("unknown"),
                    sum.count(kind, status).map { SafeCell($0.unknownReports) } ?? SafeCell("unknown"),
                    SafeCell(sum.incidents), SafeCell(sum.contested), SafeCell(sum.silent), SafeCell(sum.late), known,
                ])
            }
        }
        return lines
    }

    /// As JSON, ranges in the form of the API.
    var json: JSON {
        [
            "use": .string("internal"), "madeAt": .string(madeAt.description),
            "knownAt": question.knownAt == .latest ? .null : .string(question.knownAt.description),
            "undatedIncidents": .integer(sheet.undated),
            "lines": .array(sheet.lines.map(json)),
        ]
    }

    private func json(_ line: CountSheet.Line) -> JSON {
        let (key, sum) = (line.key, line.sum)
        return [
            "area": key.area.map(JSON.area) ?? .null,
            "month": key.month.map { .string($0.description) } ?? .null,
            "actor": key.actor.map(JSON.string) ?? .null, "type": key.violence.map { .string($0.word) } ?? .null,
            "cause": key.cause.map { .string($0.rawValue) } ?? .null, "incidents": .integer(sum.incidents),
            "contested": .integer(sum.contested), "withoutNumber": .integer(sum.silent),
            "verifiedLate": .integer(sum.late),
            "harm": .array(
                cells.map { kind, status in
                    [
                        "kind": .string(kind.rawValue), "status": .string(status.rawValue),
                        "count": sum.count(kind, status).map(JSON.range) ?? .null,
                    ]
                }),
        ]
    }

    private var cells: [(HarmKind, CivilianStatus)] {
        (question.kind.map { [$0] } ?? HarmKind.allCases).flatMap { kind in CivilianStatus.allCases.map { (kind, $0) } }
    }

    /// A part of the key: unknown where it was asked for and is not known, "all" where lines are not told apart by it.
    private func text(_ value: String?, _ part: CountQuestion.Parts) -> SafeCell {
        SafeCell(value ?? (question.parts.contains(part) ? "unknown" : "all"))
    }
}
