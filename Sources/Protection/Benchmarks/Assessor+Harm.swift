extension Assessor {
    /// A harm indicator from the incidents of the picture.
    func harm(_ computation: Indicator.Computation, in area: AreaRef, _ months: ClosedRange<Month>) -> Reading {
        let picture = facts.picture
        guard picture.recordsFrom != nil, picture.index(of: .area(area)) != nil else { return Reading() }
        var reading = measure(computation, .area(area), months)
        guard let value = reading.value else { return reading }
        if let wider = lineage[area]?.first(where: { picture.index(of: .onlyWithin($0)) != nil }) {
            let within = measure(computation, .onlyWithin(wider), months)
            if let more = within.value, more.min > 0 || more.max != 0 { reading.onlyWithin = more }
        }
        if computation == .civiliansKilled || computation == .civiliansInjured, let population = population[area],
            population.persons > 0
        {
            reading.rate = value.scaled(by: 100_000 / Double(population.persons))
        }
        return reading
    }

    private func measure(
        _ computation: Indicator.Computation, _ row: PictureRow, _ months: ClosedRange<Month>
    ) -> Reading {
        let picture = facts.picture
        switch computation {
        case .civiliansInjured: return other([.injured], row, months)
        case .abductionsAndMissing: return other([.abducted, .missing], row, months)
        default: break
        }
        var reading = Reading()
        var count = CountRange.noneRecorded
        var deaths = CountRange.noneRecorded
        for number in picture.slice(row, months) {
            let entry = picture.entries[Int(number)]
            guard let part = contribution(of: entry, to: computation) else { continue }
            // The first part is taken as it is: a sum of nothing has no best figure to add to.
            count = reading.incidents.isEmpty ? part.count : count + part.count
            deaths = reading.incidents.isEmpty ? part.deaths : deaths + part.deaths
            reading.incidents.append(Int(number))
            // A row may sum up several events: only the largest of them can be one massacre.
            let single = min(part.deaths.min, entry.events > 1 ? entry.largest.min : part.deaths.min)
            if single > reading.worst?.deaths ?? 0 {
                reading.worst = (Int(number), single, Month(index: Int(entry.month)))
            }
        }
        reading.value = MeasureRange(count)
        reading.deaths = deaths
        return reading
    }

    /// What one incident adds to a count, with its deaths; nil where it has no part in it.
    private func contribution(
        of entry: PictureEntry, to computation: Indicator.Computation
    ) -> (count: CountRange, deaths: CountRange)? {
        switch computation {
        case .civiliansKilled: return (entry.civiliansKilled, entry.civiliansKilled)
        case .attacksOnCivilians:
            if entry.traits.contains(.targetsCivilians) {
                return (CountRange(exactly: Int(entry.events)), entry.civiliansKilled)
            }
            return entry.traits.contains(.targetUnknown)
                ? (CountRange(min: 0, max: Int(entry.events)), entry.civiliansKilled) : nil
        case .communalDeaths:
            guard !entry.traits.isDisjoint(with: [.communal, .communalUnknown]) else { return nil }
            var deaths = entry.civiliansKilled
            if entry.others.isStated { deaths += entry.others.range() }
            if entry.statusUnknown.isStated { deaths += entry.statusUnknown.range() }
            let known = entry.traits.contains(.communal) ? deaths : CountRange(min: 0, max: deaths.max)
            return (known, known)
        case .responderHarm:
            guard forces.contains(entry.actor) else { return nil }
            let deaths = entry.civiliansKilled
            guard deaths.max != 0 else { return nil }
            let isSure = deaths.min > 0 && !entry.traits.contains(.weakAttribution)
            return (
                CountRange(min: isSure ? 1 : 0, max: Int(entry.events)),
                isSure ? deaths : CountRange(min: 0, max: deaths.max)
            )
        case .civiliansInjured, .abductionsAndMissing, .taskReadiness, .reportingCoverage: return nil
        }
    }

    private func other(_ kinds: [HarmKind], _ row: PictureRow, _ months: ClosedRange<Month>) -> Reading {
        let picture = facts.picture
        var reading = Reading()
        let sums = kinds.map { picture.harm($0, in: row, months: months) }
        guard sums.contains(where: { $0 != nil }) else { return reading }
        // A kind no source has a word on stays open at the top.
        let sum = sums.reduce(CountRange.noneRecorded) { $0 + ($1 ?? .unknown) }
        reading.value = MeasureRange(sum)
        reading.incidents = picture.incidents(in: row, months: months)
        return reading
    }
}
