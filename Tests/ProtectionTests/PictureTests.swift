import Protection
import SeededSupport
import Testing

@Suite("The picture")
struct PictureTests {
    private let quarter = month("2023-04")...month("2023-06")

    @Test("Unplaced deaths stay in sight: every incident is in exactly one row")
    func unplacedInSight() {
        var scene = Scene()
        scene.incidents = [
            killing("2023-04-02", 3...5), killing("2023-05-02", 2...2, precision: .admin1),
            killing("2023-06-02", 7...9, precision: .country), killing("2023-06-03", 1...1, east: 1.5),
        ]
        let picture = scene.picture
        let minima = picture.rows.map { picture.tally(in: $0, months: quarter).civilians.min }
        #expect(minima == [3, 1, 2, 7])
        #expect(picture.rows.last == .unplaced)
        #expect(picture.rows[2] == .onlyWithin(Scene.region))
    }

    @Test("A window that runs past the day of the view stands apart from every month")
    func overrunning() {
        var scene = Scene()
        scene.incidents = [killing("2023-06-01", 0...145, precision: .country, until: "2023-12-31")]
        let picture = scene.picture
        #expect(picture.tally(in: .unplaced, months: quarter) == .empty)
        let apart = picture.standingApart(in: .unplaced, dating: .overrunning)
        #expect(apart.tally.civilians == CountRange(min: 0, max: 145))
        #expect(apart.incidents == [0])
    }

    @Test("What is dated to the year counts in no month and is kept for its year")
    func undated() {
        var scene = Scene()
        scene.incidents = [killing("2023-01-01", 4...4, until: "2023-05-31", dating: .year)]
        let picture = scene.picture
        #expect(picture.tally(in: .area(Scene.a), months: month("2023-01")...month("2023-06")).events == 0)
        #expect(picture.standingApart(in: .area(Scene.a), dating: .yearOnly, year: 2023).tally.civilians.min == 4)
        #expect(picture.standingApart(in: .area(Scene.a), dating: .yearOnly, year: 2022).tally.events == 0)
    }

    @Test("Nothing later than the day of the view is seen")
    func later() {
        var scene = Scene()
        scene.incidents = [killing("2023-07-01", 30...30)]
        let picture = scene.picture
        #expect(picture.tally(in: .area(Scene.a), months: month("2023-01")...month("2023-12")) == .empty)
        #expect(picture.dating(of: 0) == .later)
    }

    @Test("People of unknown status are a column of their own, never added to civilians")
    func unknownStatus() {
        var scene = Scene()
        scene.incidents = [killing("2023-05-01", 0...0, violence: .nonState, communal: true, unknownStatus: 40)]
        let tally = scene.picture.tally(in: .area(Scene.a), months: quarter)
        #expect(tally.civilians == CountRange(min: 0, max: 0))
        #expect(tally.statusUnknown?.min == 40)
    }

