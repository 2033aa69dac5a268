import Demonstration
import Foundation
import Protection
import Testing

@Suite("The demonstration: Mali as known on 30 June 2023")
struct DemonstrationTests {
    @Test("every table reads whole: areas, sites, tasks, figures, events")
    func tablesAreWhole() {
        #expect(MaliAreas.areas2017.filter { $0.level == 1 }.count == 9)
        #expect(MaliAreas.areas2017.filter { $0.level == 2 && $0.outline != nil }.count == 50)
        #expect(MaliAreas.areas2021.filter { $0.level == 1 }.count == 10)
        #expect(MaliAreas.areas2021.filter { $0.level == 2 }.count == 53)
        #expect(MaliAreas.regions2023.count == 20)
        #expect(MaliSites.all.count == 13)
        #expect(MandateTasks.all.count == 26)
        #expect(PublishedHarm.mali.count == 58)
        #expect(MaliHindsight.closings.count == 13)
        #expect(MaliHindsight.departures.count == 13)
        #expect(MaliHarm.incidents().reduce(0) { $0 + $1.events } == MaliHarm.events)
        #expect(DocumentedIncident.all.count == 19)
        #expect(DocumentedIncident.all.reduce(0) { $0 + $1.accounts.count } == 28)
        #expect(Set(MaliHarm.incidents().map(\.origin)).count == MaliHarm.incidents().count)
    }

    @Test("July 2022 to June 2023 counts 630 to 1,137 civilians killed in 329 events")
    func lastTwelveMonths() throws {
        let from = try #require(Day("2022-07-01"))
        let rows = MaliHarm.incidents().filter { $0.start >= from }
        let told = DocumentedIncident.all.filter { $0.start >= from }
        let killed = (rows.compactMap { $0.harm(.killed, .civilian) } + told.compactMap(\.codedByGED))
            .reduce(.noneRecorded, +)
        #expect(killed.min == 630)
        #expect(killed.max == 1_137)
        #expect(rows.reduce(told.count) { $0 + $1.events } == 329)
    }

    @Test("nothing in the tables lies after the day of the view, and no site carries the day it closed")
    func nothingLater() {
        #expect(MaliHarm.incidents().allSatisfy { $0.end <= Mali.asKnown })
        #expect(MaliSites.all.allSatisfy { $0.closedOn == nil })
        #expect(PublishedHarm.mali.allSatisfy { $0.to <= Mali.asKnown })
        #expect(MaliAssumptions.indicators.allSatisfy { $0.month <= Mali.lastMonth })
        #expect(MaliAssumptions.coverage().allSatisfy { $0.month <= Mali.lastMonth })
        #expect(MaliHindsight.closings.compactMap(\.drawnOn).allSatisfy { $0 > Mali.asKnown })
    }

