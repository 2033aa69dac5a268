public import Protection

/// A named place: a settlement, a quarter, a well, a crossing, or an area itself, under every name people give it and
/// every code it has had.
public struct NamedPlace: Hashable, Sendable {
    /// The key of a place in its own list: "geonames 2449893", or the P-code of an area.
    public struct ID: Hashable, Comparable, Sendable {
        public let list: String
        public let key: String

        public init(list: String, key: String) {
            self.list = list
            self.key = key
        }

        public static func < (left: ID, right: ID) -> Bool { (left.list, left.key) < (right.list, right.key) }
    }

    /// One name.
    public struct Name: Hashable, Sendable {
        /// How a name stands to the place.
        public enum Kind: String, CaseIterable, Sendable {
            /// The name the list gives first.
            case official
            /// Another name in use.
            case alias
            /// Another way to write the same name.
            case spelling
            /// A name no longer in use, which people and old reports still know.
            case former
        }

        public let text: String
        /// BCP 47 code: "fr", "bm", "ar"; nil where the list does not say.
        public let language: String?
        public let kind: Kind

        public init(_ text: String, language: String? = nil, kind: Kind = .official) {
            self.text = text
            self.language = language
            self.kind = kind
        }
    }

    public let id: ID
    public let names: [Name]
    /// What sort of place, in the list's own words ("PPL", "commune").
    public let feature: String
    public let point: Coordinate?
    /// The areas the place lies in or is, narrow and wide, in every scheme known: a place of Ménaka stands both in
    /// ML0704 of 2017 and in ML10 of 2021.
    public let areas: [AreaRef]
    /// People living there, where the list says; only to put the likelier of two namesakes first, never to choose it.
    public let population: Int?

    public init(
        id: ID, names: [Name], feature: String = "", point: Coordinate? = nil, areas: [AreaRef] = [],
        population: Int? = nil
    ) {
        self.id = id
        self.names = names
        self.feature = feature
        self.point = point
        self.areas = areas
        self.population = population
    }

    /// The name to show in a language: the official one in it, else any official one, else the first.
    public func name(in language: String? = nil) -> String {
        let official = names.filter { $0.kind == .official }
        return (official.first { $0.language == language } ?? official.first ?? names.first)?.text ?? id.key
    }

    /// The area of the place under a scheme; the last given is the narrowest by agreement of the importers.
    public func area(in scheme: String) -> AreaRef? {
        areas.last { $0.scheme == scheme }
    }
}
