/// One way in which two records become candidates: they share a key of this rule.
enum BlockingRule: UInt8, CaseIterable, Sendable {
    /// Commune and day: everybody of one event, whatever the names.
    case event
    /// Both names and the commune, whatever the date.
    case nameAndCommune
    /// Both names and the month, whatever the place.
    case nameAndMonth
    /// One name, the district and the day.
    case oneNameDay
    /// One name, the commune and the month.
    case oneNameMonth
    /// Commune and a day at most two days off.
    case nearEvent
    /// Both names and the district, whatever the date.
    case nameAndDistrict
    /// Both names, the region and the year.
    case nameAndYear
    /// One name, the district and the month.
    case oneNameDistrict
    /// One name and the commune, whatever the date.
    case oneNameCommune
    /// Both names, where there is neither date nor place.
    case nameAlone
    /// An equal value in an extra column that is a code.
    case code
    /// An equal value in an extra column of text.
    case text

    /// The most records a block of the rule may have, whatever the settings allow. Where many records share a commune
    /// and a day or a name, comparing all with all costs most and finds least: nearly every true pair there also shares
    /// something else, and is found by the rules that ask for more.
    var ownLimit: Int {
        switch self {
        case .event: 500
        case .nearEvent: 60
        case .nameAndCommune, .nameAndDistrict, .nameAndYear: 120
        case .oneNameMonth: 250
        case .oneNameDistrict, .oneNameCommune: 60
        case .oneNameDay, .nameAndMonth: 500
        default: .max
        }
    }

    /// How many keys a record may have under the rule.
    func slots(_ table: RecordTable) -> Int {
        switch self {
        case .event: 1
        case .nameAndCommune, .nameAndDistrict, .nameAndYear, .oneNameDay, .nearEvent, .nameAlone, .oneNameCommune: 2
        case .nameAndMonth, .oneNameMonth, .oneNameDistrict: 4
        case .code: min(8, table.extras.count { $0.kind.isCode })
        case .text: min(8, table.extras.count { $0.kind == .text })
        }
    }
}

/// Which rules a table is blocked by, and where each writes its keys.
struct BlockingPlan: Sendable {
    let rules: [BlockingRule]
    /// First slot of each rule, and one past the last.
    let starts: [Int]
    var slotCount: Int { starts[rules.count] }

    init(_ table: RecordTable) {
        var rules: [BlockingRule] = []
        let hasDate = table.prepared.contains { $0.precision != .unknown }
        let hasPlace = table.prepared.contains { $0.admin.2 >= 0 || $0.admin.1 >= 0 }
        if hasDate && hasPlace {
            rules = [
                .event, .nameAndCommune, .nameAndMonth, .oneNameDay, .oneNameMonth, .nearEvent, .nameAndDistrict,
                .nameAndYear, .oneNameDistrict, .oneNameCommune,
            ]
        } else if hasDate {
            rules = [.nameAndMonth, .nameAlone]
        } else if hasPlace {
            rules = [.nameAndCommune, .nameAndDistrict]
        } else {
            rules = [.nameAlone]
        }
        for rule in [BlockingRule.code, .text] where rule.slots(table) > 0 { rules.append(rule) }
        var starts = [0]
        for rule in rules { starts.append(starts[starts.count - 1] + rule.slots(table)) }
        self.rules = rules
        self.starts = starts
    }
}

/// Writes the keys of a record under every rule of a plan. 0 stands for "no key".
struct BlockingKeys: Sendable {
    let plan: BlockingPlan
    /// For each word, the sound under which it is filed; spellings learnt to be one name share it.
    let sounds: [Int32]

    /// Writes the keys of one record, `plan.slotCount` of them.
    func write(
        _ record: PreparedRecord, extras: ArraySlice<Int32>, table: RecordTable,
        into keys: UnsafeMutableBufferPointer<UInt32>
    ) {
        for index in keys.indices { keys[index] = 0 }
        let given = sound(record.given.0)
        let second = sound(record.given.1)
        let family = sound(record.family.0)
        for (number, rule) in plan.rules.enumerated() {
            let start = plan.starts[number]
            let slots = UnsafeMutableBufferPointer(rebasing: keys[start..<plan.starts[number + 1]])
            switch rule {
            case .code, .text: writeExtras(rule, extras, table, slots)
            default: writeNamed(rule, record, given, second, family, slots)
            }
        }
    }

