import Database
import Foundation
import Protection
import StorePostgres
import StoreSQLite
import TestSupport
import Testing
import Vault

@Suite("Forgetting a person")
struct DestructionTests {
    /// Every file below a folder, `-wal` and `-shm` included.
    private func files(_ folder: String) -> [String: Data] {
        var found: [String: Data] = [:]
        for name in FileManager.default.enumerator(atPath: folder)?.compactMap({ $0 as? String }) ?? [] {
            if let data = FileManager.default.contents(atPath: folder + "/" + name) { found[name] = data }
        }
        return found
    }

    private func names(of files: [String: Data], holding needle: [UInt8]) -> [String] {
        files.filter { isThere(needle, in: $0.value) }.map(\.key).sorted()
    }

    /// `Data.range(of:)` is too slow for hundreds of searches.
    private func isThere(_ needle: [UInt8], in data: Data) -> Bool {
        data.withUnsafeBytes { bytes in
            var start = 0
            while start + needle.count <= bytes.count, let base = bytes.baseAddress {
                let last = bytes.count - needle.count + 1 - start
                guard let found = memchr(base + start, Int32(needle[0]), last) else { return false }
                let place = base.distance(to: UnsafeRawPointer(found))
                if memcmp(base + place, needle, needle.count) == 0 { return true }
                start = place + 1
            }
            return false
        }
    }

    private func boxes(_ scene: Scene, of subject: SubjectID) async throws -> [[UInt8]] {
        try await scene.stores.wraps.read { transaction in
            try transaction.query("SELECT box FROM subject_wrap WHERE subject = \(subject)").map { try $0.blob(at: 0) }
        }
    }

    @Test("a stolen copy of every file of the vault holds none of 100 names, before and after")
    func asvs_V14_2_4_canaries() async throws {
        let scene = try await Scene(.sqlite)
        var subjects: [SubjectID] = []
        for (index, name) in canaries.enumerated() {
            let subject = newSubject()
            subjects.append(subject)
            try await scene.enrol(
                subject, index.isMultiple(of: 2) ? .victim : .source, given: name.given, family: name.family)
        }
        for isAfter in [false, true] {
            if isAfter {
                for subject in subjects.prefix(50) { try await scene.vault.destroy(subject, .ordered, at: noon) }
            }
            let files = files(scene.folder.path)
            #expect(files["vault.sqlite-wal"]?.isEmpty == isAfter)
            for name in canaries {
                #expect(names(of: files, holding: Array(name.given.utf8)) == [])
                #expect(names(of: files, holding: Array(name.family.utf8)) == [])
            }
        }
        let files = files(scene.folder.path)
        // The search does find what is there in clear.
        #expect(!names(of: files, holding: Array(subjects[99].description.utf8)).isEmpty)
        try await scene.stores.close()
    }

    @Test("the bytes of a destroyed wrap are in no file any more, not even in the log of SQLite")
    func asvs_V14_2_7_sqliteTraces() async throws {
        let scene = try await Scene(.sqlite)
        let subjects = (0..<40).map { _ in newSubject() }
        for subject in subjects { try await scene.enrol(subject, in: [gao, mopti]) }
        var gone: [[UInt8]] = []
        for subject in subjects.prefix(20) { gone += try await boxes(scene, of: subject) }
        #expect(gone.count == 40)
        for box in gone { #expect(!names(of: files(scene.folder.path), holding: box).isEmpty) }
        for subject in subjects.prefix(20) {
            #expect(try await scene.vault.destroy(subject, .withdrawn, at: noon).tracesErased)
        }
        let left = files(scene.folder.path)
        for box in gone { #expect(names(of: left, holding: box) == []) }
        #expect(left["wraps.sqlite-wal"]?.isEmpty == true)
        #expect(try await scene.read(subjects[30]) == "A")
        try await scene.stores.close()
    }

    @Test("on PostgreSQL the bytes of a destroyed wrap are in no table file any more; its WAL is another matter")
    func asvs_V14_2_7_postgresTraces() async throws {
        let scene = try await Scene(.postgres)
        let subject = newSubject()
        try await scene.enrol(subject)
        let box = try #require(try await boxes(scene, of: subject).first)
        let folder = try await scene.stores.wraps.read { transaction in
            try transaction.query("SELECT current_setting('data_directory') AS folder")[0].text(at: 0)
        }
        try await checkpoint(scene)
        try #require(FileManager.default.isReadableFile(atPath: folder + "/base"))
        #expect(!names(of: files(folder + "/base"), holding: box).isEmpty)
        // Someone still reads an older picture of the store, as autovacuum may at any time.
        let (looked, mayGo) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let stores = scene.stores
        let reader = Task.detached {
            try await stores.wraps.read { transaction in
                _ = try transaction.query("SELECT count(*) AS n FROM tombstone")
                looked.signal()
                _ = mayGo.wait(timeout: .now() + 30)
            }
        }
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                looked.wait()
                continuation.resume()
            }
        }
        #expect(try await scene.vault.destroy(subject, .withdrawn, at: noon).tracesErased)
        try await checkpoint(scene)
        #expect(names(of: files(folder + "/base"), holding: box) == [])
        mayGo.signal()
        try await reader.value
        try await scene.stores.close()
    }

