/// What the person importing says about a file that the file does not say itself.
public struct ImportOptions: Sendable {
    /// The scheme of its area codes, with its year: "COD-AB 2021". A column `scheme` in the file wins.
    public var scheme: String?
    /// The name of the file, read for hints: a year in the name of a population table, a mission in that of its sites.
    public var fileName: String?
    /// The mission its sites belong to; a column `mission` in the file wins.
    public var mission: String?
    /// The country of its events, for files without such a column.
    public var country: String?
    /// The year its figures hold for; a column `year` in the file wins.
    public var year: Int?
    /// Who the figures come from; a column `source` in the file wins.
    public var source: String?
    /// The release of an event data set ("24.1"). Given, it becomes part of each event's origin, so that two releases
    /// stand side by side; left out, a later release revises the events of an earlier one.
    public var release: String?
    /// Which side names are communal groups.
    public var communalGroups: CommunalGroups

    /// Options with nothing said.
    public init(scheme: String? = nil, fileName: String? = nil, communalGroups: CommunalGroups = .builtIn) {
        self.scheme = scheme
        self.fileName = fileName
        self.communalGroups = communalGroups
    }

    /// The last year between 1900 and 2099 written in the file's name.
    var yearInFileName: Int? {
        guard let fileName else { return nil }
        return fileName.split { !($0.isASCII && $0.isNumber) }.compactMap { Int($0) }
            .last { (1900...2099).contains($0) }
    }

    /// The first word of a name such as `minusma_sites.csv`, in capitals.
    var missionInFileName: String? {
        guard let name = fileName?.split(separator: "/").last?.lowercased() else { return nil }
        let words = name.split { "_-.".contains($0) }
        guard words.count >= 2, words[1] == "sites" else { return nil }
        return words[0].uppercased()
    }
}
