public import Database
public import TransparencyLog

extension LogID {
    /// An identifier of ours, as the log writes it.
    public init(_ id: UUIDv7) {
        guard let logged = LogID(high: id.high, low: id.low) else {
            preconditionFailure("an identifier of version 7 is one the log can hold")
        }
        self = logged
    }
}
