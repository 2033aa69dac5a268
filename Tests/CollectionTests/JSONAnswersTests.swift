import Collection
import Protection
import StrictText
import Testing

@Suite("Answers in JSON")
struct JSONAnswersTests {
    private static func answers(_ text: String) throws -> ReportAnswers {
        guard case .object(let members) = try JSON.parse(Array(text.utf8)) else { return ReportAnswers([]) }
        return try ReportAnswers(json: members)
    }

    @Test("Groups, repeats and figures become paths and texts")
    func paths() throws {
        let answers = try Self.answers(#"{"a":{"b":1.50,"c":null},"v":[{"n":"x"},{"n":true}]}"#)
        #expect(answers.answers == [.init("a/b", "1.50"), .init("v/n", "x"), .init("v[2]/n", "true")])
    }

    @Test("Two spellings of one figure compare alike", arguments: [("14.50", "14.5"), ("3.0", "3"), ("-0.0", "0")])
    func figures(one: String, other: String) {
        let answers = [one, other].map { ReportAnswers([.init("n", $0)]).withPlainFigures }
        #expect(answers[0] == answers[1])
    }

    @Test(
        "What only looks like a figure stays as it is", arguments: ["1.2.3", "v1.0", ".5", "10", "2023.06.30", "1.0e3"])
    func texts(text: String) {
        #expect(ReportAnswers([.init("n", text)]).withPlainFigures["n"] == text)
    }
}
