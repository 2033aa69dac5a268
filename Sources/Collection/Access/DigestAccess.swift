import Bytes
import Hashing

/// Digest access authentication (RFC 7616), for form clients that know nothing better. Its MD5 form stands only because
/// ODK Collect speaks no other; a device token in the address is the way we recommend.
public struct DigestAccess: Hashable, Sendable {
    public enum Algorithm: String, CaseIterable, Sendable {
        case md5 = "MD5"
        case sha256 = "SHA-256"

        func hex(_ text: String) -> String {
            switch self {
            case .md5: MD5.hex(of: text.utf8)
            case .sha256: SHA256.hex(of: text.utf8)
            }
        }
    }

    public let realm: String

    public init(realm: String) {
        self.realm = realm.filter { $0 != "\"" && $0 != "\\" }
    }

    /// The value of `WWW-Authenticate`. A client takes the first algorithm it knows, so the stronger one goes first,
    /// each in a header of its own.
    public func challenge(nonce: String, algorithm: Algorithm, isStale: Bool = false) -> String {
        "Digest realm=\"\(realm)\", qop=\"auth\", algorithm=\(algorithm.rawValue), nonce=\"\(nonce)\", charset=UTF-8"
            + (isStale ? ", stale=true" : "")
    }

    /// What is stored instead of a password: H(user:realm:password).
    public func secret(user: String, password: String, algorithm: Algorithm) -> String {
        algorithm.hex("\(user):\(realm):\(password)")
    }

    /// Whether a client's answer is right for the request it came with.
    public func isValid(_ answer: DigestAnswer, method: String, target: String, secret: String) -> Bool {
        guard answer.realm == realm, answer.uri == target else { return false }
        let request = answer.algorithm.hex("\(method):\(answer.uri)")
        let expected: String
        if let qop = answer.qop {
            guard qop == "auth", let count = answer.count, let client = answer.clientNonce else { return false }
            expected = answer.algorithm.hex(
                "\(secret):\(answer.nonce):\(count):\(client):\(qop):\(request)")
        } else {
            // RFC 2069, still spoken by old clients.
            expected = answer.algorithm.hex("\(secret):\(answer.nonce):\(request)")
        }
        return equalInConstantTime(Array(expected.utf8), Array(answer.response.lowercased().utf8))
    }
}

/// What a client answers to a challenge.
public struct DigestAnswer: Hashable, Sendable {
    public let user: String
    public let realm: String
    public let nonce: String
    public let uri: String
    public let response: String
    public let algorithm: DigestAccess.Algorithm
    public let qop: String?
    /// The client's own count of uses of the nonce, eight hexadecimal digits; it must grow.
    public let count: String?
    public let clientNonce: String?

    /// The count as a number.
    public var uses: UInt32? { count.flatMap { UInt32($0, radix: 16) } }

    /// Reads an `Authorization` header; nil where it is no well-formed Digest answer.
    public init?(authorization: some StringProtocol) {
        guard authorization.prefix(7).lowercased() == "digest ", authorization.utf8.count <= 4_096 else { return nil }
        guard let fields = DigestAnswer.fields(authorization.dropFirst(7)) else { return nil }
        guard let user = fields["username"], let realm = fields["realm"], let nonce = fields["nonce"],
            let uri = fields["uri"], let response = fields["response"],
            let algorithm = DigestAccess.Algorithm(rawValue: (fields["algorithm"] ?? "MD5").uppercased())
        else { return nil }
        self.user = user
        self.realm = realm
        self.nonce = nonce
        self.uri = uri
        self.response = response
        self.algorithm = algorithm
        qop = fields["qop"]
        count = fields["nc"]
        clientNonce = fields["cnonce"]
    }

    /// `name="value", name=value`; nil where it is malformed or a name comes twice.
    private static func fields(_ text: some StringProtocol) -> [String: String]? {
        var fields: [String: String] = [:]
        var rest = Array(text.unicodeScalars)[...]
        while true {
            rest = rest.drop { $0 == " " || $0 == "," || $0 == "\t" }
            guard !rest.isEmpty else { return fields }
            guard let equals = rest.firstIndex(of: "=") else { return nil }
            let name = string(rest[..<equals]).lowercased()
            rest = rest[(equals + 1)...]
            var value = String.UnicodeScalarView()
            if rest.first == "\"" {
                rest = rest.dropFirst()
                while let scalar = rest.first, scalar != "\"" {
                    rest = rest.dropFirst()
                    if scalar == "\\", let shielded = rest.popFirst() {
                        value.append(shielded)
                    } else {
                        value.append(scalar)
                    }
                }
                guard rest.popFirst() == "\"" else { return nil }
            } else {
                while let scalar = rest.first, scalar != ",", scalar != " " {
                    value.append(scalar)
                    rest = rest.dropFirst()
                }
            }
            guard !name.isEmpty, fields.updateValue(String(value), forKey: name) == nil else { return nil }
        }
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
