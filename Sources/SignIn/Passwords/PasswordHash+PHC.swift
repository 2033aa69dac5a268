import Bytes

extension PasswordHash {
    /// `$argon2id$v=19$m=47104,t=1,p=1$salt$digest`, as other programs read it too.
    public var text: String {
        "$argon2id$v=19$m=\(cost.memory),t=\(cost.passes),p=\(cost.lanes)"
            + "$\(Base64.unpadded.encode(salt))$\(Base64.unpadded.encode(digest))"
    }

    /// Reads a kept hash. Only Argon2id, version 19, in this very form: a hash of another kind, weaker or dearer, is refused.
    public init(text: String) throws(PasswordHashError) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard text.utf8.count <= 256, parts.count == 6, parts[0].isEmpty, parts[1] == "argon2id", parts[2] == "v=19",
            let cost = PasswordHash.cost(parts[3]),
            let salt = Base64.unpadded.decode(parts[4]), (8...64).contains(salt.count),
            let digest = Base64.unpadded.decode(parts[5]), (16...64).contains(digest.count)
        else { throw .malformed }
        self.init(cost: cost, salt: salt, digest: digest)
    }

    private static func cost(_ text: Substring) -> PasswordCost? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        var numbers: [UInt32] = []
        for (part, name) in zip(parts, ["m=", "t=", "p="]) {
            guard part.hasPrefix(name), let number = UInt32(part.dropFirst(2)), String(number) == part.dropFirst(2)
            else {
                return nil
            }
            numbers.append(number)
        }
        return PasswordCost(memory: numbers[0], passes: numbers[1], lanes: numbers[2])
    }
}
