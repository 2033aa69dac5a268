/// Why a key, a note, a checkpoint or an entry is refused.
public enum LogError: Error, Sendable, Hashable {
    /// A key's name is empty or holds a space, a `+` or a control character.
    case keyName(String)
    /// A key's text is not one, or its parts do not fit each other.
    case keyText
    /// Not a signed note.
    case noteMalformed
    /// Not a checkpoint.
    case checkpointMalformed
    /// No signature by this key.
    case notSigned(by: String)
    /// A signature by this key that does not hold.
    case signatureInvalid(by: String)
    /// A checkpoint of another log.
    case otherLog(String)
    /// The key could not sign.
    case signing
    /// Bytes that are not an entry.
    case entryMalformed(EntryFlaw)
    /// There is no such entry or size in this log.
    case outOfRange(asked: Int, size: Int)
    /// The store's own record of the tree is not one.
    case headMalformed
}

/// What is wrong with the bytes of an entry.
public enum EntryFlaw: String, Sendable, Hashable, CaseIterable {
    /// Too few or too many bytes.
    case length
    /// Written by a later version of the program, or not an entry.
    case version
    /// A number that stands for nothing: an actor, an action, an object, an outcome or a reason.
    case code
    /// An identifier that is not a UUID of version 4 or 7.
    case identifier
}

extension LogError {
    /// What happened and what to do, in English.
    public var english: String {
        switch self {
        case .keyName(let name): "“\(name)” cannot name a key. Leave out spaces and “+”."
        case .keyText: "This is not a key, or it was copied with a fault. Copy the whole line again."
        case .noteMalformed: "This is not a signed note, or it was changed. Use the file as it was written."
        case .checkpointMalformed: "This note is not a checkpoint. Give a file made by `releve log checkpoint`."
        case .notSigned(let name): "There is no signature by \(name). Check which key you were given for this log."
        case .signatureInvalid(let name):
            "The signature by \(name) does not hold: the file was changed, or forged. Use another copy of it."
        case .otherLog(let origin): "This is a checkpoint of another log, \(origin). Give one of this log."
        case .signing: "The key could not sign. Check the key file."
        case .entryMalformed(let flaw): "These bytes are not an entry of the log (\(flaw.rawValue))."
        case .outOfRange(let asked, let size):
            "The log has \(size) entries; \(asked) is beyond it. Give a smaller number."
        case .headMalformed: "The store's record of the log is damaged. Run `releve log verify`; restore a backup."
        }
    }

    /// What happened and what to do, in French.
    public var french: String {
        switch self {
        case .keyName(let name): "« \(name) » ne peut pas nommer une clé. Ôtez les espaces et les « + »."
        case .keyText: "Ce n’est pas une clé, ou elle a été mal copiée. Copiez de nouveau la ligne entière."
        case .noteMalformed:
            "Ce n’est pas une note signée, ou elle a été modifiée. Prenez le fichier tel qu’il a été écrit."
        case .checkpointMalformed:
            "Cette note n’est pas un point de contrôle. Donnez un fichier fait par `releve log checkpoint`."
        case .notSigned(let name): "Aucune signature de \(name). Vérifiez la clé reçue pour ce journal."
        case .signatureInvalid(let name):
            "La signature de \(name) ne tient pas : le fichier a été modifié ou forgé. Prenez une autre copie."
        case .otherLog(let origin):
            "C’est un point de contrôle d’un autre journal, \(origin). Donnez-en un de ce journal."
        case .signing: "La clé n’a pas pu signer. Vérifiez le fichier de clé."
        case .entryMalformed(let flaw): "Ces octets ne sont pas une entrée du journal (\(flaw.rawValue))."
        case .outOfRange(let asked, let size):
            "Le journal a \(size) entrées ; \(asked) est au-delà. Donnez un nombre plus petit."
        case .headMalformed:
            "La base a perdu l’état de son journal. Lancez `releve log verify` ; restaurez une sauvegarde."
        }
    }
}

extension LogError: CustomStringConvertible {
    /// The English sentence.
    public var description: String { english }
}
