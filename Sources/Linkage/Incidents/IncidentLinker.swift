/// Finds out which reports speak of the same event, from type, time, place, actors, counts and words.
///
/// The model is the same Fellegi–Sunter core as for persons, with two kinds of pairs instead of three. Candidates share
/// the district and lie within a few days or the same month. Reports are joined by average linkage. It is unsupervised
/// and wants some hundreds of reports; below that its starting values decide.
public struct IncidentLinker: Sendable {
    public let settings: LinkageSettings

    public init(settings: LinkageSettings = LinkageSettings()) {
        self.settings = settings
    }

    /// Pairs of reports above the review probability, and the event of each report, named by the place of the event's
    /// first report.
    public func link(
        _ reports: [IncidentRecord], shouldStop: () -> Bool = { false }
    ) throws(LinkageError) -> (pairs: [LinkedPair], events: [Int]) {
        try IncidentIndex(reports, settings: settings, shouldStop: shouldStop).link(shouldStop: shouldStop)
    }

    func trained(
        _ comparer: IncidentComparer, _ pairs: [(Int, Int)], count: Int, shouldStop: () -> Bool
    ) -> AgreementModel {
        let random = randomShares(comparer, count: count)
        var histogram = PatternHistogram()
        let all: UInt32 = 1 << UInt32(IncidentAspect.allCases.count) - 1
        // Candidates share district and time, so neither can be learnt from them.
        let usable = all & ~(1 << UInt32(IncidentAspect.date.rawValue) | 1 << UInt32(IncidentAspect.place.rawValue))
        for (a, b) in pairs.prefix(settings.trainingPairs) {
            histogram.add(comparer.pattern(a, b), usable: usable)
        }
        let width = IncidentAspect.allCases.count
        let person = IncidentAspect.allCases.map { StartingValues.padded($0.start, levels: $0.levels) }
        let start = AgreementModel(
            samePerson: person, sameEvent: person, different: random, samePersonPairs: Double(max(count, 2)) / 2,
            sameEventPairs: 0, differentPairs: Double(max(count, 2) * max(count - 1, 1)) / 2)
        var maximisation = Maximisation(histogram, width: width)
        maximisation.priorWeight = 50
        return maximisation.fitted(from: start, rounds: settings.trainingRounds, shouldStop: shouldStop)
    }

    private func randomShares(_ comparer: IncidentComparer, count: Int) -> [[Double]] {
        var counts = IncidentAspect.allCases.map { [Double](repeating: 0, count: max(16, $0.levels)) }
        var generator = SplitMix(seed: settings.seed)
        func add(_ a: Int, _ b: Int) {
            let pattern = comparer.pattern(a, b)
            for aspect in IncidentAspect.allCases { counts[aspect.rawValue][Int(pattern[aspect.rawValue])] += 1 }
        }
        let draws = max(5_000, min(100_000, count * 5))
        if count * (count - 1) / 2 <= draws {
            // Of a few reports every pair is looked at, once.
            for a in 0..<count {
                for b in (a + 1)..<count { add(a, b) }
            }
        } else {
            for _ in 0..<draws {
                let (a, b) = (generator.below(count), generator.below(count))
                if a != b { add(a, b) }
            }
        }
        return IncidentAspect.allCases.map { aspect in
            let row = counts[aspect.rawValue]
            let drawn = row[1..<aspect.levels].reduce(0, +)
            let weight = 100.0
            return (0..<16).map { level in
                if level == 0 { return 1 }
                return level < aspect.levels
                    ? (row[level] + aspect.strangers[level] * weight) / (drawn + weight) : 1e-9
            }
        }
    }
}
