public import Protection

/// One of the five clocks of an alert, as it is drawn: a line whose shape tells the state, a word, and a time.
public struct AlertClock: Sendable {
    /// How it stands.
    public enum State: Sendable {
        /// Done in time.
        case done
        /// Done, after its time.
        case late
        case running
        case overdue
        /// Not yet, or not called for.
        case waiting

        /// The name of its shape in the stylesheet.
        var mark: HTML {
            switch self {
            case .done: "done"
            case .late, .overdue: "over"
            case .running: "run"
            case .waiting: "wait"
            }
        }

        /// What the shape says, for those who do not see it.
        var word: Phrase {
            switch self {
            case .done: Phrase(fr: "fait à temps", en: "done in time")
            case .late: Phrase(fr: "fait en retard", en: "done late")
            case .running: Phrase(fr: "en cours", en: "running")
            case .overdue: Phrase(fr: "délai passé", en: "overdue")
            case .waiting: Phrase(fr: "pas encore", en: "not yet")
            }
        }
    }

    public let name: Phrase
    public let state: State
    /// What stands under it: a duration, a limit, an outcome.
    public let words: Phrase?

    public init(_ name: Phrase, _ state: State, _ words: Phrase? = nil) {
        self.name = name
        self.state = state
        self.words = words
    }

    static func list(_ clocks: [AlertClock], _ l: Language) -> HTML {
        """
        <ol class="clocks">\(HTML.each(clocks) { clock in
            "<li class=\"\(clock.state.mark)\"><b>\(clock.name, l)</b><span class=\"vh\">\(clock.state.word, l)</span> \(HTML.when(clock.words) { "\($0, l)" })</li>"
        })</ol>
        """
    }
}

extension Language {
    /// A duration to the minute: "8 min", "1 h 52", "4 h", "2 j 9 h".
    public static func duration(minutes: Int) -> Phrase {
        let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60)
        if minutes < 60 { return Phrase(fr: "\(minutes)\u{A0}min", en: "\(minutes)\u{A0}min") }
        if days == 0 {
            let tail = rest == 0 ? "" : "\u{A0}" + (rest < 10 ? "0" : "") + String(rest)
            return Phrase(fr: "\(hours)\u{A0}h" + tail, en: "\(hours)\u{A0}h" + tail)
        }
        let tail = hours == 0 ? "" : "\u{A0}\(hours)\u{A0}h"
        return Phrase(fr: "\(days)\u{A0}j" + tail, en: "\(days)\u{A0}d" + tail)
    }

    /// Minutes in hours, from the least to the most; without a most, at least; without either, unknown.
    public static func delay(_ range: MeasureRange) -> Phrase {
        let low = duration(minutes: Int(range.min.rounded()))
        guard let top = range.max else {
            guard range.min > 0 else { return Common.unknown }
            return Phrase(
                fr: "\(Common.atLeast.french) \(low.french)", en: "\(Common.atLeast.english) \(low.english)")
        }
        let high = duration(minutes: Int(top.rounded()))
        guard low != high else { return low }
        return Phrase(
            fr: "\(low.french)\u{A0}–\u{A0}\(high.french)", en: "\(low.english)\u{A0}–\u{A0}\(high.english)")
    }

    /// Day and time, UTC: "30 juin, 14 h 05"; "30 June, 14:05".
    func moment(_ moment: Instant) -> String {
        shortDay(moment.day) + ", " + clock(moment)
    }

    /// Hours and minutes, UTC: "14 h 05"; "14:05".
    func clock(_ moment: Instant) -> String {
        let (hours, minutes) = (moment.description.dropFirst(11).prefix(2), moment.description.dropFirst(14).prefix(2))
        return self == .french ? "\(hours)\u{A0}h\u{A0}\(minutes)" : "\(hours):\(minutes)"
    }
}
