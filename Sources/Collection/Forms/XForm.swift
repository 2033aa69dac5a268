public import StrictText

/// A form definition (XForms as ODK writes it): what its server must know of it. The file itself is kept and served as
/// it came; nothing here is written back.
public struct XForm: Hashable, Sendable {
    /// What the form says of one answer.
    public struct Bind: Hashable, Sendable {
        /// Path from the root, `what/incident_type`.
        public let path: String
        /// "string", "int", "date", "geopoint", "binary" …
        public let type: String
        public let isRequired: Bool
        public let relevant: String?
        public let constraint: String?
        public let calculate: String?
        /// What the device fills in by itself: "timestamp", "property", "uid".
        public let preload: String?
    }

    /// One answer of a list, with its label by language ("" where the form has none).
    public struct Choice: Hashable, Sendable {
        public let value: String
        public let labels: [String: String]
    }

    /// A question as asked.
    public struct Question: Hashable, Sendable {
        public let path: String
        /// The control: "input", "select1", "select", "upload", "trigger", "range", "rank".
        public let control: String
        public let labels: [String: String]
        /// The list its choices come from; nil where it has none of its own.
        public let choices: String?
    }

    public let id: String
    public let version: String
    public let title: String
    /// Languages in the order given, the default one first.
    public let languages: [String]
    public let binds: [Bind]
    public let questions: [Question]
    public let choices: [String: [Choice]]
    /// What groups and repeats are called, by their path, then by language.
    public let groups: [String: [String: String]]
    /// Paths that may come several times.
    public let repeats: [String]
    /// Files the form needs beside it: `jr://file-csv/places.csv` gives `places.csv`.
    public let mediaNames: [String]
    /// The key submissions are encrypted to, where they are; this server then stores what it cannot read.
    public let publicKey: String?

    /// Whether submissions come encrypted.
    public var isEncrypted: Bool { publicKey != nil }

    /// Paths whose answer is the name of an attachment.
    public var attachmentPaths: Set<String> {
        Set(
            binds.filter { $0.type == "binary" }.map(\.path)
                + questions.filter { $0.control == "upload" }.map(\.path))
    }

    /// The label of a question in a language, else in the form's own.
    public func label(of path: String, in language: String) -> String? {
        questions.first { $0.path == path }.flatMap { words(of: $0.labels, in: language) }
    }

    /// The label of a group or a repeat, likewise; nil for one that has none.
    public func label(ofGroup path: String, in language: String) -> String? {
        groups[path].flatMap { words(of: $0, in: language) }
    }

    /// Of words by language those of one, else those of the form's own.
    func words(of labels: [String: String], in language: String) -> String? {
        let match = labels.keys.sorted().first { $0 == language || $0.hasSuffix("(\(language))") }
        return match.flatMap { labels[$0] } ?? languages.first.flatMap { labels[$0] } ?? labels[""]
    }
}

extension XForm {
    /// Reads a form.
    public init(_ bytes: [UInt8]) throws(FormRefusal) {
        let root: XML.Element
        do { root = try XML.parse(bytes) } catch { throw .xml(error) }
        self = try XFormReader(root).form()
    }
}

/// Why a file is not taken as a form. Each case ends as a sentence for the administrator who uploaded it.
public enum FormRefusal: Error, Hashable, Sendable {
    case xml(XMLRefusal)
    /// The file is XML but no XForm.
    case notAForm(missing: String)
    case noFormID
    case noVersion(form: String)

    /// French.
    public var french: String {
        switch self {
        case .xml(let refusal): refusal.french
        case .notAForm(let missing):
            "Ce n’est pas un formulaire XForm\u{A0}: «\u{A0}\(missing)\u{A0}» manque. "
                + "Convertissez votre XLSForm, puis envoyez le fichier XML obtenu."
        case .noFormID: "Le formulaire n’a pas d’identifiant (form_id)."
        case .noVersion(let form):
            "Le formulaire «\u{A0}\(form)\u{A0}» n’a pas de version. Ajoutez-en une dans «\u{A0}settings\u{A0}»."
        }
    }

    /// English.
    public var english: String {
        switch self {
        case .xml(let refusal): refusal.english
        case .notAForm(let missing):
            "This is not an XForm: “\(missing)” is missing. Convert your XLSForm and upload the XML file that gives."
        case .noFormID: "The form has no identifier (form_id)."
        case .noVersion(let form): "The form “\(form)” has no version. Add one under “settings”."
        }
    }
}
