import Hummingbird
import Pages
import Protection
import Workflows

/// What a request for a page asks to see.
struct PageRequest {
    let language: Language
    /// Days the reader chose, where they did.
    let at: Day?
    let knownAt: Day?
    /// The pages its reader has a link to.
    let doors: [Door]

    init(_ request: Request, doors: [Door]) throws {
        self.doors = doors
        language = Self.language(of: request)
        let query = request.uri.queryParameters
        at = try Self.day(query["at"].map(String.init), "at")
        knownAt = try Self.day(query["known"].map(String.init), "known")
    }

    var view: PageView { PageView(language: language, at: at, knownAt: knownAt) }

    /// The language asked for in the address, else the remembered one, else French.
    static func language(of request: Request) -> Language {
        LanguageMemory.asked(request) ?? LanguageMemory.remembered(request) ?? .french
    }

    private static func day(_ text: String?, _ name: String) throws -> Day? {
        guard let text, !text.isEmpty else { return nil }
        // As written or not at all: a year of two figures would be one of the first century.
        guard let day = Day(text), day.description == text else {
            throw Refusal(
                .usage, code: "day_malformed",
                message: Phrase(
                    fr: "« \(text.prefix(40)) » n’est pas un jour.", en: "“\(text.prefix(40))” is not a day."),
                place: name,
                remedy: Phrase(fr: "Écrivez AAAA-MM-JJ, comme 2023-06-30.", en: "Write YYYY-MM-DD, as 2023-06-30."))
        }
        return day
    }
}