    @Test("Any figure opens to the incidents beneath it, and their sum is the figure")
    func evidence() {
        var scene = Scene()
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<500 {
            let low = Int.random(in: 0...20, using: &generator)
            scene.incidents.append(
                killing(
                    "2023-0\(Int.random(in: 1...6, using: &generator))-10", low...(low + 3),
                    east: Bool.random(using: &generator) ? 0.5 : 1.5, actor: Bool.random(using: &generator) ? "IS" : nil
                ))
        }
        let picture = scene.picture
        for row in picture.rows {
            let tally = picture.tally(in: row, months: quarter)
            let beneath = picture.incidents(in: row, months: quarter)
            #expect(beneath.count == tally.events)
            #expect(
                beneath.reduce(0) { $0 + (scene.incidents[$1].harm(.killed, .civilian)?.min ?? 0) }
                    == tally.civilians.min)
            #expect(
                picture.byActor(in: row, months: quarter).values.reduce(.empty, +).civilians.min == tally.civilians.min)
            #expect(picture.series(in: row, months: quarter).reduce(.empty, +).civilians == tally.civilians)
        }
        let unknown = IncidentFilter(actors: [nil])
        #expect(
            picture.incidents(in: .area(Scene.a), months: quarter, where: unknown)
                .allSatisfy { scene.incidents[$0].attribution.actor == nil })
    }

    @Test("A best figure is carried through a sum while every source gave one")
    func best() {
        var scene = Scene()
        func incident(_ date: String, _ count: CountRange) -> Incident {
            let plain = killing(date, 0...0)
            return Incident(
                origin: plain.origin, start: plain.start, end: plain.end, datePrecision: .day, violence: .oneSided,
                targetsCivilians: true, isCommunal: nil, coordinate: plain.coordinate, placePrecision: .exact,
                placeName: "", country: "", admin1: "", admin2: "", sideA: "", sideB: "",
                harms: [Harm(kind: .killed, status: .civilian, count: count)], attribution: .unknown, sources: nil,
                flags: [])
        }
        scene.incidents = [
            incident("2023-05-01", CountRange(min: 1, max: 5, best: 3)), incident("2023-05-02", CountRange(exactly: 2)),
        ]
        #expect(scene.picture.tally(in: .area(Scene.a), months: quarter).civilians.best == 5)
        scene.incidents.append(incident("2023-05-03", CountRange(min: 1, max: 5)))
        #expect(scene.picture.tally(in: .area(Scene.a), months: quarter).civilians.best == nil)
    }

    @Test("Harm no source speaks of is unknown, not zero")
    func injured() {
        var scene = Scene()
        scene.incidents = [killing("2023-05-01", 2...2)]
        #expect(scene.picture.harm(.injured, in: .area(Scene.a), months: quarter) == nil)
    }

    @Test("Where one dataset counts the injured and another never does, no record of them is unknown, not zero")
    func silence() {
        func attack(_ dataset: String, _ harms: [Harm]) -> Incident {
            let plain = killing("2023-05-01", 2...2)
            return Incident(
                origin: Incident.Origin(dataset: dataset, key: "\(harms.count)"), start: plain.start, end: plain.end,
                datePrecision: .day, violence: .oneSided, targetsCivilians: true, isCommunal: nil,
                coordinate: plain.coordinate, placePrecision: .exact, placeName: "", country: "", admin1: "",
                admin2: "", sideA: "", sideB: "", harms: harms, attribution: .unknown, sources: nil, flags: [])
        }
        let killed = Harm(kind: .killed, status: .civilian, count: CountRange(exactly: 2))
        let injured = Harm(kind: .injured, status: .civilian, count: CountRange(exactly: 5))
        let before = month("2023-01")...month("2023-03")
        var scene = Scene()
        scene.incidents = [attack("ours", [killed, injured])]
        #expect(scene.picture.harm(.injured, in: .area(Scene.a), months: before) == .noneRecorded)
        scene.incidents.append(attack("deaths alone", [killed]))
        #expect(scene.picture.harm(.injured, in: .area(Scene.a), months: before)?.isUnknown == true)
        #expect(scene.picture.harm(.injured, in: .area(Scene.a), months: quarter)?.min == 5)
        #expect(scene.picture.harm(.injured, in: .area(Scene.a), months: quarter)?.max == nil)
    }

    @Test("Deaths of unknown status that no source speaks of are unknown, not zero")
    func statusUnsaid() {
        var scene = Scene()
        #expect(scene.picture.tally(in: .area(Scene.a), months: quarter).statusUnknown == .noneRecorded)
        scene.incidents = [killing("2023-05-01", 2...2, unknownStatus: nil)]
        #expect(scene.picture.tally(in: .area(Scene.a), months: quarter).statusUnknown == nil)
    }

    @Test("A later revision changes the picture made after it, not the one made before")
    func revision() {
        var asKnownThen = Scene()
        var asKnownNow = Scene()
        asKnownThen.incidents = [killing("2023-05-01", 3...20)]
        asKnownNow.incidents = [killing("2023-05-01", 12...14)]
        #expect(asKnownThen.picture.largest(in: .area(Scene.a), months: quarter)?.civilians.min == 3)
        #expect(asKnownNow.picture.largest(in: .area(Scene.a), months: quarter)?.civilians.min == 12)
        #expect(asKnownThen.assess(indicator()).state != asKnownNow.assess(indicator()).state)
    }

    @Test("A month without a record leaves the coverage of its quarter unknown")
    func coverage() {
        let two = ["2023-04", "2023-05"].map { Coverage(area: Scene.a, month: month($0), expected: 10, received: 10) }
        #expect(CoverageTable(two).share(of: Scene.a, in: quarter) == nil)
        let over = Coverage(area: Scene.a, month: month("2023-06"), expected: 10, received: 0)
        let more = Coverage(area: Scene.a, month: month("2023-05"), expected: 10, received: 30)
        #expect(CoverageTable([two[0], more, over]).share(of: Scene.a, in: quarter) == 20.0 / 30)
    }
}
