#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// The bytes of an open file, read in order without ever holding more than the reader asks for.
public final class FileBytes: ByteSource {
    private let descriptor: Int32
    private let path: String
    private let ownsDescriptor: Bool

    /// Opens a file. Throws `InterchangeError.cannotOpen` where it is missing, forbidden or a folder.
    public init(path: String) throws(InterchangeError) {
        var information = stat()
        guard stat(path, &information) == 0 else { throw .cannotOpen(path: path, why: lastSystemMessage()) }
        guard information.st_mode & S_IFMT != S_IFDIR else { throw .isFolder(path: path) }
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotOpen(path: path, why: lastSystemMessage()) }
        self.path = path
        ownsDescriptor = true
    }

    /// Reads from a descriptor that is already open (standard input is 0) and leaves it open.
    public init(descriptor: Int32, name: String) {
        self.descriptor = descriptor
        path = name
        ownsDescriptor = false
    }

    deinit {
        if ownsDescriptor { close(descriptor) }
    }

    public func read(into space: UnsafeMutableRawBufferPointer) throws(InterchangeError) -> Int {
        while true {
            #if canImport(Glibc)
                let count = Glibc.read(descriptor, space.baseAddress, space.count)
            #elseif canImport(Musl)
                let count = Musl.read(descriptor, space.baseAddress, space.count)
            #else
                let count = Darwin.read(descriptor, space.baseAddress, space.count)
            #endif
            if count >= 0 { return count }
            if errno != EINTR { throw .cannotRead(path: path, why: lastSystemMessage()) }
        }
    }
}

private func lastSystemMessage() -> String {
    String(cString: strerror(errno))
}
