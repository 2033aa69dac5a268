/// A list of lists in two flat arrays.
struct Ragged<Element: Sendable>: Sendable {
    let offsets: [Int]
    let elements: [Element]

    init(_ rows: [[Element]]) {
        offsets = rows.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
        elements = rows.flatMap { $0 }
    }

    /// The elements of one row.
    subscript(row: Int) -> ArraySlice<Element> {
        elements[offsets[row]..<offsets[row + 1]]
    }

    /// The positions of one row in `elements`.
    func range(_ row: Int) -> Range<Int> {
        offsets[row]..<offsets[row + 1]
    }
}

extension Ragged<Int> {
    /// Row `i` of the result lists the rows of `rows` that contain `i`.
    init(inverting rows: [[Int]], count: Int) {
        var inverse: [[Int]] = Array(repeating: [], count: count)
        for (row, values) in rows.enumerated() {
            for value in values where inverse[value].last != row { inverse[value].append(row) }
        }
        self.init(inverse)
    }
}
