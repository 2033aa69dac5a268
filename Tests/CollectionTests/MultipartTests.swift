import Collection
import HearingTestSupport
import SeededSupport
import Testing

@Suite("Posts in parts") struct MultipartTests {
    private struct Part: Hashable {
        let name: String
        let file: String?
        var data: [UInt8] = []
    }

    private func read(_ body: [UInt8], pieces: Int, limits: MultipartReader.Limits = .init(), boundary: String = "B")
        throws -> [Part]
    {
        var reader = MultipartReader(boundary: boundary, limits: limits)
        var parts: [Part] = []
        var rest = body[...]
        while !rest.isEmpty {
            let piece = rest.prefix(pieces)
            rest = rest.dropFirst(piece.count)
            try reader.feed(piece) { event in
                switch event {
                case .partBegins(let part): parts.append(Part(name: part.name, file: part.fileName))
                case .data(let bytes): parts[parts.count - 1].data += bytes
                case .partEnds: break
                }
            }
        }
        try reader.finish()
        return parts
    }

    private func body(_ parts: [Part], boundary: String = "B") -> [UInt8] {
        var out: [UInt8] = []
        for part in parts {
            let file = part.file.map { "; filename=\"\($0)\"" } ?? ""
            out += Array(
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(part.name)\"\(file)\r\nContent-Type: image/jpeg\r\n\r\n"
                    .utf8)
            out += part.data + [0x0D, 0x0A]
        }
        return out + Array("--\(boundary)--\r\n".utf8)
    }

    @Test(
        "Parts come out as they went in, whatever the pieces and however much the bytes look like a boundary",
        arguments: 0..<40 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let bits: [[UInt8]] = [
            [0x0D, 0x0A], Array("\r\n--".utf8), Array("--B".utf8), Array("\r\n--C".utf8), [0x0D], [0xFF, 0xD8],
            Array("abc".utf8),
        ]
        let parts = (0..<Int.random(in: 1...5, using: &random)).map { index -> Part in
            // A sender chooses a boundary its data do not hold; all but the whole of it may stand there.
            var data: [UInt8] = [0x7C]
            for _ in 0..<Int.random(in: 0...30, using: &random) { data += bits.randomElement(using: &random) ?? [] }
            let mark = Array("\r\n--B".utf8)
            while let at = data.indices.first(where: { data.dropFirst($0).starts(with: mark) }) { data.remove(at: at) }
            return Part(name: "p\(index)", file: index.isMultiple(of: 2) ? nil : "équipe Sô \(index).jpg", data: data)
        }
        for pieces in [1, 3, 7, 64, 10_000] {
            #expect(try read(body(parts), pieces: pieces) == parts)
        }
    }

    @Test("A post cut anywhere is refused, never taken as whole")
    func cut() throws {
        let whole = body([
            Part(name: "xml_submission_file", file: "s.xml", data: Array("<a/>".utf8)),
            Part(name: "*isIncomplete*", file: nil, data: Array("yes".utf8)),
        ])
        for length in 0..<(whole.count - 4) {
            #expect(throws: MultipartRefusal.self) { try read(Array(whole[..<length]), pieces: 50) }
        }
    }

    @Test("A hundred attachments, a huge part, a huge body and huge headers each meet their limit")
    func limits() {
        let many = body((0..<100).map { Part(name: "f\($0)", file: "f\($0).jpg") })
        #expect(throws: MultipartRefusal.tooManyParts(limit: 64)) { try read(many, pieces: 1000) }
        var limits = MultipartReader.Limits()
        limits.partBytes = 1_000
        let huge = body([Part(name: "f", file: "f", data: [UInt8](repeating: 7, count: 5_000))])
        #expect(throws: MultipartRefusal.partTooLarge(limit: 1_000)) { try read(huge, pieces: 100, limits: limits) }
        limits = .init()
        limits.totalBytes = 2_000
        #expect(throws: MultipartRefusal.bodyTooLarge(limit: 2_000)) { try read(huge, pieces: 100, limits: limits) }
        let header = Array("--B\r\nX: \(String(repeating: "a", count: 20_000))\r\n\r\n".utf8)
        #expect(throws: MultipartRefusal.headersTooLong(limit: 8_192)) { try read(header, pieces: 100) }
        #expect(throws: MultipartRefusal.noBoundary) { try read([UInt8](repeating: 0x61, count: 5_000), pieces: 100) }
        let name = body([Part(name: String(repeating: "n", count: 300), file: nil)])
        #expect(throws: MultipartRefusal.noName) { try read(name, pieces: 100) }
    }

    @Test("Names that leave their folder lose it, and names that deceive are refused")
    func names() throws {
        #expect(try read(body([Part(name: "f", file: "../../etc/passwd")]), pieces: 9)[0].file == "passwd")
        #expect(try read(body([Part(name: "f", file: "C:\\\\x\\\\photo.jpg")]), pieces: 9)[0].file == "photo.jpg")
        for name in ["..", ".htaccess", "a\u{202E}gpj.exe", "/", String(repeating: "n", count: 256)] {
            #expect(throws: MultipartRefusal.unsafeFileName) {
                try read(body([Part(name: "f", file: name)]), pieces: 9)
            }
        }
    }

    @Test(
        "A header smuggled into a part is refused",
        arguments: [
            "Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"",
            "Content-Disposition: form-data; name=\"a\"; name=\"b\"", "Content-Disposition: attachment; name=\"a\"",
            "Content-Disposition: form-data; name=\"a\"\r\n X: folded", "Content-Type: text/xml", "nonsense",
            "Content-Disposition: form-data; name=\"a\u{0}b\"", "Content-Disposition: form-data; name=\"a\nX: y\"",
            "Content-Disposition: form-data; name=\"a", "Content Disposition: form-data; name=\"a\"",
        ])
    func smuggling(header: String) {
        #expect(throws: MultipartRefusal.self) {
            try read(Array("--B\r\n\(header)\r\n\r\nx\r\n--B--\r\n".utf8), pieces: 11)
        }
    }

    @Test("The boundary is taken from a header that has one, and from no other")
    func boundary() {
        #expect(MultipartReader.boundary(contentType: "multipart/form-data; boundary=----ab12") == "----ab12")
        #expect(
            MultipartReader.boundary(contentType: "Multipart/Form-Data; charset=utf-8; boundary=\"a b'c\"") == "a b'c")
        for bad in [
            "text/xml", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=é",
            "multipart/form-data; boundary=\(String(repeating: "a", count: 71))",
            "multipart/form-data; boundary=a; boundary=b",
        ] {
            #expect(MultipartReader.boundary(contentType: bad) == nil, "\(bad)")
        }
    }

    @Test("Damaged posts end in parts or a refusal", arguments: 0..<300 as Range<UInt64>)
    func fuzz(seed: UInt64) {
        let whole = body([Part(name: "a", file: "é.jpg", data: [1, 2, 3]), Part(name: "b", file: nil, data: [])])
        _ = try? read(damaged(whole, seed: seed), pieces: Int(seed % 17) + 1)
    }
}
