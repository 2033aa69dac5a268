import Access
import Database
import Protection
import Store
import TestSupport
import Testing
import TransparencyLog
import Workflows

@Suite("What an operation makes of the codes of casualty recording")
struct ChangeCodeTests {
    private let aline = AccountID("aline")
    private let fire = "incendiary"

    private func words(_ office: Office) async throws -> CasualtyWords {
        try await office.store.facts.read { try StoredCodes.words(in: $0) }
    }

    private func refusal(_ act: () async throws -> Void) async -> String? {
        do {
            try await act()
            return nil
        } catch { return Refusal(error).code }
    }

    @Test(
        "A code is added, named, moved and retired; every version stays, each is in the log", arguments: Engine.allCases
    )
    func course(engine: Engine) async throws {
        let office = try await Office(engine)
        let change = ChangeCode(store: office.store)
        let drone = "heavy_weapons.drone"
        try await change.add(
            "drone", to: .cause, countingAs: "heavy_weapons", french: "drone armé", english: "armed drone", by: aline,
            at: Office.later(1))
        let first = try await words(office)
        #expect(first.codes(.cause).prefix(2).map(\.code) == ["heavy_weapons", drone])
        #expect(first.offered(.cause).map(\.code).contains(drone))
        try await change(
            .cause, code: drone, .init(version: 1, french: "drone", english: "drone", place: 4), by: aline,
            at: Office.later(2))
        try await change(
            .cause, code: drone, .init(version: 2, french: "drone", english: "drone", isOffered: false), by: aline,
            at: Office.later(3))
        let last = try await words(office)
        #expect(last.codes(.cause).map(\.code).firstIndex(of: drone) == 3)
        #expect(!last.offered(.cause).map(\.code).contains(drone))
        #expect(last.entry(.cause, drone)?.label == Phrase(fr: "drone", en: "drone"))
        let then = try await office.store.facts.read { try StoredCodes.words(knownAt: Office.later(1), in: $0) }
        #expect(then.entry(.cause, drone)?.label.english == "armed drone")
        let history = try await office.store.facts.read { try StoredCodes.history(10, in: $0) }
        #expect(history.map(\.entry.version) == [3, 2, 1])
        let logged = try await office.store.facts.read { transaction in
            try LogTable.page(of: .init(object: LogObject(.setting)), count: 20, in: transaction)
        }.filter { $0.event.action == .settingChanged }
        #expect(logged.count == 3)
        try await office.close()
    }

    @Test("What was recorded under a retired code keeps it, and counts as the standard one", arguments: Engine.allCases)
    func kept(engine: Engine) async throws {
        let office = try await Office(engine)
        let change = ChangeCode(store: office.store)
        try await change.add(
            "drone", to: .cause, countingAs: "heavy_weapons", french: "drone", english: "drone", by: aline,
            at: Office.later(1))
        try await change.add(
            "pupil", to: .age, countingAs: "12-17", french: "élève", english: "pupil", by: aline, at: Office.later(1))
        let day = try #require(Day("2023-05-04"))
        let incident = try await TrackIncident(store: office.store).open(
            TrackedIncident.Details(
                start: day, end: day, datePrecision: .day, area: nil, placePrecision: .near, place: "Kouna",
                cause: try #require(CasualtyCode("heavy_weapons.drone"))),
            from: [TrackIncident.Taken(report: try await office.report("one"), sourceType: .community, harms: [])],
            by: aline,
            at: Office.later(2))
        _ = try await RecordPersons(store: office.store).record(
            .killed,
            codes: .init(sex: .init(.woman), age: try #require(CasualtyCode("12-17.pupil")), status: .init(.civilian)),
            from: nil, under: incident.id, by: aline, at: Office.later(3))
        try await change(
            .cause, code: "heavy_weapons.drone",
            .init(version: 1, french: "drone", english: "drone", isOffered: false), by: aline, at: Office.later(4))
        let dossier = try await office.store.facts.read { try IncidentDossier.load(incident.id, in: $0) }
        let held = try #require(dossier)
        #expect(held.file.incident.details.causeCode.text == "heavy_weapons.drone")
        #expect(held.file.incident.details.cause == .heavyWeapons)
        #expect(held.codes.label(held.file.incident.details.causeCode).english == "drone")
        #expect(held.file.persons.map(\.codes.age.text) == ["12-17.pupil"])
        #expect(held.file.roll.members().map(\.age) == [.from12])
        try await office.close()
    }

    @Test("A code that rules depend on is not retired, a name is taken once, and who comes second is told")
    func refused() async throws {
        let office = try await Office(.sqlite)
        let change = ChangeCode(store: office.store)
        func retire(_ list: CasualtyList, _ code: String) async -> String? {
            await refusal {
                try await change(
                    list, code: code, .init(version: 0, french: "x", english: "x", isOffered: false), by: aline,
                    at: Office.later(1))
            }
        }
        for (list, code) in [
            (CasualtyList.cause, "unknown"), (.cause, "other"), (.age, "60+"), (.age, "child"), (.sex, "woman"),
            (.status, "civilian"), (.status, "armed_forces"),
        ] {
            #expect(await retire(list, code) == "code_is_held", "\(code)")
        }
        #expect(await retire(.cause, fire) == nil)
        // Made from the version before.
        #expect(await retire(.cause, fire) == "changed_meanwhile")
        func add(_ name: String, _ standard: String = "accident") async -> String? {
            await refusal {
                try await change.add(
                    name, to: .cause, countingAs: standard, french: "x", english: "x", by: aline, at: Office.later(2))
            }
        }
        #expect(await add("road") == nil)
        #expect(await add("road") == "code_is_taken")
        for name in ["Piste", "", "a b"] { #expect(await add(name) == "code_malformed", "\(name)") }
        // Under unknown nothing is finer.
        for standard in ["unknown", "none"] { #expect(await add("x", standard) == "not_found", "\(standard)") }
        try await office.close()
    }
}
