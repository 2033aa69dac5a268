/// One thing about two incidents that is compared, with levels from "not said" (0) downwards from full agreement.
public enum IncidentAspect: Int, CaseIterable, Sendable, Hashable {
    case date, place, type, actors, killed, list, text

    var levels: Int {
        switch self {
        case .date: 11
        case .place: 9
        case .type, .list: 3
        case .actors: 4
        case .killed, .text: 5
        }
    }

    /// Rough shares among reports of one event, from which learning begins.
    var start: [Double] {
        switch self {
        case .date: [0, 0.6, 0.15, 0.05, 0.01, 0.01, 0.1, 0.02, 0.02, 0.02, 0.02]
        case .place: [0, 0.7, 0.08, 0.05, 0.07, 0.05, 0.03, 0.01, 0.01]
        case .type: [0, 0.85, 0.15]
        case .actors: [0, 0.6, 0.25, 0.15]
        case .killed: [0, 0.5, 0.25, 0.15, 0.1]
        case .list: [0, 0.9, 0.1]
        // Two voices often tell one event in other words, or in another language.
        case .text: [0, 0.12, 0.2, 0.3, 0.38]
        }
    }

    /// Rough shares among reports of different events, which count as much as a hundred pairs.
    var strangers: [Double] {
        switch self {
        case .date: [0, 0.001, 0.003, 0.01, 0.001, 0.001, 0.003, 0.001, 0.005, 0.03, 0.945]
        case .place: [0, 0.003, 0.007, 0.005, 0.01, 0.025, 0.02, 0.1, 0.83]
        case .type: [0, 0.3, 0.7]
        case .actors: [0, 0.2, 0.1, 0.7]
        case .killed: [0, 0.15, 0.1, 0.25, 0.5]
        case .list: [0, 0.8, 0.2]
        case .text: [0, 0.002, 0.018, 0.13, 0.85]
        }
    }

    /// What is compared, in English.
    public var english: String { words.english }
    /// What is compared, in French.
    public var french: String { words.french }

    private var words: (english: String, french: String) {
        switch self {
        case .date: ("date", "date")
        case .place: ("place", "lieu")
        case .type: ("type", "type")
        case .actors: ("alleged actors", "auteurs présumés")
        case .killed: ("number killed", "nombre de tués")
        case .list: ("sources", "sources")
        case .text: ("words of the accounts", "mots des récits")
        }
    }

    /// What a level means, in English and French.
    public func meaning(of level: Int) -> (english: String, french: String) {
        if level == 0 { return ("not said", "non dit") }
        switch self {
        case .date: return Comparison.date.meaning(of: level) ?? Self.unnamed(level)
        case .place: return Comparison.place.meaning(of: level) ?? Self.unnamed(level)
        case .type: return Comparison.event.meaning(of: level) ?? Self.unnamed(level)
        case .list: return Comparison.list.meaning(of: level) ?? Self.unnamed(level)
        case .actors:
            let meanings = [
                ("the same", "les mêmes"), ("one in common", "un en commun"), ("none in common", "aucun en commun"),
            ]
            return meanings.indices.contains(level - 1) ? meanings[level - 1] : Self.unnamed(level)
        case .killed:
            let meanings = [
                ("the same count", "même nombre"), ("ranges that meet", "fourchettes qui se recoupent"),
                ("within a factor of two", "à un facteur deux près"), ("further apart", "plus éloignés"),
            ]
            return meanings.indices.contains(level - 1) ? meanings[level - 1] : Self.unnamed(level)
        case .text:
            let meanings = [
                ("nearly the same words", "presque les mêmes mots"),
                ("many rare words in common", "beaucoup de mots rares en commun"),
                ("some rare words in common", "quelques mots rares en commun"),
                ("hardly any in common", "presque aucun en commun"),
            ]
            return meanings.indices.contains(level - 1) ? meanings[level - 1] : Self.unnamed(level)
        }
    }

    private static func unnamed(_ level: Int) -> (english: String, french: String) {
        ("level \(level)", "niveau \(level)")
    }
}
