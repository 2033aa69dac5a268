/// Markup that is safe to send: literals are taken as written, everything interpolated into them is escaped.
///
/// `"<b>\(name)</b>" as HTML` cannot carry a script in `name`, whatever it holds. Values of `HTML` nest unescaped.
/// Attributes are written in double quotes, always; the escaping covers text and double-quoted attributes alike.
public struct HTML: ExpressibleByStringInterpolation, Sendable {
    /// The markup itself.
    public private(set) var text: String

    public init(stringLiteral value: String) {
        text = value
    }

    public init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
    }

    /// Nothing.
    public static let none: HTML = ""

    /// Text, escaped.
    public init(escaping text: String) {
        var escaped = ""
        HTML.append(text, to: &escaped)
        self.text = escaped
    }

    public var isEmpty: Bool { text.isEmpty }

    public static func += (left: inout HTML, right: HTML) {
        left.text += right.text
    }

    /// One piece of markup per element, in order, with nothing between them.
    public static func each<Items: Sequence>(
        _ items: Items, separator: HTML = .none, _ piece: (Items.Element) -> HTML
    ) -> HTML {
        var all = HTML.none
        var isFirst = true
        for item in items {
            if !isFirst { all += separator }
            all += piece(item)
            isFirst = false
        }
        return all
    }

    /// The markup where the condition holds, else nothing.
    public static func when(_ condition: Bool, _ markup: @autoclosure () -> HTML) -> HTML {
        condition ? markup() : .none
    }

    /// The markup for a value that is there, else nothing.
    public static func when<Value>(_ value: Value?, _ markup: (Value) -> HTML) -> HTML {
        value.map(markup) ?? .none
    }
}
