public import Protection

extension JSONValue {
    /// A count as the contract writes it: `{"min":12,"max":null,"best":null,"unknownReports":2}`.
    public init(_ range: CountRange) {
        self = [
            "min": .int(range.min), "max": .init(optional: range.max), "best": .init(optional: range.best),
            "unknownReports": .int(range.unknownReports),
        ]
    }

    /// A measure, written as a count is.
    public init(_ range: MeasureRange) {
        self = [
            "min": .double(range.min), "max": range.max.map(JSONValue.double) ?? .null,
            "best": range.best.map(JSONValue.double) ?? .null, "unknownReports": .int(range.unknownReports),
        ]
    }

    /// An area: `{"scheme":"COD-AB 2021","code":"ML1001"}`.
    public init(_ area: AreaRef) {
        self = ["scheme": .string(area.scheme), "code": .string(area.code)]
    }

    /// A day, `2023-08-13`.
    public init(_ day: Day) { self = .string(day.description) }

    /// A month, `2023-08`.
    public init(_ month: Month) { self = .string(month.description) }

    /// A moment in UTC, ISO 8601 with zone.
    public init(_ instant: Instant) { self = .string(instant.description) }

    /// A whole number, or null.
    public init(optional number: Int?) { self = number.map(JSONValue.int) ?? .null }

    /// A text, or null.
    public init(optional text: String?) { self = text.map(JSONValue.string) ?? .null }

    /// A refused row: `{"line","column","value","why"}`, the reason in one language.
    public init(_ rejection: Rejection, in language: Language) {
        self = [
            "line": .int(rejection.line), "column": .string(rejection.column), "value": .string(rejection.value),
            "why": .string(rejection.why[language]),
        ]
    }

    /// A refused file: `{"code","message","where","remedy"}`.
    public init(_ error: InterchangeError, in language: Language) {
        self = [
            "code": .string(error.code), "message": .string(error.message[language]),
            "where": .init(optional: error.place), "remedy": .string(error.remedy[language]),
        ]
    }
}
