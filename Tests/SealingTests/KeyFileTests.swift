import Foundation
import Sealing
import TestSupport
import Testing

let cheap = Argon2Cost(memoryKiB: 64, passes: 1)!
let passphrase = Passphrase("a passphrase only for these tests")

@Suite("Key files")
struct KeyFileTests {
    @Test("a key file opens with its passphrase, and the key in it opens what was sealed to it")
    func roundTrip() throws {
        let key = try OrganisationKey()
        let file = try key.file(lockedBy: passphrase, cost: cheap)
        let opened = try OrganisationKey(file: file + "\n", passphrase: passphrase)
        #expect(opened.publicKey == key.publicKey)
        for suite in SealingSuite.allCases {
            let sealed = try SealedReport(sealing: [1, 2], header: someHeader(), to: key.publicKey, suite: suite)
            #expect(try sealed.opened(with: opened) == [1, 2])
        }
    }

    @Test("a wrong passphrase and a changed key file get the same sentence")
    func asvs_V11_4_4_wrongPassphrase() throws {
        let key = try OrganisationKey()
        let file = try key.file(lockedBy: passphrase, cost: cheap)
        #expect(throws: SealingError.wrongPassphrase) {
            try OrganisationKey(file: file, passphrase: Passphrase("a passphrase that is not it"))
        }
        // A cheaper cost written into the file, so that guessing would be easier, no longer fits the box.
        #expect(throws: SealingError.wrongPassphrase) {
            try OrganisationKey(file: file.replacing("\"kib\":\"64\"", with: "\"kib\":\"32\""), passphrase: passphrase)
        }
        #expect(throws: SealingError.malformed(at: "kib")) {
            try OrganisationKey(
                file: file.replacing("\"kib\":\"64\"", with: "\"kib\":\"9999999\""), passphrase: passphrase)
        }
        #expect(throws: SealingError.passphraseTooShort(minimum: 15)) {
            try key.file(lockedBy: Passphrase("fourteen chars"), cost: cheap)
        }
    }

    @Test("the real cost is 256 MiB and three passes, and is written into the file")
    func asvs_V11_4_4_cost() throws {
        #expect(Argon2Cost.keyFile == Argon2Cost(memoryKiB: 262_144, passes: 3))
        let key = try OrganisationKey()
        let file = try key.file(lockedBy: passphrase)
        #expect(file.contains("\"kib\":\"262144\",\"passes\":\"3\""))
        #expect(try OrganisationKey(file: file, passphrase: passphrase).publicKey == key.publicKey)
    }

    @Test("the same passphrase typed on another system, in another Unicode form, is the same passphrase")
    func normalised() throws {
        let key = try OrganisationKey()
        let file = try key.file(lockedBy: Passphrase("clé d’été à Ségou"), cost: cheap)
        let typed = Passphrase("cle\u{301} d’e\u{301}te\u{301} a\u{300} Se\u{301}gou")
        #expect(try OrganisationKey(file: file, passphrase: typed).publicKey == key.publicKey)
    }

    @Test("a passphrase file is read without its line break, and refused while others may read it")
    func asvs_V13_3_1_passphraseFile() throws {
        let path = try TemporaryFolder().path + "/passphrase"
        #expect(throws: SealingError.unreadable(path: path)) { try Passphrase(file: path) }
        let text = "a passphrase only for these tests\n"
        _ = FileManager.default.createFile(
            atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o640])
        #expect(throws: SealingError.openToOthers(path: path)) { try Passphrase(file: path) }
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        let key = try OrganisationKey()
        let file = try key.file(lockedBy: passphrase, cost: cheap)
        #expect(try OrganisationKey(file: file, passphrase: Passphrase(file: path)).publicKey == key.publicKey)
        try Data("\n".utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: SealingError.malformed(at: path)) { try Passphrase(file: path) }
    }

    @Test("a public key is read back, and refused when it is not the one its name says")
    func publicKey() throws {
        let (key, other) = (try OrganisationKey().publicKey, try OrganisationKey().publicKey)
        #expect(try OrganisationPublicKey(text: key.text) == key)
        #expect(key.id.count == 32)
        #expect(throws: SealingError.otherKey(other.id)) {
            try OrganisationPublicKey(text: key.text.replacing(key.id, with: other.id))
        }
        for bad in [
            "", "{}", key.text + " ", String(key.text.dropLast(9)), key.text.replacing("\"v\":1", with: "\"v\":7"),
        ] {
            #expect(throws: SealingError.self) { try OrganisationPublicKey(text: bad) }
        }
    }

    @Test("each custodian opens the file with their own key; a changed file opens for none")
    func custodians() throws {
        let (first, second) = (try OrganisationKey(), try OrganisationKey())
        let secret = [UInt8](repeating: 9, count: 32)
        let file = try CustodianFile(sealing: secret, to: [first.publicKey, second.publicKey])
        let read = try CustodianFile(text: file.text + "\n")
        #expect(read == file)
        for key in [first, second] { #expect(try read.opened(with: key) == secret) }
        // One custodian's share passed off as another's.
        let swapped = file.text.replacing(first.publicKey.id, with: "x").replacing(
            second.publicKey.id, with: first.publicKey.id
        ).replacing("\"x\"", with: "\"\(second.publicKey.id)\"")
        let wrong = try CustodianFile(text: swapped)
        for key in [first, second] { #expect(throws: SealingError.cannotOpen) { try wrong.opened(with: key) } }
        #expect(throws: SealingError.malformed(at: "custodians")) { try CustodianFile(sealing: secret, to: []) }
    }

    @Test("a secret key and a passphrase show in no description and no dump")
    func undumpable() throws {
        let key = try OrganisationKey()
        var text = "\(key) \(passphrase)"
        dump(key, to: &text)
        dump(passphrase, to: &text)
        #expect(!text.contains("only for these tests"))
        #expect(text.count < 400)
    }

    @Test("every refusal says in both languages what to do")
    func sentences() {
        let all: [SealingError] = [
            .malformed(at: "x"), .tooLarge(limit: 1), .unknownVersion, .unknownSuite, .invalidHeader(field: "x"),
            .otherKey("x"), .cannotOpen, .wrongPassphrase, .passphraseTooShort(minimum: 15), .openToOthers(path: "x"),
            .unreadable(path: "x"), .derivation("x"),
        ]
        for error in all {
            #expect(error.english.hasSuffix(".") || error.english.hasSuffix("600."))
            #expect(error.french.hasSuffix("."))
            #expect(error.french != error.english)
        }
        #expect(Set(all.map(\.english)).count == all.count)
    }
}
