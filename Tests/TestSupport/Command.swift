import Database
private import Foundation

/// A program the tests start.
///
/// Not Foundation's `Process`: it takes a program for running as long as a server which that program started is.
struct Command {
    /// The program's path, then its arguments.
    let words: [String]

    /// Runs it to its end, without input.
    /// - Throws: `connection`, with what it said, if it fails.
    func run() throws {
        let log = FileManager.default.temporaryDirectory.path + "/releve-\(UUID().uuidString).log"
        defer { try? FileManager.default.removeItem(atPath: log) }  // Only clutter is at stake.
        let process = try start(output: log)
        var status: Int32 = 0
        while waitpid(process, &status, 0) == -1, errno == EINTR {}
        guard status == 0 else {
            let said = (try? String(contentsOfFile: log, encoding: .utf8)) ?? "no output"
            throw DatabaseError(.connection, "\(words.joined(separator: " ")): \(said)")
        }
    }

    /// Starts it in a session of its own and goes on.
    /// - Parameter output: A file for what it says.
    @discardableResult
    func start(output: String) throws -> Int32 {
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
        // A file, not a pipe: a server inherits it, and would keep a pipe open.
        posix_spawn_file_actions_addopen(&files, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_adddup2(&files, 1, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // POSIX_SPAWN_SETSID: whoever stops the tests from the keyboard does not stop the watcher with them.
        posix_spawnattr_setflags(&attributes, 0x80)
        let arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        let settings = ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8"]
        let environment: [UnsafeMutablePointer<CChar>?] = settings.map { strdup($0) } + [nil]
        defer { for variable in environment { free(variable) } }
        var process: Int32 = 0
        let code = posix_spawn(&process, words[0], &files, &attributes, arguments, environment)
        guard code == 0 else { throw DatabaseError(.missing, String(cString: strerror(code)), place: words[0]) }
        return process
    }
}
