import Protection

/// A fixed moment, and moments after it. Computed, since ThreadSanitizer takes the place of a generator without content for
/// that of a constant, and each draw from the one for a write to the other.
var now: Instant { Instant(startOf: Day("2026-11-23")!) }

func later(_ seconds: Int64) -> Instant { Instant(microseconds: now.microseconds + seconds * 1_000_000) }
