import Bytes
import Database
import Foundation
import Hashing
public import Protection
public import Store
import TransparencyLog

/// Copies a store into a new folder: facts, then vault, then files, each as it stands at one moment, while the server goes
/// on. **The wraps are never in it**: they alone open the vault, and an old copy of them would remember whom the rest has
/// forgotten.
public struct BackUpStore: Sendable {
    private let store: Store

    public init(store: Store) {
        self.store = store
    }

    /// - Parameter folder: Must not exist yet; it appears whole and on disk, or not at all.
    /// - Returns: What is in it.
    /// - Throws: `Refusal` where the folder exists; `DatabaseError`.
    @discardableResult
    public func callAsFunction(into folder: String, at now: Instant) async throws -> BackupManifest {
        let files = FileManager.default
        guard !files.fileExists(atPath: folder) else {
            throw Refusal(
                .usage, code: "backup_exists",
                message: Phrase(fr: "Ce dossier existe déjà.", en: "This folder exists already."), place: folder,
                remedy: Phrase(fr: "Donnez un dossier neuf.", en: "Give a new folder."))
        }
        let part = folder + ".part"
        try? files.removeItem(atPath: part)  // left by one that was cut off
        try files.createDirectory(
            atPath: part, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let event = LogEvent(.backupMade, .backup, nil, by: nil, at: now)
        // Before the copy, so that the copy tells of itself.
        try await store.facts.append { try LogWriter.append(event, in: $0) }
        var names: [String] = []
        for one in Store.CopiedPart.allCases {
            if let name = try await Store.copy(one, of: store.location, into: part) { names.append(name) }
        }
        let source = store.filesFolder.flatMap { files.fileExists(atPath: $0) ? $0 : nil }
        if let source { names += try Self.copyFiles(from: source, to: part) }
        let engine = store.facts.engine
        let manifest = BackupManifest(
            made: now.description, engine: engine == .sqlite ? "sqlite" : "postgres",
            holdsVault: names.contains(Store.CopiedPart.vault.fileName(engine)), holdsFiles: source != nil,
            files: try names.map { try BackupManifest.File($0, in: part) })
        try manifest.write(into: part)
        try FileSystem.synchronize(part)
        try files.moveItem(atPath: part, toPath: folder)
        try FileSystem.synchronize(entry: folder)
        return manifest
    }

    /// Everything below the folder of files that is whole: an upload under way is not. What is destroyed meanwhile is
    /// passed over: its key is gone too, and nothing could open the copy.
    private static func copyFiles(from source: String, to folder: String) throws -> [String] {
        let files = FileManager.default
        var names: [String] = []
        for name in try files.subpathsOfDirectory(atPath: source).sorted() where !name.hasSuffix(".part") {
            var isFolder: ObjCBool = false
            guard files.fileExists(atPath: source + "/" + name, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            let target = "files/" + name
            let parent = (folder + "/" + target as NSString).deletingLastPathComponent
            try files.createDirectory(atPath: parent, withIntermediateDirectories: true)
            do {
                try files.copyItem(atPath: source + "/" + name, toPath: folder + "/" + target)
            } catch  where !files.fileExists(atPath: source + "/" + name) {
                try? files.removeItem(atPath: folder + "/" + target)  // none was made, or what came of it is no copy
                continue
            }
            names.append(target)
        }
        return names
    }
}

/// What a backup holds, by name, length and digest.
public struct BackupManifest: Codable, Sendable, Hashable {
    /// One file of it.
    public struct File: Codable, Sendable, Hashable {
        public let name: String
        public let bytes: Int
        public let sha256: String

        /// Reads the file.
        init(_ name: String, in folder: String) throws {
            try self.init(name, at: folder + "/" + name)
        }

        /// Reads it where it stands under another name.
        init(_ name: String, at path: String) throws {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? file.close() }
            var (digest, count) = (SHA256(), 0)
            while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
                digest.update(piece)
                count += piece.count
            }
            self.name = name
            bytes = count
            sha256 = digest.finalized().hex
        }
    }

    public let made: String
    public let engine: String
    /// Whether there was a vault to be copied; nil in backups from before this was noted.
    public let holdsVault: Bool?
    /// Whether the folder of files was at hand to be copied; nil in backups from before this was noted.
    public let holdsFiles: Bool?
    public let files: [File]

    static let fileName = "backup.json"

    func write(into folder: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        try encoder.encode(self).write(to: URL(fileURLWithPath: folder + "/" + Self.fileName))
    }

    /// Reads it, and holds every file against it.
    /// - Throws: `Refusal` where the folder is no backup, or a file is missing or changed.
    static func verified(in folder: String) throws -> BackupManifest {
        guard let data = FileManager.default.contents(atPath: folder + "/" + fileName),
            let manifest = try? JSONDecoder().decode(BackupManifest.self, from: data)  // told below
        else { throw refusal(folder, fr: "Ce n’est pas une sauvegarde.", en: "This is no backup.") }
        for file in manifest.files {
            let isWithin = !file.name.split(separator: "/").contains("..") && !file.name.hasPrefix("/")
            guard isWithin, let found = try? File(file.name, in: folder), found == file else {
                throw refusal(
                    file.name, fr: "Ce fichier de la sauvegarde manque ou a été modifié.",
                    en: "This file of the backup is missing or was changed.")
            }
        }
        return manifest
    }

    private static func refusal(_ place: String, fr: String, en: String) -> Refusal {
        Refusal(
            .verification, code: "backup_refused", message: Phrase(fr: fr, en: en), place: place,
            remedy: Phrase(fr: "Prenez une autre sauvegarde.", en: "Take another backup."))
    }
}
