public import Linkage
internal import Yams

/// What a team keeps about linkage in one readable file: its settings, how its columns are called, and the model it has
/// learnt. Every part may be left out.
///
/// ```yaml
/// version: 1
/// settings:
///   join_probability: 0.25
/// columns:
///   given_name: prenom
/// ```
public struct LinkageProfile: Sendable, Hashable {
    public var settings: LinkageSettings
    public var map: ColumnMap
    /// A model to use instead of learning one.
    public var model: LinkageModel?

    /// A profile; by default the product's own settings.
    public init(settings: LinkageSettings = LinkageSettings(), map: ColumnMap = ColumnMap(), model: LinkageModel? = nil)
    {
        self.settings = settings
        self.map = map
        self.model = model
    }

    /// The most bytes a profile may have.
    static let largest = 32 << 20

    /// Reads a profile. Throws `LinkageFileError.settings` with everything that is wrong and where.
    public init(yaml: String, file: String) throws(LinkageFileError) {
        var document = SettingsDocument(yaml, file: file, limit: Self.largest)
        let keys = ["version", "settings", "columns", "compare", "model"]
        let fields = document.mapping(document.root, keys: keys, expected: "settings: {…}")
        _ = document.whole(fields["version"], key: "version", in: 1...1)
        let map = ColumnMap(document.root, &document, others: ["version", "settings", "model"])
        let settings = Self.settings(fields["settings"], &document)
        let model = LinkageModel(fields["model"], extras: map.extras, &document)
        try document.finish()
        self.init(settings: settings, map: map, model: model)
    }

    private static func settings(_ node: Node?, _ document: inout SettingsDocument) -> LinkageSettings {
        var settings = LinkageSettings()
        let fields = document.mapping(node, keys: Self.keys, expected: "join_probability: 0.25")
        func probability(_ key: String, _ old: Double) -> Double {
            document.number(fields[key], key: key, in: 0.000_001...0.999_999) ?? old
        }
        func whole(_ key: String, _ old: Int, _ range: ClosedRange<Int>) -> Int {
            document.whole(fields[key], key: key, in: range) ?? old
        }
        settings.joinProbability = probability("join_probability", settings.joinProbability)
        settings.reviewProbability = probability("review_probability", settings.reviewProbability)
        settings.autoLinkProbability = probability("auto_link_probability", settings.autoLinkProbability)
        settings.learnsSpellings =
            document.flag(fields["learns_spellings"], key: "learns_spellings") ?? settings.learnsSpellings
        settings.usesReferences =
            document.flag(fields["uses_references"], key: "uses_references") ?? settings.usesReferences
        settings.blockLimit = whole("block_limit", settings.blockLimit, 2...100_000)
        settings.pairsPerRecord = whole("pairs_per_record", settings.pairsPerRecord, 1...100_000)
        settings.trainingPairs = whole("training_pairs", settings.trainingPairs, 1_000...100_000_000)
        settings.trainingRounds = whole("training_rounds", settings.trainingRounds, 0...1_000)
        settings.refiningRounds = whole("refining_rounds", settings.refiningRounds, 0...100)
        settings.seed = UInt64(whole("seed", Int(settings.seed), 0...Int.max))
        if let groups = groups(fields["spelling_groups"], &document) { settings.spellingGroups = groups }
        return settings
    }

    static let keys = [
        "join_probability", "auto_link_probability", "review_probability", "spelling_groups", "learns_spellings",
        "uses_references",
        "block_limit", "pairs_per_record", "training_pairs", "training_rounds", "refining_rounds", "seed",
    ]

    /// `west_african`, `none`, or a list of groups, each a list of spellings.
    private static func groups(_ node: Node?, _ document: inout SettingsDocument) -> SpellingGroups? {
        guard let node else { return nil }
        let expected = "west_african | none | [[oumar, omar], …]"
        if case .scalar = node {
            switch node.string {
            case "west_african": return .westAfrican
            case "none": return SpellingGroups.none
            default:
                document.note(
                    node, .badValue(key: "spelling_groups", value: node.string ?? "…", expected: expected))
                return nil
            }
        }
        return SpellingGroups(
            groups: document.items(node, expected: expected).map { group in
                document.items(group, expected: "[oumar, omar]").compactMap(\.string)
            })
    }
}
