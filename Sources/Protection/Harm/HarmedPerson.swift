/// Someone harmed, as the facts know them: a pseudonym. Who it is lies in the vault.
public struct HarmedPerson: Hashable, Sendable {
    /// Their identity in the store: that of the vault's subject, where the vault knows who they are.
    public let id: String
    /// Whether the vault knows, or knew, who they are; else nobody named them.
    public let isNamed: Bool
    /// The codes as they were recorded.
    public let codes: Codes

    /// Sex, age and status of a person, each in a code of the standard or one an operation added beneath it.
    public struct Codes: Hashable, Sendable {
        public let sex: CasualtyCode<PersonSex>
        public let age: CasualtyCode<AgeBand>
        public let status: CasualtyCode<PersonStatus>

        public init(
            sex: CasualtyCode<PersonSex>, age: CasualtyCode<AgeBand>, status: CasualtyCode<PersonStatus>
        ) {
            self.sex = sex
            self.age = age
            self.status = status
        }

        public init(sex: PersonSex = .unknown, age: AgeBand = .unknown, status: PersonStatus = .unknown) {
            self.init(sex: CasualtyCode(sex), age: CasualtyCode(age), status: CasualtyCode(status))
        }
    }

    /// What rules go by.
    public var sex: PersonSex { codes.sex.standard }
    public var age: AgeBand { codes.age.standard }
    public var status: PersonStatus { codes.status.standard }

    public init(id: String, isNamed: Bool = false, codes: Codes) {
        self.id = id
        self.isNamed = isNamed
        self.codes = codes
    }

    public init(
        id: String, isNamed: Bool = false, sex: PersonSex = .unknown, age: AgeBand = .unknown,
        status: PersonStatus = .unknown
    ) {
        self.init(id: id, isNamed: isNamed, codes: Codes(sex: sex, age: age, status: status))
    }
}

/// What befell a person in an incident, with the day where it is known. A death that follows an injury is a second fate
/// with its own day: from that day on the person counts among the killed and no longer among the injured.
public struct PersonFate: Hashable, Sendable {
    public let person: String
    public let kind: HarmKind
    /// As it was recorded.
    public let cause: CasualtyCode<HarmCause>
    public let on: Day?

    public init(
        person: String, kind: HarmKind, cause: CasualtyCode<HarmCause> = CasualtyCode(.unknown), on: Day? = nil
    ) {
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
        var groups = JoinedGroups<String>()
        for (left, right) in same { groups.join(left, right) }
        var found: [String: String] = [:]
        for id in Set(persons.map(\.id)).union(fates.map(\.person)) { found[id] = groups.head(of: id) }
        standsFor = found
    }

    /// One person, once records decided to be the same are one.
    public struct Member: Hashable, Sendable {
        public let kinds: Set<HarmKind>
        public let status: CivilianStatus
        public let sex: PersonSex
        public let age: AgeBand

        /// Whether this befell them. Who died of an injury is counted among the killed alone.
        public func suffered(_ kind: HarmKind) -> Bool {
            kinds.contains(kind) && !(kind == .injured && kinds.contains(.killed))
        }
    }

    /// Everyone something befell by a day, each once. Where records of one person differ on sex or age, that is unknown.
    public func members(by day: Day? = nil) -> [Member] {
        var kinds: [String: Set<HarmKind>] = [:]
        var column: [String: CivilianStatus] = [:]
        var sexes: [String: Set<PersonSex>] = [:]
        var ages: [String: Set<AgeBand>] = [:]
        for fate in fates {
            if let day, let on = fate.on, on > day { continue }
            let person = standsFor[fate.person] ?? fate.person
            kinds[person, default: []].insert(fate.kind)
            guard let held = persons[fate.person] else { continue }
            if held.status != .unknown { column[person] = held.status.column }
            sexes[person, default: []].insert(held.sex)
            ages[person, default: []].insert(held.age)
        }
        return kinds.keys.sorted().map { person in
            Member(
                kinds: kinds[person] ?? [], status: column[person] ?? .unknown,
                sex: PersonSex(agreed: sexes[person] ?? []), age: AgeBand(agreed: ages[person] ?? []))
        }
    }

    /// Distinct persons to whom this befell, as it stood on a day; each once.
    public func count(_ kind: HarmKind, _ status: CivilianStatus, by day: Day? = nil) -> Int {
        members(by: day).count { $0.status == status && $0.suffered(kind) }
    }

    /// How many distinct persons there are.
    public var distinct: Int { Set(standsFor.values).count }
}
