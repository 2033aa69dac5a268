import Database
public import Protection
public import Store

/// Counts what the incidents hold, over distinct incidents only, as known at any moment.
public struct CountHarm: Sendable {
    private let store: Store

    public init(store: Store) {
        self.store = store
    }

    /// Which incidents count.
    public struct Selection: Sendable {
        public var areas: Set<AreaRef>?
        public var from: Day?
        public var until: Day?
        public var actor: String?
        /// Nothing below this step of the ladder that it happened; an incident nobody has graded is left out then.
        public var atLeast: Grade?

        public init(
            areas: Set<AreaRef>? = nil, from: Day? = nil, until: Day? = nil, actor: String? = nil, atLeast: Grade? = nil
        ) {
            self.areas = areas
            self.from = from
            self.until = until
            self.actor = actor
            self.atLeast = atLeast
        }
    }

    /// One line: an area (nil: unplaced), a month (nil: undated), an actor (nil: unknown).
    public struct Line: Hashable, Sendable {
        public struct Key: Hashable, Sendable {
            public let area: AreaRef?
            public let month: Month?
            public let actor: String?
        }

        public let key: Key
        public let incidents: Int
        /// Held harm by kind and status; a pair nobody speaks of is not there, which is unknown.
        public let harms: [Harm]
        /// How many of the incidents are contested.
        public let contested: Int
        /// The incidents behind it, by identity.
        public let ids: [String]
    }

    /// The table as known at a moment.
    public func callAsFunction(_ selection: Selection = Selection(), knownAt: Instant = .latest) async throws -> [Line]
    {
        try await store.facts.read { transaction in
            var groups: [Line.Key: (incidents: Int, harms: [HarmCell: CountRange], contested: Int, ids: [String])] = [:]
            for incident in try TrackedIncident.all(knownAt: knownAt, in: transaction)
            where incident.counts && selection.holds(incident) {
                guard let file = try HarmFile.load(incident.id, knownAt: knownAt, in: transaction) else { continue }
                let fact = file.fact
                let details = incident.details
                let key = Line.Key(
                    area: details.placePrecision.isUnplaced ? nil : details.area,
                    month: details.datePrecision.fitsMonth ? details.start.month : nil, actor: fact.attribution.actor)
                var group = groups[key] ?? (0, [:], 0, [])
                group.incidents += 1
                group.ids.append(incident.id)
                var isContested = false
                for harm in fact.harms {
                    group.harms[HarmCell(kind: harm.kind, status: harm.status), default: .noneRecorded] += harm.count
                    isContested = isContested || file.count(harm.kind, harm.status)?.isContested ?? false
                }
                if isContested { group.contested += 1 }
                groups[key] = group
            }
            return groups.map { key, group in
                Line(
                    key: key, incidents: group.incidents,
                    harms: group.harms.map { Harm(kind: $0.key.kind, status: $0.key.status, count: $0.value) }
                        .sorted { ($0.kind.rawValue, $0.status.rawValue) < ($1.kind.rawValue, $1.status.rawValue) },
                    contested: group.contested, ids: group.ids)
            }.sorted { $0.key.order < $1.key.order }
        }
    }

    private struct HarmCell: Hashable {
        let kind: HarmKind
        let status: CivilianStatus
    }
}

extension CountHarm.Selection {
    fileprivate func holds(_ incident: TrackedIncident) -> Bool {
        let details = incident.details
        if let areas, !(details.area.map(areas.contains) ?? false) { return false }
        if let from, details.end < from { return false }
        if let until, details.start > until { return false }
        if let actor, !details.attributions.contains(where: { $0.actor == actor }) { return false }
        if let atLeast, !(details.happened.map { $0 >= atLeast } ?? false) { return false }
        return true
    }
}

extension CountHarm.Line.Key {
    fileprivate var order: String {
        [area.map { $0.scheme + " " + $0.code } ?? "~", month?.description ?? "~", actor ?? "~"].joined(
            separator: "\u{1F}")
    }
}
