public import Protection

/// What a map shows: areas filled by recorded harm, sites, and where incidents lie.
public struct AreaMap: Sendable {
    /// An area's figures on the map.
    public struct Fill: Sendable {
        public let ref: AreaRef
        public let name: String
        /// Nil where nothing is known, which is drawn as unknown.
        public let killed: CountRange?
        public let coverage: Coverage?

        public init(ref: AreaRef, name: String, killed: CountRange?, coverage: Coverage?) {
            self.ref = ref
            self.name = name
            self.killed = killed
            self.coverage = coverage
        }
    }

    /// A base of the mission on the map.
    public struct SiteMark: Sendable {
        /// How far its closing has come.
        public enum Stage: String, Sendable { case open, drawdown, closed }

        public let name: String
        public let coordinate: Coordinate
        public let isApproximate: Bool
        public let stage: Stage

        public init(name: String, coordinate: Coordinate, isApproximate: Bool, stage: Stage = .open) {
            self.name = name
            self.coordinate = coordinate
            self.isApproximate = isApproximate
            self.stage = stage
        }
    }

    /// One place with what is recorded there; many incidents at one place make one mark.
    public struct IncidentMark: Sendable {
        public let coordinate: Coordinate
        public let killed: CountRange
        /// Whether the point only stands for a wider place.
        public let isApproximate: Bool

        public init(coordinate: Coordinate, killed: CountRange, isApproximate: Bool) {
            self.coordinate = coordinate
            self.killed = killed
            self.isApproximate = isApproximate
        }
    }

    /// Nil where there is neither an outline nor a point to draw.
    public let outline: MapOutline?
    public let fills: [Fill]
    public let sites: [SiteMark]
    /// The first 400 are drawn: hand them over with the gravest first.
    public let incidents: [IncidentMark]
    /// Whether low coverage is hatched; a map that says nothing of coverage shows none.
    public let showsCoverage: Bool
    /// How a part of it is chosen on the page; nil where none can be.
    public let choosing: Choosing?

    /// A part of the map that people choose by moving it, zooming or drawing a frame.
    public struct Choosing: Sendable {
        /// The field of the page's form that takes the part: `south,west,north,east` in degrees.
        public let field: String
        /// The part chosen now; nil for all of it.
        public let chosen: Part?

        public init(field: String, chosen: Part? = nil) {
            self.field = field
            self.chosen = chosen
        }
    }

    /// A rectangle between two corners.
    public struct Part: Sendable {
        let southWest: Coordinate
        let northEast: Coordinate

        /// In degrees; nil off the earth.
        public init?(south: Double, west: Double, north: Double, east: Double) {
            guard let southWest = Coordinate(latitude: south, longitude: west),
                let northEast = Coordinate(latitude: north, longitude: east)
            else { return nil }
            self.southWest = southWest
            self.northEast = northEast
        }
    }

    public init(
        outline: MapOutline?, fills: [Fill], sites: [SiteMark] = [], incidents: [IncidentMark] = [],
        showsCoverage: Bool = true, choosing: Choosing? = nil
    ) {
        self.choosing = choosing
        self.showsCoverage = showsCoverage
        self.outline = outline
        self.fills = fills
        self.sites = sites
        self.incidents = incidents
    }

    /// The class of a number of people killed: 0, 1–9, 10–29, 30–99, 100 and more.
    static func harmClass(_ count: Int) -> Int {
        switch count {
        case ..<1: 0
        case ..<10: 1
        case ..<30: 2
        case ..<100: 3
        default: 4
        }
    }

    /// The classes as a legend writes them.
    static let classes = ["0", "1\u{2013}9", "10\u{2013}29", "30\u{2013}99", "100\u{A0}+"]
}
