/// How many single letters must be added, dropped, changed or swapped with their neighbour to turn one word into
/// another (optimal string alignment; Damerau 1964, Levenshtein 1966).
public enum EditDistance {
    /// The distance, or nil where it exceeds `limit`.
    public static func between(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
        guard abs(left.count - right.count) <= limit else { return nil }
        if left == right { return 0 }
        guard limit > 0 else { return nil }
        let width = right.count + 1
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: width * 3) { space in
            var (older, last, this) = (0, width, width * 2)
            for column in 0..<width { space[last + column] = column }
            for row in 1..<(left.count + 1) {
                space[this] = row
                var least = row
                for column in 1..<width {
                    let isSame = left[row - 1] == right[column - 1]
                    var cost = Swift.min(space[last + column] + 1, space[this + column - 1] + 1)
                    cost = Swift.min(cost, space[last + column - 1] + (isSame ? 0 : 1))
                    if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                        cost = Swift.min(cost, space[older + column - 2] + 1)
                    }
                    space[this + column] = cost
                    least = Swift.min(least, cost)
                }
                if least > limit { return nil }
                (older, last, this) = (last, this, older)
            }
            let distance = space[last + width - 1]
            return distance <= limit ? distance : nil
        }
    }
}
