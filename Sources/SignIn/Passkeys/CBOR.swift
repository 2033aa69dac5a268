/// A value of the little CBOR (RFC 8949) that WebAuthn needs: no tags, no floating point, no indefinite lengths.
enum CBOR: Hashable, Sendable {
    case integer(Int64)
    case bytes([UInt8])
    case text(String)
    case array([CBOR])
    case map([Key: CBOR])
    case bool(Bool)
    case null

    /// What a map may be keyed by.
    enum Key: Hashable, Sendable {
        case integer(Int64)
        case text(String)
    }

    subscript(_ label: Int64) -> CBOR? {
        if case .map(let entries) = self { entries[.integer(label)] } else { nil }
    }

    subscript(_ name: String) -> CBOR? {
        if case .map(let entries) = self { entries[.text(name)] } else { nil }
    }
}

/// Why bytes are not that CBOR.
enum CBORError: Error, Hashable, Sendable {
    case truncated
    case trailing
    case tooDeep
    case tooMany
    case tooLong
    /// An indefinite length, a tag, a floating-point number, or a reserved or simple value.
    case unsupported
    /// A number or a length written longer than it need be.
    case notShortest
    case duplicateKey
    case badKey
    case badText
}
