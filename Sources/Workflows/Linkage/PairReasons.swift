import Linkage
public import Protection
public import Store

/// Why two persons, or two incidents, are or are not taken for one: in words and weights, without a name.
public struct PairReasons: Sendable, Hashable {
    /// One comparison.
    public struct Step: Sendable, Hashable {
        public let what: Phrase
        public let level: Phrase
        /// Whether nothing was said, so that it weighs nothing.
        public let isUnsaid: Bool
        /// Natural logarithm of odds.
        public let weight: Double
    }

    /// That they are one, from 0 to 1.
    public let probability: Double
    /// What stands before anything is compared, as a natural logarithm of odds.
    public let start: Double
    public let steps: [Step]
    /// What decisions on other pairs add.
    public let calibration: Double

    init(_ waterfall: Waterfall) {
        self.init(
            probability: waterfall.probability, start: waterfall.start, calibration: waterfall.calibration,
            steps: waterfall.steps.map { step in
                let level = step.comparison.meaning(of: step.level) ?? ("level \(step.level)", "niveau \(step.level)")
                return Step(
                    what: Phrase(fr: step.comparison.french, en: step.comparison.english),
                    level: Phrase(fr: level.french, en: level.english), isUnsaid: step.level == 0,
                    weight: step.weight)
            })
    }

    init(probability: Double, start: Double, calibration: Double, steps: [Step]) {
        self.probability = probability
        self.start = start
        self.calibration = calibration
        self.steps = steps
    }

    /// As a run of linkage stored it.
    public init(_ pair: StoredPair) {
        let steps = pair.steps.map { step -> Step in
            let words = pair.kind == .person ? Self.ofPersons(step) : Self.ofIncidents(step)
            return Step(what: words.what, level: words.level, isUnsaid: step.level == 0, weight: step.weight)
        }
        self.init(probability: pair.probability, start: pair.start, calibration: pair.calibration, steps: steps)
    }

    /// Why a pair is looked at that nobody laid out: someone asked.
    static let asked = "asked"
    /// Why a pair of incidents is looked at that is hardly in doubt.
    static let likelyOne = "likely_one"

    /// The word a run keeps for why a pair is worth a look, for people.
    public static func why(_ word: String) -> Phrase {
        if word == likelyOne {
            return Phrase(
                fr: "probablement un seul incident, mais tenu en deux", en: "likely one incident, yet held as two")
        }
        guard let reason = ReviewItem.Reason(rawValue: word) else {
            return Phrase(fr: "vous l’avez demandée", en: "you asked for it")
        }
        return Phrase(fr: reason.french, en: reason.english)
    }

    private static func ofPersons(_ step: StoredPair.Step) -> (what: Phrase, level: Phrase) {
        let comparison = Comparison(index: step.comparison)
        let level = comparison.meaning(of: step.level) ?? ("level \(step.level)", "niveau \(step.level)")
        return (
            Phrase(fr: comparison.french, en: comparison.english), Phrase(fr: level.french, en: level.english)
        )
    }

    private static func ofIncidents(_ step: StoredPair.Step) -> (what: Phrase, level: Phrase) {
        guard let aspect = IncidentAspect(rawValue: step.comparison) else {
            return (Phrase(fr: "comparaison", en: "comparison"), Phrase(fr: "\(step.level)", en: "\(step.level)"))
        }
        let level = aspect.meaning(of: step.level)
        return (Phrase(fr: aspect.french, en: aspect.english), Phrase(fr: level.french, en: level.english))
    }
}

extension Waterfall {
    /// The steps as the store keeps them.
    var stored: [StoredPair.Step] {
        steps.map { StoredPair.Step(comparison: $0.comparison.index, level: $0.level, weight: $0.weight) }
    }
}
