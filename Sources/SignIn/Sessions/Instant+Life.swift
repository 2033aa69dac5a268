import Protection

extension Instant {
    /// Whether another moment comes at or after this one, and sooner than a life later.
    func isLessThan(_ life: Duration, before other: Instant) -> Bool {
        let (passed, overflow) = other.microseconds.subtractingReportingOverflow(microseconds)
        let parts = life.components
        return !overflow && passed >= 0
            && passed < parts.seconds * 1_000_000 + parts.attoseconds / 1_000_000_000_000
    }
}
