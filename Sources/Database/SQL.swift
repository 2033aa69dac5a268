/// A statement, or a piece of one, whose interpolated values all become parameters.
///
/// ```swift
/// let since: SQL = "recorded_at >= \(day)"
/// try transaction.query("SELECT id FROM report WHERE \(since) AND area IN (\(list: codes))")
/// ```
/// A plain `String` can only ever enter as a parameter. Text enters through literals, other `SQL` values and
/// `\(raw:)`, which takes a `StaticString`, so nothing read from outside can become part of a statement.
public struct SQL: Sendable, Hashable {
    enum Piece: Sendable, Hashable {
        case text(String)
        case value(Value)
        case slot(Int)
        case emptyList
    }

    var pieces: [Piece]

    /// Joins two pieces without adding anything between them.
    public static func + (left: SQL, right: SQL) -> SQL {
        SQL(pieces: left.pieces + right.pieces)
    }

    /// Whether `column` is one of `values`. Unlike `IN ()`, it holds for an empty list too, where it is false.
    public static func isIn(_ column: SQL, _ values: some Sequence<some ValueConvertible>) -> SQL {
        let list = values.map { $0.databaseValue }
        return list.isEmpty ? "1 = 0" : "\(column) IN (\(list: list))"
    }
}

extension [SQL] {
    /// One statement from many pieces, for lists of conditions or assignments; empty for an empty array.
    public func joined(separator: StaticString) -> SQL {
        var result = SQL(pieces: [])
        for (index, piece) in enumerated() {
            if index > 0 { result.pieces.append(.text("\(separator)")) }
            result.pieces += piece.pieces
        }
        return result
    }
}
