public import Linkage

/// The persons held, with their names, in the vault's own memory: who may be whom. What goes out are identities, levels of
/// agreement and weights; no name leaves it, and none of its answers quotes one.
///
/// Learnt from the persons and the decisions given; ten thousand persons take about a second. Persons recorded later are
/// taken in one by one and compared with the model learnt before.
public actor PersonIndex {
    private let index: Linkage.LinkageIndex
    private var identities: [String] = []
    private var places: [String: Int] = [:]
    private var linked: LinkageResult?
    /// What was given with the decisions obeyed last; empty for those it was learnt with.
    public private(set) var decisionStamp: [Int] = []

    /// - Parameter records: Facts with the names beside them; each `id` is the person's identity.
    init(
        _ records: [CasualtyRecord], settings: LinkageSettings, model: LinkageModel?, decisions: [PersonDecision],
        shouldStop: () -> Bool
    ) throws(LinkageError) {
        var table = RecordTable()
        var places: [String: Int] = [:]
        var identities: [String] = []
        for record in records where places[record.id] == nil {
            places[record.id] = identities.count
            identities.append(record.id)
            table.append(record)
        }
        index = try Linkage.LinkageIndex(
            table, settings: settings, model: model, decisions: Self.book(decisions, places), shouldStop: shouldStop)
        self.places = places
        self.identities = identities
    }

    /// How many persons it holds.
    public var count: Int { identities.count }

    /// Whether it holds a person.
    public func holds(_ person: String) -> Bool { places[person] != nil }

    /// Those of some persons whom it does not hold, in order.
    public func missing(of persons: Set<String>) -> [String] { persons.filter { places[$0] == nil }.sorted() }

    /// Who is one person with whom, as the model and people's decisions have it.
    /// - Parameter sure: Above this probability a pair within one person is answered too, for links made without asking.
    public func link(sure: Double, shouldStop: () -> Bool = { false }) throws(LinkageError) -> PersonGroups {
        let result = try index.link(shouldStop: shouldStop)
        linked = result
        var groups: [String: String] = [:]
        var identified: Set<String> = []
        for (place, identity) in identities.enumerated() where place < result.recordCount {
            let head = identities[result.person(of: place)]
            groups[identity] = head
            if result.isIdentified(place) { identified.insert(head) }
        }
        let pairs = result.pairs.filter { pair in
            pair.probability >= sure && result.person(of: pair.first) == result.person(of: pair.second)
        }
        return PersonGroups(
            heads: groups, identified: identified, sure: pairs.map(pair),
            joins: index.joins(result).map {
                PersonPair(identities[$0.first], identities[$0.second], probability: $0.probability)
            },
            halfNamed: Set(identities.indices.filter { !index.isFullyNamed($0) }.map { identities[$0] }),
            persons: result.personCount,
            namedPersons: result.namedPersonCount,
            comparisons: result.summary.comparedPairs, worthALook: result.pairs.count)
    }

    /// The pairs whose judgement teaches most, after `link`; each with its waterfall.
    public func queue(_ limit: Int) -> [PersonQuestion] {
        guard let linked else { return [] }
        return index.reviewQueue(linked, limit: limit).map { item in
            PersonQuestion(
                pair: pair(item.pair), reason: item.reason, value: item.value,
                waterfall: index.explain(item.pair.first, item.pair.second))
        }
    }

    /// Why two persons are, or are not, taken for one; nil where one of them is not held.
    public func explain(_ one: String, _ other: String) -> Waterfall? {
        guard let a = places[one], let b = places[other], a != b else { return nil }
        return index.explain(min(a, b), max(a, b))
    }

    /// Those who may be a person held, likeliest first; never that person.
    public func candidates(of person: String, limit: Int = 10) -> [PersonQuestion] {
        guard let place = places[person] else { return [] }
        return index.candidates(of: place, limit: limit).map { candidate in
            PersonQuestion(
                pair: PersonPair(person, identities[candidate.record], probability: candidate.probability),
                reason: .uncertain, value: 0,
                waterfall: index.explain(min(place, candidate.record), max(place, candidate.record)))
        }
    }

    /// Takes in a person recorded since.
    func insert(_ record: CasualtyRecord) {
        guard places[record.id] == nil else { return }
        places[record.id] = index.insert(record)
        identities.append(record.id)
    }

    /// Obeys other decisions from here on; the model stays as it was learnt.
    /// - Parameter stamp: Numbers that change with every decision.
    public func decide(_ decisions: [PersonDecision], stamp: [Int]) throws(LinkageError) {
        try index.decide(Self.book(decisions, places))
        decisionStamp = stamp
    }

    /// Decisions on persons that are not held any more bind nobody.
    private static func book(_ decisions: [PersonDecision], _ places: [String: Int]) -> DecisionBook {
        DecisionBook(
            decisions.compactMap { decision in
                guard let a = places[decision.first], let b = places[decision.second] else { return nil }
                return Decision(a, b, isSamePerson: decision.isSame)
            })
    }

    private func pair(_ pair: LinkedPair) -> PersonPair {
        PersonPair(identities[pair.first], identities[pair.second], probability: pair.probability)
    }
}

/// Who is one person with whom.
public struct PersonGroups: Sendable {
    /// For each person the one who stands for the group.
    public let heads: [String: String]
    /// Those of them whose group has someone with both parts of the name.
    public let identified: Set<String>
    /// Pairs within one group above the probability asked for.
    public let sure: [PersonPair]
    /// The trees by which groups hold together, and joins that might make one of two, with their probability.
    public let joins: [PersonPair]
    /// Those of whom no row gives both parts of the name.
    public let halfNamed: Set<String>
    /// How many groups there are, those without any name one by one.
    public let persons: Int
    /// How many groups have a name.
    public let namedPersons: Int
    public let comparisons: Int
    /// How many pairs are above the probability of review.
    public let worthALook: Int
}

/// A pair to judge, why, and what speaks for and against.
public struct PersonQuestion: Sendable, Hashable {
    public let pair: PersonPair
    public let reason: ReviewItem.Reason
    /// How much an answer is expected to teach, in bits.
    public let value: Double
    public let waterfall: Waterfall
}

extension PersonIndex: CustomReflectable {
    /// Nothing: names show in no dump.
    public nonisolated var customMirror: Mirror { Mirror(self, children: [:]) }
}
