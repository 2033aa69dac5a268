/// Why a document is not taken. Each case ends as a sentence for the person who sent it.
public enum XMLRefusal: Error, Hashable, Sendable {
    case empty
    case tooLarge(limit: Int)
    case notUTF8
    /// A document type declaration: it could name files of ours or grow without end.
    case documentType(line: Int)
    case entity(String, line: Int)
    case tooDeep(line: Int, limit: Int)
    case tooMany(what: What, line: Int, limit: Int)
    case syntax(expected: String, line: Int)
    case prefix(String, line: Int)
    case mismatch(open: String, close: String, line: Int)
    case truncated(inside: String)

    /// What there was too much of.
    public enum What: String, Hashable, Sendable {
        case elements, attributes, nameBytes
    }

    /// French.
    public var french: String {
        switch self {
        case .empty: "Le document XML est vide."
        case .tooLarge(let limit): "Le document XML dépasse \(limit / 1000)\u{A0}ko."
        case .notUTF8: "Le document XML n’est pas en UTF-8."
        case .documentType(let line):
            "Ligne \(line)\u{A0}: une déclaration DOCTYPE n’est pas acceptée. Retirez-la."
        case .entity(let name, let line): "Ligne \(line)\u{A0}: l’entité «\u{A0}\(name)\u{A0}» n’est pas acceptée."
        case .tooDeep(let line, let limit): "Ligne \(line)\u{A0}: plus de \(limit) éléments imbriqués."
        case .tooMany(_, let line, let limit):
            "Ligne \(line)\u{A0}: plus de \(limit) éléments, attributs ou signes d’un nom."
        case .syntax(let expected, let line):
            "Ligne \(line)\u{A0}: ce n’est pas du XML valable (attendu\u{A0}: \(Expected.french(expected)))."
        case .prefix(let prefix, let line):
            "Ligne \(line)\u{A0}: le préfixe «\u{A0}\(prefix)\u{A0}» n’est pas déclaré."
        case .mismatch(let open, let close, let line):
            "Ligne \(line)\u{A0}: «\u{A0}\(open)\u{A0}» est fermé par «\u{A0}\(close)\u{A0}»."
        case .truncated(let inside): "Le document s’arrête dans «\u{A0}\(inside)\u{A0}». Envoyez-le à nouveau."
        }
    }

    /// English.
    public var english: String {
        switch self {
        case .empty: "The XML document is empty."
        case .tooLarge(let limit): "The XML document exceeds \(limit / 1000) kB."
        case .notUTF8: "The XML document is not UTF-8."
        case .documentType(let line): "Line \(line): a DOCTYPE declaration is not accepted. Remove it."
        case .entity(let name, let line): "Line \(line): the entity “\(name)” is not accepted."
        case .tooDeep(let line, let limit): "Line \(line): more than \(limit) elements inside each other."
        case .tooMany(_, let line, let limit):
            "Line \(line): more than \(limit) elements, attributes or signs of a name."
        case .syntax(let expected, let line): "Line \(line): this is not valid XML (expected \(expected))."
        case .prefix(let prefix, let line): "Line \(line): the prefix “\(prefix)” is not declared."
        case .mismatch(let open, let close, let line): "Line \(line): “\(open)” is closed by “\(close)”."
        case .truncated(let inside): "The document ends inside “\(inside)”. Send it again."
        }
    }
}
