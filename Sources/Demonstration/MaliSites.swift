public import Protection

/// The thirteen sites MINUSMA held on 30 June 2023. `TIM` of the reference table is `TOM` here, as in planning
/// instances.
public enum MaliSites {
    /// A site with what its source says beside the figures.
    public struct Described: Sendable {
        public let site: Site
        /// "camp", "super camp / sector headquarters"…
        public let type: String
        /// The P-code of 2021, as the source gives it.
        public let area2021: AreaRef
        /// How near the point is, and where it comes from.
        public let pointPrecision: String
        public let pointSource: String
        /// The strength in the source's words; empty where it gives none.
        public let strengthAsSaid: String
        public let contingents: String
        public let confidence: String
    }

    /// The sites, without any date of closing.
    public static let all: [Site] = described.map(\.site)
    /// The sites with their sources' words.
    public static let described: [Described] = table.records

    static let table = ReferenceTable<Described>(SiteTable.text) { fields in
        guard fields.count == 14, let code = fields.filled(0), let area = fields.filled(3) else { return nil }
        let site = Site(
            mission: Mali.mission, code: code, name: fields[1], coordinate: coordinate(fields[4]),
            isApproximate: !fields[5].hasSuffix("point"),
            area: MaliAreas.ref(area == "ML1001" ? MaliAreas.menaka2017 : area), strength: strength(fields[9]),
            hub: fields.filled(7), kilometresToHub: fields.filled(8).flatMap(Double.init), closedOn: nil,
            source: fields[12])
        return Described(
            site: site, type: fields[2], area2021: AreaRef(scheme: MaliAreas.scheme2021, code: area),
            pointPrecision: fields[5], pointSource: fields[6], strengthAsSaid: fields[10], contingents: fields[11],
            confidence: fields[13])
    }

    /// `150`, or `140-` for "at least 140".
    private static func strength(_ text: String) -> CountRange? {
        if text.hasSuffix("-") { return Int(text.dropLast()).map { CountRange(min: $0, max: nil) } }
        return Int(text).map { CountRange(exactly: $0) }
    }
}
