import Database
import Protection
import Testing
import Vault

@Suite("Reading the vault")
struct ReadingTests {
    @Test(
        "what was enrolled is read back by the case's grant; what was not given is unknown",
        arguments: Engine.allCases)
    func roundTrip(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        let subject = newSubject()
        let face = [UInt8](repeating: 7, count: 300_000)
        let identity = try NewIdentity(
            subject, .victim, in: [gao],
            fields: [.givenName: Array("Aïssata".utf8), .contact: [], .face: face])
        #expect(try await scene.vault.enrol(identity, at: noon) == .stored)
        let found = try await scene.vault.read(
            subject, [.givenName, .familyName, .contact, .face], by: scene.grant([subject]), at: noon,
            logging: scene.log.record)
        #expect(found.text(.givenName) == "Aïssata")
        #expect(found[.contact] == [])
        #expect(found[.face] == face)
        #expect(found[.familyName] == nil)
        #expect(found.fields == [.givenName, .contact, .face])
        try await scene.stores.close()
    }

    @Test("no answer without its log entry, which names no content")
    func asvs_V16_3_2_logFirst() async throws {
        let scene = try await Scene(.sqlite)
        let subject = newSubject()
        try await scene.enrol(subject, given: canaries[0].given)
        scene.log.fail(true)
        await #expect(throws: ReadRecorder.Refused.self) { try await scene.read(subject) }
        #expect(scene.log.entries.isEmpty)
        scene.log.fail(false)
        #expect(try await scene.read(subject) == canaries[0].given)
        #expect(scene.log.entries.count == 1)
        let entry = try #require(scene.log.entries.first)
        #expect(entry.subject == subject)
        #expect(entry.account == reader)
        #expect(entry.fields == [.givenName])
        #expect(!"\(entry)".contains(canaries[0].given))
        try await scene.stores.close()
    }

    @Test("what one may not see is refused exactly as what does not exist", arguments: Engine.allCases)
    func asvs_V8_2_2_indistinguishable(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        let (mine, elsewhere, source) = (newSubject(), newSubject(), newSubject())
        try await scene.enrol(mine)
        try await scene.enrol(elsewhere, in: [mopti])
        try await scene.enrol(source, .source)
        let grant = scene.grant([mine, elsewhere, source, newSubject()])
        for hidden in grant.subjects.subtracting([mine]) {
            let why = await refusal {
                try await scene.vault.read(hidden, [.givenName], by: grant, at: noon, logging: scene.log.record)
            }
            #expect(why == .unknownSubject)
        }
        // Of the same compartment, but not of the case.
        let other = await refusal {
            try await scene.vault.read(
                mine, [.givenName], by: scene.grant([elsewhere]), at: noon, logging: scene.log.record)
        }
        #expect(other == .unknownSubject)
        #expect(scene.log.entries.isEmpty)
        try await scene.stores.close()
    }

    @Test("a grant is good from its first moment to its last")
    func asvs_V8_3_2_grantTimes() async throws {
        let scene = try await Scene(.sqlite)
        let subject = newSubject()
        try await scene.enrol(subject)
        let grant = scene.grant([subject], until: later(10))
        for (seconds, isGood) in [(-1, false), (0, true), (10, true), (11, false)] as [(Int64, Bool)] {
            let why = await refusal {
                try await scene.vault.read(
                    subject, [.givenName], by: grant, at: later(seconds), logging: scene.log.record)
            }
            #expect(why == (isGood ? nil : .grantNotInForce))
        }
        try await scene.stores.close()
    }

    @Test("a locked vault answers nothing, whoever asks")
    func asvs_V11_7_2_locked() async throws {
        let scene = try await Scene(.sqlite)
        let subject = newSubject()
        try await scene.enrol(subject)
        #expect(try await scene.read(subject) == "A")
        scene.vault.lock()
        #expect(await refusal { try await scene.read(subject) } == .locked)
        #expect(await refusal { try await scene.enrol(newSubject()) } == .locked)
        try await scene.stores.close()
    }

    @Test("an identity, its names and a passphrase show in no description and no dump")
    func asvs_V16_2_5_undumpable() async throws {
        let scene = try await Scene(.sqlite)
        let subject = newSubject()
        let new = try NewIdentity(subject, .victim, in: [gao], texts: [.givenName: canaries[1].given])
        try await scene.vault.enrol(new, at: noon)
        let identity = try await scene.vault.read(
            subject, [.givenName], by: scene.grant([subject]), at: noon, logging: scene.log.record)
        let redactor = NarrativeRedactor([subject: [canaries[1].given]])
        var text = "\(identity) \(new) \(redactor) \(passphrase)"
        dump(identity, to: &text)
        dump(new, to: &text)
        dump(redactor, to: &text)
        dump(passphrase, to: &text)
        #expect(!text.contains(canaries[1].given))
        #expect(!text.lowercased().contains(canaries[1].given.lowercased()))
        #expect(!text.contains("only for these tests"))
        try await scene.stores.close()
    }

    @Test("a correction is logged first and replaces what was there", arguments: Engine.allCases)
    func amend(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        let subject = newSubject()
        try await scene.enrol(subject, given: "A")
        scene.log.fail(true)
        await #expect(throws: ReadRecorder.Refused.self) {
            try await scene.vault.amend(
                subject, [.givenName: Array("C".utf8)], by: scene.grant([subject]), at: noon,
                logging: scene.log.record)
        }
        scene.log.fail(false)
        #expect(try await scene.read(subject) == "A")
        try await scene.vault.amend(
            subject, [.givenName: Array("C".utf8)], by: scene.grant([subject]), at: noon, logging: scene.log.record)
        #expect(try await scene.read(subject) == "C")
        try await scene.stores.close()
    }
}
