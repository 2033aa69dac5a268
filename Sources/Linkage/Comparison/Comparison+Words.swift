extension Comparison {
    /// What is compared, in English; an extra column has the name its table gives it.
    public var english: String { words.english }
    /// What is compared, in French.
    public var french: String { words.french }

    private var words: (english: String, french: String) {
        switch self {
        case .given: ("given name", "prénom")
        case .family: ("family name", "nom de famille")
        case .parts: ("number of given names", "nombre de prénoms")
        case .order: ("order of the names", "ordre des noms")
        case .date: ("date of the event", "date de l’événement")
        case .place: ("place of the event", "lieu de l’événement")
        case .event: ("type of event", "type d’événement")
        case .sex: ("sex", "sexe")
        case .age: ("age", "âge")
        case .occupation: ("occupation", "profession")
        case .nickname: ("nickname", "surnom")
        case .list: ("lists they stand on", "listes où elles figurent")
        case .crowd: ("records near in time and place", "fiches proches en temps et lieu")
        case .extra(let column): ("column \(column + 1)", "colonne \(column + 1)")
        }
    }

    /// What a level means, in English and French; nil for a level the comparison does not have.
    public func meaning(of level: Int) -> (english: String, french: String)? {
        if level == 0 {
            return self == .sex
                ? ("not said, or settled by the given name", "non dit, ou déjà réglé par le prénom")
                : ("not said", "non dit")
        }
        let meanings = self.meanings
        return meanings.indices.contains(level - 1) ? meanings[level - 1] : nil
    }

    private var meanings: [(english: String, french: String)] {
        switch self {
        case .given, .family:
            [
                ("equal", "égal"), ("sounds the same", "même son"),
                ("nearly the same letters", "presque mêmes lettres"),
                ("forms of one name", "formes d’un même nom"), ("similar letters", "lettres semblables"),
                ("initial agrees", "même initiale"), ("different", "différent"),
            ]
        case .parts: [("one each", "un chacun"), ("one and two", "un et deux"), ("two each", "deux chacun")]
        case .order: [("same order", "même ordre"), ("exchanged", "intervertis")]
        case .date:
            [
                ("same day", "même jour"), ("up to 3 days apart", "à 3 jours au plus"),
                ("up to 31 days apart", "à 31 jours au plus"), ("day and month exchanged", "jour et mois intervertis"),
                ("same day, one year apart", "même jour, à un an près"), ("same month", "même mois"),
                ("same month, one on the first", "même mois, l’une au premier"), ("next month", "mois voisin"),
                ("same year", "même année"), ("different", "différente"),
            ]
        case .place:
            [
                ("same village", "même village"), ("same commune", "même commune"),
                ("same name, same district", "même nom, même cercle"),
                ("same district, commune not said", "même cercle, commune non dite"),
                ("same district", "même cercle"), ("same region, district not said", "même région, cercle non dit"),
                ("same region", "même région"), ("different", "différent"),
            ]
        case .event, .sex, .occupation: [("equal", "égal"), ("different", "différent")]
        case .nickname: [("equal", "égal"), ("different", "différent")]
        case .age:
            [
                ("equal", "égal"), ("1 year apart", "à 1 an"), ("2–3 years apart", "à 2–3 ans"),
                ("4–6 years apart", "à 4–6 ans"), ("7–13 years apart", "à 7–13 ans"),
                ("over 13 years apart", "à plus de 13 ans"), ("over 25 years apart", "à plus de 25 ans"),
            ]
        case .list:
            [("different lists", "listes différentes")]
                + [(english: String, french: String)](repeating: ("the same list", "la même liste"), count: 13)
        case .crowd:
            [("alone", "seule")]
                + (0..<8).map { ("up to \(2 << $0) records", "jusqu’à \(2 << $0) fiches") }
        case .extra:
            [("equal", "égal"), ("nearly equal", "presque égal"), ("similar", "semblable"), ("different", "différent")]
        }
    }
}
