extension Instant {
    /// A moment written by ISO 8601 with its zone: `2026-11-23T06:31:02.114+00:00`, `…Z`. Nil where it is none, where
    /// it names no zone (then nobody knows which moment it is), or where a figure is out of range.
    public init?(iso8601 text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 17, bytes.count <= 40, bytes[10] == 0x54 || bytes[10] == 0x20 || bytes[10] == 0x74,
            let day = Day(String(decoding: bytes[..<10], as: UTF8.self))
        else { return nil }
        func two(_ at: Int) -> Int? {
            guard at + 1 < bytes.count, (0x30...0x39).contains(bytes[at]), (0x30...0x39).contains(bytes[at + 1]) else {
                return nil
            }
            return Int(bytes[at] - 0x30) * 10 + Int(bytes[at + 1] - 0x30)
        }
        guard let hour = two(11), hour < 24, bytes[13] == 0x3A, let minute = two(14), minute < 60 else { return nil }
        var at = 16
        var second = 0
        var fraction: Int64 = 0
        if at < bytes.count, bytes[at] == 0x3A {
            guard let found = two(at + 1), found <= 60 else { return nil }
            second = found
            at += 3
            if at < bytes.count, bytes[at] == 0x2E || bytes[at] == 0x2C {
                at += 1
                var unit: Int64 = 100_000
                let start = at
                while at < bytes.count, (0x30...0x39).contains(bytes[at]) {
                    fraction += Int64(bytes[at] - 0x30) * unit
                    unit /= 10
                    at += 1
                }
                guard at > start else { return nil }
            }
        }
        guard let offset = Instant.zone(bytes[at...]) else { return nil }
        let seconds = Int64(hour * 3600 + minute * 60 + second - offset * 60)
        self.init(microseconds: Instant(startOf: day).microseconds + seconds * 1_000_000 + fraction)
    }

    /// The minutes a zone lies east of UTC: `Z`, `+05:30`, `-0800`, `+01`.
    private static func zone(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let sign = bytes.first else { return nil }
        if bytes.count == 1, sign == 0x5A || sign == 0x7A { return 0 }
        guard sign == 0x2B || sign == 0x2D else { return nil }
        let digits = bytes.dropFirst().filter { $0 != 0x3A }
        guard digits.count == 2 || digits.count == 4, digits.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(String(decoding: digits, as: UTF8.self))
        else { return nil }
        let (hours, minutes) = digits.count == 2 ? (number, 0) : (number / 100, number % 100)
        guard hours <= 14, minutes < 60 else { return nil }
        return (hours * 60 + minutes) * (sign == 0x2D ? -1 : 1)
    }
}
