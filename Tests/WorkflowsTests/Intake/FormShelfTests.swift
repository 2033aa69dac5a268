import Database
import Protection
import Store
import Testing
import Workflows

@Suite("The forms of a store")
struct FormShelfTests {
    @Test("A form or a mapping that no longer reads is named, and hides no other", arguments: Engine.allCases)
    func unreadable(_ engine: Engine) async throws {
        let scene = try await IntakeScene(engine)
        try await scene.store.facts.write { transaction in
            try StoredForm(
                id: "visit", version: "2", title: "Visit", state: .live, xml: Array("<h:html>".utf8), md5: [0],
                uploadedBy: nil, uploadedAt: IntakeScene.noon
            ).insert(in: transaction)
            try transaction.execute(
                """
                INSERT INTO form_mapping (form, version, lines, made_at)
                VALUES ('visit', 1, '{"kind":"rumour"}', \(IntakeScene.noon.microseconds))
                """)
        }
        let shelf = try await scene.intake.forms.shelf()
        #expect(
            shelf.unreadable == [.init(form: "visit", version: "2"), .init(form: "visit", version: nil)])
        #expect(shelf.forms.allSatisfy(\.isOwn) && !shelf.forms.isEmpty && shelf.mappings["visit"] == nil)
    }
}
