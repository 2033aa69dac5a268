/// Recorded harm by area and month, as seen on a day, from distinct incidents.
///
/// What cannot be placed or dated keeps rows of its own; any number can be opened down to the incidents beneath it
/// by their numbers in order of addition. Sums cost time in proportion to the incidents summed.
public struct Picture: Sendable {
    public let placement: Placement
    /// The day of the view: nothing that begins later counts, nothing that ends later counts in a month.
    public let at: Day
    /// The first month the sources cover; nil where nothing is held.
    public let recordsFrom: Month?
    public let coverage: CoverageTable
    /// One row per area, then one per coarser area, then the unplaced.
    public let rows: [PictureRow]
    /// Alleged actors by number; the first, nil, is the unknown one.
    public let actors: [String?]

    let entries: [PictureEntry]
    /// Numbers of dated incidents, by row, then month.
    let order: [UInt32]
    /// Where each row begins in `order`.
    let starts: [Int]
    /// Incidents that stand apart from every month, by row.
    let apart: [[UInt32]]
    let otherHarms: [OtherHarm]
    private let rowIndex: [PictureRow: Int]
    /// Kinds of harm some dataset has a word on, and those every dataset has.
    private let kinds: (ofSome: Set<HarmKind>, ofAll: Set<HarmKind>)

    init(
        placement: Placement, at: Day, recordsFrom: Month?, entries: [PictureEntry], otherHarms: [OtherHarm],
        kinds: [Set<HarmKind>], actorNames: [String?], coverage: CoverageTable
    ) {
        self.placement = placement
        self.at = at
        self.entries = entries
        self.otherHarms = otherHarms
        self.coverage = coverage
        actors = actorNames
        let first = kinds.first ?? []
        self.kinds = (kinds.reduce(first) { $0.union($1) }, kinds.reduce(first) { $0.intersection($1) })
        let rows =
            placement.areas.map { PictureRow.area($0.ref) } + placement.wider.map { .onlyWithin($0.ref) } + [.unplaced]
        self.rows = rows
        rowIndex = Dictionary(rows.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let seen = entries.lazy.filter { !$0.traits.contains(.later) }
        self.recordsFrom = recordsFrom ?? seen.map { Month(index: Int($0.month)) }.min()

        var dated: [UInt32] = []
        var apart = [[UInt32]](repeating: [], count: rows.count)
        for (number, entry) in entries.enumerated() {
            if entry.traits.isDisjoint(with: .apart) {
                dated.append(UInt32(number))
            } else if !entry.traits.contains(.later) {
                apart[Int(entry.row)].append(UInt32(number))
            }
        }
        dated.sort { left, right in
            let a = entries[Int(left)]
            let b = entries[Int(right)]
            return (a.row, a.month, left) < (b.row, b.month, right)
        }
        var starts = [Int](repeating: 0, count: rows.count + 1)
        for number in dated { starts[Int(entries[Int(number)].row) + 1] += 1 }
        for row in rows.indices { starts[row + 1] += starts[row] }
        order = dated
        self.starts = starts
        self.apart = apart
    }

    /// The position of a row, or nil where the picture has none such.
    public func index(of row: PictureRow) -> Int? { rowIndex[row] }

    /// The first and the last month with a dated incident; nil where there is none.
    public var months: ClosedRange<Month>? {
        let indices = order.lazy.map { entries[Int($0)].month }
        guard let first = indices.min(), let last = indices.max() else { return nil }
        return Month(index: Int(first))...Month(index: Int(last))
    }

    /// Whether any incident has a word on harm of this kind. Where none has, the kind is unknown everywhere, not zero.
    public func records(_ kind: HarmKind) -> Bool { kind == .killed ? !entries.isEmpty : kinds.ofSome.contains(kind) }

    /// Whether no record is a figure: 0. It is none where a dataset among those held never speaks of the kind: what it
    /// would have recorded is unknown.
    func silenceCounts(_ kind: HarmKind) -> Bool { kind == .killed || kinds.ofAll.contains(kind) }

    /// How one incident's date lets it count.
    public func dating(of incident: Int) -> Dating {
        let traits = entries[incident].traits
        if traits.contains(.later) { return .later }
        if traits.contains(.overrunning) { return .overrunning }
        return traits.contains(.yearOnly) ? .yearOnly : .dated
    }

    /// The row an incident stands in.
    public func row(of incident: Int) -> PictureRow { rows[Int(entries[incident].row)] }
}
