public import Protection

/// Why a password cannot be chosen. Said openly, to the person who is choosing it.
public enum PasswordRefusal: Error, Hashable, Sendable {
    case tooShort(least: Int)
    case tooLong(most: Int)
    /// It is made of few characters over and over, of a row of keys, or of words anyone would try here.
    case guessable
    /// It stands in a list of passwords that were stolen elsewhere.
    case breached
    /// The list could not be read, so nothing can be said of the password.
    case listUnreadable

    /// What happened and what to do.
    public var words: Phrase {
        switch self {
        case .tooShort(let least):
            Phrase(
                fr: "Le mot de passe a moins de \(least) caractères. Prenez une phrase de quatre mots ou plus.",
                en: "The password has fewer than \(least) characters. Take a phrase of four words or more.")
        case .tooLong(let most):
            Phrase(
                fr: "Le mot de passe dépasse \(most) octets. Prenez-en un plus court.",
                en: "The password is over \(most) bytes. Take a shorter one.")
        case .guessable:
            Phrase(
                fr: "Ce mot de passe se devine : il se répète, suit le clavier ou reprend des noms d’ici. "
                    + "Prenez des mots sans rapport entre eux.",
                en: "This password can be guessed: it repeats itself, follows the keyboard or uses names from here. "
                    + "Take words that have nothing to do with one another.")
        case .breached:
            Phrase(
                fr: "Ce mot de passe figure dans une liste de mots de passe volés ailleurs. Prenez-en un autre.",
                en: "This password stands in a list of passwords stolen elsewhere. Take another.")
        case .listUnreadable:
            Phrase(
                fr: "La liste des mots de passe volés est illisible. Le mot de passe n’a pas été changé. "
                    + "Prévenez la personne responsable technique.",
                en: "The list of stolen passwords cannot be read. The password was not changed. Tell the operator.")
        }
    }
}
