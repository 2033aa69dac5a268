public import Protection

/// A figure the United Nations published on harm to people in Mali, often as the press repeated it. Series differ in
/// what they count and are never added together.
public struct PublishedHarm: Hashable, Sendable {
    public let from: Day
    public let to: Day
    /// The place as printed: the country, a region, a town.
    public let area: String
    /// Those it is laid to, as printed; "all" where the figure covers everyone.
    public let actor: String
    public let category: String
    /// Nil where the source gives no such figure, which is not zero.
    public let killed: Int?
    public let injured: Int?
    public let abducted: Int?
    public let source: String
    public let note: String

    /// The 58 figures, January 2020 to May 2023.
    public static let mali: [PublishedHarm] = table.records

    static let table = ReferenceTable<PublishedHarm>(PublishedHarmTable.text) { fields in
        guard fields.count == 9 else { return nil }
        let days = fields[0].split(separator: "/").compactMap { Day($0) }
        guard let from = days.first, let to = days.last else { return nil }
        return PublishedHarm(
            from: from, to: to, area: fields[1], actor: fields[2], category: fields[3], killed: fields.count(4),
            injured: fields.count(5), abducted: fields.count(6), source: fields[7], note: fields[8])
    }
}
