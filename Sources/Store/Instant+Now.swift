private import Foundation
public import Protection

extension Instant {
    /// The moment it is, by this machine's clock.
    public static var now: Instant {
        Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
    }

    /// After every fact: what is known now.
    public static let latest = Instant(microseconds: .max - 1)
}
