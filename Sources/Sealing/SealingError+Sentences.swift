extension SealingError {
    /// What happened and what to do, in English.
    public var english: String {
        switch self {
        case .malformed(let place): "This cannot be read at “\(place)”. Ask for it to be sent again, unchanged."
        case .tooLarge(let limit): "This holds more than \(limit) bytes. Send less, or fewer attachments."
        case .unknownVersion: "This was made by a newer version of Relève. Use a newer version to open it."
        case .unknownSuite: "This was sealed by a method this version of Relève does not know. Use a newer version."
        case .invalidHeader(let field):
            "“\(field)” is too long or holds a character that is not allowed. Shorten it, or leave it out."
        case .otherKey(let id): "This was sealed to the key \(id), not to the one given. Use that key."
        case .cannotOpen: "This cannot be opened: it was changed on its way, or sealed to another key."
        case .wrongPassphrase:
            "The passphrase is wrong, or the key file was changed. Check the keyboard and try again; nothing was changed."
        case .passphraseTooShort(let minimum): "The passphrase needs at least \(minimum) characters."
        case .openToOthers(let path):
            "Other accounts of this machine may read \(path). Make it private first: chmod 600."
        case .unreadable(let path): "\(path) cannot be read. Check the name and the rights."
        case .derivation(let why):
            "No key could be made from the passphrase (\(why)). It needs 256 MiB of free memory; free some and try again."
        }
    }

    /// What happened and what to do, in French.
    public var french: String {
        switch self {
        case .malformed(let place):
            "Ceci est illisible à l’endroit « \(place) ». Demandez qu’on le renvoie sans y toucher."
        case .tooLarge(let limit): "Ceci dépasse \(limit) octets. Envoyez moins, ou moins de pièces jointes."
        case .unknownVersion:
            "Ceci vient d’une version plus récente de Relève. Ouvrez-le avec une version plus récente."
        case .unknownSuite:
            "Ceci est scellé par une méthode que cette version de Relève ne connaît pas. Prenez une version plus récente."
        case .invalidHeader(let field):
            "« \(field) » est trop long ou contient un caractère interdit. Raccourcissez-le ou laissez-le vide."
        case .otherKey(let id): "Ceci est scellé pour la clé \(id), pas pour celle donnée. Prenez cette clé-là."
        case .cannotOpen: "Ceci ne s’ouvre pas : modifié en chemin, ou scellé pour une autre clé."
        case .wrongPassphrase:
            "La phrase secrète est fausse, ou le fichier de clé a été modifié. Vérifiez le clavier et recommencez ; "
                + "rien n’a été changé."
        case .passphraseTooShort(let minimum): "La phrase secrète doit avoir au moins \(minimum) caractères."
        case .openToOthers(let path):
            "D’autres comptes de cette machine peuvent lire \(path). Rendez-le d’abord privé : chmod 600."
        case .unreadable(let path): "\(path) est illisible. Vérifiez le nom et les droits."
        case .derivation(let why):
            "Aucune clé n’a pu être tirée de la phrase secrète (\(why)). Il faut 256 Mio de mémoire libre ; "
                + "libérez-en et recommencez."
        }
    }
}
