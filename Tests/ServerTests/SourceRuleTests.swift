import Foundation
import Testing

/// What the sources may not hold, wherever it would stand.
@Suite("Rules on the sources")
struct SourceRuleTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Sources")

    /// Files with one of these endings, by their path below `Sources`.
    private static func files(_ endings: Set<String>) -> [(path: String, text: String)] {
        let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        return (found?.compactMap { $0 as? URL } ?? []).filter { endings.contains($0.pathExtension) }
            .compactMap { url in
                (try? String(contentsOf: url, encoding: .utf8)).map {
                    (String(url.path.dropFirst(root.path.count + 1)), $0)
                }
            }
    }

    /// The lines of code, comments left out, where one of these words stands.
    private func lines(_ words: [String], in endings: Set<String>, but allowed: Set<String> = []) -> [String] {
        Self.files(endings).filter { !allowed.contains($0.path) }.flatMap { file in
            file.text.split(separator: "\n").filter { line in
                let code = line.drop { $0 == " " }
                return !code.hasPrefix("//") && !code.hasPrefix("*") && words.contains { code.contains($0) }
            }.map { file.path + ": " + $0 }
        }
    }

    @Test("There are sources to look at")
    func present() {
        #expect(Self.files(["swift"]).count > 300 && Self.files(["js"]).count > 3)
    }

    @Test("The map in ARCHITECTURE.md has every module, with what Package.swift lets it import")
    func map() throws {
        let project = Self.root.deletingLastPathComponent()
        let package = try String(contentsOf: project.appendingPathComponent("Package.swift"), encoding: .utf8)
        let map = try String(contentsOf: project.appendingPathComponent("ARCHITECTURE.md"), encoding: .utf8)
        let modules = Set(try FileManager.default.contentsOfDirectory(atPath: Self.root.path))
        var allowed: [String: Set<String>] = [:]
        for library in package.matches(of: #/library\(\s*"(\w+)"(?:,\s*\[([^\]]*)\])?/#) {
            let named = (library.2 ?? "").matches(of: #/"(\w+)"/#).map { String($0.1) }
            allowed[String(library.1)] = modules.intersection(named)
        }
        var said: Set<String> = []
        for row in map.matches(of: #/(?m)^\| `(\w+)` \|[^|]*\|([^|]*)\|$/#) {
            let module = String(row.1)
            guard modules.contains(module) else { continue }
            said.insert(module)
            guard !row.2.contains("everything") else { continue }
            let imports = Set(row.2.matches(of: #/`(\w+)`/#).map { String($0.1) })
            #expect(imports == allowed[module], "\(module)")
        }
        #expect(allowed.count > 20)
        #expect(said == modules.filter { !$0.hasPrefix("C") || $0.dropFirst().first?.isUppercase != true })
    }

    @Test("A code of a refusal is given in one place, so that it has one kind; what several share stands with its kind")
    func codes() throws {
        var places: [String: Int] = [:]
        let texts = Self.files(["swift"]).filter { file in
            ["Workflows/", "Server/", "releve/"].contains { file.path.hasPrefix($0) }
        }
        for file in texts {
            for code in file.text.matches(of: #/code: "([a-z_]+)"/#) { places[String(code.1), default: 0] += 1 }
        }
        #expect(places.count > 100)
        #expect(places.filter { $0.value > 1 }.keys.sorted() == [])
        let shared = try #require(texts.first { $0.path == "Workflows/Refusal+Shared.swift" }).text
            .matches(of: #/case \w+ = "([a-z_]+)"/#).map { String($0.1) }
        #expect(shared.count > 5 && Set(shared).isDisjoint(with: places.keys))
        #expect(
            lines(["refusal.code == \"", "error.code == \""], in: ["swift"], but: ["Server/ProblemDetails.swift"]) == []
        )
    }

    @Test("SQL stands in the store, the vault and beside the drivers, and nowhere else")
    func statements() {
        let found = lines(["SELECT ", "INSERT INTO ", "DELETE FROM ", "UPDATE "], in: ["swift"])
        let homes = ["Store/", "StoreSQLite/", "StorePostgres/", "Vault/", "Database/"]
        #expect(found.filter { line in !homes.contains { line.hasPrefix($0) } } == [])
        #expect(found.count > 100)
    }

    @Test("asvs_V1_2_5: other programs are started in two places, without a shell; this one again in one")
    func commands() {
        let words = [" Process()", "(Process()", "posix_spawn(", "Glibc.system(", "popen(", "execv(", "/bin/sh"]
        #expect(
            lines(
                words, in: ["swift"],
                but: [
                    "Evidence/Viewing/ConfinedProcess.swift", "StorePostgres/PostgresDump.swift",
                    "Vault/FreedMemory.swift",
                ]) == [])
    }

    @Test("Every command that asks for a passphrase has its freed memory overwritten")
    func passphrases() {
        let commands = Self.files(["swift"]).filter { $0.path.hasPrefix("releve/Commands/") }
        var asking = 0
        for command in commands {
            // From one type to the next, however deep.
            let types = command.text.split(separator: /\n *(?=struct )/).filter { $0.hasPrefix("struct ") }
            for type in types where type.contains(/: (VaultOptions|PersonsOptions|KeyPassphrase)\n/) {
                let head = type.prefix { $0 != "\n" }
                guard !head.contains(": ParsableArguments") else { continue }
                asking += 1
                #expect(head.contains("SecretCommand"), "\(head)")
            }
        }
        #expect(asking >= 11)
    }

    @Test("asvs_V1_3_2, V3_2_2: scripts make no code out of text, and no markup")
    func scripts() {
        let words = [
            "eval(", "new Function", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "setTimeout(\"",
            "setInterval(\"",
            "javascript:", "createContextualFragment", "DOMParser",
        ]
        #expect(lines(words, in: ["js"]) == [])
    }

    @Test("asvs_V6_2_7: nothing keeps anyone from pasting")
    func pasting() {
        #expect(lines(["onpaste", "\"paste\"", "'paste'"], in: ["js", "swift"]) == [])
    }

    @Test("asvs_V11_3_1, V11_3_2: no block cipher but AES-GCM and ChaCha20-Poly1305, and no padding of old")
    func ciphers() {
        let words = [
            "AES._CBC", "AES._CTR", "_CBC", "ECB", "PKCS1v15", "TripleDES", "RC4", "Blowfish", "insecurePKCS1",
        ]
        #expect(lines(words, in: ["swift"]) == [])
    }

    @Test("asvs_V11_4_1: broken hashes only where a standard asks for them and they protect nothing")
    func hashes() {
        let allowed: Set = [
            "SignIn/Codes/TOTP.swift", "SignIn/Passwords/BreachedPasswords.swift", "Hashing/ByteDigest.swift",
            // Forms and Digest access of phones; a gateway that signs with nothing better.
            "Workflows/Forms/Forms.swift", "Server/Intake/ODK/ODKRoutes.swift", "Collection/Access/DigestAccess.swift",
            "Messaging/Gateways/FormSignature.swift",
        ]
        #expect(lines(["MD5.", "SHA1."], in: ["swift"], but: allowed) == [])
    }

    @Test("asvs_V6_5_3: secrets come from the system's generator; one that can be foreseen stays with what is computed")
    func randomness() {
        #expect(lines(["arc4random", "drand48", "srand(", " rand()"], in: ["swift"]) == [])
        #expect(lines(["Math.random"], in: ["js"]) == [])
        let engines = ["Estimation/", "Forecasting/", "Linkage/", "Sequencing/", "Workflows/Estimate/"]
        let seeded = lines(["SplitMix", "SeededGenerator"], in: ["swift"])
        #expect(seeded.filter { line in !engines.contains { line.hasPrefix($0) } } == [])
        #expect(!seeded.isEmpty && !lines(["SystemRandomNumberGenerator"], in: ["swift"]).isEmpty)
    }

    @Test("asvs_V6_4_2: nobody is asked a question about themselves")
    func questions() {
        #expect(lines(["security question", "secretQuestion", "passwordHint"], in: ["swift", "js"]) == [])
    }

    @Test("asvs_V1_3_10: no text from outside is a format")
    func formats() {
        let found = lines(["String(format:"], in: ["swift"]).filter { !$0.contains("String(format: \"") }
        #expect(found == [])
    }

    @Test("asvs_V1_5_2: nothing is unpacked into types that the sender chooses")
    func archives() {
        #expect(lines(["NSKeyedUnarchiver", "PropertyListDecoder", "NSClassFromString"], in: ["swift"]) == [])
    }
}
