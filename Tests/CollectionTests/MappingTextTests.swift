import Collection
import Protection
import Testing

@Suite("A mapping as text")
struct MappingTextTests {
    @Test("The mappings of our own forms come back from their text", arguments: FormMapping.own)
    func roundTrip(mapping: FormMapping) {
        #expect(FormMapping(formID: mapping.formID, text: mapping.text) == mapping)
    }

    @Test(
        "A line that is wrong is named, and nothing is taken",
        arguments: [
            ("a = nothing", 1), ("@kind fun", 1), ("a = need\nb need", 2), ("a = need\na = need", 2),
            ("a = need | x", 1),
        ])
    func wrong(text: String, line: Int) {
        guard case .failure(let refusal) = FormMapping.read(text, of: "f") else {
            Issue.record("taken")
            return
        }
        #expect(refusal.line == line)
    }

    @Test("Comments and empty lines say nothing")
    func comments() {
        #expect(
            FormMapping(formID: "f", text: "# a\n\n@kind alert\n a = place_text \n")?.lines == [.init("a", .placeText)])
    }

    @Test("Lines end as a browser ends them, too")
    func browserLines() {
        let mapping = FormMapping(formID: "f", text: "@kind alert\r\na = need\r\n")
        #expect(mapping?.kind == .alert && mapping?.lines == [.init("a", .need)])
    }
}
