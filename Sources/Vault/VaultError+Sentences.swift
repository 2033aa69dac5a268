import Protection
import Sealing

extension VaultError {
    /// What happened and what to do, in English.
    public var english: String {
        switch self {
        case .notMade: "There is no vault here yet. Make it with `releve init`."
        case .alreadyMade: "There is a vault here already; nothing was changed."
        case .locked: "The vault is locked. Unlock it with its passphrase, or with a custodian's key."
        case .noPassphrase: "This vault has no passphrase. Unlock it with a custodian's key file."
        case .otherVault: "This key is not the key of this vault. Take the key file that was made last."
        case .unknownSubject: "There is no such person, or none that you may see."
        case .destroyed(let tombstone):
            "The key of this person was destroyed at \(tombstone.destroyedAt). The identity cannot be read any more."
        case .unknownCompartment: "There is no such compartment. Make its key first."
        case .tampered(let place):
            "A sealed value was changed outside Relève (\(place)). Nothing was shown. Tell the custodians."
        case .differs(let subject):
            "The vault holds another content for \(subject). Read it first, then amend it."
        case .grantNotInForce: "This grant is not in force. Ask for a new one."
        case .noConsent: "No consent in force covers this purpose, recipient and level. Ask the person."
        case .notApproved(let why): why.english
        case .alreadyShown: "This approval was used: it shows once. Ask again, with a reason."
        case .tooManyOrphans(let found, let limit):
            "\(found) persons in the vault have no fact (\(limit) at most are expected). Were the facts restored from "
                + "an older backup? Nothing was destroyed."
        case .invalid(let fault): fault.english
        case .sealing(let error): error.english
        }
    }

    /// What happened and what to do, in French.
    public var french: String {
        switch self {
        case .notMade: "Il n’y a pas encore de coffre ici. Créez-le avec `releve init`."
        case .alreadyMade: "Il y a déjà un coffre ici ; rien n’a été changé."
        case .locked: "Le coffre est fermé. Ouvrez-le avec sa phrase secrète, ou avec la clé d’un dépositaire."
        case .noPassphrase: "Ce coffre n’a pas de phrase secrète. Ouvrez-le avec le fichier de clé d’un dépositaire."
        case .otherVault: "Cette clé n’est pas celle de ce coffre. Prenez le dernier fichier de clé établi."
        case .unknownSubject: "Cette personne n’existe pas, ou vous ne pouvez pas la voir."
        case .destroyed(let tombstone):
            "La clé de cette personne a été détruite le \(tombstone.destroyedAt). L’identité n’est plus lisible."
        case .unknownCompartment: "Ce compartiment n’existe pas. Créez d’abord sa clé."
        case .tampered(let place):
            "Une valeur scellée a été modifiée hors de Relève (\(place)). Rien n’a été montré. Prévenez les dépositaires."
        case .differs(let subject):
            "Le coffre contient autre chose pour \(subject). Lisez d’abord, puis corrigez."
        case .grantNotInForce: "Cette habilitation n’est pas en vigueur. Demandez-en une nouvelle."
        case .noConsent:
            "Aucun consentement en vigueur ne couvre cet usage, ce destinataire et ce niveau. Demandez à la personne."
        case .notApproved(let why): why.french
        case .alreadyShown: "Cet accord a servi : il ne vaut qu’une fois. Refaites une demande motivée."
        case .tooManyOrphans(let found, let limit):
            "\(found) personnes du coffre n’ont aucun fait (\(limit) au plus sont attendues). Les faits viennent-ils "
                + "d’une sauvegarde plus ancienne ? Rien n’a été détruit."
        case .invalid(let fault): fault.french
        case .sealing(let error): error.french
        }
    }
}

extension VaultError.Disapproval {
    var english: String {
        switch self {
        case .samePerson: "Nobody approves their own request. Ask a second person."
        case .sameUnit: "The second person must be of another unit."
        case .otherRequest: "This approval is for another request."
        case .tooSoon: "An approval takes at least a minute after the request. Read the reason, then approve."
        case .tooLate: "The request has expired. Ask again."
        case .notYet: "The approval lies in the future. Check the clocks."
        }
    }

    var french: String {
        switch self {
        case .samePerson: "Nul n’approuve sa propre demande. Demandez à une seconde personne."
        case .sameUnit: "La seconde personne doit être d’une autre unité."
        case .otherRequest: "Cet accord concerne une autre demande."
        case .tooSoon: "Un accord vient au plus tôt une minute après la demande. Lisez le motif, puis approuvez."
        case .tooLate: "La demande a expiré. Refaites-la."
        case .notYet: "L’accord est daté du futur. Vérifiez les horloges."
        }
    }
}

extension VaultError.Fault {
    var english: String {
        switch self {
        case .noCompartment: "A person belongs to at least one compartment. Name one."
        case .fieldTooLarge: "A field holds more than 8 MiB. Make the picture smaller."
        case .recipient: "The recipient of a consent is an identifier of up to 200 bytes."
        case .emptyReason: "A request to see a source needs a reason."
        case .noCustodian: "Name at least one custodian, or set a passphrase: else nobody could open the vault."
        }
    }

    var french: String {
        switch self {
        case .noCompartment: "Une personne relève d’au moins un compartiment. Indiquez-en un."
        case .fieldTooLarge: "Un champ dépasse 8 Mio. Réduisez l’image."
        case .recipient: "Le destinataire d’un consentement est un identifiant de 200 octets au plus."
        case .emptyReason: "Une demande à voir une source exige un motif."
        case .noCustodian:
            "Nommez au moins un dépositaire ou choisissez une phrase secrète : sinon nul n’ouvrirait le coffre."
        }
    }
}
