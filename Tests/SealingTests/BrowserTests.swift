import Foundation
import Sealing
import TestSupport
import Testing

/// Chromium driven by Playwright, where both are there.
private enum Browser {
    static let python: String = {
        if let named = ProcessInfo.processInfo.environment["RELEVE_PYTHON"] { return named }
        return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent(".venv/bin/python").path
    }()

    static let chromium = "/usr/bin/chromium"

    static var isThere: Bool {
        [python, chromium].allSatisfy(FileManager.default.isExecutableFile)
    }

    /// Runs `Browser/sealing.py` on a request and answers what the page said.
    static func run(_ request: [String: Any]) throws -> [String: Any] {
        let folder = try TemporaryFolder().path
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Browser/sealing.py").path
        try JSONSerialization.data(withJSONObject: request).write(to: URL(fileURLWithPath: folder + "/request.json"))
        try Data(SealingScripts.seal.utf8).write(to: URL(fileURLWithPath: folder + "/seal.js"))
        try Data(SealingScripts.open.utf8).write(to: URL(fileURLWithPath: folder + "/open.js"))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = [script, chromium, folder]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        let answer = try Data(contentsOf: URL(fileURLWithPath: folder + "/answer.json"))
        return try #require(try JSONSerialization.jsonObject(with: answer) as? [String: Any])
    }
}

@Suite("Sealing in a real browser", .enabled(if: Browser.isThere, "Chromium and Playwright are needed"))
struct BrowserTests {
    @Test("what Chromium seals opens here, what is sealed here opens in Chromium, and RFC 9180 agrees with both")
    func bothWays() throws {
        let key = try OrganisationKey()
        let body = "Alerte à Ménaka : trois hommes armés, « ils reviennent ».\u{0}🙂"
        let sealed = try SealedReport(
            sealing: Array(body.utf8), header: someHeader(), to: key.publicKey, suite: .x25519)
        let large = [UInt8](repeating: 0xA7, count: 300_000)
        let answer = try Browser.run([
            "publicKey": key.publicKey.text,
            "keyFile": try key.browserFile(lockedBy: Passphrase("clé d’été à Ségou"), rounds: 1000),
            "passphrase": "cle\u{301} d’e\u{301}te\u{301} a\u{300} Se\u{301}gou",
            "body": body,
            "header": ["scheme": "COD-AB 2021", "area": "ML0701 é", "category": "abduction", "urgency": "now"],
            "sealed": sealed.text,
            "large": try SealedReport(sealing: large, header: ReportHeader(), to: key.publicKey, suite: .x25519).text,
            "postQuantum": try SealedReport(sealing: [1], header: someHeader(), to: key.publicKey).text,
            "otherKey": try SealedReport(
                sealing: [1], header: someHeader(), to: OrganisationKey().publicKey, suite: .x25519
            ).text,
        ])
        // From the browser to here.
        let text = try #require(answer["sealed"] as? String)
        let received = try SealedReport(text: Array(text.utf8))
        #expect(received.suite == .x25519)
        #expect(received.header.areaCode == "ML0701 é")
        #expect(received.header.urgency == .now)
        #expect(try received.opened(with: key) == Array(body.utf8))
        let bare = try SealedReport(text: Array(try #require(answer["bare"] as? String).utf8))
        #expect(bare.header == (try ReportHeader()))
        #expect(try bare.opened(with: key).count == 100_000)
        // From here to the browser.
        #expect(answer["opened"] as? String == body)
        #expect(answer["openedArea"] as? String == "ML0701")
        #expect(answer["openedLarge"] as? Int == 300_000)
        // What must not open there.
        let refusals = try #require(answer["refusals"] as? [String: String])
        #expect(refusals["postQuantum"] == "suite")
        #expect(refusals["otherKey"] == "other key")
        #expect(refusals["changedBody"] == "cannot open")
        #expect(refusals["changedHeader"] == "cannot open")
        #expect(refusals["addedPart"] == "malformed")
        #expect(refusals["passphrase"] == "passphrase")
        #expect(refusals["badHeader"] == "category")
        #expect(answer["extractable"] as? Bool == false)
        // The published vector, sealed and opened by the scripts.
        #expect(answer["vectorSealed"] as? Bool == true)
        #expect(answer["vectorOpened"] as? Bool == true)
    }
}
