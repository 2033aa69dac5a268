/// Finds out which reports speak of the same event, from type, time, place, actors and counts.
///
/// The model is the same Fellegi–Sunter core as for persons, with two kinds of pairs instead of three. Candidates share
/// the district and lie within a few days or the same month. Reports are joined by average linkage. It is unsupervised
/// and wants some hundreds of reports; below that its starting values decide.
public struct IncidentLinker: Sendable {
    public let settings: LinkageSettings

    public init(settings: LinkageSettings = LinkageSettings()) {
        self.settings = settings
    }

    /// The comparisons, by their place in a pattern.
    enum Aspect: Int, CaseIterable {
        case date, place, type, actors, killed, list

        var levels: Int {
            switch self {
            case .date: 11
            case .place: 9
            case .type, .list: 3
            case .actors: 4
            case .killed: 5
            }
        }

        /// Rough shares among reports of one event, from which learning begins.
        var start: [Double] {
            switch self {
            case .date: [0, 0.6, 0.15, 0.05, 0.01, 0.01, 0.1, 0.02, 0.02, 0.02, 0.02]
            case .place: [0, 0.7, 0.08, 0.05, 0.07, 0.05, 0.03, 0.01, 0.01]
            case .type: [0, 0.85, 0.15]
            case .actors: [0, 0.6, 0.25, 0.15]
            case .killed: [0, 0.5, 0.25, 0.15, 0.1]
            case .list: [0, 0.9, 0.1]
            }
        }

        /// Rough shares among reports of different events, which count as much as a hundred pairs.
        var strangers: [Double] {
            switch self {
            case .date: [0, 0.001, 0.003, 0.01, 0.001, 0.001, 0.003, 0.001, 0.005, 0.03, 0.945]
            case .place: [0, 0.003, 0.007, 0.005, 0.01, 0.025, 0.02, 0.1, 0.83]
            case .type: [0, 0.3, 0.7]
            case .actors: [0, 0.2, 0.1, 0.7]
            case .killed: [0, 0.15, 0.1, 0.25, 0.5]
            case .list: [0, 0.8, 0.2]
            }
        }
    }

    /// Pairs of reports above the review probability, and the event of each report, named by the place of the event's
    /// first report.
    public func link(
        _ reports: [IncidentRecord], shouldStop: () -> Bool = { false }
    ) throws(LinkageError) -> (pairs: [LinkedPair], events: [Int]) {
        let comparer = IncidentComparer(reports)
        let pairs = comparer.candidatePairs(limit: settings.blockLimit)
        let model = trained(comparer, pairs, count: reports.count, shouldStop: shouldStop)
        if shouldStop() { throw .cancelled }
        let floor = min(logOdds(settings.reviewProbability), logOdds(settings.joinProbability))
        func weigh(_ a: Int, _ b: Int) -> Float { comparer.weight(a, b, model: model) }
        var linked: [LinkedPair] = []
        for (a, b) in pairs {
            let weight = weigh(a, b)
            if weight >= floor { linked.append(LinkedPair(a, b, weight: weight)) }
        }
        var clustering = Clustering(
            records: comparer.table.prepared, joinWeight: logOdds(settings.joinProbability), weigh: weigh)
        clustering.hasExtras = true
        return (linked, clustering.persons(linked, shouldStop: shouldStop).map(Int.init))
    }

    private func trained(
        _ comparer: IncidentComparer, _ pairs: [(Int, Int)], count: Int, shouldStop: () -> Bool
    ) -> AgreementModel {
        let random = randomShares(comparer, count: count)
        var histogram = PatternHistogram()
        let all: UInt32 = 1 << UInt32(Aspect.allCases.count) - 1
        // Candidates share district and time, so neither can be learnt from them.
        let usable = all & ~(1 << UInt32(Aspect.date.rawValue) | 1 << UInt32(Aspect.place.rawValue))
        for (a, b) in pairs.prefix(settings.trainingPairs) {
            histogram.add(comparer.pattern(a, b), usable: usable)
        }
        let width = Aspect.allCases.count
        let person = Aspect.allCases.map { StartingValues.padded($0.start, levels: $0.levels) }
        let start = AgreementModel(
            samePerson: person, sameEvent: person, different: random, samePersonPairs: Double(max(count, 2)) / 2,
            sameEventPairs: 0, differentPairs: Double(max(count, 2) * max(count - 1, 1)) / 2)
        var maximisation = Maximisation(histogram, width: width)
        maximisation.priorWeight = 50
        return maximisation.fitted(from: start, rounds: settings.trainingRounds, shouldStop: shouldStop)
    }

    private func randomShares(_ comparer: IncidentComparer, count: Int) -> [[Double]] {
        var counts = Aspect.allCases.map { [Double](repeating: 0, count: max(16, $0.levels)) }
        var generator = SplitMix(seed: settings.seed)
        if count > 1 {
            for _ in 0..<max(5_000, min(100_000, count * 5)) {
                let (a, b) = (generator.below(count), generator.below(count))
                if a == b { continue }
                let pattern = comparer.pattern(a, b)
                for aspect in Aspect.allCases { counts[aspect.rawValue][Int(pattern[aspect.rawValue])] += 1 }
            }
        }
        return Aspect.allCases.map { aspect in
            let row = counts[aspect.rawValue]
            let drawn = row[1..<aspect.levels].reduce(0, +)
            // However often pairs of a few reports are drawn, they are no more than there are.
            let known = min(drawn, Double(count) * Double(count - 1) / 2)
            let (weight, scale) = (100.0, drawn > 0 ? known / drawn : 0)
            return (0..<16).map { level in
                if level == 0 { return 1 }
                return level < aspect.levels
                    ? (row[level] * scale + aspect.strangers[level] * weight) / (known + weight) : 1e-9
            }
        }
    }
}
