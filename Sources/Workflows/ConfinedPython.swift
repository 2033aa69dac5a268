import Evidence
import Foundation

/// A Python program of ours that opens a stranger's file by a package that need not be installed: in a process of its
/// own, without network, with little memory and little time.
struct ConfinedPython: Sendable {
    /// How a program ends where its package is not there.
    static let withoutPackage: Int32 = 69

    private let program: String
    private let limits: ConfinedProcess.Limits

    /// - Parameters:
    ///   - package: What the program imports.
    ///   - program: Reads standard input, writes standard output.
    init(importing package: String, _ program: String, limits: ConfinedProcess.Limits) {
        self.program = """
            import sys
            sys.path.append("/usr/share/\(package)")
            try:
                import \(package)
            except ImportError:
                sys.exit(\(Self.withoutPackage))
            \(program)
            """
        self.limits = limits
    }

    /// The interpreters looked for: the one named by `RELEVE_PYTHON`, then the system's.
    private static var interpreters: [String] {
        [ProcessInfo.processInfo.environment["RELEVE_PYTHON"], "/usr/bin/python3"].compactMap { $0 }
    }

    /// What the program made of the file.
    /// - Parameter arguments: From whoever runs this, never from the file.
    /// - Throws: `ConfinedProcess.Failure`; `missing` where no interpreter has the package.
    func run(_ file: [UInt8], arguments: [String] = []) async throws -> [UInt8] {
        // It blocks its thread until the program ends.
        try await withCheckedThrowingContinuation { caller in
            Thread.detachNewThread { caller.resume(with: Result { try runBlocking(file, arguments) }) }
        }
    }

    private func runBlocking(
        _ file: [UInt8], _ arguments: [String]
    ) throws(ConfinedProcess.Failure) -> [UInt8] {
        let process = try ConfinedProcess(limits: limits)
        for interpreter in Self.interpreters {
            do {
                return try process.run([interpreter, "-I", "-c", program] + arguments, input: file)
            } catch .missing, .ended(Self.withoutPackage) {
                continue
            }
        }
        throw .missing
    }
}
