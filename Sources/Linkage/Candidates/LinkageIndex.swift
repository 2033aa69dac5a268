/// Records held for linkage, with the model learnt from them: links them all, explains pairs, and finds at once the
/// candidates for a new report.
///
/// It is not for use from several tasks at a time: hold it in one actor. A million records take about 700 MB.
public final class LinkageIndex {
    public let settings: LinkageSettings
    /// The model as learnt.
    public var model: AgreementModel { scorer.model }
    /// How many records are held.
    public var count: Int { comparer.table.count }

    let scorer: PairScorer
    let blocks: BlockTable
    private let comparer: RecordComparer
    private var sounds: [Int32]
    private let learnedSpellings: Int
    private var decided: [UInt64: Bool] = [:]
    /// Records taken in after the blocks were made, by rule and key.
    private var added: [UInt64: [Int32]] = [:]
    private var stamps: [Int32] = []
    private var stamp: Int32 = 0

    /// Holds records and learns the model from them, and from decisions where there are any.
    /// Throws `LinkageError.cancelled` where `shouldStop` ended it, `unknownRecord` where a decision names no record.
    public init(
        _ records: RecordTable, settings: LinkageSettings = LinkageSettings(), decisions: [Decision] = [],
        shouldStop: () -> Bool = { false }
    ) throws(LinkageError) {
        var table = records
        if settings.usesReferences { table.borrowFromReferences() }
        table.noteCrowds()
        for decision in decisions where decision.first < 0 || decision.second >= table.count {
            throw .unknownRecord(decision.first < 0 ? decision.first : decision.second, held: table.count)
        }
        self.settings = settings
        let outcome = Trainer(table, settings: settings, decisions: decisions).trained(shouldStop: shouldStop)
        if shouldStop() { throw .cancelled }
        scorer = outcome.scorer
        comparer = outcome.scorer.comparer
        sounds = outcome.sounds
        learnedSpellings = outcome.learnedSpellings
        blocks = BlockTable(table, sounds: outcome.sounds, settings: settings)
        for decision in decisions { decided[Self.pair(decision.first, decision.second)] = decision.isSamePerson }
    }

    private static func pair(_ a: Int, _ b: Int) -> UInt64 {
        NameComparer.pair(Int32(a), Int32(b))
    }

    /// Links all records held when the index was made.
    public func link(shouldStop: () -> Bool = { false }) throws(LinkageError) -> LinkageResult {
        var pairs: [LinkedPair] = []
        var compared = 0
        let joinWeight = logOdds(settings.joinProbability)
        let floor = min(logOdds(settings.reviewProbability), joinWeight)
        let isDone = blocks.forEachPair(in: comparer.table.prepared, shouldStop: shouldStop) { a, b, left, right, _ in
            compared += 1
            if let weight = scorer.weight(left, right, a, b, above: floor) {
                pairs.append(LinkedPair(a, b, weight: weight))
            }
        }
        guard isDone else { throw .cancelled }
        if !decided.isEmpty { apply(to: &pairs) }
        let clustering = Clustering(
            records: Array(comparer.table.prepared.prefix(blocks.count)), joinWeight: joinWeight,
            hasExtras: !comparer.table.extras.isEmpty, weigh: { [self] in weight($0, $1) })
        let persons = clustering.persons(pairs, shouldStop: shouldStop)
        if shouldStop() { throw .cancelled }
        let named = Set(persons.indices.filter { !comparer.table.prepared[$0].isUnnamed }.map { persons[$0] })
        return LinkageResult(
            pairs: pairs, persons: persons, namedPersonCount: named.count,
            summary: LinkageSummary(
                records: blocks.count, comparedPairs: compared, keptPairs: pairs.count,
                learnedSpellings: learnedSpellings, oversizedBlocks: blocks.oversized.reduce(0, +),
                blockLimit: blocks.blockLimit))
    }

    /// Why two held records are, or are not, taken for one person.
    public func explain(_ a: Int, _ b: Int) -> Waterfall { scorer.waterfall(a, b) }

    /// The weight of two held records; a decision outweighs all else.
    func weight(_ a: Int, _ b: Int) -> Float {
        if !decided.isEmpty, let isSame = decided[Self.pair(a, b)] {
            return isSame ? Self.decidedWeight : -Self.decidedWeight
        }
        return scorer.logOdds(a, b)
    }

    static let decidedWeight: Float = 1_000

