import Protection

/// One pass over the lines for a selection: everything a page shows of it, so that no two figures can differ.
struct HarmPass {
    /// Where a page begins.
    enum Start {
        case newest
        /// After an incident of a day.
        case after(day: Int32, incident: String)
        /// No page: all of it.
        case everything
    }

    let lines: HarmLines
    let selection: HarmSelection
    /// Whether each area is within reach; nil for all, and for what nobody has placed.
    let reach: Set<AreaRef>?
    /// Whether each incident has the words asked for; nil where none were.
    let found: [Bool]?

    private static let (category, state, grade): (UInt8, UInt8, UInt8) = (1, 2, 4)
    private static let (area, actor, cause): (UInt8, UInt8, UInt8) = (8, 16, 32)

    /// A sum of civilians killed.
    private struct Sum {
        var incidents = 0
        var low = 0
        var high = 0
        var isOpen = false
        var isKnown = false

        /// Nil where none speaks of it, and where all that speak give no number.
        var range: CountRange? {
            guard isKnown, low > 0 || !isOpen else { return nil }
            return CountRange(min: low, max: isOpen ? nil : high)
        }

        mutating func add(_ line: HarmLines.Line) {
            incidents += 1
            guard line.flags & HarmLines.counts != 0, line.killedMin >= 0 else { return }
            isKnown = true
            low += Int(line.killedMin)
            if line.killedMax < 0 { isOpen = true } else { high += Int(line.killedMax) }
        }
    }

    func figures(from start: Start, size: Int) -> HarmFigures {
        var figures = HarmFigures()
        var whole = Sum()
        var categories = [Int](repeating: 0, count: Int(HarmLines.noCategory) + 1)
        var states = [Int](repeating: 0, count: HarmSelection.StateChoice.allCases.count)
        var grades = [Int](repeating: 0, count: 7)
        var causes = [Int](repeating: 0, count: lines.causes.count)
        var areaCounts = [Int](repeating: 0, count: lines.areas.count)
        var areaSums = [Sum](repeating: Sum(), count: lines.areas.count + 1)
        var actorCounts = [Int](repeating: 0, count: lines.actorSets.count)
        var months: [Int32: Sum] = [:]
        var month: (index: Int32, sum: Sum) = (-2, Sum())
        var points = GravestPoints()

        // A selection that asks for something nobody has: no line passes.
        let wanted = Wanted(self)
        for number in selection.knownOn == nil ? lines.current : lines.all {
            let line = lines.lines[Int(number)]
            guard wanted.isCandidate(line) else { continue }
            let failed = wanted.failed(line)
            if failed == 0 || failed == Self.category { categories[Int(line.category)] += 1 }
            if failed == 0 || failed == Self.state { states[Int(line.state)] += 1 }
            if failed == 0 || failed == Self.grade { grades[Int(line.grade)] += 1 }
            if (failed == 0 || failed == Self.area) && line.area >= 0 { areaCounts[Int(line.area)] += 1 }
            if failed == 0 || failed == Self.cause { causes[Int(line.cause)] += 1 }
            if failed == 0 || failed == Self.actor { actorCounts[Int(line.actors)] += 1 }
            guard failed == 0 else { continue }
            whole.add(line)
            if line.flags & HarmLines.counts != 0 {
                figures.counting += 1
                if line.killedMin < 0 || line.killedMin == 0 && line.killedMax < 0 { figures.silent += 1 }
            }
            if line.flags & HarmLines.contested != 0 { figures.contested += 1 }
            areaSums[line.area < 0 ? lines.areas.count : Int(line.area)].add(line)
            if line.month >= 0 {
                // Lines come day by day, so a month's sum is put away once.
                if line.month != month.index {
                    if month.index >= 0 { months[month.index] = month.sum }
                    month = (line.month, months[line.month] ?? Sum())
                }
                month.sum.add(line)
            }
            if !line.latitude.isNaN, line.killedMin > 0, line.flags & HarmLines.counts != 0 { points.add(line) }
            if take(line, from: start) {
                if figures.page.count < size { figures.page.append(Int(line.change)) } else { figures.hasMore = true }
            }
        }
        if month.index >= 0 { months[month.index] = month.sum }
        figures.count = whole.incidents
        figures.killed = whole.range
        figures.months = months.sorted { $0.key < $1.key }.map {
            .init(month: Month(index: Int($0.key)), incidents: $0.value.incidents, killed: $0.value.range)
        }
        figures.areas = areaSums.indices.filter { areaSums[$0].incidents > 0 }.map { index in
            .init(
                area: index < lines.areas.count ? lines.areas[Int32(index)] : nil,
                incidents: areaSums[index].incidents, killed: areaSums[index].range)
        }
        figures.points = points.shown
        figures.pointsLeftOut = points.seen - figures.points.count
        figures.categories = categories.indices.filter { categories[$0] > 0 }.map { index in
            (index < ReportCategory.allCases.count ? ReportCategory.allCases[index] : nil, categories[index])
        }
        figures.states = zip(HarmSelection.StateChoice.allCases, states).filter { $0.1 > 0 }
        figures.grades = grades.indices.filter { grades[$0] > 0 }.map { ($0 < 6 ? $0 : nil, grades[$0]) }
        figures.causes = causes.indices.filter { causes[$0] > 0 }.map { (lines.causes[Int32($0)], causes[$0]) }
        figures.areaChoices = areaCounts.indices.filter { areaCounts[$0] > 0 }
            .map { (lines.areas[Int32($0)], areaCounts[$0]) }
        figures.actors = byActor(actorCounts)
        return figures
    }

