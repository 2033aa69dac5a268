public import Access
import Database
public import Protection
public import Store
import TransparencyLog

/// Says in which area a report lies that nobody could place by machine: a new version of what was understood. Its alert
/// lies there from then on, before those who stand watch over the area.
public struct PlaceReport: Sendable {
    private let store: Store
    private let names: AreaNames

    public init(store: Store, names: AreaNames) {
        self.store = store
        self.names = names
    }

    /// - Parameter version: The reading that whoever places it has seen.
    /// - Throws: `Refusal` where somebody else was first, or where no such area is known.
    public func callAsFunction(
        _ report: String, version: Int, in area: AreaRef, by account: AccountID, at now: Instant
    ) async throws {
        let known = try await names.known()
        // A whole country is no place.
        guard let level = known.levels[area], level > 0 else { throw Refusal.noSuchArea }
        let areas = known.nesting.chain(of: area)
        let precision: PlacePrecision = level > 1 ? .admin2 : .admin1
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            guard let held = try StoredReading.current(of: report, in: transaction), held.version == version else {
                throw Refusal.changedMeanwhile
            }
            let placed = held.placed(
                in: area, precision, version: version + 1, by: account.rawValue, at: max(now, held.readAt))
            try placed.insert(in: transaction)
            var events = [LogEvent(.changed, .report, report, by: account, at: now, reason: .correction)]
            if let alert = try StoredAlert.of(report: report, in: transaction) {
                try StoredAlert.correct(
                    alert.id, category: alert.category, isUrgent: alert.isUrgent, areas: areas, at: now,
                    in: transaction)
                events.append(LogEvent(.changed, .alert, alert.id, by: account, at: now, reason: .correction))
            }
            try LogWriter.append(events, in: transaction)
        }
    }
}

extension Refusal {
    static let noSuchArea = Refusal(
        .areaUnknown,
        message: Phrase(fr: "Cette zone n’est pas connue.", en: "That area is not known."), place: "area",
        remedy: Phrase(fr: "Choisissez-la dans la liste.", en: "Choose it out of the list."))
}
