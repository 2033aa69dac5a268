import Access
import Database
import Foundation
import Protection
import Store
import Testing

@Suite("A report's answers on its page")
struct ReportAnswersTests {
    /// The page of a report that a program sent just now.
    private func page(_ form: String, _ answers: String, _ language: String) async throws -> String {
        let running = try await Demonstration.changing()
        let program = try await running.program([.reportAppend])
        let key = UUID().uuidString
        let sent = try await program.client.send(
            "POST", "/api/v1/reports",
            ["Authorization": "Bearer \(program.token)", "Content-Type": "application/json"],
            body: "{\"id\":\"\(key)\",\"form\":\"\(form)\",\"answers\":\(answers)}")
        try #require(sent.status == 201, "\(sent.body)")
        let report = try await running.store.facts.read { transaction in
            try Report.ID(key).flatMap { try StoredReport.with(key: $0, in: transaction) }
        }
        let analyst = try await running.client.entered(as: "analyst")
        return try await analyst.get("/reports/\(try #require(report).id)?lang=\(language)").body
    }

    private let told = """
        {"what":{"incident_type":"attack","actors":"state nsag"},"victim":[{"harm":"killed"},{"harm":"injured"}],\
        "source":{"source_contact":"70 00 00 00"},"narrative":"<b>"}
        """

    @Test(
        "They stand under the form's own questions and choices, in the language of the page, groups and turns as such")
    func wording() async throws {
        let french = words(try await page("incident_report", told, "fr"))
        #expect(french.contains("Quel genre d’incident"))
        #expect(french.contains("Forces de l’État · Groupe armé non étatique"))
        #expect(french.contains("Personnes atteintes, un groupe à la fois · 2"))
        let english = try await page("incident_report", told, "en")
        #expect(words(english).contains("What did they suffer? Killed"))
        #expect(english.contains("<th scope=\"rowgroup\" colspan=\"2\">What happened</th>"))
        #expect(english.contains("&lt;b&gt;") && !english.contains("what/incident_type"))
        // Whom it would lead to stays sealed, under its question.
        #expect(!english.contains("70 00 00 00") && english.contains("sealed: identifies a person"))
    }

    @Test("Of a form that is not held the answers keep the names it gives them, and the page says so")
    func unheld() async throws {
        let page = try await page("nobody_knows_it", told, "en")
        #expect(page.contains("<code>what/incident_type</code>") && page.contains("The form is not held here"))
    }
}
