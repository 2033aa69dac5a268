import Access
import Database
import Foundation
import Protection
import Sealing
import Store
import TestSupport
import Testing
import Vault
import Workflows

@Suite("Backups")
struct BackupTests {
    /// 100 names nobody has.
    private let canaries = (0..<100).map { "Qanari\($0)zut" }

    private func bytes(below folder: String) throws -> [Data] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).compactMap {
            FileManager.default.contents(atPath: folder + "/" + $0)
        }
    }

    private func found(_ names: [String], in contents: [Data]) -> [String] {
        names.filter { name in contents.contains { $0.range(of: Data(name.utf8)) != nil } }
    }

    @Test("a backup holds facts, vault and files, never the wraps, and comes back whole")
    func whole() async throws {
        let office = try await Office(.sqlite)
        let subject = try await office.enrolled(given: "Qanarizut", consents: [office.consent(.holding)])
        let folder = office.folder.path + "/backup"
        let manifest = try await BackUpStore(store: office.store)(into: folder, at: Office.later(5))
        #expect(manifest.files.map(\.name) == ["facts.sqlite", "vault.sqlite"])
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder)
        #expect(!paths.contains { $0.contains("wraps") })
        let other = StoreLocation.folder(StoreFolder(path: office.folder.path + "/restored"))
        try await RestoreStore(other)(from: folder, at: Office.later(10))
        let restored = try await Store.open(other)
        #expect(try await restored.facts.read { try StoredSubject.with(subject.id, in: $0) } == subject)
        try await restored.close()
        // Never over a store.
        await #expect(throws: DatabaseError.self) { try await RestoreStore(other)(from: folder, at: Office.later(11)) }
        await #expect(throws: Refusal.self) {
            try await BackUpStore(store: office.store)(into: folder, at: Office.later(12))
        }
        try await office.close()
    }

    @Test("a backup of which a byte was changed is not put back")
    func changed() async throws {
        let office = try await Office(.sqlite)
        let folder = office.folder.path + "/backup"
        try await BackUpStore(store: office.store)(into: folder, at: Office.later(5))
        let path = folder + "/facts.sqlite"
        var bytes = try #require(FileManager.default.contents(atPath: path))
        bytes[bytes.count / 2] ^= 1
        try bytes.write(to: URL(fileURLWithPath: path))
        let other = StoreLocation.folder(StoreFolder(path: office.folder.path + "/restored"))
        await #expect(throws: Refusal.self) { try await RestoreStore(other)(from: folder, at: Office.later(10)) }
        #expect(!FileManager.default.fileExists(atPath: office.folder.path + "/restored/facts.sqlite"))
        try await office.close()
    }

    @Test("after their consent was withdrawn, no kept backup opens a person, and none ever held a name")
    func forgotten() async throws {
        let office = try await Office(.sqlite)
        var people: [(StoredSubject, Consent)] = []
        var backups: [String] = []
        for (number, name) in canaries.enumerated() {
            let consent = office.consent(.holding)
            people.append((try await office.enrolled(given: name, consents: [consent]), consent))
            if number % 40 == 39 {
                backups.append(office.folder.path + "/backup-\(number)")
                try await BackUpStore(store: office.store)(into: backups[backups.count - 1], at: Office.later(1))
            }
        }
        #expect(try await office.givenName(of: people[3].0) == canaries[3])
        let forget = Forget(store: office.store, vault: office.vault)
        for (subject, consent) in people {
            _ = try await forget.withdraw(
                consent.id, of: subject, by: office.investigator.account, at: Office.later(10))
        }
        let live = try bytes(below: office.folder.path + "/store")
        #expect(found(canaries, in: live).isEmpty)
        for (number, backup) in backups.enumerated() {
            #expect(found(canaries, in: try bytes(below: backup)).isEmpty)
            // Put back beside the wraps that are in force: those have forgotten.
            let folder = StoreFolder(path: office.folder.path + "/restored-\(number)")
            try await RestoreStore(.folder(folder))(from: backup, at: Office.later(20))
            try FileManager.default.copyItem(
                atPath: office.folder.path + "/store/wraps.sqlite", toPath: folder.wraps)
            let store = try await Store.open(.folder(folder))
            let vault = try await OpenVault(.folder(folder))(
                Passphrase("a passphrase only for these tests"), at: Office.later(30))
            for (subject, _) in people {
                let known = try await store.facts.read { try StoredSubject.with(subject.id, in: $0) }
                await #expect(throws: VaultError.self) {
                    _ = try await ReadIdentity(store: store, vault: vault)(
                        known ?? subject, by: office.investigator.account, at: Office.later(31))
                }
            }
            #expect(found(canaries, in: try bytes(below: folder.path)).isEmpty)
            try await vault.stores.close()
            try await store.close()
        }
        try await office.close()
    }

    @Test("a PostgreSQL store is dumped and comes back whole")
    func postgres() async throws {
        let office = try await Office(.postgres)
        let subject = try await office.enrolled(given: canaries[0])
        let folder = office.folder.path + "/backup"
        let manifest = try await BackUpStore(store: office.store)(into: folder, at: Office.later(5))
        #expect(manifest.files.map(\.name).contains("facts.dump"))
        #expect(found(canaries, in: try bytes(below: folder)).isEmpty)
        let url = try PostgresCluster.running().url(database: "restored_\(UInt32.random(in: 0 ..< .max))")
        let other = try StoreLocation(url.connectionString)
        try await RestoreStore(other)(from: folder, at: Office.later(10))
        let restored = try await Store.open(other)
        #expect(try await restored.facts.read { try StoredSubject.with(subject.id, in: $0) } == subject)
        try await restored.close()
        try await office.close()
    }

    @Test(
        "a backup of PostgreSQL holds evidence and what came with reports from the one folder, or says that it does not"
    )
    func postgresFiles() async throws {
        let office = try await Office(.postgres)
        let taking = try await TakeEvidence(
            into: office.caseFile, name: "note.txt", by: office.investigator.account, at: Office.noon,
            store: office.store, vault: office.vault)
        try taking.receive(Array("only words".utf8))
        _ = try await taking.finish()
        let photo = try #require(Intake(store: office.store, vault: office.vault).files).begin(name: "a.jpg")
        try photo.add([1, 2, 3])
        _ = try photo.finish(at: Office.noon)
        let folder = office.folder.path + "/backup"
        let manifest = try await BackUpStore(store: office.store)(into: folder, at: Office.later(5))
        let parts = Set(manifest.files.map { $0.name.split(separator: "/").prefix(2).joined(separator: "/") })
        #expect(manifest.holdsFiles == true && parts.isSuperset(of: ["files/evidence", "files/reports"]))
        // The same store, opened by somebody who does not name the folder.
        let bare = try await Store.open(office.store.location)
        let without = try await BackUpStore(store: bare)(into: office.folder.path + "/bare", at: Office.later(6))
        #expect(without.holdsFiles == false && !without.files.contains { $0.name.hasPrefix("files/") })
        try await bare.close()
        // Without a place for its files nothing of it is put back, so that the next try can be.
        let url = try PostgresCluster.running().url(database: "restored_\(UInt32.random(in: 0 ..< .max))")
        let other = try StoreLocation(url.connectionString)
        await #expect(throws: Refusal.self) { try await RestoreStore(other)(from: folder, at: Office.later(10)) }
        let target = office.folder.path + "/target"
        try await RestoreStore(other, files: target)(from: folder, at: Office.later(11))
        let back = try FileManager.default.subpathsOfDirectory(atPath: target)
        #expect(back.contains { $0.hasPrefix("evidence/") } && back.contains { $0.hasPrefix("reports/") })
        try await office.close()
    }

    @Test("a vault that does not answer is no vault that is not there: the backup fails")
    func vaultDown() async throws {
        let folder = try TemporaryFolder()
        let down = StoreLocation.postgres(
            facts: try PostgresCluster.running().makeDatabase(), vault: try PostgresURL("postgres://u@localhost:1/v"))
        let error = await #expect(throws: DatabaseError.self) {
            try await Store.copy(.vault, of: down, into: folder.path)
        }
        #expect(error?.kind == .connection)
        let absent = StoreLocation.postgres(
            facts: try PostgresCluster.running().makeDatabase(),
            vault: try PostgresCluster.running().url(database: "no_such_vault"))
        #expect(try await Store.copy(.vault, of: absent, into: folder.path) == nil)
    }

    /// A store with files and a backup of it.
    private func backedUp(files count: Int) async throws -> (folder: TemporaryFolder, backup: String) {
        let folder = try TemporaryFolder()
        let store = try await TestStore.make(.sqlite, in: folder)
        let files = try #require(store.filesFolder) + "/reports"
        try FileManager.default.createDirectory(atPath: files, withIntermediateDirectories: true)
        for number in 0..<count {
            try Data("sealed \(number)".utf8).write(to: URL(fileURLWithPath: files + "/f\(number)"))
        }
        let backup = folder.path + "/backup"
        let manifest = try await BackUpStore(store: store)(into: backup, at: .now)
        #expect(manifest.files.count == count + 1)
        // This store has no vault, and the backup says so.
        #expect(manifest.holdsVault == false)
        try await store.close()
        return (folder, backup)
    }

    @Test("a restore that was cut off leaves no store, and is done again over what it left")
    func cutOff() async throws {
        let (folder, backup) = try await backedUp(files: 3)
        let target = StoreFolder(path: folder.path + "/restored")
        // A file stands where a folder must be: the files cannot be put back.
        try FileManager.default.createDirectory(atPath: target.files, withIntermediateDirectories: true)
        try Data().write(to: URL(fileURLWithPath: target.files + "/reports"))
        await #expect(throws: (any Error).self) { try await RestoreStore(.folder(target))(from: backup, at: .now) }
        await #expect(throws: DatabaseError.self) { _ = try await Store.open(.folder(target)) }
        try FileManager.default.removeItem(atPath: target.files + "/reports")
        // What the first try left of the files is held against the backup.
        try FileManager.default.createDirectory(atPath: target.files + "/reports", withIntermediateDirectories: true)
        try Data("sealed 1".utf8).write(to: URL(fileURLWithPath: target.files + "/reports/f1"))
        try await RestoreStore(.folder(target))(from: backup, at: .now)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: target.files + "/reports").sorted() == [
                "f0", "f1", "f2",
            ])
        let store = try await Store.open(.folder(target))
        try await store.close()
    }

    @Test("another file in the place of one of the backup is not taken for it")
    func otherFile() async throws {
        let (folder, backup) = try await backedUp(files: 2)
        let target = StoreFolder(path: folder.path + "/restored")
        try FileManager.default.createDirectory(atPath: target.files + "/reports", withIntermediateDirectories: true)
        try Data("another".utf8).write(to: URL(fileURLWithPath: target.files + "/reports/f1"))
        let refusal = await #expect(throws: Refusal.self) {
            try await RestoreStore(.folder(target))(from: backup, at: .now)
        }
        #expect(refusal?.code == "restore_in_the_way")
        #expect(!FileManager.default.fileExists(atPath: target.facts))
    }

    @Test("what is destroyed while a backup runs does not spoil it")
    func destroyedMeanwhile() async throws {
        let folder = try TemporaryFolder()
        let store = try await TestStore.make(.sqlite, in: folder)
        let files = try #require(store.filesFolder)
        let names = (1000..<4000).map { files + "/f\($0)" }
        for name in names { try Data(count: 2_000).write(to: URL(fileURLWithPath: name)) }
        let destroying = Task.detached {
            for name in names.reversed() { try FileManager.default.removeItem(atPath: name) }
        }
        let manifest = try await BackUpStore(store: store)(into: folder.path + "/backup", at: .now)
        try await destroying.value
        #expect(manifest.files.contains { $0.name == "facts.sqlite" } && manifest.files.count <= 3001)
        try await store.close()
    }

    @Test("the password of an address is in no argument that others can see")
    func password() throws {
        let url = try PostgresURL("postgres://releve:s%40cret@db.example:5432/releve?sslmode=verify-full")
        #expect(url.password == "s@cret")
        #expect(url.withoutPassword == "postgres://releve@db.example:5432/releve?sslmode=verify-full")
        // libpq takes it among the options too, where it comes before the other, and under an escaped name.
        for name in ["password", "pass%77ord"] {
            let option = try PostgresURL("postgres://u:other@h/releve?\(name)=s%40cret&sslmode=require&sslpassword=x")
            #expect(option.password == "s@cret")
            #expect(option.withoutPassword == "postgres://u@h/releve?sslmode=require")
        }
        let bare = try PostgresURL("postgres:///releve?host=/run")
        #expect(bare.password == nil && bare.withoutPassword == bare.connectionString)
    }
}
