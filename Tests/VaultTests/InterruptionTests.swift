import Database
import Foundation
import Protection
import Sealing
import TestSupport
import Testing
import Vault

/// Lets a number of steps pass, then fails every further one, as a killed process would.
private final class Interruption: Sendable {
    struct Killed: Error {}

    private let left: Guarded<Int>

    init(after steps: Int) { left = Guarded(steps) }

    func step() throws {
        let isAlive = left.withLock { left in
            left -= 1
            return left >= 0
        }
        if !isAlive { throw Killed() }
    }
}

/// A store whose every use has a step before it and one after it: death before a commit, and right after it.
private struct MortalDatabase: Database {
    let base: any Database
    let interruption: Interruption

    var engine: Engine { base.engine }

    func read<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try interruption.step()
        return try await base.read(body)
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try interruption.step()
        let result = try await base.write(body)
        try interruption.step()
        return result
    }

    func append<T: Sendable>(_ body: @escaping @Sendable (any Transaction) throws -> T) async throws -> T {
        try await write(body)
    }

    func close() async throws {}
}

@Suite("Killed between two steps")
struct InterruptionTests {
    /// The caller's part: the fact and its log entry in one transaction.
    private struct Facts {
        let database: any Database

        init(_ engine: Engine) async throws {
            database = try engine.makeDatabase()
            try await database.write { transaction in
                try transaction.execute(
                    script:
                        "CREATE TABLE fact (subject TEXT PRIMARY KEY); CREATE TABLE entry (subject TEXT PRIMARY KEY)")
            }
        }

        func knows(_ subject: SubjectID) async throws -> Bool {
            try await database.read { try $0.first("SELECT subject FROM fact WHERE subject = \(subject)") != nil }
        }
    }

    private func receive(_ subject: SubjectID, _ vault: Vault, _ facts: any Database) async throws {
        let identity = try NewIdentity(
            subject, .victim, in: [gao, mopti], texts: [.givenName: "A", .familyName: "B"],
            consents: [
                Consent(
                    id: UUIDv7(milliseconds: 1, counter: 1, random: subject.uuid.low), .holding, to: "org-1",
                    level: .full, givenAt: noon)
            ])
        try await vault.enrol(identity, at: noon)
        try await facts.write { transaction in
            try transaction.execute(
                "INSERT INTO fact (subject) VALUES (\(subject)) ON CONFLICT (subject) DO NOTHING")
            try transaction.execute(
                "INSERT INTO entry (subject) VALUES (\(subject)) ON CONFLICT (subject) DO NOTHING")
        }
    }

    @Test(
        "wherever storing a report is killed, it is there whole or not at all, and can be sent again",
        arguments: Engine.allCases)
    func asvs_V2_3_3_enrolment(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        let facts = try await Facts(engine)
        let bystander = newSubject()
        try await receive(bystander, scene.vault, facts.database)
        var steps = 0
        var outcomes: Set<Bool> = []
        while true {
            let subject = newSubject()
            let finished = try await receiveInterrupted(subject, scene, facts, after: steps)
            let swept = try await scene.vault.sweepOrphans(before: later(1), at: later(2)) { subjects in
                var known: Set<SubjectID> = []
                for subject in subjects where try await facts.knows(subject) { known.insert(subject) }
                return known
            }
            let isKnown = try await facts.knows(subject)
            outcomes.insert(isKnown)
            #expect(swept.isEmpty || swept == [subject])
            if isKnown {
                #expect(swept == [])
                #expect(try await scene.read(subject) == "A")
            } else {
                #expect(!finished)
                #expect(await refusal { try await scene.read(subject) } == .unknownSubject)
                #expect(try await leftovers(scene, of: subject) == 0)
            }
            #expect(try await scene.read(bystander) == "A")
            // The phone sends it again.
            try await receive(subject, scene.vault, facts.database)
            #expect(try await scene.read(subject) == "A")
            if finished { break }
            steps += 1
        }
        // Three commits, each with a death before and after it, and the steps of unlocking.
        #expect(steps >= 10)
        #expect(outcomes == [true, false])
        try await scene.stores.close()
        try await facts.database.close()
    }

    /// - Returns: Whether it came to its end.
    private func receiveInterrupted(
        _ subject: SubjectID, _ scene: Scene, _ facts: Facts, after steps: Int
    ) async throws -> Bool {
        let interruption = Interruption(after: steps)
        let mortal = VaultStores(
            vault: MortalDatabase(base: scene.stores.vault, interruption: interruption),
            wraps: MortalDatabase(base: scene.stores.wraps, interruption: interruption))
        do {
            let vault = try await Vault.unlock(mortal, passphrase: passphrase)
            try await receive(subject, vault, MortalDatabase(base: facts.database, interruption: interruption))
            return true
        } catch is Interruption.Killed {
            return false
        }
    }