    @Test("Moura is told by four accounts: no civilian, 300, at least 500, and 243 to 300 killed")
    func moura() throws {
        let moura = try #require(DocumentedIncident.all.first { $0.key == "moura" })
        #expect(moura.area == MaliAreas.ref("ML0503") && moura.start.month == Month("2022-03"))
        let told = moura.accounts.map { $0.harms.first { $0.kind == .killed && $0.status == .civilian }?.count }
        #expect(told.map { $0?.min } == [nil, 300, 500, 243])
        #expect(told[2]?.max == nil)
        // Of the first two no source at hand gives the day.
        #expect(moura.accounts.map(\.day) == [nil, nil, Day("2023-05-12"), nil])
        #expect(
            moura.accounts.prefix(2).allSatisfy { $0.month == Month("2022-04") && $0.knownFrom == Day("2022-04-30") })
        #expect(Set(moura.accounts.flatMap(\.actors).map(\.name)).count == 2)
    }

    @Test("every account has its words in both languages and a public address, and none is later than the view")
    func sources() {
        for incident in DocumentedIncident.all {
            #expect(!incident.accounts.isEmpty && incident.end <= Mali.asKnown, "\(incident.key)")
            for account in incident.accounts {
                let parts = account.words.components(separatedBy: " · ")
                #expect(parts.count == 3 && parts.allSatisfy { !$0.isEmpty }, "\(account.words)")
                #expect(parts.last?.hasPrefix("http") == true)
                #expect(account.knownFrom <= Mali.asKnown && account.knownFrom > incident.start)
                #expect(account.month != nil || account.sourceType == .dataset)
                #expect(!account.harms.isEmpty)
            }
        }
    }

    @Test("what is invented says so in its place and in every account, and names nobody")
    func invented() {
        for incident in InventedIncident.all {
            #expect(incident.place.contains("inventé") && incident.place.contains("invented"))
            #expect(incident.accounts.allSatisfy { $0.words.hasPrefix("Exemple inventé") })
            #expect(incident.accounts.compactMap(\.actor).allSatisfy { $0.contains("inventé · invented") })
        }
        #expect(Set(InventedIncident.all.first?.accounts.compactMap(\.actor) ?? []).count == 2)
    }

    @Test("the dead of communal clashes are of unknown status and never added to civilians")
    func communalClashes() {
        let clashes = MaliHarm.incidents().filter { $0.isCommunal == true }
        #expect(clashes.count == 29)
        #expect(clashes.allSatisfy { $0.events == 1 && $0.harm(.killed, .unknown) != nil })
    }

    @Test("what has no place or no month is kept")
    func unplaced() {
        let rows = MaliHarm.incidents()
        #expect(rows.contains { $0.area == nil && $0.placePrecision.isUnplaced })
        #expect(rows.contains { $0.placePrecision == .admin1 && $0.admin2.isEmpty })
        #expect(rows.filter { !$0.datePrecision.fitsMonth }.reduce(0) { $0 + $1.events } == 11)
    }

    @Test("chief towns lie in their own outline, and only there, borders apart")
    func outlines() {
        let cercles = MaliAreas.areas2017.filter { $0.level == 2 }
        let towns = cercles.compactMap { area in area.point.map { (area, $0) } }
        let right = towns.filter { $0.0.outline?.contains($0.1) == true }
        #expect(Double(right.count) / Double(towns.count) > 0.9)
        for (_, town) in towns { #expect(cercles.filter { $0.outline?.contains(town) == true }.count <= 1) }
        #expect(MaliAreas.neighbours[MaliAreas.ref("ML0901")] == [MaliAreas.ref("ML0204")])
    }

    @Test("Ménaka of 2017 is the region ML10 of 2021")
    func crosswalk() {
        let menaka = AreaRef(scheme: MaliAreas.scheme2017, code: "ML0704")
        let region = AreaRef(scheme: MaliAreas.scheme2021, code: "ML10")
        #expect(MaliAreas.crosswalks.contains(Crosswalk(from: menaka, to: region, share: 1)))
        #expect(MaliAreas.crosswalks.contains(Crosswalk(from: region, to: menaka, share: 1)))
        #expect(MaliAreas.populations.contains { $0.area == menaka && $0.persons == 318_876 })
    }

    @Test("assumed strengths sum to the 12,947 in uniform, containers to 5,500, and every site has a way out")
    func planning() {
        let planning = MaliAssumptions.planning
        #expect(planning.sites.count == 13)
        #expect(planning.sites.reduce(0) { $0 + $1.troops } == MaliDrawdown.uniformed)
        #expect(planning.sites.reduce(0) { $0 + $1.containers } == 5_500)
        #expect(Set(planning.routes.map(\.from)) == Set(MaliSites.all.map(\.code)))
        #expect(
            planning.routes.allSatisfy { planning.pools[$0.pool] != nil && planning.escorts[$0.escortGroup] != nil })
        #expect(planning.handovers.allSatisfy { planning.successorCapacity[$0.successor] != nil })
        let tasks = Set(MandateTasks.all.map(\.code))
        #expect(planning.handovers.allSatisfy { tasks.contains($0.task) })
        #expect(planning.stated.allSatisfy { !$0.reason.french.isEmpty && !$0.reason.english.isEmpty })
    }

    @Test("every side named in the harm table belongs to an actor", arguments: [ViolenceType.oneSided])
    func actors(violence: ViolenceType) {
        let names = Set(MaliActors.all.flatMap { [$0.name] + $0.aliases })
        for actor in Set(MaliHarm.incidents().filter { $0.violence == violence }.compactMap(\.attribution.actor)) {
            let parts = actor.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            #expect(parts.allSatisfy(names.contains), "\(actor)")
        }
    }

    @Test("coverage follows presence: Ménaka 85, Douentza 65, Koro beside it 50, Kayes 30 per cent")
    func coverage() {
        #expect(MaliAssumptions.coverageShare(of: MaliAreas.ref("ML0704")) == 0.85)
        #expect(MaliAssumptions.coverageShare(of: MaliAreas.ref("ML0504")) == 0.65)
        #expect(MaliAssumptions.coverageShare(of: MaliAreas.ref("ML0505")) == 0.50)
        #expect(MaliAssumptions.coverageShare(of: MaliAreas.ref("ML0103")) == 0.30)
    }
}

extension DocumentedIncident {
    /// Civilians killed as the data set has them; nil where it speaks of none.
    var codedByGED: CountRange? {
        accounts.first { $0.sourceType == .dataset }?.harms.first { $0.kind == .killed && $0.status == .civilian }?
            .count
    }
}
