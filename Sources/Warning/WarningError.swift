public import Protection

/// Why a warning cannot leave.
public enum WarningError: Error, Hashable, Sendable {
    /// An identifier or sender that is empty or holds a space, a comma, `<` or `&`.
    case badMark(String)
    case noText
    case emptyText(language: String)
    case repeatedLanguage(String)
    case noArea
    case noAudience
    case noReference
    case noNote
    case expiresTooEarly
    case badZone(Int)
    /// A text holds what looks like a telephone number, an address or coordinates.
    case reachesAPerson(language: String)

    /// What happened and what to do.
    public var phrase: Phrase {
        switch self {
        case .badMark(let mark):
            Phrase(
                fr: "« \(mark) » ne peut pas nommer un message : ni espace, ni virgule, ni < ou &.",
                en: "“\(mark)” cannot name a message: no space, comma, < or &.")
        case .noText:
            Phrase(
                fr: "Écrivez le message dans une langue au moins.", en: "Write the message in one language at least.")
        case .emptyText(let language):
            Phrase(fr: "Le texte « \(language) » est incomplet.", en: "The text “\(language)” is incomplete.")
        case .repeatedLanguage(let language):
            Phrase(fr: "La langue « \(language) » paraît deux fois.", en: "The language “\(language)” appears twice.")
        case .noArea: Phrase(fr: "Dites pour quelle zone.", en: "Say for which area.")
        case .noAudience: Phrase(fr: "Dites à qui le message est destiné.", en: "Say whom the message is for.")
        case .noReference: Phrase(fr: "Dites quel message est remplacé.", en: "Say which message is replaced.")
        case .noNote: Phrase(fr: "Dites pourquoi.", en: "Say why.")
        case .expiresTooEarly:
            Phrase(fr: "Le message expire avant son envoi.", en: "The message expires before it is sent.")
        case .badZone(let minutes):
            Phrase(
                fr: "Le décalage horaire de \(minutes) minutes n’existe pas.",
                en: "There is no time zone of \(minutes) minutes.")
        case .reachesAPerson(let language):
            Phrase(
                fr: "Le texte « \(language) » contient un numéro, une adresse ou des coordonnées. Retirez-les.",
                en: "The text “\(language)” holds a number, an address or coordinates. Remove them.")
        }
    }
}
