import Collection
import Database
import Protection
import Store
import Testing
import Workflows

@Suite("Lists of reports")
struct ReportListTests {
    private static let one = AreaRef(scheme: "S", code: "1")
    private static let two = AreaRef(scheme: "S", code: "2")

    private static func scene(_ engine: Engine) async throws -> IntakeScene {
        let scene = try await IntakeScene(engine)
        for number in 0..<12 {
            let key = try #require(Report.ID("uuid:\(number)"))
            let answers = ReportAnswers([
                .init("alert_type", number % 3 == 0 ? "threat" : "attack"),
                .init("place", number % 4 == 0 ? "Kouna Bélé" : "Diabaly"),
            ])
            _ = try await scene.intake.receive(
                IncomingReport(
                    answers: answers, key: key, channel: .api, form: Report.Form(id: "community_alert"),
                    purpose: number == 11 ? .training : .live, areas: [number % 2 == 0 ? one : two]),
                at: IntakeScene.noon)
        }
        try await scene.intake.readAll(at: IntakeScene.noon)
        return scene
    }

    private static func keys(
        _ list: ReportList, _ scene: IntakeScene, count: Int = 50, before: String? = nil
    ) async throws -> [String] {
        try await scene.store.facts.read { try list.page(count, before: before, in: $0).map(\.report.key.text) }
    }

    @Test("Newest first, page by page, and the count is that of the whole list", arguments: Engine.allCases)
    func pages(_ engine: Engine) async throws {
        let scene = try await Self.scene(engine)
        let list = ReportList()
        let all = try await Self.keys(list, scene)
        #expect(all == (0..<11).reversed().map { "uuid:\($0)" })
        let (first, count) = try await scene.store.facts.read { transaction in
            (try list.page(4, before: nil, in: transaction), try list.count(in: transaction))
        }
        #expect(count.number == 11 && !count.isAtLeast)
        #expect(try await Self.keys(list, scene, count: 4, before: first.last?.report.id) == Array(all[4..<8]))
    }

    @Test("By area, by what happened, by the words of a place: page and count agree", arguments: Engine.allCases)
    func filters(_ engine: Engine) async throws {
        let scene = try await Self.scene(engine)
        let words = try PlaceWords(lookingFor: "kouna BELE").codes(scene.intake.sealing)
        for list in [
            ReportList(areas: [Self.one]), ReportList(areas: [Self.one, Self.two], category: .threat),
            ReportList(kind: .alert), ReportList(kind: .incident), ReportList(words: words),
            ReportList(areas: [Self.two], words: words), ReportList(standing: .training), ReportList(areas: []),
        ] {
            let found = try await Self.keys(list, scene)
            let count = try await scene.store.facts.read { try list.count(in: $0).number }
            #expect(found.count == count)
        }
        #expect(try await Self.keys(ReportList(words: words), scene) == ["uuid:8", "uuid:4", "uuid:0"])
        #expect(try await Self.keys(ReportList(standing: .training), scene) == ["uuid:11"])
    }

    @Test(
        "A mapping that changes has kept reports read again, but for those a person corrected",
        arguments: Engine.allCases)
    func readAgain(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        let key = try #require(Report.ID("uuid:1"))
        let receipt = try await scene.intake.receive(
            IncomingReport(
                answers: ReportAnswers([.init("what_happened", "attack"), .init("where", "Kouna")]), key: key,
                channel: .kobo, form: Report.Form(id: "theirs")), at: IntakeScene.noon)
        try await scene.intake.readAll(at: IntakeScene.noon)
        func reading() async throws -> StoredReading? {
            try await scene.store.facts.read { try StoredReading.current(of: receipt.id, in: $0) }
        }
        #expect(try await reading()?.category == nil)
        let words = try PlaceWords(lookingFor: "Kouna").codes(scene.intake.sealing)
        func found() async throws -> [String] { try await Self.keys(ReportList(words: words), scene) }
        let change = ChangeForms(store: scene.store)
        let count = try await change.map(
            "theirs", as: "@kind alert\nwhat_happened = category\nwhere = place_text", by: nil, at: IntakeScene.noon)
        #expect(count == 1)
        #expect(try await scene.intake.readAll(at: IntakeScene.noon) == 1)
        let second = try #require(try await reading())
        #expect(second.category == .attack && second.kind == .alert && second.version == 2)
        #expect(try await found().contains("uuid:1"))
        // Once more: the report has its alert already, and is read all the same.
        _ = try await change.map("theirs", as: "@kind alert\nwhat_happened = category", by: nil, at: IntakeScene.noon)
        #expect(try await scene.intake.readAll(at: IntakeScene.noon) == 1)
        #expect(try await reading()?.version == 3)
        // Its reading names no place any more: it is not found by the words of the one before.
        #expect(try await !found().contains("uuid:1"))
        await #expect(throws: Refusal.self) {
            _ = try await change.map("theirs", as: "where = nothing", by: nil, at: IntakeScene.noon)
        }
    }
}