    private func apply(to pairs: inout [LinkedPair]) {
        pairs.removeAll { decided[Self.pair($0.first, $0.second)] != nil }
        for (pair, isSame) in decided.sorted(by: { $0.key < $1.key }) where isSame {
            pairs.append(LinkedPair(Int(pair >> 32), Int(pair & 0xFFFF_FFFF), weight: Self.decidedWeight))
        }
    }

    // MARK: one record against all

    /// The held records that may be the person of a new record, likeliest first. Takes microseconds to a few
    /// milliseconds against a million records.
    public func candidates(for record: CasualtyRecord, limit: Int = 20) -> [LinkageCandidate] {
        let index = hold(record)
        defer { comparer.removeLast() }
        return candidates(of: index, limit: limit)
    }

    /// The held records that may be the person of a held one, likeliest first.
    public func candidates(of index: Int, limit: Int = 20) -> [LinkageCandidate] {
        let floor = min(logOdds(settings.reviewProbability), logOdds(settings.joinProbability))
        let record = comparer.table.prepared[index]
        var found: [LinkageCandidate] = []
        visit(index) { other in
            // In the order of a whole run, so that both reckon alike to the last bit.
            let (a, b) = (min(index, other), max(index, other))
            let (left, right) =
                a == index ? (record, comparer.table.prepared[b]) : (comparer.table.prepared[a], record)
            if let weight = scorer.weight(left, right, a, b, above: floor) {
                found.append(LinkageCandidate(record: other, weight: weight))
            }
        }
        found.sort { $0.weight == $1.weight ? $0.record < $1.record : $0.weight > $1.weight }
        return Array(found.prefix(limit))
    }

    /// Takes in a record for good; later candidates include it. The model stays as it was learnt.
    /// - Returns: its place.
    @discardableResult
    public func insert(_ record: CasualtyRecord) -> Int {
        let index = hold(record)
        forEachKey(of: index) { rule, key in
            added[UInt64(rule) << 32 | UInt64(key), default: []].append(Int32(index))
        }
        return index
    }

    /// Why a new record is, or is not, taken for the person of a held one.
    public func explain(_ record: CasualtyRecord, _ held: Int) -> Waterfall {
        let index = hold(record)
        defer { comparer.removeLast() }
        return scorer.waterfall(held, index)
    }

    private func visit(_ index: Int, _ body: (Int) -> Void) {
        if stamps.count <= count { stamps.append(contentsOf: repeatElement(0, count: count + 1024 - stamps.count)) }
        stamp &+= 1
        stamps[index] = stamp
        forEachKey(of: index) { rule, key in
            let held = blocks.records(rule, key: key)
            if held.count <= blocks.limit(rule) {
                for entry in blocks.entries[rule][held] { meet(Int(entry & 0xFFFF_FFFF), body) }
            }
            for other in added[UInt64(rule) << 32 | UInt64(key)] ?? [] { meet(Int(other), body) }
        }
    }

    private func meet(_ other: Int, _ body: (Int) -> Void) {
        if stamps[other] == stamp { return }
        stamps[other] = stamp
        body(other)
    }

    private func forEachKey(of index: Int, _ body: (Int, UInt32) -> Void) {
        let table = comparer.table
        let width = table.extras.count
        var keys = [UInt32](repeating: 0, count: blocks.plan.slotCount)
        let writer = BlockingKeys(plan: blocks.plan, sounds: sounds)
        keys.withUnsafeMutableBufferPointer {
            writer.write(
                table.prepared[index], extras: table.extraValues[index * width..<(index + 1) * width], table: table,
                into: $0)
        }
        for rule in blocks.plan.rules.indices {
            for slot in blocks.plan.starts[rule]..<blocks.plan.starts[rule + 1] where keys[slot] != 0 {
                body(rule, keys[slot])
            }
        }
    }

    /// Takes in a record at the end; words that came after training are filed under their own sound.
    private func hold(_ record: CasualtyRecord) -> Int {
        comparer.append(record)
        let words = comparer.table.words
        if words.count > sounds.count { sounds.append(contentsOf: words.keys[sounds.count...]) }
        let index = comparer.table.count - 1
        comparer.table.prepared[index].crowd = crowd(of: comparer.table.prepared[index])
        return index
    }

    private func crowd(of record: PreparedRecord) -> UInt8 {
        guard record.precision == .day, record.admin.2 >= 0, blocks.plan.rules.first == .event else { return 0 }
        var near = 1
        for day in record.day - 3...record.day + 3 {
            let key = BlockingKeys.event(commune: record.admin.2, day: day)
            near += blocks.records(0, key: key).count + (added[UInt64(key)]?.count ?? 0)
        }
        return RecordTable.crowdClass(near)
    }
}