    @inline(__always)
    private static func key(_ a: UInt64, _ b: UInt64, _ c: UInt64) -> UInt32 {
        max(1, UInt32(truncatingIfNeeded: Hash.mix(Hash.mix(a &+ Hash.mix(b)) &+ c &* 0x9E37_79B9) &>> 7))
    }

    /// The key of a commune and day under the rule `event`.
    static func event(commune: Int32, day: Int32) -> UInt32 {
        key(UInt64(commune), UInt64(bitPattern: Int64(day)), 0)
    }

    @inline(__always)
    private func sound(_ word: Int32) -> UInt64? {
        word >= 0 ? UInt64(sounds[Int(word)]) : nil
    }

    private func writeNamed(
        _ rule: BlockingRule, _ record: PreparedRecord, _ given: UInt64?, _ second: UInt64?, _ family: UInt64?,
        _ slots: UnsafeMutableBufferPointer<UInt32>
    ) {
        let commune = record.admin.2 >= 0 ? UInt64(record.admin.2) : nil
        let district = record.admin.1 >= 0 ? UInt64(record.admin.1) : nil
        let day = record.precision == .day ? UInt64(bitPattern: Int64(record.day)) : nil
        let hasMonth = record.precision.rawValue >= DatePrecision.month.rawValue
        let month = hasMonth ? UInt64(bitPattern: Int64(record.month)) : nil
        let other = neighbour(record)
        var next = 0
        func put(_ a: UInt64?, _ b: UInt64?, _ c: UInt64? = 0) {
            guard let a, let b, let c else { return }
            slots[next] = Self.key(a, b, c)
            next += 1
        }
        let both = pair(given, family)
        let crossed = second == given ? nil : pair(second, family)
        switch rule {
        case .event: put(commune, day)
        case .nearEvent:
            // Two grids of four days, shifted by two: any two days at most two apart share a cell of one of them.
            put(commune, day.map { ($0 &+ 4_000_000) / 4 }, 1)
            put(commune, day.map { ($0 &+ 4_000_002) / 4 }, 2)
        case .nameAndCommune:
            put(both, commune)
            put(crossed, commune)
        case .nameAndDistrict:
            put(both, district)
            put(crossed, district)
        case .nameAndYear:
            let region = record.admin.0 >= 0 ? UInt64(record.admin.0) : nil
            let year = record.precision == .unknown ? nil : UInt64(record.month / 12)
            put(both, region, year)
            put(crossed, region, year)
        case .oneNameDistrict:
            put(given, district, month)
            put(given, district, other)
            if family != given {
                put(family, district, month)
                put(family, district, other)
            }
        case .oneNameCommune:
            put(given, commune)
            if family != given { put(family, commune) }
        case .nameAlone:
            put(both, 0)
            put(crossed, 0)
        case .nameAndMonth:
            put(both, month)
            put(crossed, month)
            put(both, other)
            put(crossed, other)
        case .oneNameDay:
            put(given, district, day)
            if family != given { put(family, district, day) }
        case .oneNameMonth:
            put(given, commune, month)
            put(given, commune, other)
            if family != given {
                put(family, commune, month)
                put(family, commune, other)
            }
        case .code, .text: break
        }
    }

    private func pair(_ a: UInt64?, _ b: UInt64?) -> UInt64? {
        guard let a, let b else { return nil }
        return min(a, b) << 32 | max(a, b)
    }

    /// The month next to a day at either end of its own, so that two days' error does not part a pair.
    private func neighbour(_ record: PreparedRecord) -> UInt64? {
        guard record.precision == .day else { return nil }
        let first = DateReading.days(Int(record.month / 12), Int(record.month % 12) + 1, 1)
        let day = record.day - first
        if day < 3 { return UInt64(bitPattern: Int64(record.month - 1)) }
        return day > 26 ? UInt64(bitPattern: Int64(record.month + 1)) : nil
    }

    private func writeExtras(
        _ rule: BlockingRule, _ extras: ArraySlice<Int32>, _ table: RecordTable,
        _ slots: UnsafeMutableBufferPointer<UInt32>
    ) {
        var next = 0
        for (column, field) in table.extras.enumerated() where next < slots.count {
            guard rule == .code ? field.kind.isCode : field.kind == .text else { continue }
            let value = extras[extras.startIndex + column]
            if value >= 0 {
                slots[next] = max(1, UInt32(truncatingIfNeeded: Hash.mix(UInt64(value) << 8 | UInt64(column))))
            }
            next += 1
        }
    }
}
