/// Records held for linkage, with the model learnt from them: links them all, explains pairs, and finds at once the
/// candidates for a new report.
///
/// It is not for use from several tasks at a time: hold it in one actor. A million records take about 500 MB.
public final class LinkageIndex {
    public let settings: LinkageSettings
    /// The model in use: learnt from the records held, or handed in.
    public let model: LinkageModel
    /// How many records are held.
    public var count: Int { comparer.table.count }

    let scorer: PairScorer
    let blocks: BlockTable
    let comparer: RecordComparer
    /// Where the records stand, which decides nothing: inside, all are named by their places in this order.
    let order: RecordOrder
    /// Whether the weights were learnt; else starting values hold.
    let isTaught: Bool
    let hasBorders: Bool
    var sounds: [Int32]
    /// What people decided on the records held, by their places in the order.
    private(set) var decisions: DecisionBook
    /// Records taken in after the blocks were made, by rule and key.
    var added: [UInt64: [Int32]] = [:]
    var stamps: [Int32] = []
    var stamp: Int32 = 0

    /// Holds records, with a model learnt before, or else one learnt from them; decisions are learnt from where there
    /// are any. A model must compare the same extra columns as the table.
    /// Throws `LinkageError.cancelled` where `shouldStop` ended it, `unknownRecord` where a decision names no record,
    /// `otherColumns` where the model compares others.
    public init(
        _ records: RecordTable, settings: LinkageSettings = LinkageSettings(), model known: LinkageModel? = nil,
        decisions: DecisionBook = DecisionBook(), shouldStop: () -> Bool = { false }
    ) throws(LinkageError) {
        var (table, order) = records.settled()
        if settings.usesReferences { table.borrowFromReferences() }
        // Among a few dozen records nothing is crowded, and the classes would be learnt from single pairs.
        if table.count >= Self.leastForCrowds { table.noteCrowds() }
        table.noteNamesakes()
        try Self.check(decisions, count: table.count)
        if let known, known.extras != table.extras { throw .otherColumns }
        self.settings = settings
        self.order = order
        self.decisions = order.places(decisions)
        let trainer = Trainer(table, settings: settings, decisions: self.decisions)
        let outcome = known.map(trainer.adopted) ?? trainer.trained(shouldStop: shouldStop)
        if shouldStop() { throw .cancelled }
        scorer = outcome.scorer
        comparer = outcome.scorer.comparer
        (sounds, isTaught, hasBorders) = (outcome.sounds, outcome.isTaught, table.hasSeveralCountries)
        blocks = BlockTable(table, sounds: outcome.sounds, settings: settings)
        model = LinkageModel(
            agreement: outcome.scorer.model, records: table.count,
            lists: (0..<table.sources.count).map { table.sources.text(Int32($0)) }, extras: table.extras,
            givenNames: outcome.spellings[0], familyNames: outcome.spellings[1],
            calibration: outcome.scorer.calibration)
    }

    private static func check(_ book: DecisionBook, count: Int) throws(LinkageError) {
        for decision in book.standing where decision.first < 0 || decision.second >= count {
            throw .unknownRecord(decision.first < 0 ? decision.first : decision.second, held: count)
        }
    }

    /// Takes in what people decided since; the model stays as it is. Throws `unknownRecord` where a decision names no
    /// record.
    public func decide(_ book: DecisionBook) throws(LinkageError) {
        try Self.check(book, count: count)
        decisions = order.places(book)
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
        if !decisions.standing.isEmpty { apply(to: &pairs) }
        let clustering = Clustering(
            records: Array(comparer.table.prepared.prefix(blocks.count)), joinWeight: joinWeight,
            hasExtras: !comparer.table.extras.isEmpty, decisions: decisions.closure,
            weigh: weigh)
        let joinable = pairs.filter { $0.weight >= Self.decidedWeight || !isApart($0.first, $0.second) }
        let found = clustering.persons(joinable, shouldStop: shouldStop)
        if shouldStop() { throw .cancelled }
        let persons = inTable(found)
        func heads(where isSo: (PreparedRecord) -> Bool) -> Set<Int32> {
            Set(found.indices.filter { isSo(comparer.table.prepared[$0]) }.map { persons[order.record($0)] })
        }
        let (named, identified) = (heads { !$0.isUnnamed }, heads { $0.isFullyNamed })
        return LinkageResult(
            pairs: pairs.map(order.records), persons: persons, namedPersonCount: named.count, identified: identified,
            summary: LinkageSummary(
                records: blocks.count, comparedPairs: compared, keptPairs: pairs.count,
                learnedSpellings: model.givenNames.count + model.familyNames.count,
                oversizedBlocks: blocks.oversized.reduce(0, +), blockLimit: blocks.blockLimit,
                isTaught: isTaught))
    }

    /// Persons of records by their places in the order, as persons of the records of the table, each named by the first.
    private func inTable(_ found: [Int32]) -> [Int32] {
        var persons = [Int32](repeating: -1, count: found.count)
        var heads = persons
        for record in persons.indices {
            let head = Int(found[order.place(record)])
            if heads[head] < 0 { heads[head] = Int32(record) }
            persons[record] = heads[head]
        }
        return persons
    }

    /// Why two held records are, or are not, taken for one person. What people decided of the two is not in it.
    public func explain(_ a: Int, _ b: Int) -> Waterfall { waterfall(order.place(a), order.place(b)) }

    func waterfall(_ a: Int, _ b: Int) -> Waterfall { scorer.waterfall(min(a, b), max(a, b)) }

    /// From how many records on it counts how many lie near.
    static let leastForCrowds = 100

    /// The weight that stands for a decision: beyond what any comparison gives.
    static let decidedWeight: Float = 1_000

    /// The weight of any two held records, by which clusters are weighed; minus infinity for two that only a person may join.
    func weigh(_ a: Int, _ b: Int) -> Float {
        isApart(a, b) ? -.infinity : scorer.logOdds(a, b)
    }

    /// Whether a held record gives both parts of the name.
    public func isFullyNamed(_ record: Int) -> Bool { comparer.table.prepared[order.place(record)].isFullyNamed }

    /// Pairs judged different, also by way of others, are no candidates any more; those judged one person are certain.
    private func apply(to pairs: inout [LinkedPair]) {
        pairs.removeAll { decisions.verdict($0.first, $0.second) != nil }
        for decision in decisions.standing where decision.isSamePerson && decision.second < blocks.count {
            pairs.append(LinkedPair(decision.first, decision.second, weight: Self.decidedWeight))
        }
    }
}
