extension RecordTable {
    /// Remembers how written names were split: most cells come back thousands of times.
    struct NameCells: Sendable {
        private var written = WordTable()
        private var parts: [(Int32, Int32)] = []

        mutating func parts(
            _ cell: UnsafeBufferPointer<UInt8>, words: inout WordTable, scratch: inout [UInt8]
        ) -> (Int32, Int32) {
            if cell.isEmpty { return (-1, -1) }
            let number = Int(written.intern(cell))
            if number < parts.count { return parts[number] }
            TextFolding.fold(cell, into: &scratch)
            let split = NameParts.split(scratch)
            let first = split.isEmpty ? -1 : words.intern(split[0])
            let second = split.count > 1 ? words.intern(split[1]) : -1
            parts.append((first, second))
            return (first, second)
        }
    }

    mutating func folded(_ cell: UnsafeBufferPointer<UInt8>, in table: WritableKeyPath<RecordTable, WordTable>) -> Int32
    {
        if cell.isEmpty { return -1 }
        TextFolding.fold(cell, into: &scratch)
        return self[keyPath: table].intern(scratch)
    }

    /// Male or female by the first letter in French or English; anything else is not said.
    static func sex(_ cell: UnsafeBufferPointer<UInt8>) -> UInt8 {
        guard let first = cell.first else { return 0 }
        switch first | 0x20 {
        case UInt8(ascii: "m"), UInt8(ascii: "h"): return 1
        case UInt8(ascii: "f"), UInt8(ascii: "w"): return 2
        default: return 0
        }
    }

    /// Whole years from 0 to 120; 255 where nothing of the kind is said.
    static func age(_ cell: UnsafeBufferPointer<UInt8>) -> UInt8 {
        var years = 0
        var digits = 0
        for byte in cell {
            if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") { break }
            guard byte >= 0x30, byte <= 0x39, digits < 3 else { return 255 }
            years = years * 10 + Int(byte - 0x30)
            digits += 1
        }
        return digits > 0 && years <= 120 ? UInt8(years) : 255
    }

    func setDate(
        _ record: inout PreparedRecord, _ cell: UnsafeBufferPointer<UInt8>, precision: UnsafeBufferPointer<UInt8>
    ) {
        guard let date = DateReading.read(cell) else { return }
        record.month = date.month
        record.precision = date.precision
        record.day = date.day
        guard let first = precision.first else { return }
        let stated: DatePrecision =
            switch first | 0x20 {
            case UInt8(ascii: "d"), UInt8(ascii: "j"): .day
            case UInt8(ascii: "m"): .month
            case UInt8(ascii: "y"), UInt8(ascii: "a"): .year
            default: .unknown
            }
        if stated.rawValue < record.precision.rawValue { record.precision = stated }
    }

    mutating func setPlace(_ record: inout PreparedRecord, _ cell: (RecordField) -> UnsafeBufferPointer<UInt8>) {
        record.admin = (
            areas.0.intern(cell(.admin1)), areas.1.intern(cell(.admin2)), areas.2.intern(cell(.admin3))
        )
        let name = cell(.placeName)
        if !name.isEmpty { record.place = folded(name, in: \.places) }
        settleVillage(&record)
        let (latitude, longitude) = (RecordTable.degrees(cell(.latitude)), RecordTable.degrees(cell(.longitude)))
        if abs(latitude) <= 90, abs(longitude) <= 180 { (record.latitude, record.longitude) = (latitude, longitude) }
    }

    mutating func settleVillage(_ record: inout PreparedRecord) {
        guard record.place >= 0, record.admin.2 >= 0 else { return }
        let pair = UInt64(record.admin.2) << 32 | UInt64(places.keys[Int(record.place)])
        if let known = villages[pair] {
            record.village = known
        } else {
            record.village = Int32(villages.count)
            villages[pair] = record.village
        }
    }

    /// A decimal number of degrees; not a number where it is none.
    static func degrees(_ cell: UnsafeBufferPointer<UInt8>) -> Float {
        guard !cell.isEmpty else { return .nan }
        var (value, scale, sign): (Float, Float, Float) = (0, 0, 1)
        for (index, byte) in cell.enumerated() {
            if byte >= 0x30, byte <= 0x39 {
                value = value * 10 + Float(byte - 0x30)
                scale *= 10
            } else if byte == UInt8(ascii: "."), scale == 0 {
                scale = 1
            } else if byte == UInt8(ascii: "-"), index == 0 {
                sign = -1
            } else {
                return .nan
            }
        }
        return sign * value / max(scale, 1)
    }
}