    /// Has the server bring its files up to date.
    private func checkpoint(_ scene: Scene) async throws {
        try await scene.stores.wraps.write { _ = try $0.execute("CHECKPOINT") }
    }

    @Test("an old backup of the vault, put back without its wraps, opens nothing and is cleaned at the next start")
    func restoredBackup() async throws {
        let scene = try await Scene(.sqlite)
        let (gone, kept) = (newSubject(), newSubject())
        try await scene.enrol(gone, given: canaries[0].given)
        try await scene.enrol(kept, given: canaries[1].given)
        try await scene.vault.eraseTraces()
        let backup = try TemporaryFolder()
        try copyVault(from: scene.folder.path, to: backup.path)
        let tombstone = try await scene.vault.destroy(gone, .ordered, at: noon).tombstone
        try await scene.stores.close()
        for name in ["vault.sqlite", "vault.sqlite-wal", "vault.sqlite-shm"] {
            try? FileManager.default.removeItem(atPath: scene.folder.path + "/" + name)
        }
        try copyVault(from: backup.path, to: scene.folder.path)
        let stores = try Scene.open(.sqlite, scene.folder)
        #expect(try await rows(stores, of: gone) == 2)
        let vault = try await Vault.unlock(stores, passphrase: passphrase)
        #expect(await refusal { try await scene.read(gone, vault) } == .destroyed(tombstone))
        #expect(try await scene.read(kept, vault) == canaries[1].given)
        #expect(try await rows(stores, of: gone) == 0)
        for name in canaries.prefix(2) {
            #expect(names(of: files(scene.folder.path), holding: Array(name.given.utf8)) == [])
            #expect(names(of: files(backup.path), holding: Array(name.given.utf8)) == [])
        }
        try await stores.close()
    }

    @Test("a backup of the vault with the wraps of another vault opens nothing")
    func foreignWraps() async throws {
        let (first, second) = (try await Scene(.sqlite), try await Scene(.sqlite))
        let subject = newSubject()
        try await first.enrol(subject)
        try await second.enrol(subject)
        let mixed = VaultStores(vault: first.stores.vault, wraps: second.stores.wraps)
        let vault = try await Vault.unlock(mixed, passphrase: passphrase)
        #expect(await refusal { try await first.read(subject, vault) } == .tampered("given_name of \(subject)"))
        try await first.stores.close()
        try await second.stores.close()
    }

    @Test(
        "destroying twice answers the first tombstone; nobody can be destroyed who was never there",
        arguments: Engine.allCases)
    func idempotent(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        let subject = newSubject()
        try await scene.enrol(subject)
        let first = try await scene.vault.destroy(subject, .withdrawn, at: later(1))
        let second = try await scene.vault.destroy(subject, .ordered, at: later(2))
        #expect(second.tombstone == first.tombstone)
        #expect(await refusal { try await scene.vault.destroy(newSubject(), .ordered, at: noon) } == .unknownSubject)
        // Nor can they be enrolled again unnoticed.
        #expect(await refusal { try await scene.enrol(subject) } == .destroyed(first.tombstone))
        // To another compartment they never were.
        let elsewhere = await refusal {
            try await scene.vault.read(
                subject, [.givenName], by: scene.grant([subject], mopti), at: later(3), logging: scene.log.record)
        }
        #expect(elsewhere == .unknownSubject)
        // Nor to another case of the same compartment.
        let otherCase = await refusal {
            try await scene.vault.read(
                subject, [.givenName], by: scene.grant([newSubject()]), at: later(3), logging: scene.log.record)
        }
        #expect(otherCase == .unknownSubject)
        try await scene.stores.close()
    }

    private func rows(_ stores: VaultStores, of subject: SubjectID) async throws -> Int {
        try await stores.vault.read {
            try $0.query("SELECT name FROM identity_field WHERE subject = \(subject)").count
        }
    }

    private func copyVault(from: String, to: String) throws {
        for name in ["vault.sqlite", "vault.sqlite-wal"] where FileManager.default.fileExists(atPath: from + "/" + name)
        {
            try FileManager.default.copyItem(atPath: from + "/" + name, toPath: to + "/" + name)
        }
    }
}