    private func take(_ line: HarmLines.Line, from start: Start) -> Bool {
        switch start {
        case .newest, .everything: true
        case .after(let day, let incident):
            line.start < day || (line.start == day && lines.incidents[line.incident] < incident)
        }
    }

    private func byActor(_ sets: [Int]) -> [(String, Int)] {
        var counts = [Int](repeating: 0, count: lines.actors.count)
        for (set, count) in sets.enumerated() where count > 0 {
            for actor in lines.actorSets[Int32(set)] { counts[Int(actor)] += count }
        }
        return counts.indices.filter { counts[$0] > 0 }.map { (lines.actors[Int32($0)], counts[$0]) }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }

    /// The selection in the numbers of the lines.
    private struct Wanted {
        private let category: UInt8?
        private let state: UInt8?
        private let grade: UInt8?
        private let area: Int32?
        private let causes: [Bool]?
        private let actorSets: [Bool]?
        private let from: Int32
        private let until: Int32
        private let knownAt: Int64?
        private let extent: HarmSelection.Extent?
        private let isContested: Bool
        private let reach: [Bool]?
        /// Of what was known on a day: whether each incident lies within reach now as well.
        private let isNear: [Bool]?
        private let found: [Bool]?

        init(_ pass: HarmPass) {
            let (selection, lines) = (pass.selection, pass.lines)
            category = selection.category.flatMap { ReportCategory.allCases.firstIndex(of: $0) }.map { UInt8($0) }
            state = selection.state?.number
            grade = selection.atLeast.map { UInt8($0.step) }
            area = selection.area.map { lines.areas.known($0) ?? -2 }
            causes = selection.cause.map { cause in lines.causes.values.map(cause.includes) }
            actorSets = selection.actor.map { name in
                let actor = lines.actors.known(name)
                return lines.actorSets.values.map { set in actor.map { set.contains($0) } ?? false }
            }
            from = selection.from.map { Int32(clamping: $0.daysSinceEpoch) } ?? .min
            until = selection.until.map { Int32(clamping: $0.daysSinceEpoch) } ?? .max
            knownAt = selection.knownOn.map { Instant(endOf: $0).microseconds }
            extent = selection.extent
            isContested = selection.isContested
            let reach = pass.reach.map { reach in lines.areas.values.map(reach.contains) }
            self.reach = reach
            isNear =
                knownAt == nil
                ? nil : reach.map { reach in lines.areasNow.map { $0 >= 0 && reach[Int($0)] } }
            found = pass.found
        }

        /// Whether a line passes everything that is no choice beside the list.
        func isCandidate(_ line: HarmLines.Line) -> Bool {
            guard line.flags & HarmLines.merged == 0 else { return false }
            if let knownAt, line.recordedAt > knownAt || line.supersededAt <= knownAt { return false }
            if line.end < from || line.start > until { return false }
            if let reach, line.area < 0 || !reach[Int(line.area)] { return false }
            if let isNear, !isNear[Int(line.incident)] { return false }
            if let found, !found[Int(line.incident)] { return false }
            if isContested, line.flags & HarmLines.contested == 0 { return false }
            if let extent {
                let (latitude, longitude) = (Double(line.latitude), Double(line.longitude))
                // An unknown point lies in no rectangle.
                guard latitude >= extent.south, latitude <= extent.north, longitude >= extent.west,
                    longitude <= extent.east
                else { return false }
            }
            return true
        }

        /// The choices that leave a line out, one bit each.
        func failed(_ line: HarmLines.Line) -> UInt8 {
            var failed: UInt8 = 0
            if let category, line.category != category { failed |= HarmPass.category }
            if let state, line.state != state { failed |= HarmPass.state }
            if let grade, line.grade == HarmLines.ungraded || line.grade < grade { failed |= HarmPass.grade }
            if let area, line.area != area { failed |= HarmPass.area }
            if let causes, !causes[Int(line.cause)] { failed |= HarmPass.cause }
            if let actorSets, !actorSets[Int(line.actors)] { failed |= HarmPass.actor }
            return failed
        }
    }
}

/// The gravest points of a selection, as many as a map can show; of those alike the newest.
private struct GravestPoints {
    private static let most = 400
    /// How many there were in all.
    private(set) var seen = 0
    private var held: [HarmLines.Line] = []
    /// None below this is among the gravest.
    private var least: Int32 = 0

    mutating func add(_ line: HarmLines.Line) {
        seen += 1
        guard line.killedMin > least else { return }
        held.append(line)
        // Sorted now and then, not each time: cheap, however many points there are.
        if held.count == 2 * Self.most {
            held = gravest
            least = held.last?.killedMin ?? 0
        }
    }

    private var gravest: [HarmLines.Line] {
        let order = held.indices.sorted { (held[$1].killedMin, $0) < (held[$0].killedMin, $1) }
        return order.prefix(Self.most).map { held[$0] }
    }

    /// The gravest first.
    var shown: [(coordinate: Coordinate, killed: CountRange)] {
        gravest.compactMap { line in
            Coordinate(latitude: Double(line.latitude), longitude: Double(line.longitude)).map { coordinate in
                (
                    coordinate,
                    CountRange(min: Int(line.killedMin), max: line.killedMax < 0 ? nil : Int(line.killedMax))
                )
            }
        }
    }
}
