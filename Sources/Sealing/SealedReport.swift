/// A report that only the organisation's secret key opens: sealed on the sender's device, opened on the analyst's
/// machine, and in between nothing but these bytes.
///
/// The text form is one line of JSON with one spelling (see `docs/security-vault.md`); the header, the suite and the key's
/// name are authenticated with the body.
public struct SealedReport: Sendable, Hashable {
    /// What the sender chose to say in clear.
    public let header: ReportHeader
    /// The name of the key it was sealed to.
    public let keyID: String
    let box: HybridBox

    /// The algorithms it was sealed with.
    public var suite: SealingSuite { box.suite }

    /// The most bytes a text form may have.
    public static let largestText = (SizeClass.largest + 16) * 4 / 3 + 4096
    /// The most bytes a body may have.
    public static let largestBody = SizeClass.largestBody

    static let purpose = "releve sealed report 1"

    /// Seals a body of up to `largestBody` bytes, padded to a size class.
    /// - Throws: `tooLarge`.
    public init(
        sealing body: [UInt8], header: ReportHeader, to key: OrganisationPublicKey, suite: SealingSuite = .xWing
    ) throws(SealingError) {
        self.header = header
        keyID = key.id
        box = try HybridBox(
            sealing: SizeClass.padded(body), to: key, suite: suite, purpose: Self.purpose,
            context: Self.context(header, suite, key.id))
    }

    init(header: ReportHeader, keyID: String, box: HybridBox) {
        self.header = header
        self.keyID = keyID
        self.box = box
    }

    /// The body as its sender wrote it.
    /// - Throws: `otherKey` if it names another key; `cannotOpen` for anything else.
    public func opened(with key: OrganisationKey) throws(SealingError) -> [UInt8] {
        guard keyID == key.publicKey.id else { throw .otherKey(keyID) }
        let context = Self.context(header, suite, keyID)
        let padded = try box.opened(with: key, purpose: Self.purpose, context: context)
        guard let body = SizeClass.unpadded(padded) else { throw .cannotOpen }
        return body
    }

    /// What is authenticated: each text with its length in two bytes before it, 0xFFFF standing for none.
    private static func context(_ header: ReportHeader, _ suite: SealingSuite, _ keyID: String) -> [UInt8] {
        var bytes = Array("releve-sealed-report\0\u{1}".utf8)
        for text in [suite.rawValue, keyID] + header.parts.map(\.text) {
            let count = UInt16(text?.utf8.count ?? 0xFFFF)
            bytes += [UInt8(count >> 8), UInt8(count & 0xFF)]
            if let text { bytes += text.utf8 }
        }
        return bytes
    }
}
