extension SQL: ExpressibleByStringInterpolation {
    public init(stringLiteral value: StaticString) {
        pieces = [.text("\(value)")]
    }

    public init(stringInterpolation: Interpolation) {
        pieces = stringInterpolation.pieces
    }

    /// Collects the pieces of an interpolated statement.
    public struct Interpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount * 2 + 1)
        }

        public mutating func appendLiteral(_ literal: StaticString) {
            if literal.utf8CodeUnitCount > 0 { pieces.append(.text("\(literal)")) }
        }

        /// Adds a parameter.
        public mutating func appendInterpolation(_ value: some ValueConvertible) {
            pieces.append(.value(value.databaseValue))
        }

        /// Adds a parameter that is NULL where there is no value.
        public mutating func appendInterpolation<Wrapped: ValueConvertible>(_ value: Wrapped?) {
            pieces.append(.value(value.databaseValue))
        }

        /// Adds another statement or piece, with its own parameters.
        public mutating func appendInterpolation(_ fragment: SQL) {
            pieces += fragment.pieces
        }

        /// Adds text written in the source code, such as a column chosen by a `switch`.
        public mutating func appendInterpolation(raw text: StaticString) {
            pieces.append(.text("\(text)"))
        }

        /// Adds parameters separated by commas. An empty list is refused when the statement runs, because
        /// PostgreSQL has no `IN ()`; `SQL.isIn` covers that case.
        public mutating func appendInterpolation(list values: some Sequence<some ValueConvertible>) {
            var isFirst = true
            for value in values {
                if !isFirst { pieces.append(.text(", ")) }
                pieces.append(.value(value.databaseValue))
                isFirst = false
            }
            if isFirst { pieces.append(.emptyList) }
        }

        /// Adds the place of the `number`th value (from 1) given each time a prepared statement runs. A place may
        /// be named several times.
        public mutating func appendInterpolation(slot number: Int) {
            precondition(number >= 1, "places are numbered from 1")
            pieces.append(.slot(number))
        }

        /// Adds the places 1 to `count`, separated by commas.
        public mutating func appendInterpolation(slots count: Int) {
            precondition(count >= 1, "a list of places holds at least one")
            for number in 1...count {
                if number > 1 { pieces.append(.text(", ")) }
                pieces.append(.slot(number))
            }
        }
    }
}
