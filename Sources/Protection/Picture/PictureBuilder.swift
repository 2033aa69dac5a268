/// Gathers incidents, one at a time, into a `Picture`.
///
/// The order of addition is the incident's number in every answer the picture gives, so the caller keeps its own
/// list of identifiers in that order.
public struct PictureBuilder: Sendable {
    public let placement: Placement
    public let at: Day
    private var entries: [PictureEntry] = []
    private var otherHarms: [OtherHarm] = []
    /// The kinds of harm each dataset has a word on somewhere.
    private var kinds: [String: Set<HarmKind>] = [:]
    private var actors: [String?: UInt16] = [nil: 0]
    private var actorNames: [String?] = [nil]

    /// A picture of the areas of `placement` as seen on the day `at`.
    public init(placement: Placement, at: Day) {
        self.placement = placement
        self.at = at
    }

    /// Makes room, where the number of incidents is known beforehand.
    public mutating func reserve(_ count: Int) { entries.reserveCapacity(count) }

    /// Adds one incident and returns its number: 0, 1, 2 … in order of addition.
    @discardableResult
    public mutating func add(_ incident: Incident) -> Int {
        let position = entries.count
        let civilians = incident.harm(.killed, .civilian)
        entries.append(
            PictureEntry(
                row: row(of: placement.place(of: incident)), month: Int32(clamping: incident.start.month.index),
                civilians: PackedCount(civilians),
                largest: PackedCount(incident.largestEvent ?? civilians),
                others: PackedCount(incident.harm(.killed, .combatant)),
                statusUnknown: PackedCount(incident.harm(.killed, .unknown)),
                best: civilians?.best.map { UInt32(clamping: $0) } ?? .max,
                events: UInt32(clamping: max(1, incident.events)), actor: number(ofActor: incident.attribution.actor),
                violence: UInt8(incident.violence.rawValue),
                traits: traits(of: incident)))
        kinds[incident.origin.dataset, default: []].formUnion(incident.harms.lazy.map(\.kind))
        for harm in incident.harms where harm.kind != .killed {
            otherHarms.append(OtherHarm(incident: UInt32(clamping: position), harm: harm))
        }
        return position
    }

    /// The picture. `recordsFrom` is the first month the sources cover; by default the month of the oldest incident.
    public func picture(recordsFrom: Month? = nil, coverage: CoverageTable = CoverageTable([])) -> Picture {
        Picture(
            placement: placement, at: at, recordsFrom: recordsFrom, entries: entries, otherHarms: otherHarms,
            kinds: Array(kinds.values),
            actorNames: actorNames, coverage: coverage)
    }

    private func row(of place: Place) -> Int32 {
        switch place {
        case .area(let index): Int32(index)
        case .wider(let index): Int32(placement.areas.count + index)
        case .unplaced: Int32(placement.areas.count + placement.wider.count)
        }
    }

    private mutating func number(ofActor name: String?) -> UInt16 {
        if let known = actors[name] { return known }
        // Past 65,535 distinct names the rest are counted as unknown rather than as someone else.
        guard actorNames.count < Int(UInt16.max) else { return 0 }
        let number = UInt16(actorNames.count)
        actorNames.append(name)
        actors[name] = number
        return number
    }

    private func traits(of incident: Incident) -> PictureEntry.Traits {
        var traits: PictureEntry.Traits = []
        switch incident.targetsCivilians {
        case true?: traits.insert(.targetsCivilians)
        case nil: traits.insert(.targetUnknown)
        case false?: break
        }
        if incident.isCommunal == true { traits.insert(.communal) }
        if incident.isCommunal == nil, incident.violence == .nonState { traits.insert(.communalUnknown) }
        if let grade = incident.attribution.grade, grade.step <= 1 { traits.insert(.weakAttribution) }
        if incident.start > at {
            traits.insert(.later)
        } else if incident.end > at {
            traits.insert(.overrunning)
        } else if !incident.datePrecision.fitsMonth {
            traits.insert(.yearOnly)
        }
        return traits
    }
}

/// Harm other than deaths, kept beside the entries since most sources give none.
struct OtherHarm: Sendable {
    let incident: UInt32
    let harm: Harm
}
