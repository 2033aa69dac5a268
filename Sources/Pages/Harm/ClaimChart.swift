import Protection

/// Civilians killed by each account, on one scale from zero: solid at the minimum, outlined to the maximum, hatched to
/// the edge where there is none. The same figures stand in the accounts below it.
struct ClaimChart {
    let accounts: [IncidentPage.Account]
    let language: Language

    private static let line = 36

    var markup: HTML {
        let l = language
        guard accounts.contains(where: { $0.killed != nil }) else {
            return "<p class=\"hatched pad\"><span class=\"on-hatch\">\(Self.nothing, l)</span></p>"
        }
        let height = accounts.count * Self.line + 24
        return """
            <svg class="chart" width="100%" height="\(height)" role="img" aria-label="\(sentence)">\
            \(HTML.each(marks) { mark in
                """
                <line class="ax" x1="\(at: x(mark))%" x2="\(at: x(mark))%" y1="4" y2="\(height - 20)"/>\
                <text class="tx q\(mark == 0 ? "" : mark == scale ? " e" : " m")" x="\(at: x(mark))%" y="\(height - 4)">\(l.number(mark))</text>
                """
            })\(HTML.each(accounts.enumerated()) { number, account in row(account, at: number * Self.line) })</svg>
            """
    }

    private func row(_ account: IncidentPage.Account, at y: Int) -> HTML {
        let l = language
        let name: HTML = "<text class=\"tx q\" x=\"1.5%\" y=\"\(y + 16)\">\(account.title, l)</text>"
        guard let killed = account.killed else {
            return "\(name)<text class=\"tx q\" x=\"1.5%\" y=\"\(y + 31)\">\(IncidentWords.notTold, l)</text>"
        }
        let (low, high) = (x(killed.min), killed.max.map(x) ?? 99)
        let isLeft = low > 55
        return """
            \(name)<rect class="lo" x="\(at: low)%" width=".8%" y="\(y + 20)" height="12"/>\
            \(HTML.when(high > low + 0.8, "<rect class=\"\(killed.max == nil ? "unb" : "hi")\" x=\"\(at: low + 0.8)%\" width=\"\(at: high - low - 0.8)%\" y=\"\(y + 20)\" height=\"12\"/>"))\
            <text class="tx b halo\(isLeft ? " e" : "")" x="\(at: isLeft ? low - 1 : Swift.min(low + 2, 60))%" y="\(y + 30)">\(l.range(killed))</text>
            """
    }

    /// The top of the scale: past the highest figure said.
    private var scale: Int {
        let top = accounts.compactMap(\.killed).map { $0.max ?? Swift.max($0.min + $0.min / 5, 1) }.max() ?? 1
        var power = 1
        while power <= Int.max / 100 {
            for factor in [1, 2, 5] where power * factor >= top { return power * factor }
            power *= 10
        }
        return top
    }

    private var marks: [Int] { scale > 1 && scale % 2 == 0 ? [0, scale / 2, scale] : [0, scale] }

    private func x(_ value: Int) -> Double { 1 + 98 * Double(value) / Double(Swift.max(scale, 1)) }

    private var sentence: String {
        accounts.map { account in
            language.say(account.title) + (language == .french ? "\u{A0}: " : ": ")
                + (account.killed.map { language.range($0) } ?? language.say(IncidentWords.notTold))
        }.joined(separator: "\u{A0}; ")
    }

    private static let nothing = Phrase(
        fr: "Aucun récit ne donne un nombre de civils tués.", en: "No account gives a number of civilians killed.")
}
