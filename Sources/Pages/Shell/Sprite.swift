/// Shapes and patterns that the pages draw by reference: the four states, the veto, the hatch of the unknown, and
/// the dots of "up to". Each state has a shape of its own, so colour is never alone.
enum Sprite {
    static let markup: HTML = """
        <svg class="sprite" aria-hidden="true" focusable="false"><defs>\
        <symbol id="met" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" class="i-met"/>\
        <path d="M4.5 8.2l2.5 2.6L11.6 5.6" class="i-on"/></symbol>\
        <symbol id="risk" viewBox="0 0 16 16"><path d="M8 1.8L15 14.2H1z" class="i-rk"/>\
        <path d="M8 1.8l7 12.4H8z" class="i-risk"/></symbol>\
        <symbol id="not" viewBox="0 0 16 16"><path d="M1 1h14v14H1z" class="i-not"/>\
        <path d="M5 5l6 6m0-6l-6 6" class="i-on"/></symbol>\
        <symbol id="unk" viewBox="0 0 16 16"><path d="M1.5 1.5h13v13h-13z" class="i-unk" stroke-dasharray="2.6 1.7"/>\
        <path d="M2 8.5L8.5 2M4 14L14 4m-4.5 10l4.5-4.5" class="i-unk"/></symbol>\
        <symbol id="veto" viewBox="0 0 16 16"><path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" class="i-not"/>\
        <path d="M4 8h8" class="i-on"/></symbol>\
        <pattern id="hatch" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">\
        <path d="M0 4.5h9" class="hl"/></pattern>\
        \(HTML.each(1...4) { step in
            """
            <pattern id="dot\(step)" width="11" height="11" patternUnits="userSpaceOnUse">\
            <circle cx="3" cy="3" r="2.4" class="h\(step)"/></pattern>
            """
        })</defs></svg>
        """

    /// A state's or the veto's shape, beside its word.
    static func shape(_ name: String) -> HTML {
        "<svg aria-hidden=\"true\" width=\"16\" height=\"16\"><use href=\"#\(name)\"/></svg>"
    }
}
