public import Protection

extension FieldPage {
    /// What the product's own form for browsers asks under the name of an answer; nil for a name it does not have.
    public static func question(_ name: String) -> Phrase? {
        switch name {
        case "what": FieldWords.what
        case "when": FieldWords.when
        case "place": FieldWords.place
        case "people_at_risk": FieldWords.people
        case "said": FieldWords.said
        default: nil
        }
    }

    /// What it calls a choice; nil for an answer in somebody's own words.
    public static func choice(_ value: String, of name: String) -> Phrase? {
        let choices = name == "what" ? FieldWords.happenings : name == "when" ? FieldWords.times : []
        return choices.first { $0.value == value }?.words
    }
}
