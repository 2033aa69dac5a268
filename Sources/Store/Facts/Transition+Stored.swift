public import Database
public import Protection

/// Lists are kept as one text, one item a line: no item holds a line break.
private func lines(_ items: [String]) -> Value {
    .text(items.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }.joined(separator: "\n"))
}

extension ActorProfile: StoredFact {
    public static let table: SQL = "actor"
    public static let columns: SQL = "code, name, kind, aliases"
    public static let columnCount = 4

    public var key: String { code }

    public var values: [Value] { [.text(code), .text(name), .text(kind.rawValue), lines(aliases)] }

    public init(row: Row, first: Int) throws(DatabaseError) {
        self.init(
            code: try row.text(at: first), name: try row.text(at: first + 1),
            kind: Kind(rawValue: try row.text(at: first + 2)) ?? .unknown,
            aliases: try row.text(at: first + 3).split(separator: "\n").map(String.init))
    }
}

extension ProtectionTask: StoredFact {
    public static let table: SQL = "task"
    public static let columns: SQL = "code, task_group, title, mandate_reference, successors, gap, weight, source"
    public static let columnCount = 8

    public var key: String { code }

    public var values: [Value] {
        [
            .text(code), .text(group), .text(title), .text(mandateReference), lines(successors), .text(gap),
            weight.value, .text(source),
        ]
    }

    public init(row: Row, first: Int) throws(DatabaseError) {
        self.init(
            code: try row.text(at: first), group: try row.text(at: first + 1), title: try row.text(at: first + 2),
            mandateReference: try row.text(at: first + 3),
            successors: try row.text(at: first + 4).split(separator: "\n").map(String.init),
            gap: try row.text(at: first + 5), weight: try row.int(at: first + 6), source: try row.text(at: first + 7))
    }
}

extension TaskStanding: StoredFact {
    public static let table: SQL = "task_standing"
    public static let columns: SQL = "task, site, successor, level, on_day, evidence"
    public static let columnCount = 6

    public var key: String { [task, site, successor, on.description].joined(separator: "\u{1F}") }

    public var values: [Value] {
        [
            .text(task), .text(site), .text(successor), level.rawValue.value, .text(on.description), .text(evidence),
        ]
    }

    public init(row: Row, first: Int) throws(DatabaseError) {
        let place = "task_standing"
        guard let level = TaskLevel(rawValue: try row.int(at: first + 3)), let day = Day(try row.text(at: first + 4))
        else { throw DatabaseError(.corrupt, "a level from 0 to 5 and a day were expected", place: place) }
        self.init(
            task: try row.text(at: first), site: try row.text(at: first + 1), successor: try row.text(at: first + 2),
            level: level, on: day, evidence: try row.text(at: first + 5))
    }
}

extension IndicatorValue: StoredFact {
    public static let table: SQL = "indicator_value"
    public static let columns: SQL = """
        indicator, scheme, code, month, value_min, value_max, value_best, unknown_reports, source, provenance
        """
    public static let columnCount = 10

    public var key: String { [indicator, area.key, month.description].joined(separator: "\u{1F}") }

    public var values: [Value] {
        [
            .text(indicator), .text(area.scheme), .text(area.code), .text(month.description), .double(value.min),
            value.max.value, value.best.value, value.unknownReports.value, .text(source), .text(provenance.rawValue),
        ]
    }

    public init(row: Row, first: Int) throws(DatabaseError) {
        guard let month = Month(try row.text(at: first + 3)) else {
            throw DatabaseError(.corrupt, "a month was expected", place: "indicator_value")
        }
        self.init(
            indicator: try row.text(at: first),
            area: AreaRef(scheme: try row.text(at: first + 1), code: try row.text(at: first + 2)),
            month: month,
            value: MeasureRange(
                min: try row.double(at: first + 4), max: try row.optionalDouble(at: first + 5),
                best: try row.optionalDouble(at: first + 6), unknownReports: try row.int(at: first + 7)),
            source: try row.text(at: first + 8),
            provenance: Provenance(rawValue: try row.text(at: first + 9)) ?? .source)
    }
}

extension Coverage: StoredFact {
    public static let table: SQL = "coverage"
    public static let columns: SQL = "scheme, code, month, expected, received, provenance"
    public static let columnCount = 6

    public var key: String { area.key + "\u{1F}" + month.description }

    public var values: [Value] {
        [
            .text(area.scheme), .text(area.code), .text(month.description), expected.value, received.value,
            .text(provenance.rawValue),
        ]
    }

    public init(row: Row, first: Int) throws(DatabaseError) {
        guard let month = Month(try row.text(at: first + 2)) else {
            throw DatabaseError(.corrupt, "a month was expected", place: "coverage")
        }
        self.init(
            area: AreaRef(scheme: try row.text(at: first), code: try row.text(at: first + 1)), month: month,
            expected: try row.int(at: first + 3), received: try row.int(at: first + 4),
            provenance: Provenance(rawValue: try row.text(at: first + 5)) ?? .source)
    }
}
