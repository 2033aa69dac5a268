import Database
import Protection

extension Row {
    /// A moment kept as microseconds since 1970, UTC.
    func instant(_ column: String) throws(DatabaseError) -> Instant {
        Instant(microseconds: Int64(try int(column)))
    }

    func optionalInstant(_ column: String) throws(DatabaseError) -> Instant? {
        try optionalInt(column).map { Instant(microseconds: Int64($0)) }
    }
}
