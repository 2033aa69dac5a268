private import Foundation

/// What holds over a power cut.
public enum FileSystem {
    /// Waits until a file, or a folder with all that is below it, is on disk, names included.
    /// - Throws: `notDurable` where the system does not say that it is.
    public static func synchronize(_ path: String) throws(DatabaseError) {
        let below = FileManager.default.enumerator(atPath: path)
        while let name = below?.nextObject() as? String { try flush(path + "/" + name) }
        try flush(path)
    }

    /// Waits until the name of a file or folder is on disk, as its folder holds it.
    /// - Throws: As above.
    public static func synchronize(entry path: String) throws(DatabaseError) {
        try flush(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    }

    private static func flush(_ path: String) throws(DatabaseError) {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else {
            throw DatabaseError(.notDurable, String(cString: strerror(errno)), place: path)
        }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw DatabaseError(.notDurable, String(cString: strerror(errno)), place: path)
        }
    }
}
