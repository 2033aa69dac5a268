/// Why a file is not taken. None of these repeats what the file holds.
public enum UploadRefusal: Error, Sendable, Hashable {
    case empty
    /// More bytes than allowed; `limit` in bytes.
    case tooLarge(limit: Int)
    /// Fewer bytes came than were announced.
    case incomplete(expected: Int, received: Int)
    /// Not one of the kinds taken.
    case kind(EvidenceKind?)
    /// The ending says one thing, the bytes another.
    case mismatch(extension: String, EvidenceKind)
    /// Two kinds at once, or a script inside: it could be taken for something else where it is opened.
    case polyglot
    /// The header of a picture is damaged, or cut off.
    case pictureUnreadable
    case pictureTooLarge(width: Int, height: Int, limit: Int, side: Int)
    case archive(ArchiveFlaw)
    case xml(XMLFlaw)
    /// Text that is not UTF-8, or with control characters.
    case notText
    /// The file could not be stored.
    case storage
}

/// What is wrong with an archive.
public enum ArchiveFlaw: String, Sendable, Hashable, CaseIterable {
    /// Not whole, or not what it says of itself.
    case damaged
    case tooManyEntries
    case tooLargeUnpacked
    case ratio
    /// An entry that would be written outside its folder.
    case traversal
    case link
    case nested
    case encrypted
    /// Two entries that share bytes, or a name.
    case overlap
    /// A way of packing we do not read.
    case method
}

/// What is wrong with an XML document.
public enum XMLFlaw: String, Sendable, Hashable, CaseIterable {
    /// A document type or an entity declaration: the way to external entities and to billions of laughs.
    case documentType
    /// A reference to an entity other than the five of XML itself.
    case entity
    /// An instruction to whatever opens it, such as a style sheet.
    case instruction
    /// Not UTF-8.
    case encoding
    case tooDeep
    case tooLarge
    /// Not XML.
    case malformed
}

extension UploadRefusal {
    /// What happened and what to do, in English.
    public var english: String {
        switch self {
        case .empty: "The file is empty. Send it again."
        case .tooLarge(let limit): "The file is larger than \(limit >> 20) MB. Send a shorter or smaller one."
        case .incomplete(let expected, let received):
            "Only \(received) of \(expected) bytes arrived. Send the file again."
        case .kind(nil): "This kind of file is not taken. Send a picture, film, sound, PDF or plain text."
        case .kind(let kind?):
            "Files of the kind \(kind.rawValue) are not taken here. Send a picture, film, sound, PDF or plain text."
        case .mismatch(let ending, let kind):
            "The name ends in .\(ending), the content is \(kind.rawValue). Correct the ending and send it again."
        case .polyglot:
            "The file is two things at once, or holds a script. Export it anew from the program that made it."
        case .pictureUnreadable: "The picture is damaged at its start. Send the original again."
        case .pictureTooLarge(let width, let height, let limit, let side):
            "The picture of \(width) × \(height) is larger than \(limit / 1_000_000) million pixels, or than \(side) on a side. Send a smaller one."
        case .archive(let flaw): "The archive is refused (\(flaw.english)). Send its files one by one."
        case .xml(let flaw):
            "The XML document is refused (\(flaw.rawValue)). Send it without document type and instructions."
        case .notText: "The text is not UTF-8, or holds control characters. Save it as UTF-8 and send it again."
        case .storage: "The file could not be stored. Nothing was kept; try again, and tell the operator if it remains."
        }
    }

    /// What happened and what to do, in French.
    public var french: String {
        switch self {
        case .empty: "Le fichier est vide. Renvoyez-le."
        case .tooLarge(let limit): "Le fichier dépasse \(limit >> 20) Mo. Envoyez-en un plus court ou plus petit."
        case .incomplete(let expected, let received):
            "Seuls \(received) octets sur \(expected) sont arrivés. Renvoyez le fichier."
        case .kind(nil):
            "Ce type de fichier n’est pas accepté. Envoyez une image, une vidéo, un son, un PDF ou du texte."
        case .kind(let kind?):
            "Les fichiers \(kind.rawValue) ne sont pas acceptés ici. Envoyez une image, une vidéo, un son, un PDF ou du texte."
        case .mismatch(let ending, let kind):
            "Le nom finit par .\(ending), le contenu est \(kind.rawValue). Corrigez la fin du nom et renvoyez-le."
        case .polyglot:
            "Le fichier est deux choses à la fois, ou contient un script. Exportez-le de nouveau depuis son programme."
        case .pictureUnreadable: "L’image est abîmée à son début. Renvoyez l’original."
        case .pictureTooLarge(let width, let height, let limit, let side):
            "L’image de \(width) × \(height) dépasse \(limit / 1_000_000) millions de pixels, ou \(side) sur un côté. Envoyez-en une plus petite."
        case .archive(let flaw): "L’archive est refusée (\(flaw.french)). Envoyez ses fichiers un par un."
        case .xml(let flaw):
            "Le document XML est refusé (\(flaw.rawValue)). Envoyez-le sans type de document ni instruction."
        case .notText: "Le texte n’est pas en UTF-8, ou contient des caractères de contrôle. Enregistrez-le en UTF-8."
        case .storage:
            "Le fichier n’a pas pu être enregistré. Rien n’a été gardé ; réessayez, et prévenez l’opérateur si cela persiste."
        }
    }
}

extension ArchiveFlaw {
    /// What is wrong with the archive, as a remark in brackets.
    public var english: String {
        switch self {
        case .damaged: "damaged"
        case .tooManyEntries: "too many files"
        case .tooLargeUnpacked: "too large once unpacked"
        case .ratio: "packed too tightly to be genuine"
        case .traversal: "a name that points outside"
        case .link: "a link"
        case .nested: "an archive within"
        case .encrypted: "a password"
        case .overlap: "files that overlap"
        case .method: "an unknown way of packing"
        }
    }

    /// The same, in French.
    public var french: String {
        switch self {
        case .damaged: "abîmée"
        case .tooManyEntries: "trop de fichiers"
        case .tooLargeUnpacked: "trop grande une fois ouverte"
        case .ratio: "trop comprimée pour être vraie"
        case .traversal: "un nom qui mène ailleurs"
        case .link: "un lien"
        case .nested: "une archive dedans"
        case .encrypted: "un mot de passe"
        case .overlap: "des fichiers qui se chevauchent"
        case .method: "une compression inconnue"
        }
    }
}
