import Database
import Protection
import Store
import StorePostgres
import TestSupport

/// Stores of either engine for one test.
enum TestStore {
    static func make(_ engine: Engine, in folder: TemporaryFolder) async throws -> Store {
        switch engine {
        case .sqlite: try await Store.create(at: try StoreLocation(folder.path + "/store"), now: .now)
        case .postgres:
            try await Store.create(
                at: try StoreLocation(try PostgresCluster.running().makeDatabase().connectionString),
                files: folder.path + "/shared", now: .now)
        }
    }
}

/// Values a test needs and does not care about.
enum Sample {
    static func incident(key: String, killed: Int) -> Incident? {
        guard let day = Day("2023-04-10") else { return nil }
        return Incident(
            origin: Incident.Origin(dataset: "UCDP GED", key: key), start: day, end: day, datePrecision: .day,
            violence: .oneSided, targetsCivilians: true, isCommunal: false,
            coordinate: Coordinate(latitude: 15.92, longitude: 2.40), placePrecision: .exact, placeName: "Menaka town",
            country: "Mali", admin1: "Gao region", admin2: "Menaka cercle", sideA: "IS", sideB: "Civilians",
            harms: [Harm(kind: .killed, status: .civilian, count: CountRange(exactly: killed))],
            attribution: Attribution(actor: "IS"), sources: 1, flags: [])
    }
}
