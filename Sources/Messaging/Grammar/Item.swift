import PlaceNames

/// A stretch of a message with one meaning: a known word or phrase, a figure, a place, or something nobody knows.
struct Item: Sendable {
    enum Meaning: Sendable {
        case term(Term)
        case place(PlaceAnswer)
        case unknown
    }

    let meaning: Meaning
    let tokens: Range<Int>
    let clause: Int
    let languages: Set<MessageLanguage>

    /// The term, where it is one.
    var term: Term? {
        if case .term(let term) = meaning { term } else { nil }
    }

    /// A figure or number word.
    var number: Int? {
        if case .number(let number) = term { number } else { nil }
    }

    var isFiller: Bool {
        switch term {
        case .filler, .at: true
        default: false
        }
    }
}
