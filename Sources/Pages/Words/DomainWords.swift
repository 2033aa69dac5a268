public import Protection

extension BenchmarkState {
    /// The word for the state, as it follows « critère ».
    public var word: Phrase {
        switch self {
        case .met: Phrase(fr: "Rempli", en: "Met")
        case .atRisk: Phrase(fr: "À risque", en: "At risk")
        case .notMet: Phrase(fr: "Non rempli", en: "Not met")
        case .unknown: Phrase(fr: "Inconnu", en: "Unknown")
        }
    }

    /// The name of the state's shape and colours in the stylesheet.
    var mark: String {
        switch self {
        case .met: "met"
        case .atRisk: "risk"
        case .notMet: "not"
        case .unknown: "unk"
        }
    }
}

extension BenchmarkKey {
    /// The heading over the benchmarks of this key.
    public var word: Phrase {
        switch self {
        case .threat: Phrase(fr: "Menace", en: "Threat")
        case .capacity: Phrase(fr: "Capacité des autres", en: "Capacity of others")
        case .context: Phrase(fr: "Contexte", en: "Context")
        }
    }
}

extension PlacePrecision {
    /// How closely the place is known, in words.
    public var word: Phrase {
        switch self {
        case .exact: Phrase(fr: "lieu précis", en: "exact place")
        case .near: Phrase(fr: "près d’un lieu précis", en: "near a known place")
        case .admin2: Phrase(fr: "division de second niveau", en: "second-level area")
        case .admin1: Phrase(fr: "division de premier niveau", en: "first-level area")
        case .linear: Phrase(fr: "coordonnées estimées", en: "estimated point")
        case .country: Phrase(fr: "pays seulement", en: "country only")
        case .international: Phrase(fr: "lieu inconnu", en: "no place known")
        }
    }
}

extension DatePrecision {
    /// How closely the date is known, in words.
    public var word: Phrase {
        switch self {
        case .day: Phrase(fr: "jour exact", en: "exact day")
        case .fewDays: Phrase(fr: "deux à six jours", en: "two to six days")
        case .week: Phrase(fr: "semaine", en: "week")
        case .month: Phrase(fr: "mois", en: "month")
        case .year: Phrase(fr: "année seulement", en: "year only")
        }
    }
}

extension ViolenceType {
    /// The form of violence, for pages that other modules put together.
    public var label: Phrase { word }

    /// The form of violence, in words.
    var word: Phrase {
        switch self {
        case .stateBased: Phrase(fr: "combats avec l’État", en: "fighting with the state")
        case .nonState: Phrase(fr: "combats entre groupes", en: "fighting between groups")
        case .oneSided: Phrase(fr: "violence contre des civils", en: "violence against civilians")
        case .unknown: Phrase(fr: "inconnue", en: "unknown")
        }
    }
}
