#if THREAD_SANITIZER
    private import Foundation

    /// `Mutex` for a build that ThreadSanitizer watches: the same calls, on a lock it sees. That of Synchronization waits
    /// by calls of the kernel it does not know, and all that stands behind one looks unguarded to it.
    ///
    /// `@unchecked`: the value is reached only while the lock is held.
    public final class Guarded<Value>: @unchecked Sendable {
        private let lock = NSLock()
        private let place: UnsafeMutablePointer<Value>

        public init(_ value: consuming sending Value) {
            place = .allocate(capacity: 1)
            place.initialize(to: value)
        }

        deinit {
            place.deinitialize(count: 1)
            place.deallocate()
        }

        public func withLock<Result, Failure: Error>(
            _ body: (inout sending Value) throws(Failure) -> sending Result
        ) throws(Failure) -> sending Result {
            lock.lock()
            defer { lock.unlock() }
            return try body(&place.pointee)
        }
    }
#else
    public import Synchronization

    /// A lock around a value that many threads change at once; the one every module of the product uses.
    /// It is `Mutex`, but for ThreadSanitizer (`scripts/deep/sanitizers`).
    public struct Guarded<Value>: ~Copyable, Sendable {
        @usableFromInline let mutex: Mutex<Value>

        @inlinable public init(_ value: consuming sending Value) { mutex = Mutex(value) }

        /// Runs `body` alone with the value.
        @inlinable public borrowing func withLock<Result, Failure: Error>(
            _ body: (inout sending Value) throws(Failure) -> sending Result
        ) throws(Failure) -> sending Result {
            try mutex.withLock(body)
        }
    }
#endif
