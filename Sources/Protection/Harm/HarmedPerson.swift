/// Someone harmed, as the facts know them: a pseudonym. Who it is lies in the vault.
public struct HarmedPerson: Hashable, Sendable {
    /// Their identity in the store: that of the vault's subject, where the vault knows who they are.
    public let id: String
    /// Whether the vault knows, or knew, who they are; else nobody named them.
    public let isNamed: Bool
    public let sex: PersonSex
    public let age: AgeBand
    public let status: PersonStatus

    public init(
        id: String, isNamed: Bool = false, sex: PersonSex = .unknown, age: AgeBand = .unknown,
        status: PersonStatus = .unknown
    ) {
        self.id = id
        self.isNamed = isNamed
        self.sex = sex
        self.age = age
        self.status = status
    }
}

/// What befell a person in an incident, with the day where it is known. A death that follows an injury is a second fate
/// with its own day: from that day on the person counts among the killed and no longer among the injured.
public struct PersonFate: Hashable, Sendable {
    public let person: String
    public let kind: HarmKind
    public let cause: HarmCause
    public let on: Day?

    public init(person: String, kind: HarmKind, cause: HarmCause = .unknown, on: Day? = nil) {
        self.person = person
        self.kind = kind
        self.cause = cause
        self.on = on
    }
}

/// Who is who among the persons of an incident, and what befell each: what the persons add to a count.
public struct PersonRoll: Sendable {
    private let persons: [String: HarmedPerson]
    private let fates: [PersonFate]
    /// The person each one stands for, once those decided to be the same are one.
    private let standsFor: [String: String]

    /// - Parameter same: Pairs people decided to be one person, by identity, in any order.
    public init(persons: [HarmedPerson], fates: [PersonFate], same: [(String, String)] = []) {
        self.persons = Dictionary(persons.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.fates = fates
        var heads: [String: String] = [:]
        func head(_ id: String) -> String {
            var at = id
            while let next = heads[at] { at = next }
            return at
        }
        for (left, right) in same {
            let (a, b) = (head(left), head(right))
            guard a != b else { continue }
            heads[max(a, b)] = min(a, b)
        }
        var found: [String: String] = [:]
        for id in Set(persons.map(\.id)).union(fates.map(\.person)) { found[id] = head(id) }
        standsFor = found
    }

    /// Distinct persons to whom this befell, as it stood on a day; each once.
    public func count(_ kind: HarmKind, _ status: CivilianStatus, by day: Day? = nil) -> Int {
        let known = fates.filter { fate in
            guard let day, let on = fate.on else { return true }
            return on <= day
        }
        var fate: [String: Set<HarmKind>] = [:]
        var column: [String: CivilianStatus] = [:]
        for one in known {
            let person = standsFor[one.person] ?? one.person
            fate[person, default: []].insert(one.kind)
            guard let held = persons[one.person], held.status != .unknown else { continue }
            column[person] = held.status.column
        }
        return fate.count { person, kinds in
            guard column[person, default: .unknown] == status else { return false }
            // Who died of it is counted among the killed alone.
            return kinds.contains(.killed) && kind != .killed && kind == .injured ? false : kinds.contains(kind)
        }
    }

    /// How many distinct persons there are.
    public var distinct: Int { Set(standsFor.values).count }
}
