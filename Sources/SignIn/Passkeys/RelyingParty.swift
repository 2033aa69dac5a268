import Crypto
public import Protection

/// The site that passkeys belong to, and the rules it takes them by (WebAuthn Level 3, §7).
public struct RelyingParty: Hashable, Sendable {
    /// The host name, which passkeys are bound to.
    public let id: String
    /// The addresses a passkey may be used from, exactly.
    public let origins: Set<String>

    /// The site at an origin, such as `http://localhost:8080` or `https://releve.example.org`.
    /// - Throws: `RelyingPartyError` where browsers would make no passkey for it.
    public init(origin: String) throws(RelyingPartyError) {
        guard let split = origin.firstRange(of: "://") else { throw .notAnOrigin(origin) }
        let scheme = origin[..<split.lowerBound]
        let place = origin[split.upperBound...]
        let parts = place.split(separator: ":", omittingEmptySubsequences: false)
        let host = parts[0]
        guard parts.count <= 2, RelyingParty.isPort(parts.dropFirst().first), RelyingParty.isHost(host) else {
            throw .notAnOrigin(origin)
        }
        guard !host.split(separator: ".").allSatisfy({ UInt64($0) != nil }) else { throw .addressInDigits(origin) }
        let isLocal = host == "localhost" || host.hasSuffix(".localhost")
        guard scheme == "https" || (scheme == "http" && isLocal) else { throw .notSecure(origin) }
        id = String(host)
        origins = [origin]
    }

    var idHash: [UInt8] { Array(SHA256.hash(data: Array(id.utf8))) }

    /// Lower case, as browsers write it, since origins are compared letter by letter.
    private static func isHost(_ host: Substring) -> Bool {
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        return host.utf8.count <= 253
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                    && label.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
            }
    }

    private static func isPort(_ port: Substring?) -> Bool {
        guard let port else { return true }
        return UInt16(port).map { $0 > 0 && String($0) == port } ?? false
    }
}

/// Why no passkey can belong to an origin.
public enum RelyingPartyError: Error, Hashable, Sendable {
    case notAnOrigin(String)
    case addressInDigits(String)
    case notSecure(String)

    /// What happened and what to do, for the operator.
    public var words: Phrase {
        switch self {
        case .notAnOrigin(let text):
            Phrase(
                fr:
                    "« \(text) » n’est pas une origine. Écrivez-la en minuscules, sans chemin : https://nom.exemple.org.",
                en: "“\(text)” is not an origin. Write it in lower case, without a path: https://name.example.org.")
        case .addressInDigits(let text):
            Phrase(
                fr: "« \(text) » est une adresse en chiffres : aucune clé d’accès ne s’y attache. Donnez un nom.",
                en: "“\(text)” is an address in digits: no passkey can belong to it. Give a name.")
        case .notSecure(let text):
            Phrase(
                fr: "« \(text) » n’est pas chiffré. Prenez https, ou http://localhost sur cette machine.",
                en: "“\(text)” is not encrypted. Use https, or http://localhost on this machine.")
        }
    }
}
