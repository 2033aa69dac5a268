import Protection
import Store

/// Every version of every incident's summary in memory, packed: what lists, counts, maps and exports are made from.
///
/// A line takes 72 bytes, so 100,000 incidents of four versions each take 30 MB. Names and areas are numbered.
struct HarmLines: Sendable {
    /// One version.
    struct Line: Sendable {
        let recordedAt: Int64
        var supersededAt: Int64
        let change: Int32
        let incident: Int32
        let start: Int32
        let end: Int32
        /// Months since year 0; -1 where the month is not known.
        let month: Int32
        /// Its number; -1 for none.
        let area: Int32
        /// The number of its cause, as it was recorded.
        let cause: Int32
        /// The number of its set of actors.
        let actors: Int32
        /// Civilians killed; -1 where nothing speaks of it.
        let killedMin: Int32
        /// -1 where there is no upper bound.
        let killedMax: Int32
        let latitude: Float
        let longitude: Float
        let category: UInt8
        let state: UInt8
        /// 6 where nobody has graded.
        let grade: UInt8
        let flags: UInt8
    }

    static let counts: UInt8 = 1
    static let contested: UInt8 = 2
    static let merged: UInt8 = 4
    static let noCategory = UInt8(ReportCategory.allCases.count)
    static let ungraded: UInt8 = 6

    private(set) var last = 0
    private(set) var lines: [Line] = []
    /// Lines in force, newest incident first.
    private(set) var current: [Int32] = []
    /// All lines, newest incident first.
    private(set) var all: [Int32] = []
    private(set) var incidents = Numbered<String>()
    private(set) var areas = Numbered<AreaRef>()
    private(set) var causes = Numbered<CasualtyCode<HarmCause>>()
    private(set) var actors = Numbered<String>()
    private(set) var actorSets = Numbered<[Int32]>()
    /// The line in force of each incident.
    private var inForce: [Int32] = []

    /// The area each incident lies in now, by its number.
    var areasNow: [Int32] { inForce.map { lines[Int($0)].area } }

    /// Takes in summaries recorded after the last one held, in the order of their changes.
    mutating func append(_ summaries: [IncidentSummary]) {
        // Few are put into their place; many are sorted once.
        let isFew = summaries.count <= 64
        for summary in summaries where summary.change > last {
            last = summary.change
            let number = Int32(lines.count)
            let line = packed(summary)
            if Int(line.incident) < inForce.count {
                let before = inForce[Int(line.incident)]
                if isFew, let place = place(of: before, in: current) { current.remove(at: place) }
                lines[Int(before)].supersededAt = line.recordedAt
                inForce[Int(line.incident)] = number
            } else {
                inForce.append(number)
            }
            lines.append(line)
            if isFew {
                current.insert(number, at: insertion(of: number, in: current))
                all.insert(number, at: insertion(of: number, in: all))
            }
        }
        if !isFew {
            current = inForce.sorted(by: isNewer)
            all = (0..<Int32(lines.count)).sorted(by: isNewer)
        }
    }

    private mutating func packed(_ summary: IncidentSummary) -> Line {
        let killed = summary.harm(.killed, .civilian)
        let names = summary.actors.map { actors.number(of: $0) }.sorted()
        let flags =
            (summary.counts ? Self.counts : 0) | (summary.isContested ? Self.contested : 0)
            | (summary.mergedInto == nil ? 0 : Self.merged)
        return Line(
            recordedAt: summary.recordedAt.microseconds, supersededAt: .max, change: Int32(clamping: summary.change),
            incident: incidents.number(of: summary.incident), start: Int32(clamping: summary.start.daysSinceEpoch),
            end: Int32(clamping: summary.end.daysSinceEpoch),
            month: summary.datePrecision.fitsMonth ? Int32(clamping: summary.start.month.index) : -1,
            area: summary.placePrecision.isUnplaced ? -1 : summary.area.map { areas.number(of: $0) } ?? -1,
            cause: causes.number(of: summary.causeCode), actors: actorSets.number(of: names),
            killedMin: killed.map { Int32(clamping: $0.min) } ?? -1,
            killedMax: killed?.max.map { Int32(clamping: $0) } ?? -1,
            latitude: summary.coordinate.map { Float($0.latitude) } ?? .nan,
            longitude: summary.coordinate.map { Float($0.longitude) } ?? .nan,
            category: summary.category.flatMap { ReportCategory.allCases.firstIndex(of: $0) }.map { UInt8($0) }
                ?? Self.noCategory,
            state: HarmSelection.StateChoice(summary.state).number, grade: summary.happened.map { UInt8($0.step) } ?? 6,
            flags: flags)
    }

    // MARK: - Order

    /// Newest first; incidents of one day by identity, versions of one incident by their change.
    private func isNewer(_ left: Int32, _ right: Int32) -> Bool {
        let (one, other) = (lines[Int(left)], lines[Int(right)])
        if one.start != other.start { return one.start > other.start }
        if one.incident == other.incident { return one.change > other.change }
        return incidents[one.incident] > incidents[other.incident]
    }

    private func insertion(of number: Int32, in order: [Int32]) -> Int {
        var (low, high) = (0, order.count)
        while low < high {
            let middle = (low + high) / 2
            if isNewer(order[middle], number) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func place(of number: Int32, in order: [Int32]) -> Int? {
        let place = insertion(of: number, in: order)
        return place < order.count && order[place] == number ? place : nil
    }
}
