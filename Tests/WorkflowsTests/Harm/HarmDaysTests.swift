import Access
import Database
import Protection
import Store
import TestSupport
import Testing
import Workflows

@Suite("Days that cannot be are refused")
struct HarmDaysTests {
    private let aline = AccountID("aline")

    private func details(_ start: String, _ end: String, _ precision: DatePrecision) throws -> TrackedIncident.Details {
        TrackedIncident.Details(
            start: try #require(Day(start)), end: try #require(Day(end)), datePrecision: precision, area: nil,
            placePrecision: .country, place: "Kouna")
    }

    private func open(_ office: Office, _ details: TrackedIncident.Details) async throws -> TrackedIncident {
        let report = try await office.report("report \(office.store.ids.next())")
        return try await TrackIncident(store: office.store).open(
            details, from: [TrackIncident.Taken(report: report, sourceType: .community, harms: [])], by: aline,
            at: Office.noon)
    }

    @Test("An incident does not lie ahead, at either end; one known to the month may end with the month")
    func ahead() async throws {
        let office = try await Office(.sqlite)
        let today = Office.noon.day
        for (start, end) in [("2999-01-01", "2999-01-01"), ("2023-01-01", "2999-01-01")] {
            await #expect(throws: Refusal.self) { try await open(office, try details(start, end, .day)) }
        }
        let later = today.advanced(by: 20).description
        await #expect(throws: Refusal.self) { try await open(office, try details("2023-01-01", later, .day)) }
        _ = try await open(office, try details("2023-01-01", later, .month))
        try await office.close()
    }

    @Test(
        "Nobody is harmed by an incident before it began, less what its date may be wrong by, or in days to come",
        arguments: [
            (DatePrecision.day, "2023-03-09", false), (.day, "2023-03-10", true), (.week, "2023-03-04", true),
            (.week, "2023-03-01", false), (.month, "2023-02-10", true), (.month, "1999-01-01", false),
            (.day, "2999-01-01", false),
        ])
    func before(precision: DatePrecision, day: String, isTaken: Bool) async throws {
        let office = try await Office(.sqlite)
        let incident = try await open(office, try details("2023-03-10", "2023-03-11", precision))
        let people = RecordPersons(store: office.store)
        let on = try #require(Day(day))
        func record() async throws {
            _ = try await people.record(
                .killed, on: on, from: nil, under: incident.id, by: aline, at: Office.noon)
        }
        if isTaken { try await record() } else { await #expect(throws: Refusal.self) { try await record() } }
        try await office.close()
    }
}
