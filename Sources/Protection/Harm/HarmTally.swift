/// What one incident adds to every count, as the rules of counting give it (`IncidentCount`, `PersonRoll`): kept with
/// the incident, so that a sum over many incidents reads no claim and no person again.
public struct HarmTally: Hashable, Sendable {
    /// Harm of one kind to people of one status.
    public struct Cell: Hashable, Sendable {
        public let kind: HarmKind
        public let status: CivilianStatus
        public let range: CountRange
        /// Where claims contradict each other: what each says, side by side; empty where none do.
        public let sides: [CountRange]

        public init(kind: HarmKind, status: CivilianStatus, range: CountRange, sides: [CountRange] = []) {
            self.kind = kind
            self.status = status
            self.range = range
            self.sides = sides
        }

        public var isContested: Bool { !sides.isEmpty }
    }

    /// Persons known one by one who are alike, and how many of them there are.
    public struct People: Hashable, Sendable {
        public let kind: HarmKind
        public let status: CivilianStatus
        public let sex: PersonSex
        public let age: AgeBand
        public let count: Int

        public init(kind: HarmKind, status: CivilianStatus, sex: PersonSex, age: AgeBand, count: Int) {
            self.kind = kind
            self.status = status
            self.sex = sex
            self.age = age
            self.count = count
        }
    }

    /// Whether the incident counts at all: it is logged, stands for itself, and nobody decided otherwise.
    public let counts: Bool
    public let start: Day
    public let end: Day
    /// Nil where the date does not fit one month.
    public let month: Month?
    /// Nil where nobody has placed it in an area.
    public let area: AreaRef?
    /// To whom it is laid; nil for unknown, or where two stand equal.
    public let actor: String?
    /// Everyone it is laid to, by name.
    public let actors: [String]
    public let violence: ViolenceType
    /// By what people were harmed, as it was recorded.
    public let causeCode: CasualtyCode<HarmCause>
    public let happened: Grade?
    /// When it was decided to be verified; nil where it is not.
    public let verifiedAt: Instant?
    /// Whether a school or a health facility was among what was damaged.
    public let isOnSchoolOrHospital: Bool
    /// What anything speaks of; a pair that is not there is unknown, not zero.
    public let cells: [Cell]
    public let people: [People]

    public init(
        counts: Bool, start: Day, end: Day, month: Month?, area: AreaRef?, actor: String?, actors: [String],
        violence: ViolenceType, cause: CasualtyCode<HarmCause>, happened: Grade?, verifiedAt: Instant?,
        isOnSchoolOrHospital: Bool,
        cells: [Cell], people: [People]
    ) {
        self.counts = counts
        self.start = start
        self.end = end
        self.month = month
        self.area = area
        self.actor = actor
        self.actors = actors
        self.violence = violence
        causeCode = cause
        self.happened = happened
        self.verifiedAt = verifiedAt
        self.isOnSchoolOrHospital = isOnSchoolOrHospital
        self.cells = cells
        self.people = people
    }
}

extension HarmTally {
    /// Every kind and status that claims or persons speak of, each counted by the rules.
    public static func cells(claims: [IncidentClaim], roll: PersonRoll) -> [Cell] {
        let members = roll.members()
        return HarmKind.allCases.flatMap { kind in
            CivilianStatus.allCases.compactMap { status -> Cell? in
                let persons = members.count { $0.status == status && $0.suffered(kind) }
                guard let count = IncidentCount(kind, status, claims: claims, persons: persons) else { return nil }
                let said = count.isContested ? claims.filter(\.isCredible).compactMap { $0.count(kind, status) } : []
                let sides = said.map { CountRange(min: $0.min, max: $0.max) }
                    .sorted { ($0.min, $0.max ?? .max) < ($1.min, $1.max ?? .max) }
                return Cell(kind: kind, status: status, range: count.range, sides: sides)
            }
        }
    }

    /// Persons known one by one, alike ones together, in a fixed order.
    public static func people(_ roll: PersonRoll) -> [People] {
        var alike: [People: Int] = [:]
        for member in roll.members() {
            for kind in HarmKind.allCases where member.suffered(kind) {
                let one = People(kind: kind, status: member.status, sex: member.sex, age: member.age, count: 0)
                alike[one, default: 0] += 1
            }
        }
        return alike.map { one, count in
            People(kind: one.kind, status: one.status, sex: one.sex, age: one.age, count: count)
        }.sorted { $0.order < $1.order }
    }
}

extension HarmTally.People {
    fileprivate var order: String {
        [kind.rawValue, status.rawValue, sex.rawValue, age.rawValue].joined(separator: " ")
    }
}
