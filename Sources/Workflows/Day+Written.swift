public import Protection

extension Day {
    /// A day as somebody wrote it into an address, a form or a command; nil where nothing was written.
    /// - Parameter place: What a refusal names: the field or the option.
    /// - Throws: Where it does not read.
    public static func written(_ text: String?, at place: String) throws(Refusal) -> Day? {
        guard let text, !text.isEmpty else { return nil }
        guard let day = Day(exactly: text) else {
            throw Refusal(
                .usage, code: "day_malformed",
                message: Phrase(
                    fr: "« \(text.prefix(40)) » n’est pas un jour.", en: "“\(text.prefix(40))” is not a day."),
                place: place,
                remedy: Phrase(fr: "Écrivez AAAA-MM-JJ, comme 2023-06-30.", en: "Write YYYY-MM-DD, as 2023-06-30."))
        }
        return day
    }
}
