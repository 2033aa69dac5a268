import Evidence
import SeededSupport
import Testing

@Suite("Names of files")
struct SafeFileNameTests {
    @Test(
        "asvs_V5_3_2: whatever it was called, the name is short, has no path in it and the ending of its kind",
        arguments: [
            ("photo.jpg", "photo.jpg"), ("../../etc/passwd", "passwd.jpg"), ("C:\\Users\\x\\a.JPEG", "a.jpeg"),
            (".htaccess", "htaccess.jpg"),
            ("CON", "_CON.jpg"), ("nul.tar.jpg", "_nul.tar.jpg"), ("", "file.jpg"), ("....", "file.jpg"),
            ("a\r\nSet-Cookie: x.jpg", "x.jpg"),
            ("a\r\nb.jpg", "a__b.jpg"), ("facture\u{202E}gpj.exe", "facture_gpj.jpg"), ("x.php", "x.jpg"),
            ("a<b>\"c|d?.jpg", "a_b__c_d_.jpg"),
            ("photo .jpg. ", "photo.jpg"), ("Ménaka 🌍.jpg", "Ménaka 🌍.jpg"),
        ])
    func sanitised(_ given: String, _ expected: String) {
        #expect(SafeFileName(given, kind: .jpeg).text == expected)
    }

    @Test("4 kB of name become at most 120 bytes")
    func long() {
        let name = SafeFileName(String(repeating: "é🌍", count: 1_000) + ".png", kind: .png)
        #expect(name.text.utf8.count <= 120)
        #expect(name.text.hasSuffix(".png"))
    }

    @Test("asvs_V5_4_1, V5_4_2: the header is always an attachment, in ASCII and in full, and nothing in it can end it")
    func header() {
        #expect(
            SafeFileName("photo.jpg", kind: .jpeg).contentDisposition
                == "attachment; filename=\"photo.jpg\"; filename*=UTF-8''photo.jpg")
        #expect(
            SafeFileName("Ménaka.jpg", kind: .jpeg).contentDisposition
                == "attachment; filename=\"M_naka.jpg\"; filename*=UTF-8''M%C3%A9naka.jpg")
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<2_000 {
            let name = String(decoding: generator.bytes(Int.random(in: 0...40, using: &generator)), as: UTF8.self)
            let header = SafeFileName(name, kind: .pdf).contentDisposition
            #expect(header.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
            #expect(header.split(separator: "\"", omittingEmptySubsequences: false).count == 3)
            #expect(header.split(separator: ";").count == 3)
            #expect(!SafeFileName(name, kind: .pdf).text.contains("/"))
        }
    }
}
