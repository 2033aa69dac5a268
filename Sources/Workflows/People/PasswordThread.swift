import Foundation

/// Works out password hashes on threads of their own, which give way to whoever else has work: a hash takes a tenth of
/// a second by design, and a flood of sign-ins must not keep a report from being answered.
enum PasswordThread {
    /// Lower than what answers requests, by so much that a waiting sign-in still gets its share.
    private static let niceness: Int32 = 5

    static func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                #if os(Linux)
                    // On Linux this speaks of the calling thread alone.
                    setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
                #endif
                continuation.resume(with: Result { try body() })
            }
        }
    }
}
