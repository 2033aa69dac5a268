/// What may be sent, and how much of it. Every limit is checked before more is read, decoded or unpacked.
public struct UploadRule: Sendable, Hashable {
    /// The kinds that are taken, each with the most bytes a file of it may have.
    public var kinds: [EvidenceKind: Int]
    /// The most pixels a picture may have.
    public var pixels: Int
    /// The most pixels along one side.
    public var side: Int
    public var archive: ArchiveRule

    /// What an archive may hold.
    public struct ArchiveRule: Sendable, Hashable {
        public var entries: Int
        /// All entries unpacked, in bytes.
        public var unpackedBytes: Int
        /// Unpacked bytes for each packed byte.
        public var ratio: Int

        public init(entries: Int, unpackedBytes: Int, ratio: Int) {
            self.entries = entries
            self.unpackedBytes = unpackedBytes
            self.ratio = ratio
        }
    }

    public init(kinds: [EvidenceKind: Int], pixels: Int, side: Int, archive: ArchiveRule) {
        self.kinds = kinds
        self.pixels = pixels
        self.side = side
        self.archive = archive
    }

    /// The most bytes any file may have.
    public var largest: Int { kinds.values.max() ?? 0 }

    private static let mebibyte = 1 << 20

    /// What a witness sends with a report: pictures, film, sound, a document, a text. No archive.
    ///
    /// 120 million pixels take a phone's largest pictures (108 million).
    public static let attachment = UploadRule(
        kinds: [
            .jpeg: 40 * mebibyte, .png: 40 * mebibyte, .webp: 40 * mebibyte, .heic: 40 * mebibyte, .mp4: 500 * mebibyte,
            .threeGP: 200 * mebibyte, .webm: 500 * mebibyte, .amr: 50 * mebibyte, .ogg: 100 * mebibyte,
            .wav: 200 * mebibyte,
            .pdf: 50 * mebibyte, .text: 5 * mebibyte, .csv: 20 * mebibyte, .xml: 5 * mebibyte,
        ], pixels: 120_000_000, side: 40_000,
        archive: ArchiveRule(entries: 0, unpackedBytes: 0, ratio: 0))

    /// What an analyst adds to a case: the same, and archives such as office documents.
    public static let caseFile: UploadRule = {
        var rule = attachment
        rule.kinds[.zip] = 200 * mebibyte
        rule.archive = ArchiveRule(entries: 2_000, unpackedBytes: 500 * mebibyte, ratio: 200)
        return rule
    }()
}
