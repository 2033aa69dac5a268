public import Protection

/// Words of the registers.
public enum RegisterWords {
    public static let nothing = Phrase(fr: "Rien pour l’instant.", en: "Nothing yet.")
    static let act = Phrase(fr: "Agir", en: "Act")
    public static let shownOnce = Phrase(
        fr: "Montré une seule fois : copiez-le maintenant, gardez-le à part.",
        en: "Shown once: copy it now, keep it apart.")
    static let look = Phrase(fr: "Voir", en: "Look")
    static let optional = Phrase(fr: "facultatif", en: "optional")
    static let choose = Phrase(fr: "à choisir", en: "choose")
    static let atLeastOne = Phrase(fr: "au moins un", en: "at least one")
    static let scan = Phrase(fr: "Image à scanner", en: "Picture to scan")
    static let unknown = Phrase(fr: "–", en: "–")
}
