import Interchange
import Protection
import Testing

@Suite struct TableReadersTests {
    @Test("The regional populations of 2022 take their year from the name of the file")
    func regions() throws {
        var people: [Population] = []
        let options = ImportOptions(scheme: "COD-AB 2017", fileName: "mali_adm1_population_2022.csv")
        let summary = try PopulationReader.read(shared("data/mali_adm1_population_2022.csv"), options: options) {
            record, _ in people.append(record)
        }
        #expect(summary.rejections == [])
        #expect(people.count == 9)
        let bamako = people.first { $0.area.code == "ML09" }
        #expect(bamako?.persons == 2_231_344 && bamako?.year == 2022)
        #expect(
            refusal {
                _ = try PopulationReader.read(
                    shared("data/mali_adm1_population_2022.csv"), options: ImportOptions(scheme: "S")
                ) { _, _ in }
            } == .missingOption(.year))
    }

    @Test("A list of areas gives the populations it has and skips the areas without one")
    func areasWithPopulation() throws {
        var people: [Population] = []
        let summary = try PopulationReader.read(shared("facts/mali_admin.csv")) { record, _ in
            people.append(record)
        }
        #expect(summary.rejections == [])
        #expect(people.count == 36 && summary.skipped == 47)
        #expect(people.contains { $0.area == AreaRef(scheme: "COD-AB 2021", code: "ML10") && $0.persons == 318_876 })
        #expect(people.contains { $0.area.code == "Taoudenni" })
    }

    @Test("The 13 sites of MINUSMA come with approximate points and the days they closed")
    func sites() throws {
        var sites: [Site] = []
        let options = ImportOptions(scheme: "COD-AB 2021", fileName: "minusma_sites.csv")
        let summary = try SiteReader.read(shared("facts/minusma_sites.csv"), options: options) { record, _ in
            sites.append(record)
        }
        #expect(summary.rejections == [] && sites.count == 13)
        #expect(sites.allSatisfy { $0.mission == "MINUSMA" && $0.isApproximate && $0.coordinate != nil })
        let ber = try #require(sites.first { $0.code == "BER" })
        #expect(ber.closedOn == Day("2023-08-17"))
        #expect(ber.strength == CountRange(min: 0, max: nil, best: 200))
        #expect(ber.hub == "TIM" && ber.kilometresToHub == 57)
        #expect(sites.first { $0.code == "MEN" }?.area == AreaRef(scheme: "COD-AB 2021", code: "ML1001"))
        #expect(sites.first { $0.code == "MEN" }?.strength == nil)
    }

    @Test("Geo-PKO snapshots are kept by month; base-years join the rows of one base into a range")
    func presence() throws {
        var snapshots: [Presence] = []
        var years: [Presence] = []
        let first = try PresenceReader.read(shared("data/geopko_v21_base_snapshots_1994_2020.csv")) { record, _ in
            snapshots.append(record)
        }
        let second = try PresenceReader.read(shared("data/geopko_v23_base_years_1994_2024.csv")) { record, _ in
            years.append(record)
        }
        #expect(first.rejections == [] && snapshots.count == 15_882)
        #expect(snapshots.allSatisfy { $0.month != nil })
        #expect(second.rejections == [] && second.read == 7_730)
        #expect(years.count + second.merged == 7_730)
        #expect(Set(years).count == years.count)
        let aguelhok = years.first { $0.place == "Aguelhok" && $0.year == 2023 }
        #expect(aguelhok?.troops == CountRange(min: 520, max: 1000, best: 760))
        #expect(aguelhok?.month == nil)
    }

    @Test("The 26 tasks of the mandate carry their successors and weight; standings are told by their level")
    func tasks() throws {
        var tasks: [TaskRecord] = []
        let summary = try TaskReader.read(shared("facts/mandate_tasks.csv")) { record, _ in tasks.append(record) }
        #expect(summary.rejections == [] && tasks.count == 26)
        guard case .task(let first) = try #require(tasks.first) else { return }
        #expect(first.code == "T01" && first.weight == 3 && first.successors.count == 5)
        var standings: [TaskRecord] = []
        let second = try TaskReader.read(
            MemoryBytes(
                "task,site,successor,level,on,evidence\nT01,GAO,FAMa,2,2023-06-30,\nT01,GAO,FAMa,7,2023-06-30,\n")
        ) { record, _ in standings.append(record) }
        #expect(second.rejections.map(\.column) == ["level"])
        guard case .standing(let standing) = try #require(standings.first) else { return }
        #expect(standing.level == .agreedInWriting)
    }

    @Test("Roads, actors, indicators and coverage are read by the columns of the contract")
    func contracts() throws {
        var route: Route?
        _ = try RouteReader.read(
            MemoryBytes(
                "from,to,km,transit_weeks,out_cap,pool,escort_group,valid_from\nBER,TIM,57,1,40,N,E1,2023-07-01\n")
        ) { record, _ in route = record }
        #expect(route?.kilometres == 57 && route?.validFrom == Day("2023-07-01"))
        var actor: ActorProfile?
        _ = try ActorReader.read(MemoryBytes("code,name,kind,aliases\nFAMA,Armée,state_force,FAMa; Mali army\n")) {
            record, _ in actor = record
        }
        #expect(actor?.kind == .stateForce && actor?.aliases == ["FAMa", "Mali army"])
        var values: [IndicatorValue] = []
        let options = ImportOptions(scheme: "COD-AB 2021")
        let summary = try IndicatorReader.read(
            MemoryBytes(
                "indicator,area,month,min,max,source\nB17,ML07,2023-06,30,,UN\nB17,ML07,2023-Q1,1,2,UN\n"
                    + "B17,ML07,2023-05,3,2,UN\nB17,ML07,2023-13,3,4,UN\nB18,ML07,2023-06,,,UN\n"), options: options
        ) { record, _ in values.append(record) }
        #expect(values.map(\.value.max) == [nil, 2])
        #expect(values.last?.month == Month(year: 2023, month: 3))
        #expect(summary.rejections.map(\.reason) == [.boundsCrossed, .notAMonth] && summary.skipped == 1)
        var share: Double?
        _ = try CoverageReader.read(MemoryBytes("area,month,expected,received\nML07,2023-06,20,9\n"), options: options)
        {
            record, _ in share = record.share
        }
        #expect(share == 0.45)
    }

    @Test("A misspelt column is answered with its nearest name")
    func nearest() {
        let error = refusal {
            _ = try CoverageReader.read(
                MemoryBytes("area,month,expcted,received\n"), options: ImportOptions(scheme: "S")
            ) { _, _ in }
        }
        #expect(error?.english.contains("“expcted” for “expected”") == true)
        #expect(error?.french.contains("« expcted »") == true)
    }
}
