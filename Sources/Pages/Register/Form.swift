public import Protection

/// A form that posts to one address. The form token is added when it is drawn.
public struct Form: Sendable {
    public let path: String
    public let submit: Phrase
    public let title: Phrase?
    public let note: Phrase?
    public let fields: [Field]
    /// Sent along unseen.
    public let hidden: [(name: String, value: String)]
    /// Names the script that completes it, such as `passkey`; the form is hidden where that script cannot run.
    public let behaviour: String?
    /// Whether it only asks for another view: it then goes by the address, and changes nothing.
    public let onlyAsks: Bool
    /// Whether it is closed until it is asked for: a long one beside what people come to read. It has a title.
    public let isFolded: Bool
    /// For what cannot be undone: names the thing and what will become of it. It is read at a second step, before the
    /// button that does it.
    public let warning: Phrase?

    public init(
        to path: String, submit: Phrase, title: Phrase? = nil, note: Phrase? = nil, fields: [Field] = [],
        hidden: [(name: String, value: String)] = [], behaviour: String? = nil,
        onlyAsks: Bool = false, isFolded: Bool = false, warning: Phrase? = nil
    ) {
        self.path = path
        self.submit = submit
        self.title = title
        self.note = note
        self.fields = fields
        self.hidden = hidden
        self.behaviour = behaviour
        self.onlyAsks = onlyAsks
        self.isFolded = isFolded
        self.warning = warning
    }

    /// One thing asked for.
    public struct Field: Sendable {
        public let name: String
        public let label: Phrase
        public let hint: Phrase?
        public let kind: Kind
        public let isRequired: Bool
        /// What is said beside the label instead of "optional", where it may be left empty only under a condition.
        public let need: Phrase?
        /// What the browser may fill in: `username`, `current-password`, `one-time-code`.
        public let autocomplete: String
        public let value: String

        public init(
            _ name: String, _ label: Phrase, _ kind: Kind = .text(longest: 200), hint: Phrase? = nil,
            isRequired: Bool = true, need: Phrase? = nil, autocomplete: String = "off", value: String = ""
        ) {
            self.name = name
            self.label = label
            self.hint = hint
            self.kind = kind
            self.isRequired = isRequired
            self.need = need
            self.autocomplete = autocomplete
            self.value = value
        }
    }

    public enum Kind: Sendable {
        case text(longest: Int)
        case password(shortest: Int)
        /// Digits of a time code.
        case digits
        case day
        /// An area by its name, out of those the frame offers, or as `SCHEME:CODE`.
        case area
        /// One of them. A choice that must be made and of which the form holds none opens on none: nothing is presumed.
        case choice([(value: String, words: Phrase)])
        /// Several of them, each its own value under the same name.
        case several([(value: String, words: Phrase)])
        case paragraph(longest: Int)
        /// A file from the person's machine; the form is then sent in parts, its file last.
        case file
    }

    /// Whether a file goes with it.
    var hasFile: Bool {
        fields.contains { field in
            if case .file = field.kind { true } else { false }
        }
    }
}
