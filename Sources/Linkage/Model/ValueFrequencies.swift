/// How common values are, as the factor by which an agreement on a value is likelier by chance than an average
/// agreement: below 1 for rare values, above 1 for common ones (Winkler 2000).
struct ValueFrequencies: Sendable {
    private var occupations: [Float]
    private var eventTypes: [Float]
    private var nicknames: [Float]
    private var village: [Float]
    private var areas: [[Float]]
    private var extras: [[Float]]
    /// By region and word, how much commoner the word is there than everywhere; the square root, since two words meet.
    private var regionalGiven: [Float] = []
    private var regionalFamily: [Float] = []
    private var wordCount = 0

    init(_ table: RecordTable) {
        let records = table.prepared
        occupations = Self.factors(records, count: table.occupations.count) { Int($0.occupation) }
        eventTypes = Self.factors(records, count: table.eventTypes.count) { Int($0.eventType) }
        nicknames = Self.factors(records, count: table.words.count) { Int($0.nickname) }
        village = Self.factors(records, count: table.villages.count) { Int($0.village) }
        areas = [
            Self.factors(records, count: table.areas.0.count) { Int($0.admin.0) },
            Self.factors(records, count: table.areas.1.count) { Int($0.admin.1) },
            Self.factors(records, count: table.areas.2.count) { Int($0.admin.2) },
        ]
        let width = table.extras.count
        defer { countRegions(table) }
        extras = table.extras.indices.map { column in
            Self.factors(counting: table.count, count: table.extraWords[column].count) {
                Int(table.extraValues[$0 * width + column])
            }
        }
    }

    /// Takes over how common names are by region, drawn by `weight` records to what is expected before any are counted: a
    /// family name that is met is half as common again in its region as everywhere, for families live together.
    mutating func countRegions(_ table: RecordTable, weight: Float = 100) {
        let (regions, words) = (table.areas.0.count, table.words.count)
        // Beyond this the tables would outgrow the records; names then count as everywhere.
        guard regions > 0, regions * words <= 16 << 20 else { return }
        wordCount = words
        regionalGiven = Self.enrichment(table, regions, words, weight, start: 1.1) { $0.given.0 }
        regionalFamily = Self.enrichment(table, regions, words, weight, start: 1.6) { $0.family.0 }
    }

    private static func enrichment(
        _ table: RecordTable, _ regions: Int, _ words: Int, _ weight: Float, start: Float,
        _ word: (PreparedRecord) -> Int32
    ) -> [Float] {
        var counts = [Float](repeating: 0, count: regions * words)
        var totals = [Float](repeating: 0, count: regions)
        var everywhere = [Float](repeating: 0, count: words)
        for record in table.prepared {
            let word = word(record)
            guard word >= 0, record.admin.0 >= 0 else { continue }
            counts[Int(record.admin.0) * words + Int(word)] += 1
            totals[Int(record.admin.0)] += 1
            everywhere[Int(word)] += 1
        }
        let total = max(1, totals.reduce(0, +))
        for region in 0..<regions {
            for word in 0..<words where everywhere[word] > 0 {
                let share = everywhere[word] / total
                let here = (counts[region * words + word] + weight * share * start) / (totals[region] + weight)
                counts[region * words + word] = (here / share).squareRoot()
            }
        }
        return counts
    }

    /// How much likelier a chance agreement on the names of two records is in the region of the first.
    @inline(__always)
    func regional(_ a: PreparedRecord, _ b: PreparedRecord) -> (given: Float, family: Float) {
        guard wordCount > 0, a.admin.0 >= 0, a.admin.0 == b.admin.0 else { return (1, 1) }
        let base = Int(a.admin.0) * wordCount
        return (
            enriched(regionalGiven, base, a.given.0) * enriched(regionalGiven, base, b.given.0),
            enriched(regionalFamily, base, a.family.0) * enriched(regionalFamily, base, b.family.0)
        )
    }

    @inline(__always)
    private func enriched(_ table: [Float], _ base: Int, _ word: Int32) -> Float {
        guard word >= 0, Int(word) < wordCount, base + Int(word) < table.count else { return 1 }
        let value = table[base + Int(word)]
        return value > 0 ? value : 1
    }

    private static func factors(
        _ records: [PreparedRecord], count: Int, _ value: (PreparedRecord) -> Int
    ) -> [Float] {
        factors(counting: records.count, count: count) { value(records[$0]) }
    }

    /// Shares relative to the chance that two random values agree.
    private static func factors(counting: Int, count: Int, _ value: (Int) -> Int) -> [Float] {
        var counts = [Float](repeating: 1, count: count)
        var total = Float(1)
        for index in 0..<counting {
            let value = value(index)
            if value >= 0, value < count {
                counts[value] += 1
                total += 1
            }
        }
        let chance = counts.reduce(0) { $0 + ($1 / total) * ($1 / total) }
        return counts.map { max($0 / total / max(chance, 1e-12), 1e-4) }
    }

    func nickname(_ word: Int32) -> Float { Self.factor(nicknames, word) }
    func extra(_ column: Int, _ value: Int32) -> Float { Self.factor(extras[column], value) }
    func occupation(_ value: Int32) -> Float { Self.factor(occupations, value) }
    func eventType(_ value: Int32) -> Float { Self.factor(eventTypes, value) }

    /// A value that came after the counting is as rare as can be.
    @inline(__always)
    private static func factor(_ factors: [Float], _ value: Int32) -> Float {
        Int(value) < factors.count ? factors[Int(value)] : 1e-4
    }

    /// The factor of the area agreed on.
    @inline(__always)
    func placeFactor(_ a: PreparedRecord, _ b: PreparedRecord, level: UInt8) -> Float {
        switch level {
        case PlaceLevel.sameVillage:
            // Of two spellings of a village the commoner tells how common the village is.
            let (x, y) = (
                a.village >= 0 ? Self.factor(village, a.village) : 0,
                b.village >= 0 ? Self.factor(village, b.village) : 0
            )
            if max(x, y) > 0 { return max(x, y) }
            return a.admin.2 >= 0 && a.admin.2 == b.admin.2 ? Self.factor(areas[2], a.admin.2) : 1
        case PlaceLevel.sameCommune: return Self.factor(areas[2], a.admin.2)
        case PlaceLevel.sameNameNearby, PlaceLevel.districtKnown, PlaceLevel.sameDistrict:
            return Self.factor(areas[1], a.admin.1)
        case PlaceLevel.regionKnown, PlaceLevel.sameRegion: return Self.factor(areas[0], a.admin.0)
        default: return 1
        }
    }
}
