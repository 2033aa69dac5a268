private import Foundation

/// The folder of a store on SQLite.
public struct StoreFolder: Sendable, Hashable {
    /// As given; relative paths start at the working directory.
    public let path: String

    public init(path: String) {
        self.path = path
    }

    /// The database of facts.
    public var facts: String { file("facts.sqlite") }
    /// The database of sealed identities.
    public var vault: String { file("vault.sqlite") }
    /// The database of the wrapped keys that open the vault's; never part of a backup that is kept.
    public var wraps: String { file("wraps.sqlite") }
    /// The folder of attachments.
    public var files: String { file("files") }

    /// Makes the folder and `files/` where they are missing: for the user who runs this alone, whatever the umask. A folder
    /// that was there keeps the rights its owner gave it.
    /// - Throws: `readOnly`, `full` or `missing`, naming the folder.
    public func create() throws(DatabaseError) {
        for folder in [path, files] where !FileManager.default.fileExists(atPath: folder) {
            do {
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
            } catch {
                throw Self.error(for: error, at: folder)
            }
        }
        try requireWritable()
    }

    /// Checks that the folder is there and that files can be made in it, by making and removing one.
    /// - Throws: `missing`, `readOnly` or `full`, naming the folder.
    public func requireWritable() throws(DatabaseError) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw DatabaseError(.missing, "there is no such folder", place: path)
        }
        guard isFolder.boolValue else { throw DatabaseError(.missing, "this is a file, not a folder", place: path) }
        // Asking for the rights is not enough: a file system mounted read-only, or full, grants them and then refuses.
        let probe = file(".probe-\(ProcessInfo.processInfo.processIdentifier)")
        do {
            try Data("probe".utf8).write(to: URL(fileURLWithPath: probe))
            try FileManager.default.removeItem(atPath: probe)
        } catch {
            throw Self.error(for: error, at: path)
        }
    }

    /// Whether one of its databases is there.
    public func holds(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// Copies a file to the place of one of its databases, never over one; it appears whole and on disk, or not at all.
    /// - Throws: `readOnly` where there is one; `full`, `missing` or `notDurable`, naming the place.
    public func place(_ source: String, at path: String) throws(DatabaseError) {
        guard !holds(path) else {
            throw DatabaseError(.readOnly, "there is a store here already", place: path)
        }
        let part = path + ".part"
        do {
            try? FileManager.default.removeItem(atPath: part)  // left by one that was cut off
            try FileManager.default.copyItem(atPath: source, toPath: part)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: part)
            try FileSystem.synchronize(part)
            try FileManager.default.moveItem(atPath: part, toPath: path)
            try FileSystem.synchronize(entry: path)
        } catch {
            throw error as? DatabaseError ?? Self.error(for: error, at: path)
        }
    }

    private func file(_ name: String) -> String {
        path.hasSuffix("/") ? path + name : path + "/" + name
    }

    private static func error(for error: any Error, at path: String) -> DatabaseError {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        let posix = (error as? POSIXError)?.code ?? underlying.flatMap { POSIXErrorCode(rawValue: Int32($0.code)) }
        switch posix {
        case .ENOSPC, .EDQUOT: return DatabaseError(.full, "no file can be made", place: path)
        case .EACCES, .EPERM, .EROFS: return DatabaseError(.readOnly, "no file can be made", place: path)
        case .ENOENT, .ENOTDIR, .EEXIST: return DatabaseError(.missing, "no folder can be made", place: path)
        default: break
        }
        switch (error as? CocoaError)?.code {
        case .fileWriteOutOfSpace: return DatabaseError(.full, "no file can be made", place: path)
        case .fileWriteNoPermission, .fileWriteVolumeReadOnly:
            return DatabaseError(.readOnly, "no file can be made", place: path)
        default: return DatabaseError(.missing, "no file can be made", place: path)
        }
    }
}
