public import Protection

/// The form by which someone with a browser warns: short, in plain words, usable without script and, with it, without a
/// network.
public struct FieldPage: Sendable {
    public let language: Language
    /// What stands in the address: a device's token, or `-` for anyone.
    public let token: String
    /// The identity of a report sent without script.
    public let id: String
    /// The name of the area a device is enrolled for; nil at the open address.
    public let area: String?
    /// Whether reports are taken now. Only those without script are told: for the others the message waits, and the page that
    /// says so may be kept on their phone.
    public let isOpen: Bool

    public init(language: Language, token: String, id: String, area: String?, isOpen: Bool = true) {
        self.language = language
        self.token = token
        self.id = id
        self.area = area
        self.isOpen = isOpen
    }

    /// Scripts that import one another by these names.
    public static let scripts = [
        "field-queue.js": String(decoding: PackageResources.field_queue_js, as: UTF8.self),
        "field-voice.js": String(decoding: PackageResources.field_voice_js, as: UTF8.self),
    ]

    /// What the form is made of, besides its two pages.
    public static let parts =
        [PageAsset.style.path, PageAsset.icon.path, PageAsset.field.path, "/assets/seal.js"]
        + scripts.keys.sorted().map { "/assets/" + $0 }

    /// The pages kept on the phone, one for each language.
    public static let pages = [Language.french, .english].map { "/report/-?lang=\($0.rawValue)" }

    /// The script of the worker. It differs whenever anything it keeps does, and so browsers fetch all of it anew.
    /// - Parameter sealing: The script that seals, which is kept too.
    public static func worker(sealing: String) -> String {
        let markup = [Language.french, .english].map {
            FieldPage(language: $0, token: "-", id: "", area: nil).render().text
        }
        let all = parts + markup + scripts.values.sorted() + [sealing]
        let kept = (pages + parts).map { "'\($0)'" }.joined(separator: ", ")
        return """
            import { send, waiting } from '/assets/field-queue.js'
            const VERSION = '\(PageAsset.version(of: Array(all.joined().utf8)))'
            const KEPT = [\(kept)]

            """ + String(decoding: PackageResources.field_worker_js, as: UTF8.self)
    }
}
