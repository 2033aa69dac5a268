/// The Fellegi–Sunter model of pairs of records: how often each level of each comparison occurs among three kinds of
/// pairs.
///
/// Fellegi and Sunter (1969) part pairs into matches and non-matches and take comparisons as independent within each.
/// Victims of one event break that: they agree on day, place and often on family without being one person. So
/// non-matches are parted in two: *different people of one event*, who agree on time and place as one person would, and
/// *people of different events*. Within each of the three kinds independence is a fair assumption; the dependence
/// between date and place that a two-class model must patch comes out of the mixture.
public struct AgreementModel: Sendable, Hashable, Codable {
    /// Share of each level among pairs of records of one person, by comparison and level.
    public internal(set) var samePerson: [[Double]]
    /// The same among different people of one event.
    public internal(set) var sameEvent: [[Double]]
    /// The same among people of different events.
    public internal(set) var different: [[Double]]
    /// The same among people of different events of one region, and of one commune: names cluster in space, so two
    /// strangers of one commune share a name more often than two strangers. Empty where there are no places.
    public internal(set) var nearby: [[[Double]]] = []
    /// How many pairs of each kind there are among all pairs of the records.
    public internal(set) var samePersonPairs: Double
    public internal(set) var sameEventPairs: Double
    public internal(set) var differentPairs: Double

    /// A model of given shares, sixteen levels per comparison.
    package init(
        samePerson: [[Double]], sameEvent: [[Double]], different: [[Double]], nearby: [[[Double]]] = [],
        samePersonPairs: Double, sameEventPairs: Double, differentPairs: Double
    ) {
        self.samePerson = samePerson
        self.sameEvent = sameEvent
        self.different = different
        self.nearby = nearby
        self.samePersonPairs = samePersonPairs
        self.sameEventPairs = sameEventPairs
        self.differentPairs = differentPairs
    }

    /// The same model with both orders of the names certain among different people. Chance has no order: the parts of two
    /// strangers' names meet exchanged by the chance of their words, which the names themselves are weighed by. So the order
    /// says only how often one person's records bear the parts exchanged.
    func withOrderByChance() -> AgreementModel {
        let order = Comparison.order.index
        var model = self
        for level in 1...2 {
            model.sameEvent[order][level] = 1
            model.different[order][level] = 1
            for stratum in model.nearby.indices { model.nearby[stratum][order][level] = 1 }
        }
        return model
    }

    /// Which table of chance agreement holds for a pair, by the level of its places: 0 `different`, else one more than
    /// the place in `nearby`.
    static func stratum(placeLevel: UInt8) -> Int {
        switch placeLevel {
        case PlaceLevel.sameVillage, PlaceLevel.sameCommune: 2
        case PlaceLevel.sameNameNearby...PlaceLevel.sameRegion: 1
        default: 0
        }
    }

    /// Chance agreement in a stratum.
    func chance(_ stratum: Int) -> [[Double]] {
        stratum > 0 && stratum <= nearby.count ? nearby[stratum - 1] : different
    }

    /// Which comparisons speak of the event, so that they are shared by the first two kinds.
    var isOfEvent: [Bool] { samePerson.indices.map { Comparison(index: $0).isOfEvent } }
    /// Whether there is anything that could tell one event from another.
    var knowsEvents: Bool { sameEventPairs > 0 }
}
