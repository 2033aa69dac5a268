import Interchange
import Protection
import Testing

private struct Events {
    var incidents: [Incident] = []
    var areas: [Area] = []
    var summary: ReadSummary

    init(_ source: some ByteSource, _ options: ImportOptions = ImportOptions()) throws {
        var incidents: [Incident] = []
        var areas: [Area] = []
        summary = try GEDReader.read(source, options: options) { event, _ in
            incidents.append(event)
        } emitArea: {
            areas.append($0)
        }
        (self.incidents, self.areas) = (incidents, areas)
    }

    subscript(id: String) -> Incident? { incidents.first { $0.origin.key == id } }

    func civilians(where isCounted: (Incident) -> Bool = { _ in true }) -> CountRange {
        incidents.filter(isCounted).compactMap { $0.harm(.killed, .civilian) }
            .reduce(.noneRecorded, +)
    }
}

@Suite struct GEDFilesTests {
    @Test(
        "Each country file of UCDP GED is read without a refused row",
        arguments: [
            ("ucdp_ged241_mali_events", 1939), ("ucdp_ged241_burkina_faso_events", 1504),
            ("ucdp_ged241_niger_events", 588), ("ucdp_ged241_cote_divoire_events", 360),
            ("ucdp_ged241_sudan_events_2018_2023", 795), ("ucdp_ged231_car_events_1991_2021", 1743),
        ])
    func everyRow(name: String, rows: Int) throws {
        let events = try Events(shared("data/\(name).csv"))
        #expect(events.summary.read == rows)
        #expect(events.summary.rejections == [])
        #expect(Set(events.incidents.map(\.origin.key)).count == rows)
        #expect(!events.areas.isEmpty)
    }

    @Test("Mali, July 2022 to June 2023: 630 to 1,137 civilians killed")
    func yearBeforeTheEnd() throws {
        let events = try Events(shared("data/ucdp_ged241_mali_events.csv"))
        let first = try #require(Day("2022-07-01"))
        let total = events.civilians { $0.start >= first }
        #expect(total.min == 630)
        #expect(total.max == 1137)
    }

    @Test("Moura is state-based and leaves 243 to 300 civilians dead, whose killer stays unknown")
    func moura() throws {
        let event = try #require(try Events(shared("data/ucdp_ged241_mali_events.csv"))["433697"])
        #expect(event.violence == .stateBased)
        #expect(event.harm(.killed, .civilian) == CountRange(min: 243, max: 300))
        #expect(event.harm(.killed, .combatant) == CountRange(exactly: 13))
        #expect(event.attribution.actor == nil)
        #expect(event.targetsCivilians == nil)
    }

    @Test("A one-sided event takes the published range, its best figure and side A as alleged actor")
    func oneSided() throws {
        let event = try #require(try Events(shared("data/ucdp_ged241_mali_events.csv"))["11865"])
        #expect(event.harm(.killed, .civilian) == CountRange(min: 0, max: 137, best: 0))
        #expect(event.attribution.actor == "Government of Mali")
        #expect(event.placePrecision.isUnplaced)
        #expect(!event.datePrecision.fitsMonth)
        #expect(event.sources == nil)
        #expect(event.flags.contains(.summaryEvent))
    }

    @Test("Rows published with low above high are kept in order and flagged")
    func reordered() throws {
        let events = try Events(shared("data/ucdp_ged241_mali_events.csv"))
        #expect(events.incidents.count { $0.flags.contains(.boundsReordered) } == 22)
        #expect(events["342834"]?.harm(.killed, .civilian) == CountRange(min: 2, max: 3, best: 3))
    }

    @Test("The dead of communal groups are people of unknown status, those of armed groups combatants")
    func communal() throws {
        let events = try Events(shared("data/ucdp_ged241_mali_events.csv"))
        let clash = try #require(
            events.incidents.first { $0.sideA == "Dogon" && $0.sideB == "Fulani" })
        #expect(clash.isCommunal == true)
        #expect(clash.harm(.killed, .unknown) != nil)
        #expect(clash.harm(.killed, .combatant) == nil)
        let rivals = try #require(events.incidents.first { $0.sideA == "IS" && $0.sideB == "JNIM" })
        #expect(rivals.isCommunal == false)
        #expect(rivals.harm(.killed, .unknown) == nil)
    }

    @Test("Fights between groups in Darfur, 2021–22: 25 to 892 civilians, and 372 dead of no known status beside them")
    func darfur() throws {
        let events = try Events(shared("data/ucdp_ged241_sudan_events_2018_2023.csv"))
        let clashes = events.incidents.filter {
            $0.violence == .nonState && $0.admin1.contains("Darfur") && (2021...2022).contains($0.start.parts.year)
        }
        func total(_ status: CivilianStatus) -> CountRange {
            clashes.compactMap { $0.harm(.killed, status) }.reduce(.noneRecorded, +)
        }
        #expect(total(.civilian) == CountRange(min: 25, max: 25 + 867))
        #expect(total(.unknown).min + total(.combatant).min == 372)
        #expect(total(.unknown).min > 300)
    }

    @Test("A reduced column set without country takes the country of the options")
    func reducedColumns() throws {
        var options = ImportOptions()
        options.country = "Central African Republic"
        let events = try Events(shared("data/ucdp_ged231_car_events_1991_2021.csv"), options)
        #expect(events.incidents.allSatisfy { $0.country == "Central African Republic" })
        #expect(events.incidents.contains { $0.isCommunal == true })
        #expect(events.summary.notes.isEmpty)
        #expect(try Events(shared("data/ucdp_ged231_car_events_1991_2021.csv")).summary.notes.count == 1)
    }

    @Test("Reading a file twice gives the same incidents")
    func stable() throws {
        let first = try Events(shared("data/ucdp_ged241_niger_events.csv"))
        let second = try Events(shared("data/ucdp_ged241_niger_events.csv"))
        #expect(first.incidents == second.incidents)
        #expect(first.areas == second.areas)
    }

    @Test("A table of place-years is refused with the columns it lacks")
    func placeYears() throws {
        let error = refusal { _ = try Events(shared("data/ucdp_ged201_place_years_africa_1995_2019.csv")) }
        guard case .missingColumns(.ged, let missing, let found, _) = error else {
            Issue.record("expected missing columns, got \(String(describing: error))")
            return
        }
        #expect(missing.contains("date_start"))
        #expect(found.contains("where_coordinates"))
    }
}
