import FoundationEssentials

/// What the browser says it was asked, by whom (WebAuthn Level 3, §5.8.1).
struct ClientData: Decodable {
    let type: String
    let challenge: String
    let origin: String
    let crossOrigin: Bool?
    let topOrigin: String?

    /// Longer than any browser writes.
    static let longest = 4096

    static func read(_ bytes: [UInt8]) throws(PasskeyError) -> ClientData {
        guard bytes.count <= longest else { throw .malformed }
        do { return try JSONDecoder().decode(ClientData.self, from: Data(bytes)) } catch { throw .malformed }
    }
}
