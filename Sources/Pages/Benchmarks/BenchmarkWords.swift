import Protection

/// Words of the Benchmarks page and of one cell.
enum BenchmarkWords {
    static let keysAndVeto = Phrase(fr: "Deux clés et veto", en: "Two keys and veto")
    static let threatKey = Phrase(fr: "Clé « menace »", en: "Threat key")
    static let capacityKey = Phrase(fr: "Clé « capacité »", en: "Capacity key")
    static let atRiskMeans = Phrase(fr: "la fourchette enjambe le seuil", en: "the range straddles its line")
    static let unknownMeans = Phrase(
        fr: "couverture sous 60 %, ou aucun relevé", en: "coverage under 60%, or no data")
    static let vetoMeans = Phrase(fr: "aucun plan ne peut l’écarter", en: "no plan can set it aside")
    static let matrix = Phrase(fr: "Matrice des critères", en: "Benchmark matrix")
    static let scrolls = Phrase(fr: "Matrice, défile de côté", en: "Matrix, scrolls sideways")
    static let caption = Phrase(
        fr: "Zone × critère : état, valeur et valeur de référence", en: "Area × benchmark: state, value and baseline")
    static let noVeto = Phrase(fr: "aucun recensé", en: "none recorded")
    static let folded = Phrase(fr: "Sans relevé", en: "No data")
    static let foldedUnder = Phrase(fr: "repliés sous la matrice", en: "folded under the matrix")
    static let dashed = Phrase(fr: "souligné tireté", en: "dashed underline")
    static let baseline = Phrase(fr: "réf.", en: "base")
    static let noData = Phrase(fr: "aucun relevé", en: "no data")
    static let trendNote = Phrase(
        fr:
            "Petites barres : périodes passées, plein au minimum, contour au maximum. « réf. » : valeur de référence de la même saison.",
        en:
            "Small bars: earlier periods, solid to the minimum, outlined to the maximum. “base”: baseline of the same season."
    )
    static let why = Phrase(fr: "Pourquoi", en: "Why")
    static let value = Phrase(fr: "Valeur", en: "Value")
    static let baselineLong = Phrase(fr: "Valeur de référence", en: "Baseline")
    static let line = Phrase(fr: "Seuils", en: "Lines")
    static let change = Phrase(fr: "Ce qui changerait l’état", en: "What would change the state")
    static let definition = Phrase(fr: "Définition", en: "Definition")
    static let keysOf = Phrase(fr: "Les deux clés de la zone", en: "The two keys of the area")
    static let chain = Phrase(fr: "De l’état jusqu’aux incidents", en: "From the state down to the incidents")
    static let back = Phrase(fr: "Revenir à la matrice", en: "Back to the matrix")
    static let opensNeither = Phrase(
        fr: "Contexte : n’ouvre aucune clé.", en: "Context: opens neither key.")
    static let servesThreat = Phrase(fr: "Sert la clé « menace ».", en: "Serves the threat key.")
    static let servesCapacity = Phrase(fr: "Sert la clé « capacité ».", en: "Serves the capacity key.")
    static let incidents = Phrase(fr: "Incidents", en: "Incidents")
    static let noIncidents = Phrase(
        fr: "Aucun incident recensé ne sert à ce calcul.", en: "No recorded incident serves this figure.")
    static let lowCoverage = Phrase(
        fr: "Sous 60 %, rien ne peut être dit rempli.", en: "Under 60%, nothing can read met.")
    static let coverageBlocks = Phrase(fr: "ne bloque pas l’état", en: "does not block the state")

    static func met(_ key: BenchmarksPage.Key, _ l: Language) -> String {
        l.say(
            Phrase(
                fr: "\(l.number(key.met))\u{A0}/\u{A0}\(l.number(key.all)) \(l.plural(key.met, "rempli", "remplis"))",
                en: "\(l.number(key.met))\u{A0}/\u{A0}\(l.number(key.all)) met"))
    }

    static func silent(_ count: Int, of all: Int, _ l: Language) -> String {
        l.say(
            Phrase(
                fr: "\(l.plural(count, "inconnu, non repris", "inconnus, non repris")) ici : \(count) sur \(all)",
                en: "unknown, not listed here: \(count) of \(all)"))
    }

    static func foldedSummary(_ count: Int, _ l: Language) -> String {
        l.say(
            Phrase(
                fr:
                    "\(l.number(count)) \(l.plural(count, "critère", "critères")) sans aucun relevé, \(l.plural(count, "inconnu", "inconnus")) dans toutes les zones",
                en:
                    "\(l.number(count)) \(l.plural(count, "benchmark", "benchmarks")) nobody has data for, unknown in every area"
            ))
    }

    static func inGroup(_ key: BenchmarkKey) -> Phrase {
        switch key {
        case .threat: servesThreat
        case .capacity: servesCapacity
        case .context: opensNeither
        }
    }
}
