/// Values of one kind that were written and could not be read, so that they count as not said.
public struct UnreadValues: Sendable, Hashable {
    /// What they were to say.
    public enum Kind: Sendable, Hashable {
        /// A value of this column that is none: age 430, date "Tabaski", latitude "north".
        case column(RecordField)
        /// A date of birth after the event: neither the age nor the date of birth is taken for said.
        case birthAfterEvent
    }

    public let kind: Kind
    /// How many there are.
    public internal(set) var count: Int
    /// Place and writing of the first.
    public let firstRecord: Int
    public let firstValue: String
}

extension RecordTable {
    mutating func noteUnread(
        _ record: PreparedRecord, _ cell: (RecordField) -> UnsafeBufferPointer<UInt8>
    ) {
        if record.age == 255 { note(.column(.age), cell(.age)) }
        if record.sex == 0 { note(.column(.sex), cell(.sex)) }
        if record.precision == .unknown { note(.column(.eventDate), cell(.eventDate)) }
        if record.latitude.isNaN { note(.column(.latitude), cell(.latitude)) }
        if record.longitude.isNaN { note(.column(.longitude), cell(.longitude)) }
    }

    @inline(__always)
    mutating func note(_ kind: UnreadValues.Kind, _ value: UnsafeBufferPointer<UInt8>) {
        if value.isEmpty { return }
        if let known = unread.firstIndex(where: { $0.kind == kind }) {
            unread[known].count += 1
        } else {
            let written = String(decoding: value.prefix(80), as: UTF8.self)
            unread.append(UnreadValues(kind: kind, count: 1, firstRecord: prepared.count, firstValue: written))
        }
    }

    /// Whether a date of birth lies after the event; then it is noted, and neither it nor the age can be believed.
    mutating func isBornAfter(_ record: PreparedRecord, _ value: UnsafeBufferPointer<UInt8>) -> Bool {
        guard record.precision != .unknown, let birth = DateReading.read(value) else { return false }
        // A month or a year lasts on after its first day.
        let lasting: Int32 = record.precision == .year ? 366 : record.precision == .month ? 31 : 0
        guard birth.day > record.day + lasting else { return false }
        note(.birthAfterEvent, value)
        return true
    }
}
