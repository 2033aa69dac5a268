import HearingTestSupport
import SeededSupport
import StrictText
import Testing

@Suite("XML as strangers send it") struct XMLTests {
    private func refusal(_ text: String, _ limits: XML.Limits = .init()) -> XMLRefusal? {
        do {
            _ = try XML.parse(text, limits: limits)
            return nil
        } catch { return error }
    }

    @Test("Names, namespaces, references and CDATA are read as the standard says")
    func reads() throws {
        let root = try XML.parse(
            "\u{FEFF}<?xml version='1.0' encoding='utf-8'?><!-- c --><a xmlns='u:1' xmlns:p='u:2' p:k='&lt;&#233;&#x1F600;' k=\"2\n3\">x&amp;y<p:b/><![CDATA[<z>]]>\r\n</a>\n<?pi?>"
        )
        #expect(root.name == XML.Name("a", in: "u:1"))
        #expect(root.attribute("k", in: "u:2") == "<é😀" && root.attribute("k") == "2 3")
        #expect(root.text == "x&y<z>\n" && root.first("b")?.name.namespace == "u:2")
    }

    @Test("asvs_V1_5_1: a document type, an unknown entity and a document cut short are refused, wherever they stand")
    func hostile() {
        #expect(refusal("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>") == .documentType(line: 1))
        #expect(refusal("<?xml version='1.0'?>\n<!DOCTYPE x><x/>") == .documentType(line: 2))
        #expect(refusal("<x><!DOCTYPE y></x>") == .documentType(line: 1))
        #expect(refusal("<x>&e;</x>") == .entity("e", line: 1))
        #expect(refusal("<x>&#0;</x>") == .entity("#0", line: 1) && refusal("<x>&#xD800;</x>") != nil)
        #expect(refusal("<x><y>") == .truncated(inside: "y") && refusal("<x") == .truncated(inside: "<…"))
        #expect(refusal("<x><y></x></y>") == .mismatch(open: "y", close: "x", line: 1))
        #expect(refusal("") == .empty && refusal("<x/><y/>") != nil && refusal("<x a='1' a='2'/>") != nil)
        #expect(refusal("<x xmlns:p='u' xmlns:q='u' p:a='1' q:a='2'/>") != nil)
        #expect(refusal("<p:x/>") == .prefix("p", line: 1) && refusal("<x a='<'/>") != nil)
        #expect(refusal("<x>\u{1}</x>") != nil && refusal("<?xml version='1.0' encoding='UTF-16'?><x/>") == .notUTF8)
        #expect(throws: XMLRefusal.notUTF8) { try XML.parse([0x3C, 0x78, 0x3E, 0xFF, 0x3C, 0x2F, 0x78, 0x3E]) }
    }

    @Test("Depth, elements, attributes and size have limits, met before they cost anything")
    func limits() {
        let deep = String(repeating: "<a>", count: 5_000)
        #expect(refusal(deep) == .tooDeep(line: 1, limit: 64))
        var limits = XML.Limits()
        limits.elements = 100
        #expect(refusal("<x>" + String(repeating: "<y/>", count: 200) + "</x>", limits) != nil)
        #expect(refusal("<x " + (0..<100).map { "a\($0)='1'" }.joined(separator: " ") + "/>") != nil)
        limits.bytes = 10
        #expect(refusal("<x>0123456789</x>", limits) == .tooLarge(limit: 10))
    }

    @Test("What is written is read back the same", arguments: 0..<30 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let alphabet = Array("ab<>&\"' é😀\n\t]")
        func text() -> String {
            String(
                (0..<Int.random(in: 1...12, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "a" })
        }
        let (value, inner) = (text(), text())
        var writer = XMLWriter()
        writer.element("x", ["a": value]) { $0.element("y", text: inner) }
        let root = try XML.parse(writer.bytes)
        #expect(root.attribute("a") == value && root.first("y")?.text == inner)
    }

    @Test("Damaged documents end in a tree or a sentence, never in a crash", arguments: 0..<300 as Range<UInt64>)
    func fuzz(seed: UInt64) throws {
        let bytes = try sharedBytes("interchange/openrosa/sample_submission.xml")
        do { _ = try XML.parse(damaged(bytes, seed: seed)) } catch {
            #expect(!error.french.isEmpty && !error.english.isEmpty)
        }
    }
}

@Suite("JSON as strangers send it") struct JSONTests {
    @Test("Values are read, figures as written, and written back")
    func reads() throws {
        let text = #"{"a":[1,-2.50e3,true,null],"é\u0022\ud83d\ude00":"x\n","o":{}}"#
        let json = try JSON.parse(Array(text.utf8))
        #expect(json["a"]?.elements?[1].scalarText == "-2.50e3" && json["é\"😀"]?.scalarText == "x\n")
        #expect(try JSON.parse(Array(json.text.utf8)) == json)
    }

    @Test("Half a text, a name twice, deep nesting and loose ends are refused; a lone surrogate stays visible")
    func hostile() throws {
        for text in ["", "{", "[1,]", "{\"a\":1,\"a\":2}", "01", "1 2", "\"\u{1}\"", "\"\\x\"", "tru", "[1", "-", "1."]
        {
            #expect(throws: JSONRefusal.self) { try JSON.parse(Array(text.utf8)) }
        }
        #expect(throws: JSONRefusal.tooDeep(limit: 32)) {
            try JSON.parse([UInt8](repeating: UInt8(ascii: "["), count: 10_000))
        }
        #expect(try JSON.parse(Array(#""a\ud800b""#.utf8)) == .string("a\u{FFFD}b"))
    }

    @Test("Damaged texts never crash the reader", arguments: 0..<200 as Range<UInt64>)
    func fuzz(seed: UInt64) throws {
        let bytes = try sharedBytes("interchange/kobo/hook_payload.json")
        do { _ = try JSON.parse(damaged(bytes, seed: seed)) } catch { #expect(!error.english.isEmpty) }
    }
}
