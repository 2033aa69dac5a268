import Database
import Protection
import Testing
import Vault

@Suite("A vault changed from outside")
struct TamperTests {
    private func change(_ database: any Database, _ sql: SQL) async throws {
        #expect(try await database.write { try $0.execute(sql) } >= 1)
    }

    private func flipped(_ bytes: [UInt8], _ index: Int) -> [UInt8] {
        var copy = bytes
        copy[index] ^= 1 << UInt8(index % 8)
        return copy
    }

    @Test("every changed byte of a sealed field or a wrap is a typed error and shows nothing")
    func asvs_V11_3_3_bitFlips() async throws {
        let scene = try await Scene(.sqlite)
        let subject = newSubject()
        try await scene.enrol(subject)
        let box = try await scene.stores.vault.read {
            try $0.query("SELECT box FROM identity_field WHERE name = 'given_name'")[0].blob(at: 0)
        }
        for index in box.indices {
            try await change(
                scene.stores.vault, "UPDATE identity_field SET box = \(flipped(box, index)) WHERE name = 'given_name'")
            #expect(await refusal { try await scene.read(subject) } == .tampered("given_name of \(subject)"))
        }
        try await change(scene.stores.vault, "UPDATE identity_field SET box = \(box) WHERE name = 'given_name'")
        #expect(try await scene.read(subject) == "A")
        let wrap = try await scene.stores.wraps.read { try $0.query("SELECT box FROM subject_wrap")[0].blob(at: 0) }
        for index in wrap.indices {
            try await change(scene.stores.wraps, "UPDATE subject_wrap SET box = \(flipped(wrap, index))")
            #expect(await refusal { try await scene.read(subject) } == .tampered("wrap of \(subject)"))
        }
        try await scene.stores.close()
    }

    @Test("rows moved between persons, fields or classes are refused", arguments: Engine.allCases)
    func asvs_V11_3_3_swaps(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        let (first, second, source) = (newSubject(), newSubject(), newSubject())
        for subject in [first, second] { try await scene.enrol(subject) }
        try await scene.enrol(source, .source)
        // Another person's field under this one's name.
        let stolen = try await scene.stores.vault.read {
            try $0.query("SELECT box FROM identity_field WHERE subject = \(second) AND name = 'given_name'")[0].blob(
                at: 0)
        }
        try await change(
            scene.stores.vault,
            "UPDATE identity_field SET box = \(stolen) WHERE subject = \(first) AND name = 'given_name'")
        #expect(await refusal { try await scene.read(first) } == .tampered("given_name of \(first)"))
        // The family name shown as the given one.
        let family = try await scene.stores.vault.read {
            try $0.query("SELECT box FROM identity_field WHERE subject = \(first) AND name = 'family_name'")[0].blob(
                at: 0)
        }
        try await change(
            scene.stores.vault,
            "UPDATE identity_field SET box = \(family) WHERE subject = \(first) AND name = 'given_name'")
        #expect(await refusal { try await scene.read(first) } == .tampered("given_name of \(first)"))
        // A source made into a victim, so that one person may read it.
        try await change(scene.stores.wraps, "UPDATE subject_wrap SET class = 'victim' WHERE subject = \(source)")
        #expect(await refusal { try await scene.read(source) } == .tampered("wrap of \(source)"))
        // A person moved to a compartment the thief may open.
        try await change(
            scene.stores.wraps, "UPDATE subject_wrap SET compartment = 'mopti-1' WHERE subject = \(second)")
        let moved = await refusal {
            try await scene.vault.read(
                second, [.givenName], by: scene.grant([second], mopti), at: noon, logging: scene.log.record)
        }
        #expect(moved == .tampered("wrap of \(second)"))
        #expect(scene.log.entries.isEmpty)
        try await scene.stores.close()
    }

    @Test("a consent whose time was moved is refused")
    func consentTimes() async throws {
        let scene = try await Scene(.sqlite)
        let subject = newSubject()
        let consent = Consent(
            id: identifiers.next(), .referral, to: "org-1", level: .full, givenAt: noon, expiresAt: later(10))
        try await scene.enrol(subject, consents: [consent])
        try await change(scene.stores.vault, "UPDATE consent SET expires_at = \(later(1000).microseconds)")
        let why = await refusal {
            try await scene.vault.read(
                subject, [.home], by: scene.grant([subject]), ground: .consent(.referral, recipient: "org-1"),
                at: later(20), logging: scene.log.record)
        }
        #expect(why == .tampered("consent \(consent.id) of \(subject)"))
        try await scene.stores.close()
    }

    @Test("equal names do not show as equal, and lengths say little")
    func lengths() async throws {
        let scene = try await Scene(.sqlite)
        for name in ["A", "A", "Fatoumata Binta"] { try await scene.enrol(newSubject(), given: name) }
        let boxes = try await scene.stores.vault.read {
            try $0.query("SELECT box FROM identity_field WHERE name = 'given_name'").map { try $0.blob(at: 0) }
        }
        #expect(Set(boxes).count == 3)
        #expect(Set(boxes.map(\.count)).count == 1)
        try await scene.stores.close()
    }
}