    private func leftovers(_ scene: Scene, of subject: SubjectID) async throws -> Int {
        let wraps = try await scene.stores.wraps.read {
            try $0.query("SELECT subject FROM subject_wrap WHERE subject = \(subject)").count
        }
        let rows = try await scene.stores.vault.read {
            try $0.query("SELECT id FROM subject WHERE id = \(subject)").count
        }
        return wraps + rows
    }

    @Test(
        "wherever a destruction is killed, the person is either readable or gone, and the next start finishes it",
        arguments: Engine.allCases)
    func destruction(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        var steps = 0
        while true {
            let subject = newSubject()
            try await scene.enrol(subject)
            let interruption = Interruption(after: steps)
            let mortal = VaultStores(
                vault: MortalDatabase(base: scene.stores.vault, interruption: interruption),
                wraps: MortalDatabase(base: scene.stores.wraps, interruption: interruption))
            let finished = await destroyed(subject, mortal)
            let vault = try await Vault.unlock(scene.stores, passphrase: passphrase)
            switch await refusal({ try await scene.read(subject, vault) }) {
            case nil: #expect(!finished)
            case .destroyed?: #expect(try await leftovers(scene, of: subject) == 0)
            case let other?: Issue.record("neither readable nor gone: \(other)")
            }
            if finished { break }
            steps += 1
        }
        #expect(steps > 8)
        try await scene.stores.close()
    }

    private func destroyed(_ subject: SubjectID, _ stores: VaultStores) async -> Bool {
        do {
            let vault = try await Vault.unlock(stores, passphrase: passphrase)
            return try await vault.destroy(subject, .ordered, at: later(1)).tracesErased
        } catch {
            return false
        }
    }

    @Test(
        "wherever a rotation is killed, everyone stays readable, and calling it again finishes it",
        arguments: Engine.allCases)
    func rotation(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        let subject = newSubject()
        try await scene.enrol(subject)
        var steps = 0
        var isFinished = false
        while !isFinished {
            let interruption = Interruption(after: steps)
            let mortal = VaultStores(
                vault: MortalDatabase(base: scene.stores.vault, interruption: interruption),
                wraps: MortalDatabase(base: scene.stores.wraps, interruption: interruption))
            isFinished = await rotated(mortal)
            #expect(try await scene.read(subject) == "A")
            try await scene.vault.rotate(gao, at: later(2))
            #expect(try await scene.read(subject) == "A")
            let versions = try await scene.stores.wraps.read {
                try $0.query("SELECT version FROM compartment_key WHERE compartment = 'gao-1'").count
            }
            #expect(versions == 1)
            steps += 1
        }
        #expect(steps > 8)
        try await scene.stores.close()
    }

    private func rotated(_ stores: VaultStores) async -> Bool {
        do {
            try await Vault.unlock(stores, passphrase: passphrase).rotate(gao, at: later(1))
            return true
        } catch {
            return false
        }
    }

    @Test("facts restored from an older backup do not make the sweep destroy people")
    func oldFacts() async throws {
        let scene = try await Scene(.sqlite)
        let subjects = (0..<25).map { _ in newSubject() }
        for subject in subjects { try await scene.enrol(subject) }
        let why = await refusal {
            try await scene.vault.sweepOrphans(before: later(1), at: later(2)) { _ in [] }
        }
        #expect(why == .tooManyOrphans(found: 25, limit: 20))
        for subject in subjects { #expect(try await scene.read(subject) == "A") }
        // Those enrolled a moment ago may belong to another server that is about to store the fact.
        #expect(try await scene.vault.sweepOrphans(before: noon, at: later(2)) { _ in [] } == [])
        try await scene.stores.close()
    }

    @Test("a second try with the same content changes nothing; another content is refused", arguments: Engine.allCases)
    func idempotent(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        let subject = newSubject()
        let identity = try NewIdentity(subject, .victim, in: [gao], texts: [.givenName: "A"])
        #expect(try await scene.vault.enrol(identity, at: noon) == .stored)
        #expect(try await scene.vault.enrol(identity, at: later(9)) == .unchanged)
        for other in [
            try NewIdentity(subject, .victim, in: [gao], texts: [.givenName: "B"]),
            try NewIdentity(subject, .source, in: [gao], texts: [.givenName: "A"]),
            try NewIdentity(subject, .victim, in: [mopti], texts: [.givenName: "A"]),
            try NewIdentity(subject, .victim, in: [gao, mopti], texts: [.givenName: "A"]),
        ] {
            #expect(await refusal { try await scene.vault.enrol(other, at: noon) } == .differs(subject))
        }
        try await scene.stores.close()
    }
}
