import Protection

/// A picture to be scanned, such as a QR code: dark and light squares, row by row.
public struct SquareCode: Hashable, Sendable {
    /// Squares on a side.
    public let side: Int
    /// `side × side` squares, true where dark.
    public let squares: [Bool]

    public init?(side: Int, squares: [Bool]) {
        guard side > 0, squares.count == side * side else { return nil }
        self.side = side
        self.squares = squares
    }

    /// The picture with the quiet edge of four squares that scanners need, black on white in dark mode too.
    func markup(label: String) -> HTML {
        var path = ""
        for row in 0..<side {
            var column = 0
            while column < side {
                guard squares[row * side + column] else {
                    column += 1
                    continue
                }
                let start = column
                while column < side, squares[row * side + column] { column += 1 }
                path += "M\(start + 4) \(row + 4)h\(column - start)v1h-\(column - start)z"
            }
        }
        let edge = side + 8
        return """
            <svg class="qr" viewBox="0 0 \(edge) \(edge)" role="img" aria-label="\(label)">\
            <path class="light" d="M0 0h\(edge)v\(edge)h-\(edge)z"/><path class="dark" d="\(path)"/></svg>
            """
    }
}
