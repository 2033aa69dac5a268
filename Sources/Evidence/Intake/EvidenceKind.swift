/// What a file is, by its bytes; what its name or its sender says is never believed.
public enum EvidenceKind: String, Sendable, Hashable, CaseIterable {
    case jpeg, png, gif, webp, heic
    case mp4, threeGP, webm, amr, ogg, wav
    case pdf, text, csv, xml, zip

    /// The type to store and to answer with; always as an attachment.
    public var mediaType: String {
        switch self {
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .gif: "image/gif"
        case .webp: "image/webp"
        case .heic: "image/heic"
        case .mp4: "video/mp4"
        case .threeGP: "video/3gpp"
        case .webm: "video/webm"
        case .amr: "audio/amr"
        case .ogg: "audio/ogg"
        case .wav: "audio/wav"
        case .pdf: "application/pdf"
        case .text: "text/plain; charset=utf-8"
        case .csv: "text/csv; charset=utf-8"
        case .xml: "application/xml"
        case .zip: "application/zip"
        }
    }

    /// The ending a file of this kind is given.
    public var fileExtension: String {
        switch self {
        case .jpeg: "jpg"
        case .threeGP: "3gp"
        case .text: "txt"
        default: rawValue
        }
    }

    /// Endings that may stand on such a file. Phones name one container in several ways; that is no mismatch.
    public var acceptedExtensions: Set<String> {
        switch self {
        case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
        case .heic: ["heic", "heif", "hif"]
        case .mp4, .threeGP: ["mp4", "m4v", "m4a", "mov", "3gp", "3gpp", "3g2", "3ga"]
        case .webm: ["webm", "weba"]
        case .amr: ["amr", "awb"]
        case .ogg: ["ogg", "oga", "opus", "ogv"]
        case .text, .csv: ["txt", "csv", "tsv", "text", "log", "md"]
        case .xml: ["xml", "kml", "gpx", "rdf"]
        case .zip: ["zip", "kmz", "docx", "xlsx", "odt", "ods"]
        default: [rawValue]
        }
    }

    /// Every ending that names some kind: one of these on a file of another kind is a mismatch.
    static let allExtensions: Set<String> = {
        var all: Set<String> = [
            "html", "htm", "svg", "xhtml", "js", "php", "exe", "apk", "jar", "sh", "bat", "com", "scr", "dll",
        ]
        for kind in allCases { all.formUnion(kind.acceptedExtensions) }
        return all
    }()

    /// Whether a picture, whose size is read from its header before anything decodes it.
    public var isImage: Bool { [.jpeg, .png, .gif, .webp, .heic].contains(self) }
    /// Whether made of characters.
    public var isText: Bool { [.text, .csv, .xml].contains(self) }
}
