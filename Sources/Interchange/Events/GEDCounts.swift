import Protection

/// The death counts of one GED row as published, and what Relève makes of them.
///
/// UCDP gives one best, low and high figure for all deaths of an event and splits only the best by side (Sundberg &
/// Melander 2013). For one-sided violence the whole range is civilians. Otherwise the civilians coded as such are the
/// minimum and, with those whose status is unknown, the maximum; the dead of the two sides are combatants, unless the
/// sides are communal groups or may be: those dead are people of unknown civilian status. Each published death is
/// counted in one range only. A blank figure is unknown, not zero; injured and missing people are not in the source.
struct GEDCounts {
    let violence: ViolenceType
    let isCommunal: Bool?
    let deathsA, deathsB, civilians, unknown, best, low, high: Int?

    /// Whether the published bounds are not in order: low ≤ best ≤ high fails.
    var hasBoundsReordered: Bool {
        if let low, let best, low > best { return true }
        if let best, let high, best > high { return true }
        if let low, let high, low > high { return true }
        return false
    }

    var harms: [Harm] {
        let civilianHarm = Harm(kind: .killed, status: .civilian, count: civilianRange)
        guard violence != .oneSided else { return [civilianHarm] }
        let isArmed = violence == .stateBased || isCommunal == false
        return [civilianHarm, Harm(kind: .killed, status: isArmed ? .combatant : .unknown, count: sidesRange)]
    }

    private var civilianRange: CountRange {
        if violence == .oneSided {
            guard let low else { return CountRange(min: 0, max: high, best: best, unknownReports: 1) }
            return CountRange(min: low, max: high, best: best)
        }
        guard let civilians else { return .unknown }
        return CountRange(min: civilians, max: unknown.map { civilians + $0 })
    }

    private var sidesRange: CountRange {
        guard let deathsA, let deathsB else {
            return CountRange(min: (deathsA ?? 0) + (deathsB ?? 0), max: nil, unknownReports: 1)
        }
        return CountRange(exactly: deathsA + deathsB)
    }
}
