import Protection

/// What a word or a run of words means to the grammar of alerts.
enum Term: Hashable, Sendable {
    case alertHead, hearsay, endHead, calm, acknowledged, help, stop, code
    case act(ReportCategory)
    case harm(HarmKind)
    /// People, who may stand between a number and what befell them.
    case person
    case armed
    case livestock
    case number(Int)
    /// About ten, about a hundred: one word that is a number and a doubt.
    case dozen(Int)
    case about, atLeast, moreThan, between
    /// Several: at least two, no upper bound.
    case several
    case to
    case or
    case negation
    case when(TimeWord)
    case future
    case urgency
    case compass(Compass)
    case towards, from, at
    case unit, vehicle, road, cut
    case actor(ActorProfile.Kind)
    case hour
    /// "Il y a … jours", "… days ago".
    case ago
    case filler
}

/// A quarter of the sky.
public enum Compass: String, CaseIterable, Sendable {
    case north, south, east, west
}

/// A language a message may be written in; the words of several often stand in one message.
public enum MessageLanguage: String, CaseIterable, Sendable {
    case french = "fr"
    case english = "en"
    case bambara = "bm"
}
