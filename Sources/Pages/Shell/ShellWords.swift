import Protection

/// Words of the frame around every page.
enum ShellWords {
    static let start = Phrase(fr: "Revenir à l’accueil", en: "Back to the start page")
    static let situation = Phrase(fr: "Situation", en: "Situation")
    static let benchmarks = Phrase(fr: "Critères", en: "Benchmarks")
    static let plan = Phrase(fr: "Plan", en: "Plan")
    static let skip = Phrase(fr: "Aller au contenu", en: "Skip to the content")
    static let pages = Phrase(fr: "Pages", en: "Pages")
    static let menu = Phrase(fr: "Menu", en: "Menu")
    static let shut = Phrase(fr: "Fermer le menu", en: "Close the menu")
    static let asOfLabel = Phrase(fr: "Date de vue et provenance", en: "Day of view and provenance")
    static let seenOn = Phrase(fr: "Vu le", en: "Seen on")
    static let knownThatDay = Phrase(fr: "tel que connu ce jour-là", en: "as known that day")
    static let change = Phrase(fr: "Changer de date", en: "Change the day")
    static let provenance = Phrase(
        fr: "Provenance : sans marque = tel qu’à la source ·", en: "Provenance: no mark = as the source has it ·")
    static let promise = Phrase(
        fr:
            "Les chiffres comptent ce qui est recensé, jamais un total. L’inconnu est un état : il ne se lit pas comme zéro.",
        en: "Figures count what is recorded, never a total. Unknown is a state: it does not read as zero.")
}
