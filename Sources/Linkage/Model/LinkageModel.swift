/// What was learnt from records and decisions, apart from the records: it can be kept, read, and used on other records
/// of the same kind, so that a few new reports are judged by what hundreds of thousands have taught.
///
/// How common values are is not part of it: that is counted anew on the records at hand.
public struct LinkageModel: Sendable, Hashable {
    /// Shares of the levels, and numbers of pairs among `records` records.
    public let agreement: AgreementModel
    /// How many records it was learnt from.
    public let records: Int
    /// The lists it knows, folded, in the order of their levels.
    public let lists: [String]
    /// The columns beyond the schema that it compares.
    public let extras: [ExtraField]
    /// Spellings learnt to stand for one given name, or one family name, or not to.
    public let givenNames: [LearnedSpelling]
    public let familyNames: [LearnedSpelling]
    /// What decisions say of its weights.
    public let calibration: ScoreCalibration

    /// A model put together from its parts, as a file holds them.
    public init(
        agreement: AgreementModel, records: Int, lists: [String], extras: [ExtraField], givenNames: [LearnedSpelling],
        familyNames: [LearnedSpelling], calibration: ScoreCalibration
    ) {
        self.agreement = agreement
        self.records = records
        self.lists = lists
        self.extras = extras
        self.givenNames = givenNames
        self.familyNames = familyNames
        self.calibration = calibration
    }
}

/// Two folded spellings and how much more often they meet in records of one person than by chance.
public struct LearnedSpelling: Sendable, Hashable {
    public let first: String
    public let second: String
    /// The likelihood ratio.
    public let ratio: Double
    /// In how many matching pairs they met, as far as the model could tell.
    public let meetings: Double

    /// A pair of spellings as learnt.
    public init(first: String, second: String, ratio: Double, meetings: Double) {
        (self.first, self.second, self.ratio, self.meetings) = (first, second, ratio, meetings)
    }

    /// Whether the two may be filed under one sound.
    var isStrong: Bool { ratio > 4 && meetings > 3 }
}

extension AgreementModel {
    /// The same shares for another number of records: pairs of one person or one event grow with the records, other
    /// pairs with their square.
    func scaled(from records: Int, to count: Int) -> AgreementModel {
        var model = self
        let growth = Double(max(count, 2)) / Double(max(records, 2))
        model.samePersonPairs = max(1, samePersonPairs * growth)
        model.sameEventPairs = sameEventPairs > 0 ? max(1, sameEventPairs * growth) : 0
        model.differentPairs = max(1, Double(count) * Double(count - 1) / 2)
        return model
    }

    /// The same model with the levels of the lists in another order. A list the model does not know is like the
    /// average of those it does.
    func relisted(from known: [String], to lists: [String]) -> AgreementModel {
        if known == lists || known.isEmpty { return self }
        var model = self
        let at = Comparison.list.index
        func relist(_ row: [Double]) -> [Double] {
            let last = AgreementModel.listLevel(known.count - 1)
            let mean = row[2...last].reduce(0, +) / Double(last - 1)
            var out = row
            for level in 2...AgreementModel.listLevel(max(0, lists.count - 1)) {
                let place = known.firstIndex(of: level - 2 < lists.count ? lists[level - 2] : "")
                out[level] = place.map { row[AgreementModel.listLevel($0)] } ?? mean
            }
            return out
        }
        model.samePerson[at] = relist(samePerson[at])
        model.sameEvent[at] = relist(sameEvent[at])
        model.different[at] = relist(different[at])
        model.nearby = nearby.map { stratum in
            var stratum = stratum
            stratum[at] = relist(stratum[at])
            return stratum
        }
        return model
    }

    /// The level of two records of one list, by the place of the list.
    static func listLevel(_ list: Int) -> Int { 2 + min(list, 12) }
}
