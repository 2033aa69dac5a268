public import Protection

/// What the areas of a page are called: "cercle", "zone". French needs the gender to agree with it.
public struct AreaNoun: Sendable {
    public let one: Phrase
    public let many: Phrase
    public let isFeminine: Bool

    public init(one: Phrase, many: Phrase, isFeminine: Bool) {
        self.one = one
        self.many = many
        self.isFeminine = isFeminine
    }

    /// Second-order areas of Mali.
    public static let cercle = AreaNoun(
        one: Phrase(fr: "cercle", en: "cercle"), many: Phrase(fr: "cercles", en: "cercles"), isFeminine: false)
    /// First-order areas of Mali.
    public static let region = AreaNoun(
        one: Phrase(fr: "région", en: "region"), many: Phrase(fr: "régions", en: "regions"), isFeminine: true)
    /// Any area.
    public static let zone = AreaNoun(
        one: Phrase(fr: "zone", en: "area"), many: Phrase(fr: "zones", en: "areas"), isFeminine: true)

    func capitalised(_ language: Language) -> String {
        let word = language.say(one)
        return word.prefix(1).uppercased() + word.dropFirst()
    }

    func counted(_ count: Int, _ language: Language) -> String {
        language.spelled(count, isFeminine: isFeminine) + "\u{A0}" + language.say(language.plural(count, one, many))
    }
}

extension Language {
    /// A spelled number that agrees: "une zone".
    func spelled(_ value: Int, isFeminine: Bool) -> String {
        self == .french && value == 1 && isFeminine ? "une" : spelled(value)
    }

    /// The first letter as a capital.
    public func sentenceCase(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }
}
