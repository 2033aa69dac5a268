import Foundation
public import Protection

/// Which incidents a list, its count, its map and its export show: one value for all of them.
public struct HarmSelection: Hashable, Sendable {
    /// A rectangle of the map.
    public struct Extent: Hashable, Sendable {
        public let south: Double
        public let west: Double
        public let north: Double
        public let east: Double

        /// Nil where it is no rectangle on the earth.
        public init?(south: Double, west: Double, north: Double, east: Double) {
            guard (-90...90).contains(south), (-90...90).contains(north), (-180...180).contains(west),
                (-180...180).contains(east), south <= north, west <= east
            else { return nil }
            self.south = south
            self.west = west
            self.north = north
            self.east = east
        }

        /// As an address writes it: "13.5,-5,15,-3"; nil where it does not read.
        public init?(_ text: String) {
            let parts = text.split(separator: ",").compactMap { Double($0) }
            guard parts.count == 4 else { return nil }
            self.init(south: parts[0], west: parts[1], north: parts[2], east: parts[3])
        }

        public var text: String {
            [south, west, north, east].map { $0 == $0.rounded() ? String(Int($0)) : "\($0)" }.joined(separator: ",")
        }
    }

    public var category: ReportCategory?
    public var area: AreaRef?
    /// A word of `HarmSelection.states`.
    public var state: String?
    /// That it happened: no lower step; an incident nobody has graded is left out then.
    public var atLeast: Grade?
    /// Whom a claim names or a person graded.
    public var actor: String?
    public var from: Day?
    public var until: Day?
    /// As known by the end of this day; nil for now.
    public var knownOn: Day?
    public var extent: Extent?
    /// Words that the coded facts and the narratives without names must have, all of them.
    public var words: String?
    public var isContested: Bool

    public init(
        category: ReportCategory? = nil, area: AreaRef? = nil, state: String? = nil, atLeast: Grade? = nil,
        actor: String? = nil, from: Day? = nil, until: Day? = nil, knownOn: Day? = nil, extent: Extent? = nil,
        words: String? = nil, isContested: Bool = false
    ) {
        self.category = category
        self.area = area
        self.state = state
        self.atLeast = atLeast
        self.actor = actor
        self.from = from
        self.until = until
        self.knownOn = knownOn
        self.extent = extent
        self.words = words
        self.isContested = isContested
    }

    /// The states one may choose: each step of an allegation, proposals as one, each decision by itself.
    public static let states: [(word: String, label: Phrase)] =
        [AllegationState.lead, .logged, .triaged, .initialAssessment, .underInquiry].map { ($0.word, $0.label) }
        + [("proposed", Phrase(fr: "décision proposée", en: "decision proposed"))]
        + AllegationDecision.allCases.map { (AllegationState.decided($0).word, $0.label) }

    /// The place of a state in `states`.
    static func number(of state: AllegationState) -> UInt8 {
        switch state {
        case .lead: 0
        case .logged: 1
        case .triaged: 2
        case .initialAssessment: 3
        case .underInquiry: 4
        case .proposed: 5
        case .decided(let decision): 6 + UInt8(AllegationDecision.allCases.firstIndex(of: decision) ?? 0)
        }
    }

    /// The selection as an address writes it, in a fixed order; what is not chosen is not there.
    public var query: [(name: String, value: String)] {
        let all: [(String, String?)] = [
            ("words", words), ("category", category?.rawValue), ("area", area.map { "\($0.scheme):\($0.code)" }),
            ("state", state), ("grade", atLeast.map { String($0.step) }), ("actor", actor),
            ("from", from?.description), ("until", until?.description), ("extent", extent?.text),
            ("contested", isContested ? "1" : nil), ("known", knownOn?.description),
        ]
        return all.compactMap { name, value in value.flatMap { $0.isEmpty ? nil : (name, $0) } }
    }

    /// From the names and values of an address; what does not read is not chosen, but for days and the part of a map, which
    /// somebody may have typed: they are refused.
    public init(_ value: (String) -> String?) throws {
        func text(_ name: String) -> String? { value(name).flatMap { $0.isEmpty ? nil : String($0.prefix(200)) } }
        self.init(
            category: text("category").flatMap(ReportCategory.init(rawValue:)),
            area: text("area").flatMap { AreaRef(typed: $0) },
            state: text("state").flatMap { word in Self.states.first { $0.word == word }?.word },
            atLeast: text("grade").flatMap { Int($0) }.flatMap { Grade($0) }, actor: text("actor"),
            from: try Day.written(text("from"), at: "from"), until: try Day.written(text("until"), at: "until"),
            knownOn: try Day.written(text("known"), at: "known"), extent: try text("extent").map(Self.extent),
            words: text("words"), isContested: text("contested") == "1")
    }

    private static func extent(_ text: String) throws -> Extent {
        guard let extent = Extent(text) else {
            throw Refusal(
                .usage, code: "extent_malformed",
                message: Phrase(
                    fr: "« \(text.prefix(60)) » n’est pas une partie de la carte.",
                    en: "“\(text.prefix(60))” is not a part of the map."),
                place: "extent",
                remedy: Phrase(
                    fr: "Écrivez sud,ouest,nord,est en degrés, avec un point pour les décimales : 13.5,-5,15,-3.",
                    en: "Write south,west,north,east in degrees, with a point before decimals: 13.5,-5,15,-3."))
        }
        return extent
    }
}
