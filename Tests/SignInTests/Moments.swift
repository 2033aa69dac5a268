import Protection

/// A fixed moment, and moments after it.
let now = Instant(startOf: Day("2026-11-23")!)

func later(_ seconds: Int64) -> Instant { Instant(microseconds: now.microseconds + seconds * 1_000_000) }
