import Collection
import Protection
import Testing

@Suite("Answers under the words of their form")
struct AnswerSheetTests {
    private let answers = ReportAnswers([
        .init("start", "2026-11-20T10:00:00Z"), .init("what/incident_type", "attack"),
        .init("what/commune", "ML0505"), .init("what/actors", "state nsag"), .init("victim/harm", "killed"),
        .init("victim/count_min", "3"), .init("victim[2]/harm", "injured"), .init("narrative", "attack"),
        .init("what/nowhere", "x"),
    ])

    private func lines(_ language: String) throws -> [AnswerSheet.Line] {
        let form = try XForm(OwnForm.incidentReport.bytes)
        return AnswerSheet(answers, of: form, in: language, elsewhere: { $0 == "ML0505" ? "Koro" : nil }).lines
    }

    @Test("Questions and choices stand in the language asked for, free words as they came, unknown paths as they are")
    func words() throws {
        let english = try lines("en")
        #expect(english.first == .answer(path: "start", question: nil, value: "2026-11-20T10:00:00Z"))
        func told(_ path: String, _ lines: [AnswerSheet.Line]) -> (question: String?, value: String)? {
            for case .answer(path, let question, let value) in lines { return (question, value) }
            return nil
        }
        let type = try #require(told("what/incident_type", english))
        #expect(type.question == "What sort of incident?" && type.value != "attack")
        #expect(told("what/commune", english)?.value == "Koro")
        let actors = try #require(told("what/actors", english)?.value)
        #expect(actors.contains("Non-state armed group") && actors.contains(" · "))
        #expect(told("narrative", english)?.value == "attack")
        let unasked = try #require(told("what/nowhere", english))
        #expect(unasked.question == nil && unasked.value == "x")
        #expect(told("what/incident_type", try lines("fr"))?.value != type.value)
        // A language the form does not have: its own first.
        #expect(try lines("bm") == lines("fr"))
    }

    @Test("A group is named where it begins, each turn of a repeat has its number, and their end is told")
    func parts() throws {
        let parts = try lines("en").compactMap { line -> [AnswerSheet.Part]? in
            if case .part(let parts) = line { parts } else { nil }
        }
        #expect(parts.map { $0.map(\.turn) } == [[nil], [1], [2], [], [nil]])
        #expect(
            parts[1].first?.label == "People harmed, one group at a time"
                && parts[1].first?.label == parts[2].first?.label)
        #expect(parts[0] == parts[4] && parts[0].first?.label.isEmpty == false)
    }

    @Test("A repeat without words is named by its own name, a group without words only lays out")
    func unnamed() throws {
        let form = try XForm(
            Array(
                """
                <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>t</h:title>\
                <model><instance><data id="f" version="1"><page><house><age/></house></page></data></instance></model></h:head>\
                <h:body><group ref="/data/page"><repeat nodeset="/data/page/house"><input ref="/data/page/house/age">\
                <label>Age</label></input></repeat></group></h:body></h:html>
                """.utf8))
        let lines = AnswerSheet(ReportAnswers([.init("page/house[3]/age", "7")]), of: form, in: "fr").lines
        #expect(
            lines == [
                .part([.init(label: "house", turn: 3)]),
                .answer(path: "page/house[3]/age", question: "Age", value: "7"),
            ])
    }
}
