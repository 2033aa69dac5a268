/// Makes identifiers that only ever grow within one process, whatever its clock does.
///
/// Time and randomness come in as closures, so that a run can be reproduced. Identifiers of one millisecond are
/// told apart by a counter (RFC 9562, 2024, method 1); when it overflows, or when the clock goes back, the
/// identifiers run ahead of the clock rather than repeat.
public final class UUIDv7Generator: Sendable {
    private let milliseconds: @Sendable () -> UInt64
    private let random: @Sendable () -> UInt64
    private let last = Guarded<(milliseconds: UInt64, counter: UInt16)>((0, 0))

    /// - Parameters:
    ///   - milliseconds: The clock: milliseconds since 1970, UTC.
    ///   - random: 64 random bits at each call; from a secure source unless in a test.
    public init(
        milliseconds: @escaping @Sendable () -> UInt64,
        random: @escaping @Sendable () -> UInt64
    ) {
        self.milliseconds = milliseconds
        self.random = random
    }

    /// The next identifier: greater than all this generator made before.
    public func next() -> UUIDv7 {
        let (now, bits) = (milliseconds(), random())
        let stamp = last.withLock { last in
            if now > last.milliseconds {
                // Starting in the lower half leaves room for at least 2048 identifiers in the same millisecond.
                last = (now, UInt16(truncatingIfNeeded: bits >> 53))
            } else if last.counter < 0x0FFF {
                last.counter += 1
            } else {
                last = (last.milliseconds + 1, 0)
            }
            return last
        }
        return UUIDv7(milliseconds: stamp.milliseconds, counter: stamp.counter, random: bits)
    }
}
