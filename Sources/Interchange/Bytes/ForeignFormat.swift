import Protection

/// A kind of file that is sometimes handed in where a table or a GeoJSON is meant, told by its first bytes.
public enum ForeignFormat: String, CaseIterable, Sendable {
    /// A workbook or any other zip archive.
    case archive
    case gzip, pdf, image, database
    /// A web page or another XML text, often an error page saved under the name of a download.
    case markup
    case json
    /// Bytes that are no text at all.
    case binary

    /// The format these first bytes of a file betray, or nil where they may be a table.
    static func sniffed(_ head: UnsafeBufferPointer<UInt8>) -> ForeignFormat? {
        func begins(_ bytes: [UInt8]) -> Bool { head.starts(with: bytes) }
        if begins([0x50, 0x4B, 0x03, 0x04]) { return .archive }
        if begins([0x1F, 0x8B]) { return .gzip }
        if begins(Array("%PDF".utf8)) { return .pdf }
        if begins([0x89, 0x50, 0x4E, 0x47]) || begins([0xFF, 0xD8, 0xFF]) { return .image }
        if begins(Array("SQLite format 3".utf8)) { return .database }
        let firstMark = head.first { !($0 == 0x20 || (0x09...0x0D).contains($0)) }
        if firstMark == UInt8(ascii: "<") { return .markup }
        if firstMark == UInt8(ascii: "{") || firstMark == UInt8(ascii: "[") { return .json }
        // A damaged table may hold a stray NUL; a file that is not text holds many bytes no text uses.
        let odd = head.prefix(4096).count { $0 < 0x09 || (0x0E...0x1F).contains($0) && $0 != 0x1B }
        return odd > 3 && odd * 50 > min(head.count, 4096) ? .binary : nil
    }

    /// What it is called in a sentence.
    var name: Phrase {
        switch self {
        case .archive: Phrase(fr: "un classeur ou une archive zip", en: "a workbook or a zip archive")
        case .gzip: Phrase(fr: "un fichier compressé (gzip)", en: "a compressed file (gzip)")
        case .pdf: Phrase(fr: "un document PDF", en: "a PDF document")
        case .image: Phrase(fr: "une image", en: "a picture")
        case .database: Phrase(fr: "une base SQLite", en: "a SQLite database")
        case .markup: Phrase(fr: "une page web ou un texte XML", en: "a web page or an XML text")
        case .json: Phrase(fr: "un texte JSON", en: "a JSON text")
        case .binary: Phrase(fr: "un fichier binaire", en: "a binary file")
        }
    }

    /// How to come from it to what is asked for.
    var remedy: Phrase {
        switch self {
        case .archive:
            Phrase(fr: "Enregistrez la feuille au format CSV.", en: "Save the sheet as CSV, or unpack the archive.")
        case .gzip: Phrase(fr: "Décompressez-le d’abord.", en: "Uncompress it first.")
        case .markup:
            Phrase(
                fr: "Le téléchargement a peut-être échoué : refaites-le.",
                en: "The download may have failed: do it again.")
        default:
            Phrase(fr: "Donnez un fichier CSV (texte).", en: "Give a CSV (text) file.")
        }
    }
}
