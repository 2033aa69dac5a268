extension RecordTable {
    /// Notes for each record how many records lie within three days in its commune.
    mutating func noteCrowds() {
        var entries: [UInt64] = []
        for (index, record) in prepared.enumerated() where record.precision == .day && record.admin.2 >= 0 {
            // Days from 1900 to 2100 fit in 17 bits once shifted; the commune takes the rest.
            let key = UInt32(truncatingIfNeeded: record.admin.2) << 17 | UInt32(record.day + 30_000)
            entries.append(UInt64(key) << 32 | UInt64(index))
        }
        radixSort(&entries)
        var (low, high) = (0, 0)
        for entry in entries {
            let key = entry >> 32
            while (entries[low] >> 32) + 3 < key { low += 1 }
            if high < low { high = low }
            while high < entries.count, entries[high] >> 32 <= key + 3 { high += 1 }
            prepared[Int(entry & 0xFFFF_FFFF)].crowd = RecordTable.crowdClass(high - low)
        }
    }

    /// Notes which rows share their names, their district and their month with more rows of their list than a list tells of one
    /// person; rows that name no list are taken for one list.
    mutating func noteNamesakes() {
        var entries: [UInt64] = []
        for (index, record) in prepared.enumerated()
        where record.isFullyNamed && record.precision.rawValue >= DatePrecision.month.rawValue && record.admin.1 >= 0 {
            let name = UInt64(words.keys[Int(record.given.0)]) << 32 | UInt64(words.keys[Int(record.family.0)])
            let place = UInt64(record.source) << 32 | UInt64(record.admin.1)
            let key = Hash.mix(Hash.mix(name) &+ Hash.mix(place) &* 3 &+ UInt64(UInt32(bitPattern: record.month)))
            entries.append(key << 32 | UInt64(index))
        }
        radixSort(&entries)
        var start = 0
        while start < entries.count {
            var end = start + 1
            while end < entries.count, entries[end] >> 32 == entries[start] >> 32 { end += 1 }
            if end - start > Self.mostRows {
                for entry in entries[start..<end] { prepared[Int(entry & 0xFFFF_FFFF)].isOfNamesakes = true }
            }
            start = end
        }
    }

    /// How many rows one list may have of one person before they are taken for namesakes. Set by hand.
    private static let mostRows = 5

    /// 1 for alone, then one more for each doubling: 2, 3–4, 5–8, …
    static func crowdClass(_ near: Int) -> UInt8 {
        UInt8(min(9, 1 + Int.bitWidth - (max(near, 1) - 1).leadingZeroBitCount))
    }

    /// Fills a missing day, commune or village from the other records that the same list files under the same incident.
    ///
    /// Lists number their incidents anew now and then, so two records only share an incident if what both say of time
    /// and region does not speak against it.
    mutating func borrowFromReferences() {
        var groups: [UInt64: [Int32]] = [:]
        for (index, reference) in references.enumerated() where reference != 0 {
            groups[reference, default: []].append(Int32(index))
        }
        for members in groups.values where members.count > 1 {
            for index in members {
                let record = prepared[Int(index)]
                if record.precision == .day && record.admin.2 >= 0 { continue }
                borrow(into: Int(index), from: members)
            }
        }
    }

    private mutating func borrow(into index: Int, from members: [Int32]) {
        var record = prepared[index]
        for member in members where Int(member) != index {
            let other = prepared[Int(member)]
            guard other.precision == .day, other.admin.2 >= 0, isCompatible(record, other) else { continue }
            if record.precision != .day {
                (record.day, record.month, record.precision) = (other.day, other.month, .day)
            }
            if record.admin.2 < 0 {
                record.admin = other.admin
                if record.place < 0 { record.place = other.place }
                settleVillage(&record)
            }
            prepared[index] = record
            return
        }
    }

    private func isCompatible(_ a: PreparedRecord, _ b: PreparedRecord) -> Bool {
        let isSameTime =
            switch a.precision {
            case .day: abs(a.day - b.day) <= 31
            case .month: abs(a.month - b.month) <= 1
            case .year: a.month / 12 == b.month / 12
            case .unknown: true
            }
        guard isSameTime else { return false }
        if a.admin.1 >= 0 { return a.admin.1 == b.admin.1 }
        if a.admin.0 >= 0 { return a.admin.0 == b.admin.0 }
        return a.precision.rawValue >= DatePrecision.month.rawValue
    }
}
