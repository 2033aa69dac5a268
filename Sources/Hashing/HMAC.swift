/// A keyed digest (Krawczyk, Bellare & Canetti, RFC 2104, 1997).
public enum HMAC<Digest: ByteDigest> {
    /// The code of a message under a key of any length.
    public static func code(for message: some Sequence<UInt8>, key: [UInt8]) -> [UInt8] {
        var block = key.count > Digest.blockLength ? Digest.digest(of: key) : key
        block += [UInt8](repeating: 0, count: Digest.blockLength - block.count)
        var inner = Digest()
        inner.update(block.map { $0 ^ 0x36 })
        inner.update(message)
        var outer = Digest()
        outer.update(block.map { $0 ^ 0x5c })
        outer.update(inner.finalized())
        return outer.finalized()
    }
}

/// Whether two secrets are equal, in a time that tells nothing of where they differ.
public func equalInConstantTime(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
}
