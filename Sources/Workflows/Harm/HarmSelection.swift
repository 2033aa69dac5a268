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

    /// A state one may choose: each step of an allegation, proposals as one, each decision by itself.
    public enum StateChoice: Hashable, Sendable, CaseIterable {
        case lead, logged, triaged, initialAssessment, underInquiry, proposed
        case decided(AllegationDecision)

        public static let allCases: [StateChoice] =
            [.lead, .logged, .triaged, .initialAssessment, .underInquiry, .proposed]
            + AllegationDecision.allCases.map(StateChoice.decided)

        /// The choice a state falls under.
        public init(_ state: AllegationState) {
            self =
                switch state {
                case .lead: .lead
                case .logged: .logged
                case .triaged: .triaged
                case .initialAssessment: .initialAssessment
                case .underInquiry: .underInquiry
                case .proposed: .proposed
                case .decided(let decision): .decided(decision)
                }
        }

        /// By the word an address has for it; nil for any other.
        public init?(word: String) {
            guard let choice = Self.allCases.first(where: { $0.word == word }) else { return nil }
            self = choice
        }

        public var word: String { state?.word ?? "proposed" }
        public var label: Phrase { state?.label ?? Phrase(fr: "décision proposée", en: "decision proposed") }

        /// Nil for proposals, which are many states.
        private var state: AllegationState? {
            switch self {
            case .lead: .lead
            case .logged: .logged
            case .triaged: .triaged
            case .initialAssessment: .initialAssessment
            case .underInquiry: .underInquiry
            case .proposed: nil
            case .decided(let decision): .decided(decision)
            }
        }

        /// Its place among all.
        var number: UInt8 { UInt8(Self.numbers[self] ?? 0) }

        private static let numbers = Dictionary(
            uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
    }

    public var category: ReportCategory?
    public var area: AreaRef?
    /// Of a standard code also what was recorded under one added beneath it.
    public var cause: CasualtyCode<HarmCause>?
    public var state: StateChoice?
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
        category: ReportCategory? = nil, area: AreaRef? = nil, cause: CasualtyCode<HarmCause>? = nil,
        state: StateChoice? = nil, atLeast: Grade? = nil,
        actor: String? = nil, from: Day? = nil, until: Day? = nil, knownOn: Day? = nil, extent: Extent? = nil,
        words: String? = nil, isContested: Bool = false
    ) {
        self.category = category
        self.area = area
        self.cause = cause
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

    /// The selection as an address writes it, in a fixed order; what is not chosen is not there.
    public var query: [(name: String, value: String)] {
        let all: [(String, String?)] = [
            ("words", words), ("category", category?.rawValue), ("area", area.map { "\($0.scheme):\($0.code)" }),
            ("cause", cause?.text), ("state", state?.word), ("grade", atLeast.map { String($0.step) }),
            ("actor", actor),
            ("from", from?.description), ("until", until?.description), ("extent", extent?.text),
            ("contested", isContested ? "1" : nil), ("known", knownOn?.description),
        ]
        return all.compactMap { name, value in value.flatMap { $0.isEmpty ? nil : (name, $0) } }
    }

    /// From the names and values of an address. What does not read is refused: left out in silence, it would show everything
    /// under the address of a part.
    public init(_ value: (String) -> String?) throws {
        func text(_ name: String) -> String? { value(name).flatMap { $0.isEmpty ? nil : String($0.prefix(200)) } }
        func read<Value>(_ name: String, _ make: (String) -> Value?, as form: Phrase) throws -> Value? {
            guard let value = text(name) else { return nil }
            guard let read = make(value) else { throw Refusal.queryMalformed(name, value, form) }
            return read
        }
        let offered = Phrase(fr: "un des choix proposés", en: "one of the choices offered")
        self.init(
            category: try read("category", ReportCategory.init(rawValue:), as: offered),
            area: try read("area", AreaRef.init(typed:), as: Phrase(fr: "SCHÉMA:CODE", en: "SCHEME:CODE")),
            cause: try read("cause", CasualtyCode.init, as: offered),
            state: try read("state", StateChoice.init(word:), as: offered),
            atLeast: try read("grade", { Int($0).flatMap { Grade($0) } }, as: Phrase(fr: "0 à 5", en: "0 to 5")),
            actor: text("actor"),
            from: try Day.written(text("from"), at: "from"), until: try Day.written(text("until"), at: "until"),
            knownOn: try Day.written(text("known"), at: "known"), extent: try text("extent").map(Self.extent),
            words: text("words"),
            isContested: try read("contested", { $0 == "1" ? true : nil }, as: Phrase(fr: "1", en: "1")) ?? false)
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

extension Refusal {
    /// A part of an address that does not read, and what it may be.
    public static func queryMalformed(_ name: String, _ value: String, _ form: Phrase) -> Refusal {
        Refusal(
            .usage, code: "query_malformed",
            message: Phrase(
                fr: "« \(value.prefix(40)) » ne se lit pas.", en: "“\(value.prefix(40))” does not read."), place: name,
            remedy: Phrase(fr: "Écrivez \(form.french).", en: "Write \(form.english)."))
    }
}
