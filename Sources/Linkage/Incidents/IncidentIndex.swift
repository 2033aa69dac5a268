/// Reports or incidents held for linkage, with the model learnt from them: pairs them all, explains pairs, and finds the
/// candidates for one of them.
public final class IncidentIndex {
    public let settings: LinkageSettings
    private let comparer: IncidentComparer
    private let model: AgreementModel
    private let pairs: [(Int, Int)]

    /// Holds reports and learns from them. Throws `LinkageError.cancelled` where `shouldStop` ended it.
    public init(
        _ reports: [IncidentRecord], settings: LinkageSettings = LinkageSettings(), shouldStop: () -> Bool = { false }
    ) throws(LinkageError) {
        self.settings = settings
        comparer = IncidentComparer(reports)
        pairs = comparer.candidatePairs(limit: settings.blockLimit)
        model = IncidentLinker(settings: settings).trained(
            comparer, pairs, count: reports.count, shouldStop: shouldStop)
        if shouldStop() { throw .cancelled }
    }

    /// Pairs above the review probability, and the event of each report, named by the place of the event's first report.
    public func link(shouldStop: () -> Bool = { false }) throws(LinkageError) -> (pairs: [LinkedPair], events: [Int]) {
        let linked = likelyPairs()
        var clustering = Clustering(
            records: comparer.table.prepared, joinWeight: logOdds(settings.joinProbability),
            weigh: { [comparer, model] in comparer.weight($0, $1, model: model) })
        clustering.hasExtras = true
        let events = clustering.persons(linked, shouldStop: shouldStop).map(Int.init)
        if shouldStop() { throw .cancelled }
        return (linked, events)
    }

    /// Pairs above the review probability.
    public func likelyPairs() -> [LinkedPair] { likely(pairs) }

    private func likely(_ pairs: some Sequence<(Int, Int)>) -> [LinkedPair] {
        let floor = min(logOdds(settings.reviewProbability), logOdds(settings.joinProbability))
        return pairs.compactMap { a, b in
            let weight = comparer.weight(a, b, model: model)
            return weight >= floor ? LinkedPair(a, b, weight: weight) : nil
        }
    }

    /// Those that may speak of the same event as one of them, likeliest first.
    public func candidates(of report: Int, limit: Int = 10) -> [LinkedPair] {
        let found = likely(pairs.lazy.filter { $0.0 == report || $0.1 == report })
        return Array(found.sorted { $0.weight > $1.weight }.prefix(limit))
    }

    /// Why two are, or are not, taken for one event.
    public func explain(_ a: Int, _ b: Int) -> IncidentWaterfall { comparer.waterfall(a, b, model: model) }
}

/// Why two reports are, or are not, taken for one event: the weight each comparison adds, as natural logarithms of odds.
public struct IncidentWaterfall: Sendable, Hashable {
    /// One comparison.
    public struct Step: Sendable, Hashable {
        public let aspect: IncidentAspect
        /// 0 where one of the two does not say.
        public let level: Int
        public let weight: Double
    }

    /// What stands before anything is compared.
    public let start: Double
    public let steps: [Step]
    /// The sum.
    public var total: Double { steps.reduce(start) { $0 + $1.weight } }
    /// That the two are one event, from 0 to 1.
    public var probability: Double { Double(Linkage.probability(Float(total))) }
}
