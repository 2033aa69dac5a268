/// Compares two prepared records on everything that both say.
final class RecordComparer {
    let names: NameComparer
    /// The records compared; grows when an index takes in new ones.
    var table: RecordTable
    /// How many comparisons a pattern holds.
    let width: Int
    private let placeNames: NameComparer
    private let extraNames: [NameComparer]
    private var placeCache: [(pair: UInt64, isAlike: Bool)]

    init(_ table: RecordTable, settings: LinkageSettings) {
        self.table = table
        names = NameComparer(table.words, settings: settings)
        var plain = settings
        plain.spellingGroups = .none
        placeNames = NameComparer(table.places, settings: plain)
        extraNames = table.extraWords.map { NameComparer($0, settings: plain) }
        width = Comparison.fixedCount + min(table.extras.count, Comparison.mostExtras)
        placeCache = [(pair: UInt64, isAlike: Bool)](repeating: (.max, false), count: 1 << 12)
    }

    /// Takes in a record, and the words it brings.
    func append(_ record: CasualtyRecord) {
        // Whoever else holds the words makes Swift copy them before a word is added.
        names.lendWords()
        placeNames.lendWords()
        for names in extraNames { names.lendWords() }
        table.append(record)
        names.adopt(table.words)
        placeNames.adopt(table.places)
        for (index, words) in table.extraWords.enumerated() { extraNames[index].adopt(words) }
    }

    /// Takes the last record back. The words it brought stay.
    func removeLast() {
        table.removeLast()
    }

    /// The levels of everything but the names.
    @inline(__always)
    func pattern(_ a: PreparedRecord, _ b: PreparedRecord) -> AgreementPattern {
        var levels = AgreementPattern()
        var low = UInt64(DateLevel.level(a, b)) << 16
        low |= UInt64(place(a, b)) << 20
        if a.eventType >= 0, b.eventType >= 0 { low |= (a.eventType == b.eventType ? 1 : 2) << 24 }
        if a.sex != 0, b.sex != 0 { low |= (a.sex == b.sex ? 1 : 2) << 28 }
        low |= UInt64(AgeLevel.level(a.age, b.age)) << 32
        if a.occupation >= 0, b.occupation >= 0 { low |= (a.occupation == b.occupation ? 1 : 2) << 36 }
        if a.nickname >= 0, b.nickname >= 0 { low |= (a.nickname == b.nickname ? 1 : 2) << 40 }
        if a.source != PreparedRecord.noSource, b.source != PreparedRecord.noSource {
            low |= (a.source == b.source ? 2 + UInt64(min(a.source, 12)) : 1) << 44
        }
        let crowd = max(a.crowd, b.crowd)
        if a.crowd != 0 || b.crowd != 0 { low |= UInt64(min(crowd, 9)) << 48 }
        levels.low = low
        return levels
    }

    /// Names of the region are men's or women's: where the given name agrees, so does the sex, and says nothing more.
    @inline(__always)
    func settleSex(_ levels: inout AgreementPattern) {
        let given = levels.low & 15
        if given >= 1 && given <= 5 { levels.low &= ~(15 << 28) }
    }

    /// Adds the levels of the extra columns of two records by their places in the table.
    func addExtras(_ a: Int, _ b: Int, to levels: inout AgreementPattern) {
        let count = table.extras.count
        for column in 0..<(width - Comparison.fixedCount) {
            let (x, y) = (table.extraValues[a * count + column], table.extraValues[b * count + column])
            guard x >= 0, y >= 0 else { continue }
            levels[Comparison.fixedCount + column] = extra(column, x, y)
        }
    }

    private func extra(_ column: Int, _ a: Int32, _ b: Int32) -> UInt8 {
        if a == b { return 1 }
        switch table.extras[column].kind {
        case .category: return 4
        case .text:
            let similarity = extraNames[column].similarity(a, b)
            return similarity >= 0.92 ? 2 : similarity >= 0.8 ? 3 : 4
        case .code, .birth: return UInt8(min(3, table.extraWords[column].slips(a, b)) + 1)
        }
    }

    @inline(__always)
    private func place(_ a: PreparedRecord, _ b: PreparedRecord) -> UInt8 {
        let isNear = abs(a.latitude - b.latitude) < 0.035 && abs(a.longitude - b.longitude) < 0.035
        if a.admin.2 >= 0, a.admin.2 == b.admin.2 {
            if isNear || a.village == b.village && a.village >= 0 { return PlaceLevel.sameVillage }
            return isAlike(a.place, b.place) ? PlaceLevel.sameVillage : PlaceLevel.sameCommune
        }
        if isNear { return PlaceLevel.sameVillage }
        if a.admin.0 < 0 || b.admin.0 < 0 { return 0 }
        if a.admin.0 != b.admin.0 { return PlaceLevel.different }
        if a.admin.1 < 0 || b.admin.1 < 0 { return PlaceLevel.regionKnown }
        if a.admin.1 != b.admin.1 { return PlaceLevel.sameRegion }
        if isAlike(a.place, b.place) { return PlaceLevel.sameNameNearby }
        return a.admin.2 < 0 || b.admin.2 < 0 ? PlaceLevel.districtKnown : PlaceLevel.sameDistrict
    }

    @inline(__always)
    private func isAlike(_ a: Int32, _ b: Int32) -> Bool {
        if a < 0 || b < 0 { return false }
        return a == b || isAlikeSpelling(a, b)
    }

    private func isAlikeSpelling(_ a: Int32, _ b: Int32) -> Bool {
        if table.places.keys[Int(a)] == table.places.keys[Int(b)] { return true }
        let pair = NameComparer.pair(a, b)
        let slot = Int(truncatingIfNeeded: Hash.mix(pair)) & (placeCache.count - 1)
        if placeCache[slot].pair == pair { return placeCache[slot].isAlike }
        let isAlike = placeNames.similarity(a, b) >= 0.88
        placeCache[slot] = (pair, isAlike)
        return isAlike
    }
}

extension WordTable {
    /// Slips between two codes: letters changed, lost, added or exchanged with a neighbour (Damerau 1964), up to 3.
    func slips(_ a: Int32, _ b: Int32) -> Int {
        let left = bytes[Int(starts[Int(a)])..<Int(starts[Int(a) + 1])]
        let right = bytes[Int(starts[Int(b)])..<Int(starts[Int(b) + 1])]
        if abs(left.count - right.count) > 2 { return 3 }
        let (x, y) = (Array(left.prefix(64)), Array(right.prefix(64)))
        var before: [Int] = []
        var last = Array(0...y.count)
        for i in 0..<x.count {
            var row = [i + 1]
            for j in 0..<y.count {
                var cost = min(last[j] + (x[i] == y[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, x[i] == y[j - 1], x[i - 1] == y[j] { cost = min(cost, before[j - 1] + 1) }
                row.append(cost)
            }
            (before, last) = (last, row)
        }
        return min(3, last[y.count])
    }
}
