public import Collection
import Protection
public import Store

/// The name and password of a device, for clients that know nothing better. What answers are checked by is worth as much as
/// the password, so it is sealed.
public enum DeviceUser {
    /// What both sides mix into their answers.
    public static let realm = "releve"

    /// A new user with a password of 128 random bits, which is shown once.
    public static func make(name: String, sealing: ReportSealing) throws -> (user: StoredDevice.User, password: String)
    {
        let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
        let password = String((0..<26).map { _ in letters.randomElement() ?? "x" })
        return (try user(name: name, password: password, sealing: sealing), password)
    }

    /// A user with a password of one's own.
    /// - Throws: `Refusal` for a name that a client could not send.
    public static func user(name: String, password: String, sealing: ReportSealing) throws -> StoredDevice.User {
        // Basic parts name and password by a colon, Digest quotes the name.
        guard name.utf8.count <= 64, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x3A && $0 != 0x22 }) else {
            throw Refusal(
                .data, code: "device_user_refused",
                message: Phrase(
                    fr:
                        "Ce nom ne convient pas : lettres sans accent, chiffres et signes, sans espace ni « : » ni guillemet.",
                    en: "That name does not do: letters without accents, figures and signs, no space, colon or quote."),
                place: "user", remedy: Phrase(fr: "Choisissez un autre nom.", en: "Choose another name."))
        }
        let access = DigestAccess(realm: realm)
        let secrets = DigestAccess.Algorithm.allCases.map {
            access.secret(user: name, password: password, algorithm: $0)
        }
        return StoredDevice.User(
            name: name, secret: try sealing.seal(Array(secrets.joined(separator: "\n").utf8)))
    }

    /// What an answer by this algorithm is checked by; nil where the secret does not read.
    public static func secret(
        of user: StoredDevice.User, algorithm: DigestAccess.Algorithm, sealing: ReportSealing
    ) throws -> String? {
        let secrets = String(decoding: try sealing.open(user.secret), as: UTF8.self).split(separator: "\n")
        guard let place = DigestAccess.Algorithm.allCases.firstIndex(of: algorithm), place < secrets.count else {
            return nil
        }
        return String(secrets[place])
    }
}
