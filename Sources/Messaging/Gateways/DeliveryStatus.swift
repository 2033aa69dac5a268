/// How far a message we send has come. It never goes back: reports arrive late and out of order, and a message that
/// reached the phone has reached it whatever is reported later.
public enum DeliveryStatus: Int, CaseIterable, Comparable, Sendable {
    /// Written down by us.
    case queued = 0
    /// Taken by the gateway.
    case accepted = 1
    /// Taken by the operator.
    case sent = 2
    /// Not taken by the operator.
    case refused = 3
    /// Given up on the way.
    case failed = 4
    /// On the phone.
    case delivered = 5

    public static func < (left: DeliveryStatus, right: DeliveryStatus) -> Bool { left.rawValue < right.rawValue }

    /// Where the message stands after one more report.
    public func advanced(by report: DeliveryStatus) -> DeliveryStatus { max(self, report) }
}
