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
    var sounds: [Int32]
    /// What people decided on the records held.
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
        var table = records
        if settings.usesReferences { table.borrowFromReferences() }
        // Among a few dozen records nothing is crowded, and the classes would be learnt from single pairs.
        if table.count >= Self.leastForCrowds { table.noteCrowds() }
        try Self.check(decisions, count: table.count)
        if let known, known.extras != table.extras { throw .otherColumns }
        self.settings = settings
        self.decisions = decisions
        let trainer = Trainer(table, settings: settings, decisions: decisions)
        let outcome = known.map(trainer.adopted) ?? trainer.trained(shouldStop: shouldStop)
        if shouldStop() { throw .cancelled }
        scorer = outcome.scorer
        comparer = outcome.scorer.comparer
        sounds = outcome.sounds
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
        decisions = book
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
        let hasBorders = comparer.table.hasSeveralCountries
        let clustering = Clustering(
            records: Array(comparer.table.prepared.prefix(blocks.count)), joinWeight: joinWeight,
            hasExtras: !comparer.table.extras.isEmpty, decisions: decisions.closure,
            weigh: weigh)
        let joinable =
            hasBorders ? pairs.filter { $0.weight >= Self.decidedWeight || !isAbroad($0.first, $0.second) } : pairs
        let persons = clustering.persons(joinable, shouldStop: shouldStop)
        if shouldStop() { throw .cancelled }
        let named = Set(persons.indices.filter { !comparer.table.prepared[$0].isUnnamed }.map { persons[$0] })
        let identified = Set(persons.indices.filter { comparer.table.prepared[$0].isFullyNamed }.map { persons[$0] })
        return LinkageResult(
            pairs: pairs, persons: persons, namedPersonCount: named.count, identified: identified,
            summary: LinkageSummary(
                records: blocks.count, comparedPairs: compared, keptPairs: pairs.count,
                learnedSpellings: model.givenNames.count + model.familyNames.count,
                oversizedBlocks: blocks.oversized.reduce(0, +), blockLimit: blocks.blockLimit))
    }

    /// Why two held records are, or are not, taken for one person. What people decided of the two is not in it.
    public func explain(_ a: Int, _ b: Int) -> Waterfall { scorer.waterfall(a, b) }

    /// From how many records on it counts how many lie near.
    static let leastForCrowds = 100

    /// The weight that stands for a decision: beyond what any comparison gives.
    static let decidedWeight: Float = 1_000

    /// However alike two records are, only a person may join them across a border: one of the two places is wrong, or
    /// they are two people. The pair is kept for review.
    private func isAbroad(_ a: Int, _ b: Int) -> Bool {
        let (x, y) = (comparer.table.country(a), comparer.table.country(b))
        return x != 0 && y != 0 && x != y
    }

    private static let abroadWeight: Float = -30

    /// The weight of any two held records, by which clusters are weighed.
    func weigh(_ a: Int, _ b: Int) -> Float {
        comparer.table.hasSeveralCountries && isAbroad(a, b) ? Self.abroadWeight : scorer.logOdds(a, b)
    }

    /// Whether a held record gives both parts of the name.
    public func isFullyNamed(_ record: Int) -> Bool { comparer.table.prepared[record].isFullyNamed }

    /// Pairs judged different, also by way of others, are no candidates any more; those judged one person are certain.
    private func apply(to pairs: inout [LinkedPair]) {
        pairs.removeAll { decisions.verdict($0.first, $0.second) != nil }
        for decision in decisions.standing where decision.isSamePerson && decision.second < blocks.count {
            pairs.append(LinkedPair(decision.first, decision.second, weight: Self.decidedWeight))
        }
    }
}
