import StrictText
import Testing

@Suite("What a reader of strangers' text refuses")
struct RefusalWordsTests {
    @Test(
        "is said in French without a word of English",
        arguments: [
            "", "{", "[1", "nul", "{1}", "{\"a\" 1}", "\"a", "\"\\x\"", "\"\\u12\"", "1x", "-", "{} {}", "\"a\nb\"",
        ])
    func french(text: String) throws {
        let refusal = try #require(throws: JSONRefusal.self) { _ = try JSON.parse(Array(text.utf8), limit: 1_000) }
        for word in ["value", "the", "name", "digit", "escape", "sign ", " or "] {
            #expect(!refusal.french.contains(word), "\(refusal.french)")
        }
        #expect(refusal.french.contains("attendu"))
    }
}
