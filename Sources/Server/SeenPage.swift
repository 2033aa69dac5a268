/// A page of a list: of what one person may see, read on until it is full. Neither how much lies beyond their reach
/// nor an identifier of any of it shows in what is there, or in the address of what comes after.
struct SeenPage<Row: Sendable>: Sendable {
    let rows: [Row]
    /// The last of them, where more within reach come after it; else nil.
    let last: Row?

    /// How many rows are read at once.
    private static var step: Int { 200 }

    /// - Parameters:
    ///   - count: The most rows it has.
    ///   - start: The place after which it begins; nil for the first page.
    ///   - place: A row's own place in the list.
    ///   - reading: So many rows after a place; fewer only at the end of the list.
    init<Place>(
        of count: Int, after start: Place?, by place: (Row) -> Place, where isSeen: (Row) throws -> Bool,
        reading: (Int, Place?) throws -> [Row]
    ) rethrows {
        var (seen, next) = ([Row](), start)
        while seen.count <= count {
            let some = try reading(Self.step, next)
            seen += try some.filter(isSeen)
            guard some.count == Self.step else { break }
            next = some.last.map(place)
        }
        rows = Array(seen.prefix(count))
        last = seen.count > count ? rows.last : nil
    }
}
