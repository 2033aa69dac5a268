import Protection

/// The most people or things one cell may count.
let countLimit = 100_000_000

extension Table {
    /// The text of a cell, kept once where it comes back; empty for a column the file does not have.
    mutating func text(_ column: Int?) -> String {
        guard let column, column < reader.cellCount else { return "" }
        return reader.withBytes(column) { pool.text($0, reader.encoding) }
    }

    /// The text of a cell that must not be blank.
    mutating func required(_ column: Int) throws(CellProblem) -> String {
        let text = text(column)
        if text.isEmpty { throw CellProblem(column: column, reason: .blank) }
        return text
    }

    /// A whole number; nil where blank or where the column is missing.
    func whole(_ column: Int?, in range: ClosedRange<Int>) throws(CellProblem) -> Int? {
        guard let column else { return nil }
        switch reader.withBytes(column, { CellNumber($0) }) {
        case .blank: return nil
        case .none: throw CellProblem(column: column, reason: .notANumber)
        case .whole(let number):
            if range.contains(number) { return number }
            if number < 0, range.lowerBound == 0 { throw CellProblem(column: column, reason: .negative) }
            if range.lowerBound == 0 { throw CellProblem(column: column, reason: .tooLarge(limit: range.upperBound)) }
            throw CellProblem(
                column: column, reason: .outside(low: range.lowerBound, high: range.upperBound))
        case .other(let number):
            if number < 0, range.lowerBound == 0 { throw CellProblem(column: column, reason: .negative) }
            if abs(number) > Double(range.upperBound) {
                throw CellProblem(column: column, reason: .tooLarge(limit: range.upperBound))
            }
            throw CellProblem(column: column, reason: .notWhole)
        }
    }

    /// How many people or things; nil where blank.
    func count(_ column: Int?) throws(CellProblem) -> Int? {
        try whole(column, in: 0...countLimit)
    }

    /// A whole number that must be there.
    func requiredWhole(_ column: Int, in range: ClosedRange<Int>) throws(CellProblem) -> Int {
        guard let number = try whole(column, in: range) else {
            throw CellProblem(column: column, reason: .blank)
        }
        return number
    }

    /// A finite number; nil where blank.
    func decimal(_ column: Int?) throws(CellProblem) -> Double? {
        guard let column else { return nil }
        switch reader.withBytes(column, { CellNumber($0) }) {
        case .blank: return nil
        case .whole(let number): return Double(number)
        case .other(let number) where abs(number) <= 1e15: return number
        case .other: throw CellProblem(column: column, reason: .tooLarge(limit: 1_000_000_000_000_000))
        case .none: throw CellProblem(column: column, reason: .notANumber)
        }
    }

    /// A finite number of 0 or more; nil where blank.
    func amount(_ column: Int?) throws(CellProblem) -> Double? {
        guard let number = try decimal(column) else { return nil }
        if number < 0 { throw CellProblem(column: column ?? -1, reason: .negative) }
        return number
    }

    /// A point; nil where both cells are blank or the file has no such columns.
    func coordinate(_ latitude: Int?, _ longitude: Int?) throws(CellProblem) -> Coordinate? {
        guard let latitude, let longitude else { return nil }
        let north = try decimal(latitude)
        let east = try decimal(longitude)
        switch (north, east) {
        case (nil, nil): return nil
        case (nil, _): throw CellProblem(column: latitude, reason: .halfACoordinate)
        case (_, nil): throw CellProblem(column: longitude, reason: .halfACoordinate)
        case (let north?, let east?):
            if let point = Coordinate(latitude: north, longitude: east) { return point }
            throw CellProblem(column: abs(north) > 90 ? latitude : longitude, reason: .offTheGlobe)
        }
    }
}
