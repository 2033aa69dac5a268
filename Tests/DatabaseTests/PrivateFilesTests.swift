import Database
import Foundation
import StoreSQLite
import TestSupport
import Testing

@Suite("Whose the files of a store are")
struct PrivateFilesTests {
    private func rights(_ path: String) throws -> Int {
        try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber).intValue
    }

    @Test("A new store is its user's alone: folders 0700, databases with their logs 0600, whatever the umask")
    func asvs_V13_3_2_newStore() async throws {
        let folder = StoreFolder(path: try TemporaryFolder().path + "/above/store")
        let usual = umask(0)
        defer { umask(usual) }
        try folder.create()
        for path in [folder.path, folder.files] { #expect(try rights(path) == 0o700, "\(path)") }
        for path in [folder.facts, folder.vault, folder.wraps] {
            let database = try SQLiteDatabase(path: path, create: true)
            try await database.write { try $0.execute("CREATE TABLE counter (n BIGINT)") }
            for file in [path, path + "-wal", path + "-shm"] { #expect(try rights(file) == 0o600, "\(file)") }
            try await database.close()
        }
        let copy = folder.path + "/copy.sqlite"
        try FileManager.default.copyItem(atPath: folder.facts, toPath: copy)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: copy)
        try folder.place(copy, at: folder.path + "/placed.sqlite")
        #expect(try rights(folder.path + "/placed.sqlite") == 0o600)
    }

    @Test("A folder that was there keeps the rights its owner gave it")
    func existingFolder() throws {
        let path = try TemporaryFolder().path + "/store"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        try FileManager.default.setAttributes([.posixPermissions: 0o750], ofItemAtPath: path)
        try StoreFolder(path: path).create()
        #expect(try rights(path) == 0o750)
        #expect(try rights(path + "/files") == 0o700)
    }
}
