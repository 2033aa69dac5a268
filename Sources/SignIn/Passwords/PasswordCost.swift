/// What one guess at a password costs: memory, passes and lanes of Argon2id.
public struct PasswordCost: Hashable, Sendable {
    /// Memory in KiB.
    public let memory: UInt32
    /// Passes over the memory.
    public let passes: UInt32
    /// Lanes.
    public let lanes: UInt32

    /// For passwords of people: 46 MiB, one pass, one lane (OWASP Password Storage Cheat Sheet, 2024). About 50 ms.
    public static let standard = PasswordCost(checked: 46 * 1024, 1, 1)
    /// For passphrases that unlock keys: 256 MiB, three passes.
    public static let passphrase = PasswordCost(checked: 256 * 1024, 3, 1)

    /// A cost; nil where Argon2 has none such, or it is so high that a row changed in the store could bring the server
    /// down: over 1 GiB, 16 passes or 4 lanes.
    public init?(memory: UInt32, passes: UInt32, lanes: UInt32) {
        guard (1...4).contains(lanes), (1...16).contains(passes), memory >= 8 * lanes, memory <= 1024 * 1024 else {
            return nil
        }
        self.init(checked: memory, passes, lanes)
    }

    private init(checked memory: UInt32, _ passes: UInt32, _ lanes: UInt32) {
        self.memory = memory
        self.passes = passes
        self.lanes = lanes
    }
}
