private import Foundation

/// What makes a new name last through a power cut.
public enum Durable {
    /// Waits until the names in a folder are on disk: only then is a new file there to stay.
    /// - Throws: `SealError.storage` where that cannot be done, or was not.
    public static func synchronize(folder: String) throws(SealError) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY)
        guard descriptor >= 0 else { throw .storage }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .storage }
    }
}
