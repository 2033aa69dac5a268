import Protection
import Store

/// Every tally ever kept, in memory, in the form in which sums over a hundred thousand incidents are quick.
///
/// Rows hold what differs from incident to incident; area, month, actors, type and cause together are a *combination*,
/// of which there are fewer. A question is answered for each combination once, and then only moments are compared.
public struct TallyBook: Sendable {
    /// One version of what an incident adds.
    struct Row: Sendable {
        let recordedAt: Int64
        /// `Int64.max` while in force.
        var supersededAt: Int64
        let incident: Int32
        let combination: Int32
        let startDay: Int32
        let endDay: Int32
        /// `Int32.max` where it is not verified.
        let verifiedDay: Int32
        let cells: Range<Int32>
        let people: Range<Int32>
        /// -1 where nobody has graded it.
        let grade: Int8
        let isOnSchoolOrHospital: Bool
        let isContested: Bool
        /// Whether its month is unknown.
        let isUndated: Bool
    }

    /// What many incidents share.
    struct Combination: Hashable, Sendable {
        let area: Int32
        /// `Int32.min` where the month is unknown.
        let month: Int32
        let actor: Int32
        /// Everyone it is laid to.
        let actors: Int32
        let violence: ViolenceType
        let cause: CasualtyCode<HarmCause>
    }

    /// Harm of one kind and status: `slot` names both.
    struct Cell: Sendable {
        let slot: UInt8
        let isContested: Bool
        let unknown: Int32
        let min: Int
        /// -1 where there is no upper bound.
        let max: Int

        /// Whether it gives a number: "at least 0" gives none (`CountRange.isUnknown`).
        var isNumber: Bool { min > 0 || max >= 0 }
    }

    /// Persons alike: `slot` names kind, status, sex and age.
    struct People: Sendable {
        let slot: UInt16
        let count: Int32
    }

    /// The number of the last tally it holds; a later one changes figures.
    public private(set) var last = 0
    private(set) var rows: [Row] = []
    private var numbered = Numbered<Combination>()
    private(set) var cells: [Cell] = []
    private(set) var people: [People] = []
    /// What claims say where they contradict each other, by row.
    private(set) var contested: [Int32: [HarmTally.Cell]] = [:]
    private(set) var incidents: [(id: String, reference: String)] = []
    private(set) var areas = Numbered<AreaRef?>()
    private(set) var actors = Numbered<String?>()
    private(set) var actorSets = Numbered<[String]>()
    private var incidentNumbers: [String: Int32] = [:]
    /// The row in force of each incident, if it counts.
    private var current: [Int32?] = []

    public init() {}

    var combinations: [Combination] { numbered.values }

    /// Adds the next tally, and closes the one before it of the same incident.
    mutating func add(_ stored: StoredTally) {
        last = stored.number
        let incident = number(of: stored)
        if let before = current[Int(incident)] { rows[Int(before)].supersededAt = stored.recordedAt.microseconds }
        let tally = stored.tally
        // What does not count is in no sum; its row only ends the one before.
        guard tally.counts else {
            current[Int(incident)] = nil
            return
        }
        let row = Int32(rows.count)
        let firstCell = Int32(cells.count)
        for cell in tally.cells {
            cells.append(
                Cell(
                    slot: HarmSlots.cell(cell.kind, cell.status), isContested: cell.isContested,
                    unknown: Int32(clamping: cell.range.unknownReports), min: cell.range.min, max: cell.range.max ?? -1)
            )
        }
        let firstPeople = Int32(people.count)
        for one in tally.people {
            people.append(
                People(
                    slot: HarmSlots.people(one.kind, one.status, one.sex, one.age), count: Int32(clamping: one.count)))
        }
        let sides = tally.cells.filter(\.isContested)
        if !sides.isEmpty { contested[row] = sides }
        rows.append(
            Row(
                recordedAt: stored.recordedAt.microseconds, supersededAt: .max, incident: incident,
                combination: combination(of: tally), startDay: Int32(clamping: tally.start.daysSinceEpoch),
                endDay: Int32(clamping: tally.end.daysSinceEpoch),
                verifiedDay: tally.verifiedAt.map { Int32(clamping: $0.day.daysSinceEpoch) } ?? .max,
                cells: firstCell..<Int32(cells.count), people: firstPeople..<Int32(people.count),
                grade: tally.happened.map { Int8($0.step) } ?? -1, isOnSchoolOrHospital: tally.isOnSchoolOrHospital,
                isContested: !sides.isEmpty, isUndated: tally.month == nil))
        current[Int(incident)] = row
    }

    private mutating func number(of stored: StoredTally) -> Int32 {
        if let number = incidentNumbers[stored.incident] { return number }
        let number = Int32(incidents.count)
        incidentNumbers[stored.incident] = number
        incidents.append((stored.incident, stored.reference))
        current.append(nil)
        return number
    }

    private mutating func combination(of tally: HarmTally) -> Int32 {
        numbered.number(
            of: Combination(
                area: areas.number(of: tally.area), month: tally.month.map { Int32(clamping: $0.index) } ?? .min,
                actor: actors.number(of: tally.actor), actors: actorSets.number(of: tally.actors),
                violence: tally.violence, cause: tally.causeCode))
    }
}

/// The place of each kind, status, sex and age in arrays.
enum HarmSlots {
    static let cells = HarmKind.allCases.count * CivilianStatus.allCases.count
    static let peopleSlots = cells * PersonSex.allCases.count * AgeBand.allCases.count

    /// One bit a kind: wide enough for all there are.
    typealias Kinds = UInt64

    private static let kinds: [HarmKind: Int] = {
        precondition(HarmKind.allCases.count <= Kinds.bitWidth && peopleSlots <= UInt16.max && cells <= UInt8.max)
        return numbered(HarmKind.allCases)
    }()
    private static let statuses = numbered(CivilianStatus.allCases)
    private static let sexes = numbered(PersonSex.allCases)
    private static let ages = numbered(AgeBand.allCases)

    private static func numbered<Value: Hashable>(_ all: [Value]) -> [Value: Int] {
        Dictionary(uniqueKeysWithValues: all.enumerated().map { ($0.element, $0.offset) })
    }

    static func cell(_ kind: HarmKind, _ status: CivilianStatus) -> UInt8 {
        UInt8((kinds[kind] ?? 0) * CivilianStatus.allCases.count + (statuses[status] ?? 0))
    }

    /// The place of the kind among all kinds.
    static func kind(of slot: UInt8) -> UInt8 { slot / UInt8(CivilianStatus.allCases.count) }

    static func kind(_ kind: HarmKind) -> Int { kinds[kind] ?? 0 }

    static func cell(at slot: Int) -> (kind: HarmKind, status: CivilianStatus) {
        let statuses = CivilianStatus.allCases
        return (HarmKind.allCases[slot / statuses.count], statuses[slot % statuses.count])
    }

    static func people(_ kind: HarmKind, _ status: CivilianStatus, _ sex: PersonSex, _ age: AgeBand) -> UInt16 {
        let place = Int(cell(kind, status)) * PersonSex.allCases.count + (sexes[sex] ?? 0)
        return UInt16(place * AgeBand.allCases.count + (ages[age] ?? 0))
    }

    static func people(at slot: Int, count: Int) -> HarmTally.People {
        let (bands, sexes) = (AgeBand.allCases, PersonSex.allCases)
        let cell = cell(at: slot / bands.count / sexes.count)
        return HarmTally.People(
            kind: cell.kind, status: cell.status, sex: sexes[slot / bands.count % sexes.count],
            age: bands[slot % bands.count], count: count)
    }
}
