import Protection
import Yams

/// One entry of a catalogue file on its way to an `Indicator`, gathering what is wrong with it.
struct IndicatorEntry {
    private(set) var problems: [CatalogueError.Problem] = []
    private let node: Node
    private let common: Phrase?
    private var code: String?
    private var fields: [String: Node] = [:]

    static let keys = [
        "code", "label", "unit", "definition", "dimension", "key", "required", "veto", "better", "given_by",
        "aggregate", "window", "baseline", "met", "not_met", "mass_event", "in_a_row", "softened_by", "computed",
        "valid_months", "basis",
    ]

    init(node: Node, common: Phrase?) {
        self.node = node
        self.common = common
    }

    /// The indicator, laid over one already known by its code; nil where something is wrong.
    mutating func indicator(over known: (String) -> Indicator?) -> Indicator? {
        guard case .mapping(let mapping) = node else {
            note(node, .wrongShape(expected: "code: …"))
            return nil
        }
        code = mapping["code"]?.string
        for (key, value) in mapping {
            let name = key.string ?? "?"
            if Self.keys.contains(name) { fields[name] = value } else { note(key, .unknownKey(name, known: Self.keys)) }
        }
        guard let code, !code.isEmpty else {
            note(node, .missingKey("code"))
            return nil
        }
        let old = known(code)
        let label = phrase("label", old?.label)
        let unit = phrase("unit", old?.unit)
        let definition = phrase("definition", old?.definition)
        let dimension: Indicator.Dimension? = choice("dimension", old?.dimension)
        let key: BenchmarkKey? = choice("key", old?.key)
        let better: Indicator.Direction? = choice("better", old?.direction)
        let level: Indicator.Level? = choice("given_by", old?.level)
        let aggregation: Indicator.Aggregation? = choice("aggregate", old?.aggregation ?? .worst)
        let window: Indicator.Window? = choice("window", old?.window)
        let met = line("met", old?.met)
        let notMet = line("not_met", old?.notMet)
        let baseline = baseline(old?.baseline ?? Indicator.Baseline.none)
        let computation: Indicator.Computation? = fields["computed"] == nil ? old?.computation : choice("computed", nil)
        let massEvent = number("mass_event", old?.massEvent)
        let inARow = number("in_a_row", old?.consecutive ?? 1)
        let valid = number("valid_months", old?.validMonths ?? 3)
        let required = flag("required", old?.isRequired)
        let veto = flag("veto", old?.isVeto)
        let softening = softening(old?.softening)
        guard problems.isEmpty, let label, let unit, let definition, let dimension, let key, let better, let level,
            let aggregation, let window, let met, let notMet, let baseline
        else { return nil }
        return Indicator(
            code: code, dimension: dimension, key: key, isRequired: required, isVeto: veto, label: label, unit: unit,
            definition: definition, direction: better, level: level, aggregation: aggregation, window: window,
            baseline: baseline, met: met, notMet: notMet, massEvent: massEvent, consecutive: inARow ?? 1,
            softening: softening, computation: computation, validMonths: valid ?? 3, basis: basis(old?.basis))
    }

    /// `{fr: …, en: …}`; nil where either is missing.
    static func phrase(_ node: Node) -> Phrase? {
        guard let french = node["fr"]?.string, let english = node["en"]?.string else { return nil }
        return Phrase(fr: french, en: english)
    }

    private mutating func phrase(_ key: String, _ old: Phrase?) -> Phrase? {
        guard let node = field(key, old) else { return old }
        guard let phrase = Self.phrase(node) else { return bad(key, node, "{fr: …, en: …}") }
        return phrase
    }

    private mutating func basis(_ old: Phrase?) -> Phrase {
        let own = fields["basis"].flatMap(Self.phrase)
        let parts = [common, own].compactMap { $0 }
        guard !parts.isEmpty else { return old ?? Phrase(fr: "Seuils proposés.", en: "Proposed lines.") }
        return Phrase(
            fr: parts.map(\.french).joined(separator: " "), en: parts.map(\.english).joined(separator: " "))
    }

    private mutating func choice<Value: RawRepresentable & CaseIterable>(
        _ key: String, _ old: Value?
    ) -> Value? where Value.RawValue == String {
        guard let node = field(key, old) else { return old }
        guard let value = node.string.flatMap(Value.init) else {
            return bad(key, node, Value.allCases.map(\.rawValue).joined(separator: " | "))
        }
        return value
    }

    private mutating func line(_ key: String, _ old: Line?) -> Line? {
        guard let node = field(key, old) else { return old }
        guard let line = node.string.flatMap(Line.init) else { return bad(key, node, "<= 50% baseline and <= 5") }
        return line
    }

    /// `none`, `same season of 2 years`, `mean of 24 before`.
    private mutating func baseline(_ old: Indicator.Baseline) -> Indicator.Baseline? {
        guard let node = fields["baseline"] else { return old }
        let words = (node.string ?? "").split(separator: " ")
        if words == ["none"] { return Indicator.Baseline.none }
        if words.count == 5, words[0...2] == ["same", "season", "of"], words[4].hasPrefix("year"),
            let years = Int(words[3]), (1...20).contains(years)
        {
            return .sameSeason(years: years)
        }
        if words.count == 4, words[0...1] == ["mean", "of"], words[3] == "before", let count = Int(words[2]),
            (1...120).contains(count)
        {
            return .meanBefore(windows: count)
        }
        return bad("baseline", node, "none | same season of 2 years | mean of 24 before")
    }

    private mutating func number(_ key: String, _ old: Int?) -> Int? {
        guard let node = fields[key] else { return old }
        guard let number = node.int, (1...1_000_000).contains(number) else { return bad(key, node, "1, 2, 3 …") }
        return number
    }

    private mutating func flag(_ key: String, _ old: Bool?) -> Bool {
        guard let node = fields[key] else { return old ?? false }
        guard let flag = node.bool else { return bad(key, node, "true | false") ?? false }
        return flag
    }

    private mutating func softening(_ old: Indicator.Softening?) -> Indicator.Softening? {
        guard let node = fields["softened_by"] else { return old }
        guard let code = node["code"]?.string else { return bad("softened_by", node, "{code: B24.probe, up_to: 1}") }
        return Indicator.Softening(code: code, upTo: node["up_to"]?.float)
    }

    /// The node of a key, or nil where the old value stands; a key needed and missing is noted.
    private mutating func field(_ key: String, _ old: (some Any)?) -> Node? {
        if let node = fields[key] { return node }
        if old == nil { note(node, .missingKey(key)) }
        return nil
    }

    private mutating func bad<Value>(_ key: String, _ node: Node, _ expected: String) -> Value? {
        note(node, .badValue(key: key, value: node.string ?? "…", expected: expected))
        return nil
    }

    private mutating func note(_ place: Node, _ kind: CatalogueError.Problem.Kind) {
        problems.append(
            CatalogueError.Problem(line: place.mark?.line, column: place.mark?.column, indicator: code, kind: kind))
    }
}
