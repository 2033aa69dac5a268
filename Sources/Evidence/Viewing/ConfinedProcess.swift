private import Foundation

/// Runs a program of others over bytes of strangers: no file of ours, little memory, little time, no network where the
/// system lets us take it away.
///
/// Input and output are files in memory, never on disk. The program runs under `timeout` (killed at the end), `prlimit`
/// (memory, processor time, size of output, open files, core dumps) and `unshare` (a network of its own, without any
/// device up), all from Debian's base, with an empty environment and `/` as its folder.
public struct ConfinedProcess: Sendable {
    /// What the program may use.
    public struct Limits: Sendable, Hashable {
        public var seconds: Int
        public var memoryBytes: Int
        public var outputBytes: Int

        public init(seconds: Int = 20, memoryBytes: Int = 1 << 30, outputBytes: Int = 32 << 20) {
            self.seconds = seconds
            self.memoryBytes = memoryBytes
            self.outputBytes = outputBytes
        }
    }

    /// Whether the program could reach a network.
    public enum Network: Sendable, Hashable {
        /// It has a network of its own, with nothing in it.
        case none
        /// This system lets no one take the network away: the limits hold, but what breaks the program could call home.
        case reachable

        /// For whoever runs the server, in English.
        public var english: String {
            switch self {
            case .none: "Programs that open evidence run without network."
            case .reachable:
                "Programs that open evidence could reach the network: this system allows no network namespaces. "
                    + "Allow them, or block the server's outgoing traffic."
            }
        }

        /// For whoever runs the server, in French.
        public var french: String {
            switch self {
            case .none: "Les programmes qui ouvrent des preuves tournent sans réseau."
            case .reachable:
                "Les programmes qui ouvrent des preuves pourraient joindre le réseau : ce système ne permet pas "
                    + "d’espaces de noms réseau. Autorisez-les, ou bloquez le trafic sortant du serveur."
            }
        }
    }

    /// Why nothing came of it.
    public enum Failure: Error, Sendable, Hashable {
        /// The program, or one that confines it, is not there.
        case missing
        /// It ran out of time, memory or output.
        case limit
        /// It refused; with the number it ended with.
        case ended(Int32)
    }

    /// Whether the network was taken away; `english` and `french` say it to the operator.
    public let network: Network
    private let limits: Limits
    private let isolation: [String]

    /// Tries once how far this system lets a program be confined.
    /// - Throws: `missing` without `env`, `timeout` and `prlimit`.
    public init(limits: Limits = Limits()) throws(Failure) {
        self.limits = limits
        for program in ["/usr/bin/env", "/usr/bin/timeout", "/usr/bin/prlimit"] where access(program, X_OK) != 0 {
            throw .missing
        }
        let ways = [["/usr/bin/unshare", "--net", "--"], ["/usr/bin/unshare", "--map-root-user", "--net", "--"]]
        let way = ways.first { Self.run($0 + ["/bin/true"], input: -1, output: -1) == 0 }
        isolation = way ?? []
        network = way == nil ? .reachable : .none
    }

    /// Runs a program to its end, which blocks the thread: not for a cooperative one.
    /// - Parameters:
    ///   - words: The program's path and its arguments; nothing of them comes from the file.
    ///   - environment: Its whole environment, as `NAME=value`.
    ///   - input: What it reads.
    /// - Returns: What it wrote; at most as much as the larger of the output limit and its input.
    public func run(_ words: [String], environment: [String] = [], input: [UInt8]) throws(Failure) -> [UInt8] {
        guard let program = words.first, access(program, X_OK) == 0 else { throw .missing }
        let (source, sink) = (Self.memoryFile(), Self.memoryFile())
        defer {
            close(source)
            close(sink)
        }
        guard source >= 0, sink >= 0, Self.fill(source, input) else { throw .limit }
        // Some programs copy their input to a temporary file: that, too, stays in memory, and goes with them.
        let scratch = "\(Self.memoryFolder)/releve-\(UUID().uuidString)"
        guard mkdir(scratch, 0o700) == 0 else { throw .limit }
        defer { try? FileManager.default.removeItem(atPath: scratch) }  // in memory all the same
        let largest = max(limits.outputBytes, input.count + (1 << 20))
        let confinement = [
            "/usr/bin/env", "--chdir=/", "/usr/bin/timeout", "--signal=KILL", "\(limits.seconds)", "/usr/bin/prlimit",
            "--as=\(limits.memoryBytes)",
            "--cpu=\(limits.seconds)", "--fsize=\(largest)", "--nofile=64", "--core=0", "--",
        ]
        let folders = ["TMPDIR=\(scratch)", "MAGICK_TMPDIR=\(scratch)"]
        let status = Self.run(
            confinement + isolation + words, environment: folders + environment, input: source, output: sink)
        switch status {
        case 0: return Self.content(sink)
        // Killed by `timeout`, or by the kernel for processor time or output.
        case 124, 137, 128 + SIGXCPU, 128 + SIGXFSZ: throw .limit
        case 126, 127: throw .missing
        default: throw .ended(status)
        }
    }

    /// - Returns: What the shell would say of its end: its code, or 128 and the signal.
    private static func run(_ words: [String], environment: [String] = [], input: Int32, output: Int32) -> Int32 {
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        if input >= 0 {
            posix_spawn_file_actions_adddup2(&files, input, 0)
        } else {
            posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
        }
        if output >= 0 {
            posix_spawn_file_actions_adddup2(&files, output, 1)
        } else {
            posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0)
        }
        // What it says of the file could repeat it: nobody reads it.
        posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0)
        // Ours are closed on exec; those of a library that forgot are closed here, of a crowd of connections the last too.
        var descriptors = rlimit()
        getrlimit(limitOfFiles, &descriptors)
        for file in 3..<Int32(min(65_536, max(3, descriptors.rlim_cur))) {
            posix_spawn_file_actions_addclose(&files, file)
        }
        let arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        let settings: [UnsafeMutablePointer<CChar>?] =
            (["PATH=/usr/bin:/bin", "LC_ALL=C", "HOME=/nonexistent"] + environment).map { strdup($0) } + [nil]
        defer { for text in arguments + settings { free(text) } }
        var process: Int32 = 0
        guard posix_spawn(&process, words[0], &files, nil, arguments, settings) == 0 else { return 127 }
        var status: Int32 = 0
        while waitpid(process, &status, 0) == -1 { if errno != EINTR { return 127 } }
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    }

    /// A file that is only in memory, and has no name once it is open.
    private static func memoryFile() -> Int32 {
        let path = "\(memoryFolder)/releve-\(UUID().uuidString)"
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        unlink(path)
        return descriptor
    }

    #if os(Linux)
        private static let memoryFolder = "/dev/shm"
        private static let limitOfFiles = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
        private static let memoryFolder = NSTemporaryDirectory()
        private static let limitOfFiles = RLIMIT_NOFILE
    #endif

    private static func fill(_ file: Int32, _ bytes: [UInt8]) -> Bool {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { write(file, $0.baseAddress?.advanced(by: done), bytes.count - done) }
            if count <= 0 { return false }
            done += count
        }
        return lseek(file, 0, SEEK_SET) == 0
    }

    private static func content(_ file: Int32) -> [UInt8] {
        let size = Int(lseek(file, 0, SEEK_END))
        lseek(file, 0, SEEK_SET)
        guard size > 0 else { return [] }
        return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let read = read(file, buffer.baseAddress?.advanced(by: count), size - count)
                if read <= 0 { break }
                count += read
            }
        }
    }
}
