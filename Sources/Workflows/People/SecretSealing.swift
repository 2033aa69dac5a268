/// Seals what must be kept and cannot be a digest, such as the shared secret of time codes: the vault's part, handed in.
public struct SecretSealing: Sendable {
    public let seal: @Sendable ([UInt8]) throws -> [UInt8]
    public let open: @Sendable ([UInt8]) throws -> [UInt8]

    public init(
        seal: @escaping @Sendable ([UInt8]) throws -> [UInt8], open: @escaping @Sendable ([UInt8]) throws -> [UInt8]
    ) {
        self.seal = seal
        self.open = open
    }
}
