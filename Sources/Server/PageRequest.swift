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
        at = try Day.written(query["at"].map(String.init), at: "at")
        knownAt = try Day.written(query["known"].map(String.init), at: "known")
    }

    var view: PageView { PageView(language: language, at: at, knownAt: knownAt) }

    /// The language asked for in the address, else the remembered one, else French.
    static func language(of request: Request) -> Language {
        LanguageMemory.asked(request) ?? LanguageMemory.remembered(request) ?? .french
    }
}
