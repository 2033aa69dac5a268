import Evidence
import Testing

@Suite("XML is read before a parser reads it")
struct XMLGuardTests {
    private func flaw(_ text: String) -> XMLFlaw? { flaw(Array(text.utf8)) }

    private func flaw(_ bytes: [UInt8]) -> XMLFlaw? {
        do {
            try XMLGuard().check(bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "what a phone sends passes",
        arguments: [
            "<a/>",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b='1' c:d=\"&lt;&#233;&#x1F6A8;\">é &amp; <!-- - --> <![CDATA[<x>&y;]]></a>\n",
            "<?xml version='1.0' ?><data id=\"r\" xmlns:orx=\"http://openrosa.org/xforms\"><orx:meta><orx:instanceID>uuid:1</orx:instanceID></orx:meta></data>",
            "\u{FEFF}<données><lieu>Ménaka</lieu></données>", "<a>]]</a  >", "<!-- before --><a></a><!-- after -->",
        ])
    func passes(_ text: String) {
        #expect(flaw(text) == nil)
    }

    @Test(
        "asvs_V1_5_1: external entities, parameter entities and billion laughs are refused",
        arguments: [
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
            "<!DOCTYPE a SYSTEM \"http://127.0.0.1/evil.dtd\"><a/>", "<!doctype a><a/>", "<a><!DOCTYPE b></a>",
            "<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;&lol;\">]><lolz>&lol2;</lolz>",
            "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://x/\"> %p;]><a/>", "<!ENTITY x \"y\"><a/>",
            "<!ATTLIST a b CDATA #IMPLIED><a/>",
        ])
    func documentTypes(_ text: String) {
        #expect(flaw(text) == .documentType)
    }

    @Test("references to entities XML does not know are refused, in text and attributes")
    func entities() {
        #expect(flaw("<a>&x;</a>") == .entity)
        #expect(flaw("<a b='&nbsp;'/>") == .entity)
        #expect(flaw("<a>& b</a>") == .entity)
        #expect(flaw("<a>&#0;</a>") == .malformed)
        #expect(flaw("<a>&#xD800;</a>") == .malformed)
        #expect(flaw("<a>&#x110000;</a>") == .malformed)
        #expect(flaw("<a>&#+5;</a>") == .malformed)
    }

    @Test("style sheets and other instructions are refused, and other encodings, however they are hidden")
    func instructions() {
        #expect(flaw("<?xml version='1.0'?><?xml-stylesheet href='http://x/y.xsl'?><a/>") == .instruction)
        #expect(flaw("<a><?php x ?></a>") == .instruction)
        #expect(flaw("<?xml version='1.0' encoding='UTF-16'?><a/>") == .encoding)
        #expect(flaw("<?xml version='1.0' encoding = \"UTF-7\"?><a/>") == .encoding)
        #expect(flaw(Array("<!DOCTYPE a>".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) == .encoding)
        #expect(flaw([0x3C, 0x61, 0x3E, 0xFF, 0x3C, 0x2F, 0x61, 0x3E]) == .encoding)
        #expect(flaw([0x3C, 0x61, 0x3E, 0x00, 0x3C, 0x2F, 0x61, 0x3E]) == .encoding)
    }

    @Test("depth and size are bounded")
    func bounds() {
        #expect(flaw(String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100)) == nil)
        #expect(flaw(String(repeating: "<a>", count: 100_000)) == .tooDeep)
        #expect(throws: XMLFlaw.tooLarge) { try XMLGuard(largest: 10).check(Array("<aaaaaaaaaa/>".utf8)) }
    }

    @Test(
        "what is not whole or not XML is refused",
        arguments: [
            "", " ", "a", "<a>", "<a></b>", "<a/><b/>", "<a b></a>", "<a b=c/>", "<a b='c'd='e'/>x", "<a>\u{1}</a>",
            "</a>", "<a", "<a b='", "<!-- x",
            "<a><![CDATA[x</a>", "< a/>", "<1a/>", "<a/>x", "<a b='<'/>", "<?xml version='1.0'", "<a>&lt</a", "<a/ >",
        ])
    func malformed(_ text: String) {
        #expect(flaw(text) != nil)
    }

    @Test("cut off anywhere, it does not pass")
    func truncated() {
        let whole = Array("<?xml version=\"1.0\"?><a b='1'>&lt;<!-- c --><d><![CDATA[e]]></d></a>".utf8)
        #expect(flaw(whole) == nil)
        for length in 0..<whole.count { #expect(flaw(Array(whole.prefix(length))) != nil) }
    }
}
