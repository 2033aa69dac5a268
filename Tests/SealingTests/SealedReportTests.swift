import Sealing
import SeededSupport
import Testing

func someHeader() throws -> ReportHeader {
    try ReportHeader(areaScheme: "COD-AB 2021", areaCode: "ML0701", category: "abduction", urgency: .now)
}

@Suite("Sealed reports")
struct SealedReportTests {
    private let key: OrganisationKey

    init() throws {
        key = try OrganisationKey()
    }

    @Test("what is sealed is opened by the organisation's key alone, in both suites", arguments: SealingSuite.allCases)
    func roundTrip(_ suite: SealingSuite) throws {
        for count in [0, 1, 2043, 2044, 2045, 70_000] {
            let body = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
            let sealed = try SealedReport(sealing: body, header: someHeader(), to: key.publicKey, suite: suite)
            let received = try SealedReport(text: Array(sealed.text.utf8))
            #expect(received == sealed)
            #expect(received.suite == suite)
            #expect(try received.header == someHeader())
            #expect(try received.opened(with: key) == body)
        }
        let sealed = try SealedReport(sealing: [1], header: someHeader(), to: key.publicKey, suite: suite)
        let other = try OrganisationKey()
        #expect(throws: SealingError.otherKey(key.publicKey.id)) { try sealed.opened(with: other) }
        // Named for the other key as well: the name alone opens nothing.
        let renamed = sealed.text.replacing(key.publicKey.id, with: other.publicKey.id)
        #expect(throws: SealingError.cannotOpen) {
            try SealedReport(text: Array(renamed.utf8)).opened(with: other)
        }
    }

    @Test("the post-quantum suite is what one gets without asking")
    func asvs_V11_1_4_default() throws {
        #expect(try SealedReport(sealing: [1], header: someHeader(), to: key.publicKey).suite == .xWing)
    }

    @Test("lengths fall into 14 classes; a short alert and a page of text have the same")
    func lengths() throws {
        var found: Set<Int> = []
        for count in [0, 10, 500, 2000, 2044] {
            let body = [UInt8](repeating: 65, count: count)
            found.insert(try SealedReport(sealing: body, header: someHeader(), to: key.publicKey).text.utf8.count)
        }
        #expect(found.count == 1)
        #expect(throws: SealingError.tooLarge(limit: SealedReport.largestBody)) {
            try SealedReport(
                sealing: [UInt8](repeating: 0, count: SealedReport.largestBody + 1), header: someHeader(),
                to: key.publicKey)
        }
    }

    @Test(
        "a changed bit anywhere never opens, and in the sealed parts always fails in the same way",
        arguments: SealingSuite.allCases)
    func asvs_V11_2_5_bitFlips(_ suite: SealingSuite) throws {
        let text = Array(
            try SealedReport(sealing: Array("B".utf8), header: someHeader(), to: key.publicKey, suite: suite).text.utf8)
        var opened = 0
        var refusedAlike = 0
        for index in text.indices {
            var changed = text
            changed[index] ^= 1 << UInt8(index % 7)
            guard let report = try? SealedReport(text: changed) else { continue }
            do {
                _ = try report.opened(with: key)
                opened += 1
            } catch {
                // All but a changed name of the key.
                if error == .cannotOpen { refusedAlike += 1 } else { #expect(error == .otherKey(report.keyID)) }
            }
        }
        #expect(opened == 0)
        #expect(refusedAlike > 1000)
    }

    @Test("the header is carried as its sender chose, and nobody can change it")
    func header() throws {
        let none = try ReportHeader()
        let sealed = try SealedReport(sealing: [1], header: none, to: key.publicKey)
        #expect(try SealedReport(text: Array(sealed.text.utf8)).header == none)
        let added = sealed.text.replacing(#""urgency":null"#, with: #""urgency":"now""#)
        #expect(throws: SealingError.cannotOpen) { try SealedReport(text: Array(added.utf8)).opened(with: key) }
        // What stands where counts: the same texts in other places are another header.
        let (one, other) = (try ReportHeader(category: "x"), try ReportHeader(areaScheme: "x", areaCode: "y"))
        #expect(one != other)
        for bad in ["", "a\"b", "a\\b", "a\nb", String(repeating: "é", count: 51)] {
            #expect(throws: SealingError.invalidHeader(field: "category")) { try ReportHeader(category: bad) }
        }
        #expect(throws: SealingError.invalidHeader(field: "area")) { try ReportHeader(areaCode: "ML0701") }
    }

    @Test("an envelope has one spelling; every other one is refused")
    func asvs_V2_2_1_strict() throws {
        let text = try SealedReport(sealing: [1], header: someHeader(), to: key.publicKey, suite: .x25519).text
        let bad: [(String, SealingError)] = [
            ("", .malformed(at: "v")),
            (" " + text, .malformed(at: "v")),
            (text + "\n", .malformed(at: "end")),
            (text.replacing("{\"v\":1,", with: "{\"v\":2,"), .unknownVersion),
            (text.replacing("{\"v\":1,", with: "{\"v\":10,"), .unknownVersion),
            (text.replacing("{\"v\":1,", with: "{\"v\":1,\"v\":1,"), .malformed(at: "v")),
            (text.replacing("x25519-sha256", with: "x448-sha512"), .unknownSuite),
            (text.replacing("\"now\"", with: "\"soon\""), .invalidHeader(field: "urgency")),
            (text.replacing("\"area\":\"ML0701\"", with: "\"area\":null"), .invalidHeader(field: "area")),
            (text.replacing("abduction", with: "abdu\\u0063tion"), .malformed(at: "category")),
            (String(text.dropLast(3)) + "=\"}", .malformed(at: "body")),
            (String(text.dropLast()), .malformed(at: "body")),
        ]
        for (text, expected) in bad {
            #expect(throws: expected) { try SealedReport(text: Array(text.utf8)) }
        }
        #expect(throws: SealingError.tooLarge(limit: SealedReport.largestText)) {
            try SealedReport(text: [UInt8](repeating: 0x20, count: SealedReport.largestText + 1))
        }
        #expect(throws: SealingError.self) { try SealedReport(text: Array(text.utf8.prefix(60)) + [0xFF, 0xFE]) }
    }

    @Test("whatever bytes come, they are refused or read as exactly what they say")
    func randomBytes() throws {
        var random = SeededGenerator(seed: 5)
        let text = Array(
            try SealedReport(sealing: [1], header: someHeader(), to: key.publicKey, suite: .x25519).text.utf8)
        var accepted = 0
        for _ in 0..<3000 {
            var changed = text
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0..<min(changed.count, 400), using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: changed[place] = UInt8.random(in: .min ... .max, using: &random)
                case 1: changed.remove(at: place)
                default: changed.insert(UInt8.random(in: .min ... .max, using: &random), at: place)
                }
            }
            guard let report = try? SealedReport(text: changed) else { continue }
            accepted += 1
            #expect(Array(report.text.utf8) == changed)
        }
        #expect(accepted > 0)
    }

    @Test("an envelope shows nothing of the body")
    func asvs_V14_2_4_canary() throws {
        let body = Array("Qanari7zut Wexfam7okh".utf8)
        for suite in SealingSuite.allCases {
            let report = try SealedReport(sealing: body, header: someHeader(), to: key.publicKey, suite: suite)
            var text = report.text + "\(report)"
            dump(report, to: &text)
            #expect(!text.contains("Qanari7zut"))
            let again = try SealedReport(sealing: body, header: someHeader(), to: key.publicKey, suite: suite)
            #expect(again.text != report.text)
        }
    }
}
