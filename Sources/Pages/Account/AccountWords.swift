import Protection

/// Words about signing in and one's own account.
enum AccountWords {
    static let without = Phrase(fr: "Sans compte", en: "Without an account")
    static let withoutNote = Phrase(
        fr: "Alerter ne demande ni compte ni nom.", en: "To send an alert neither an account nor a name is needed.")
    static let what = Phrase(fr: "Pour", en: "To")
    static let whereTo = Phrase(fr: "Où", en: "Where")
    static let form = Phrase(fr: "le formulaire", en: "the form")
    static let byCode = Phrase(fr: "avec le code reçu", en: "with the code received")
    static let signInTitle = Phrase(fr: "S’identifier", en: "Sign in")
    static let signInLead = Phrase(
        fr: "Un compte vient d’une invitation : demandez-la à la personne dépositaire de votre équipe.",
        en: "An account comes by invitation: ask your team’s custodian for one.")
    static let demonstrationLead = Phrase(
        fr: "Ceci est une démonstration : le Mali, vu du 30 juin 2023. Entrez en un clic, dans le rôle de votre choix.",
        en: "This is a demonstration: Mali, seen from 30 June 2023. Enter with one click, in the role you choose.")
    static let demonstration = Phrase(fr: "Entrer dans la démonstration", en: "Enter the demonstration")
    static let demonstrationNote = Phrase(
        fr: "Chaque rôle voit autre chose ; aucun ne voit tout. Le plan est celui du rôle de planification.",
        en: "Each role sees something else; none sees everything. The plan belongs to the planner.")
    static let passkey = Phrase(fr: "Clé d’accès", en: "Passkey")
    static let passkeyNote = Phrase(
        fr:
            "Votre téléphone, votre ordinateur ou une clé de sécurité signe à votre place ; rien à retenir, rien à voler.",
        en: "Your phone, computer or security key signs for you; nothing to remember, nothing to steal.")
    static let signInWithPasskey = Phrase(fr: "Utiliser une clé d’accès", en: "Use a passkey")
    static let makePasskey = Phrase(fr: "Créer une clé d’accès", en: "Make a passkey")
    static let passwordAndCode = Phrase(fr: "Mot de passe et code", en: "Password and code")
    static let passwordNote = Phrase(
        fr: "Une phrase de 15 caractères au moins. Entrez d’abord le secret ci-dessus dans une application de codes, "
            + "puis le code qu’elle montre.",
        en: "A phrase of 15 characters or more. First put the secret above into an authenticator app, then the code it "
            + "shows.")
    static let name = Phrase(fr: "Nom du compte", en: "Account name")
    static let password = Phrase(fr: "Mot de passe", en: "Password")
    static let newPassword = Phrase(fr: "Nouveau mot de passe", en: "New password")
    static let code = Phrase(fr: "Code", en: "Code")
    static let codeHint = Phrase(
        fr: "six chiffres, ou un code de secours", en: "six digits, or a recovery code")
    static let firstCode = Phrase(fr: "Premier code", en: "First code")
    static let codeSecret = Phrase(
        fr: "Secret pour une application de codes", en: "Secret for an authenticator app")
    static let setPassword = Phrase(fr: "Enregistrer", en: "Save")
    static let signIn = Phrase(fr: "S’identifier", en: "Sign in")
    static let invitationLead = Phrase(
        fr: "Choisissez comment vous vous identifierez. Ce lien ne sert qu’une fois.",
        en: "Choose how you will sign in. This link serves once.")

    static func welcome(_ name: String) -> Phrase {
        Phrase(fr: "Bienvenue, \(name)", en: "Welcome, \(name)")
    }
}
