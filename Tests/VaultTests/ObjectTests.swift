import Database
import Protection
import TestSupport
import Testing
import Vault

@Suite("Keys of sealed files")
struct ObjectTests {
    @Test(
        "a file's key is the same whenever it is asked for, and another file's is another", arguments: Engine.allCases)
    func same(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        let (one, two) = (identifiers.next(), identifiers.next())
        let key = try await scene.vault.makeObjectKey(one, in: gao, at: noon)
        let note = try key.seal(Array("Qanari".utf8))
        #expect(try await scene.vault.makeObjectKey(one, in: gao, at: later(1)).open(note) == Array("Qanari".utf8))
        #expect(try await scene.vault.objectKey(one).open(note) == Array("Qanari".utf8))
        let other = try await scene.vault.makeObjectKey(two, in: gao, at: noon)
        #expect(throws: VaultError.self) { try other.open(note) }
        #expect(await refusal { try await scene.vault.objectKey(identifiers.next()) } == .unknownSubject)
        #expect(
            await refusal { try await scene.vault.makeObjectKey(identifiers.next(), in: nowhere, at: noon) }
                == .unknownCompartment)
        try await scene.stores.close()
    }

    @Test("a rotation wraps it anew, and the older key of the compartment is gone", arguments: Engine.allCases)
    func rotated(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        let object = identifiers.next()
        let note = try await scene.vault.makeObjectKey(object, in: gao, at: noon).seal([1, 2, 3])
        let subject = newSubject()
        try await scene.enrol(subject)
        #expect(try await scene.vault.rotate(gao, at: later(1)) == 2)
        #expect(try await scene.vault.objectKey(object).open(note) == [1, 2, 3])
        let versions = try await scene.stores.wraps.read { transaction in
            try transaction.query("SELECT version FROM compartment_key WHERE compartment = \(gao)").map {
                try $0.int(at: 0)
            }
        }
        #expect(versions == [2])
        try await scene.stores.close()
    }

    @Test("destroyed, it is never made again, and no byte of its wrap is left", arguments: Engine.allCases)
    func destroyed(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        let object = identifiers.next()
        _ = try await scene.vault.makeObjectKey(object, in: gao, at: noon)
        let destruction = try await scene.vault.destroyObject(object, .ordered, at: later(1))
        #expect(destruction.tracesErased)
        #expect(await refusal { try await scene.vault.objectKey(object) } == .destroyed(destruction.tombstone))
        #expect(
            await refusal { try await scene.vault.makeObjectKey(object, in: gao, at: later(2)) }
                == .destroyed(destruction.tombstone))
        #expect(try await scene.vault.destroyObject(object, .ordered, at: later(3)).tombstone == destruction.tombstone)
        try await scene.stores.close()
    }

    @Test(
        "no person is enrolled under a file's identifier, and a person's tombstone closes no file",
        arguments: Engine.allCases)
    func apart(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        let object = identifiers.next()
        let note = try await scene.vault.makeObjectKey(object, in: gao, at: noon).seal([1, 2, 3])
        let person = try NewIdentity(SubjectID(object), .victim, in: [gao], texts: [.givenName: "A"])
        let why = await refusal { try await scene.vault.enrol(person, at: later(1)) }
        #expect(why == .differs(SubjectID(object)))
        // As an earlier release could have left it: enrolled under the file's identifier, then forgotten.
        try await scene.stores.wraps.write { transaction in
            try transaction.execute(
                """
                INSERT INTO tombstone (subject, compartment, destroyed_at, reason)
                VALUES (\(object), \(gao), \(later(2).microseconds), 'withdrawn')
                """)
        }
        #expect(try await scene.vault.objectKey(object).open(note) == [1, 2, 3])
        try await scene.stores.close()
    }

    @Test("a key of a file shows in no description and no dump")
    func silent() async throws {
        let scene = try await Scene(.sqlite)
        let key = try await scene.vault.makeObjectKey(identifiers.next(), in: gao, at: noon)
        var dump = ""
        Swift.dump(key, to: &dump)
        #expect("\(key)" == "(key of a file)" && !dump.contains("SymmetricKey"))
        try await scene.stores.close()
    }

    private let nowhere = CompartmentID("nowhere")!
}
