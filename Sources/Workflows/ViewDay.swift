import Database
public import Protection
public import Store

/// The day a page or a table is drawn for.
public enum ViewDay {
    /// The day asked for; else the one the demonstration is frozen at; else today, by the clock that is given.
    /// - Throws: `Refusal` for a day no mission can be looked at from; baselines reach back years before it.
    public static func resolve(_ asked: Day?, at now: Instant, in store: Store) async throws -> Day {
        if let asked {
            guard (1900...2200).contains(asked.parts.year) else {
                throw Refusal(
                    .usage, code: "day_out_of_range",
                    message: Phrase(
                        fr: "Le \(asked) est hors des années 1900 à 2200.",
                        en: "\(asked) lies outside the years 1900 to 2200."),
                    remedy: Phrase(fr: "Donnez un jour de cette période.", en: "Give a day of that time."))
            }
            return asked
        }
        let frozen = try await store.facts.read { try Settings.value(.viewDay, in: $0) }
        return frozen.flatMap { Day($0) } ?? now.day
    }
}
