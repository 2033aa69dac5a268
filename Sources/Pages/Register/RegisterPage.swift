private import Foundation
public import Protection

/// A page of registers: lists of what is held, each line with what can be done about it, and forms to add to them.
/// Every page of administration and of one's own account is one of these.
public struct RegisterPage: Sendable {
    public let frame: Frame
    /// The page's own address, without a query.
    public let path: String
    public let title: Phrase
    public let lead: Phrase
    /// What came of the last act; nil on a plain visit.
    public let notice: Notice?
    /// Shown once, and never again.
    public let secrets: [Secret]
    /// Whose voice is missing, on a map beside the first section; nil for most pages.
    public let map: CoverageMap?
    public let sections: [Section]
    /// The first of two sections that stand side by side where there is room; nil where none do.
    public let pair: Int?

    public init(
        frame: Frame, path: String, title: Phrase, lead: Phrase, notice: Notice? = nil, secrets: [Secret] = [],
        map: CoverageMap? = nil, sections: [Section], pair: Int? = nil
    ) {
        self.pair = pair
        self.frame = frame
        self.path = path
        self.title = title
        self.lead = lead
        self.notice = notice
        self.secrets = secrets
        self.map = map
        self.sections = sections
    }

    /// A sentence about what was just done, or why it was not.
    public struct Notice: Sendable {
        public let words: Phrase
        public let isRefusal: Bool

        public init(_ words: Phrase, isRefusal: Bool = false) {
            self.words = words
            self.isRefusal = isRefusal
        }
    }

    /// Something to be copied now: a link, a token, codes. It stands on no other page and in no log.
    public struct Secret: Sendable {
        public let label: Phrase
        /// Each on a line of its own.
        public let lines: [String]
        /// The same as a picture to be scanned: its dark squares, row by row; nil for none.
        public let code: SquareCode?
        /// What to do with it.
        public let note: Phrase
        /// A picture or a recording with it; nil for none.
        public let enclosure: Enclosure?

        public init(
            label: Phrase, lines: [String], code: SquareCode? = nil, enclosure: Enclosure? = nil,
            note: Phrase = RegisterWords.shownOnce
        ) {
            self.enclosure = enclosure
            self.label = label
            self.lines = lines
            self.code = code
            self.note = note
        }
    }

    /// A file that stands in the answer itself: a picture is shown, anything else can be taken.
    public struct Enclosure: Sendable {
        /// All of it as an address (RFC 2397).
        let address: String
        let isImage: Bool
        let fileName: String
        /// What is to be seen, or to be taken.
        let words: Phrase

        public init(_ bytes: [UInt8], mediaType: String, isImage: Bool, fileName: String, words: Phrase) {
            address = "data:\(mediaType);base64,\(Data(bytes).base64EncodedString())"
            self.isImage = isImage
            self.fileName = fileName
            self.words = words
        }
    }

    /// One register.
    public struct Section: Sendable {
        /// Names the section in the page's addresses.
        public let id: String
        public let title: Phrase
        public let note: Phrase?
        public let columns: [Phrase]
        public let rows: [Line]
        /// Said where there is no row.
        public let empty: Phrase
        public let forms: [Form]
        /// The address of the rows after these; nil at the end.
        public let next: String?

        public init(
            id: String, title: Phrase, note: Phrase? = nil, columns: [Phrase] = [], rows: [Line] = [],
            empty: Phrase = RegisterWords.nothing, forms: [Form] = [], next: String? = nil
        ) {
            self.id = id
            self.title = title
            self.note = note
            self.columns = columns
            self.rows = rows
            self.empty = empty
            self.forms = forms
            self.next = next
        }
    }

    /// One thing held.
    public struct Line: Sendable {
        /// As many as the section has columns.
        public let cells: [Cell]
        public let forms: [Form]
        /// Whether it names the lines after it, and has one cell.
        public let isHeading: Bool

        public init(_ cells: [Cell], forms: [Form] = []) {
            self.cells = cells
            self.forms = forms
            isHeading = false
        }

        /// Names the lines after it.
        public init(heading: Cell) {
            cells = [heading]
            forms = []
            isHeading = true
        }
    }

    /// What a cell says.
    public enum Cell: Sendable {
        case text(String)
        case words(Phrase)
        case number(Int)
        case moment(Instant)
        /// An id or a digest.
        case code(String)
        /// A state in a word; one that calls for attention is set apart by weight and sign, not by colour alone.
        case state(Phrase, calls: Bool)
        case link(String, to: String)
        /// The same in words of ours.
        case door(Phrase, to: String)
        /// Not known, or not so.
        case none
    }
}
