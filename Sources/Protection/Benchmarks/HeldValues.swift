/// Entered and imported values, laid out by the areas they speak for.
struct HeldValues: Sendable {
    private enum Bearing {
        /// Given for the area itself.
        case own
        /// Given for a place inside it.
        case inside
        /// Given for an area it lies in.
        case around
    }

    private struct Key: Hashable {
        let code: String
        let area: AreaRef
    }

    private let table: [Key: [(bearing: Bearing, value: IndicatorValue)]]

    init(facts: AssessmentFacts, areas: [AreaRef], lineage: Lineage) {
        let assessed = Set(areas)
        var inside: [AreaRef: [AreaRef]] = [:]
        for area in areas {
            for ancestor in lineage.ancestors(of: area) { inside[ancestor, default: []].append(area) }
        }
        var table: [Key: [(Bearing, IndicatorValue)]] = [:]
        for value in facts.values {
            func note(_ area: AreaRef, _ bearing: Bearing) {
                table[Key(code: value.indicator, area: area), default: []].append((bearing, value))
            }
            if assessed.contains(value.area) { note(value.area, .own) }
            for area in inside[value.area] ?? [] { note(area, .around) }
            var homes = facts.links[value.area] ?? []
            if value.area.scheme == AreaRef.site("").scheme, let home = facts.siteAreas[value.area.code] {
                homes.append(home)
            }
            let wider = Set(lineage.ancestors(of: value.area) + homes + homes.flatMap(lineage.ancestors(of:)))
            for area in wider where assessed.contains(area) { note(area, .inside) }
        }
        self.table = table
    }

    /// The value of an indicator in an area in the last `months` up to a month, and what it was made of: the area's
    /// own, else that of the places inside it, else (where the indicator is given so) that of the area around it.
    func value(
        of indicator: Indicator, in area: AreaRef, months: Int, to last: Month
    ) -> (MeasureRange?, [IndicatorValue]) {
        guard let held = table[Key(code: indicator.code, area: area)] else { return (nil, []) }
        let fresh = held.filter { $0.value.month <= last && $0.value.month > last.advanced(by: -months) }
        let own = fresh.filter { $0.bearing == .own }
        if !own.isEmpty { return newest(own.map(\.value)) }
        let inside = fresh.filter { $0.bearing == .inside }
        if !inside.isEmpty { return joined(inside.map(\.value), indicator) }
        let around = indicator.level.holdsBelow ? fresh.filter { $0.bearing == .around } : []
        return around.isEmpty ? (nil, []) : newest(around.map(\.value))
    }

    /// The newest value held under any code for an area or a place inside it.
    func latest(_ code: String, in area: AreaRef, months: Int, to last: Month) -> MeasureRange? {
        let held = (table[Key(code: code, area: area)] ?? []).filter { $0.bearing != .around }.map(\.value)
        return newest(held.filter { $0.month <= last && $0.month > last.advanced(by: -months) }).0
    }

    /// The range the newest month's sources give together.
    private func newest(_ values: [IndicatorValue]) -> (MeasureRange?, [IndicatorValue]) {
        guard let month = values.map(\.month).max() else { return (nil, []) }
        let chosen = values.filter { $0.month == month }
        let range = chosen.dropFirst().reduce(chosen[0].value) { $0.spanning($1.value) }
        return (range, chosen)
    }

    private func joined(_ values: [IndicatorValue], _ indicator: Indicator) -> (MeasureRange?, [IndicatorValue]) {
        var whole: MeasureRange?
        var chosen: [IndicatorValue] = []
        for place in Dictionary(grouping: values, by: \.area).sorted(by: { $0.key < $1.key }) {
            let (range, used) = newest(place.value)
            guard let range else { continue }
            chosen += used
            guard let sofar = whole else {
                whole = range
                continue
            }
            whole = indicator.aggregation == .sum ? sofar + range : sofar.worse(of: range, indicator.direction)
        }
        return (whole, chosen)
    }
}
