extension SQL {
    /// A statement as one engine takes it: for drivers.
    public struct Rendered: Sendable, Hashable {
        /// The text, with `?1` (SQLite) or `$1` (PostgreSQL) for parameters: both are truly numbered.
        public let text: String
        /// How many values each run must bring; they take the numbers from 1.
        public let slotCount: Int
        /// The values fixed by interpolation; they take the numbers after the places.
        public let values: [Value]
    }

    /// The text and the parameters for `engine`.
    /// - Throws: `invalidValue` when `\(list:)` was given an empty list.
    public func rendered(for engine: Engine) throws(DatabaseError) -> Rendered {
        let sign = engine == .sqlite ? "?" : "$"
        var slotCount = 0
        for case .slot(let number) in pieces { slotCount = max(slotCount, number) }
        var text = ""
        var values: [Value] = []
        for piece in pieces {
            switch piece {
            case .text(let literal):
                text += literal
            case .slot(let number):
                text += sign
                text += String(number)
            case .value(let value):
                values.append(value)
                text += sign
                text += String(slotCount + values.count)
            case .emptyList:
                throw DatabaseError(.invalidValue, "a list of parameters is empty", place: text)
            }
        }
        return Rendered(text: text, slotCount: slotCount, values: values)
    }
}
