import Bytes
import Protection
import TransparencyLog

/// Words of evidence.
enum EvidenceWords {
    static let kind = Phrase(fr: "Type", en: "Kind")
    static let size = Phrase(fr: "Octets", en: "Bytes")
    static let lookAt = Phrase(fr: "voir la copie", en: "see the copy")
    static let fetch = Phrase(fr: "remettre", en: "hand over")
    static let follow = Phrase(fr: "suivre", en: "follow")
    static let look = Phrase(fr: "Regarder", en: "Look")
    static let original = Phrase(fr: "Original", en: "Original")
    static let custody = Phrase(fr: "Continuité", en: "Custody")
    static let received = Phrase(fr: "Reçu", en: "Received")

    static func name(of action: LogAction) -> Phrase {
        switch action {
        case .evidenceReceived: Phrase(fr: "reçue", en: "received")
        case .evidenceSealed: Phrase(fr: "scellée", en: "sealed")
        case .evidenceViewed: Phrase(fr: "regardée", en: "viewed")
        case .evidenceCopied: Phrase(fr: "original remis", en: "original handed over")
        case .evidenceExported: Phrase(fr: "sortie sous accord", en: "exported")
        case .evidenceDestroyed: Phrase(fr: "clé détruite", en: "key destroyed")
        case .evidenceRefused: Phrase(fr: "refusée", en: "refused")
        case .requested: Phrase(fr: "destruction demandée", en: "destruction asked for")
        default: action.label
        }
    }

    /// The first eight bytes, as people compare them.
    static func head(of bytes: [UInt8]) -> String {
        bytes.prefix(8).hex
    }
}
