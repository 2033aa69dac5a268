extension DatabaseError {
    /// What happened, where, and what to do, in English.
    public var english: String {
        let (what, remedy) = englishParts
        return "\(what)\(place.map { " (\($0))" } ?? ""): \(message). \(remedy)"
    }

    /// What happened, where, and what to do, in French; the engine's own words stay in English.
    public var french: String {
        let (what, remedy) = frenchParts
        return "\(what)\(place.map { " (\($0))" } ?? "") : \(message). \(remedy)"
    }

    /// What to do, in English.
    public var englishRemedy: String { englishParts.remedy }

    /// What to do, in French.
    public var frenchRemedy: String { frenchParts.remedy }

    private var englishParts: (what: String, remedy: String) {
        switch kind {
        case .uniqueViolation: ("This already exists", "Use the stored one, or give another key.")
        case .foreignKeyViolation: ("A row refers to one that is missing", "Load what it refers to first.")
        case .checkViolation: ("A rule of the store refused a value", "Correct the value.")
        case .notNullViolation: ("A required value is missing", "Give the value.")
        case .busy: ("The store is busy", "Try again; stop any other program that holds it.")
        case .readOnly:
            ("The store cannot be written", "Give this user the right to write there, or use another folder.")
        case .full: ("There is no space left", "Free some space and do it again; nothing was stored.")
        case .corrupt: ("The store is damaged, or is not a store", "Restore it from a backup.")
        case .missing: ("The store is not there", "Check the path or the name, or make it with `releve init`.")
        case .connection: ("The database server does not answer", "Check its address and that it runs, then try again.")
        case .outcomeUnknown:
            ("The link broke during the commit", "Check whether it was stored before sending it again.")
        case .syntax: ("The database did not understand a statement", "Report it: this is a fault of the program.")
        case .invalidValue: ("A value cannot be stored", "Remove NUL characters and numbers that are not finite.")
        case .columnMissing: ("A column is missing from an answer", "Run `releve migrate`; if it remains, report it.")
        case .typeMismatch:
            ("A column holds another type than expected", "Run `releve doctor`; if it remains, report it.")
        case .aborted: ("An earlier step failed", "Nothing was stored; correct the first error and do it again.")
        case .cancelled: ("The work was cancelled", "Nothing was stored; start it again when ready.")
        case .notDurable: ("The store does not write safely to disk", "Do not use it; check its settings and the disk.")
        case .other: ("The database refused", "Read what it says; if it is unclear, report it.")
        }
    }

    private var frenchParts: (what: String, remedy: String) {
        switch kind {
        case .uniqueViolation: ("Cela existe déjà", "Utilisez ce qui est enregistré, ou donnez une autre clé.")
        case .foreignKeyViolation:
            ("Une ligne renvoie à une autre qui manque", "Chargez d’abord ce à quoi elle renvoie.")
        case .checkViolation: ("Une règle de la base a refusé une valeur", "Corrigez la valeur.")
        case .notNullViolation: ("Une valeur obligatoire manque", "Donnez cette valeur.")
        case .busy: ("La base est occupée", "Réessayez ; arrêtez tout autre programme qui la tient.")
        case .readOnly:
            ("La base ne peut pas être écrite", "Donnez à cet utilisateur le droit d’y écrire, ou changez de dossier.")
        case .full: ("Il n’y a plus de place", "Libérez de la place et recommencez ; rien n’a été enregistré.")
        case .corrupt: ("La base est abîmée, ou n’en est pas une", "Restaurez-la depuis une sauvegarde.")
        case .missing:
            ("La base n’est pas là", "Vérifiez le chemin ou le nom, ou créez-la avec `releve init`.")
        case .connection:
            ("Le serveur de base de données ne répond pas", "Vérifiez son adresse et qu’il tourne, puis réessayez.")
        case .outcomeUnknown:
            ("Le lien s’est rompu pendant la validation", "Vérifiez si c’est enregistré avant de renvoyer.")
        case .syntax:
            ("La base n’a pas compris une instruction", "Signalez-le : c’est un défaut du programme.")
        case .invalidValue:
            ("Une valeur ne peut pas être enregistrée", "Ôtez les caractères NUL et les nombres non finis.")
        case .columnMissing:
            ("Une colonne manque dans une réponse", "Lancez `releve migrate` ; si cela persiste, signalez-le.")
        case .typeMismatch:
            ("Une colonne n’a pas le type attendu", "Lancez `releve doctor` ; si cela persiste, signalez-le.")
        case .aborted:
            ("Une étape précédente a échoué", "Rien n’a été enregistré ; corrigez la première erreur et recommencez.")
        case .cancelled: ("Le travail a été annulé", "Rien n’a été enregistré ; relancez-le quand vous voudrez.")
        case .notDurable:
            ("La base n’écrit pas sûrement sur le disque", "Ne l’utilisez pas ; vérifiez ses réglages et le disque.")
        case .other: ("La base a refusé", "Lisez ce qu’elle dit ; si ce n’est pas clair, signalez-le.")
        }
    }
}
