import Foundation
import Testing

/// Pages that list what the product is made of say what the sources and the package say.
@Suite("Inventories of keys and components")
struct InventoryTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// An algorithm as the page names it, and how the sources call it.
    private static let algorithms: [String: [String]] = [
        "AES-256-GCM": ["AES.GCM"], "HPKE": ["HPKE."], "X-Wing": ["XWing"], "X25519": ["Curve25519.KeyAgreement"],
        "Ed25519": ["Curve25519.Signing"], "ECDSA P-256": ["P256.Signing"], "argon2id": ["argon2id_hash"],
        "PBKDF2": ["PBKDF2"], "HKDF": ["HKDF<"], "HMAC": ["HMAC<", ".hmac("], "SHA-256": ["SHA256"], "SHA-1": ["SHA1"],
        "MD5": ["MD5"],
    ]
    /// What the libraries offer besides, and nobody here uses.
    private static let others = [
        "ChaChaPoly", "P384", "P521", "P256.KeyAgreement", "SHA384", "SHA512", "_RSA", "MLDSA", "AES.KeyWrap", "AES._",
        "Scrypt",
    ]

    /// Code without comments, by module.
    private static let modules: [String: String] = {
        let sources = root.appendingPathComponent("Sources")
        let found = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        var modules: [String: String] = [:]
        for case let url as URL in found ?? .init() where url.pathExtension == "swift" {
            let path = url.path.dropFirst(sources.path.count + 1)
            guard let module = path.split(separator: "/").first,
                let text = try? String(contentsOf: url, encoding: .utf8)
            else { continue }
            let code = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
            modules[String(module), default: ""] += code.joined(separator: "\n") + "\n"
        }
        return modules
    }()

    private static func page(_ name: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent("docs/" + name), encoding: .utf8)
    }

    /// The first cells of a table's rows, with the second.
    private static func rows(_ page: String) -> [String: String] {
        let rows = page.split(separator: "\n").map {
            $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        return Dictionary(rows.filter { $0.count >= 2 }.map { ($0[0], $0[1]) }) { first, _ in first }
    }

    @Test("asvs_V11_1_2: the inventory names each algorithm where it is used, and none where it is not")
    func algorithms() throws {
        let rows = Self.rows(try Self.page("security-crypto.md"))
        for (name, calls) in Self.algorithms {
            let used = Self.modules.filter { module in calls.contains { module.value.contains($0) } }.keys
            let told = (rows[name] ?? "").split(separator: "`").map(String.init).filter { $0 != " " }
            #expect(Set(told) == Set(used), "\(name)")
        }
        for other in Self.others {
            #expect(Self.modules.filter { $0.value.contains(other) }.isEmpty, "\(other) is not in the inventory")
        }
    }

    @Test("asvs_V15_2_1: the page of components names each package that is built, at a version no newer, and no other")
    func components() throws {
        struct Resolved: Decodable {
            struct Pin: Decodable {
                struct State: Decodable { let version: String? }
                let identity: String
                let state: State
            }
            let pins: [Pin]
        }
        let data = try Data(contentsOf: Self.root.appendingPathComponent("Package.resolved"))
        let pins = try JSONDecoder().decode(Resolved.self, from: data).pins
        let page = try Self.page("security-components.md")
        let rows = Self.rows(page)
        func order(_ version: String?) -> [Int] { (version ?? "").split(separator: ".").compactMap { Int($0) } }
        for pin in pins {
            // A later build may take a later release; one older than what was looked over would be a step back.
            let (told, built) = (order(rows[pin.identity]), order(pin.state.version))
            #expect(told.count == 3 && !built.lexicographicallyPrecedes(told), "\(pin.identity)")
        }
        let told = rows.values.filter { $0.first?.isNumber == true && $0.split(separator: ".").count == 3 }
        // HiGHS comes from elsewhere and stands there, too.
        #expect(told.count == pins.count + 1)
        let setup = try String(contentsOf: Self.root.appendingPathComponent("scripts/setup"), encoding: .utf8)
        #expect(setup.contains("highs=\(rows["highs"] ?? "none")\n"))
    }

    @Test("asvs_V15_1_1: it says within how many days a component is renewed")
    func deadlines() throws {
        let page = try Self.page("security-components.md")
        for word in ["7 days", "30 days", "90 days"] { #expect(page.contains(word)) }
    }
}
