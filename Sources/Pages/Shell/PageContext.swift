public import Protection

/// What every page shares: its language, the day it is seen from, where it stands and what it rests on.
public struct PageContext: Sendable {
    /// The view every link carries along.
    public let view: PageView
    /// What the page is about: "Mali · MINUSMA".
    public let subject: String
    /// The day of view.
    public let at: Day
    /// The day of knowledge; equal to `at` when the picture is as it was known that day.
    public let knownAt: Day
    /// Said in the header, such as the demonstration's name; nil for nothing.
    public let notice: Phrase?
    /// The pages its reader has a link to.
    public let doors: [Door]
    /// Citations and counting rules, for the foot of the page.
    public let sources: [Phrase]

    public init(
        view: PageView, subject: String, at: Day, knownAt: Day, notice: Phrase? = nil,
        doors: [Door] = [.situation, .benchmarks, .plan], sources: [Phrase] = []
    ) {
        self.view = view
        self.subject = subject
        self.at = at
        self.knownAt = knownAt
        self.notice = notice
        self.doors = doors
        self.sources = sources
    }

    public var language: Language { view.language }
}
