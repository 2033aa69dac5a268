import Foundation
import HearingTestSupport
import Protection
import StrictText
import Testing
import Warning

private let sent = Instant(microseconds: 1_795_415_462_114_000)

private func text(_ language: String, headline: String = "Évitez la route Kouna – Sô") -> CAPWarning.Text {
    CAPWarning.Text(
        language: language, event: "Présence d’hommes armés", senderName: "Réseau d’alerte & amis", headline: headline,
        description: "Deux sources, depuis 6 h 30.", instruction: "Restez à l’écart de la route.")
}

private func outline() -> Outline {
    let points = [(14.4, -4.3), (14.4, -4.1), (14.6, -4.1), (14.6, -4.3)].compactMap {
        Coordinate(latitude: $0.0, longitude: $0.1)
    }
    return Outline(polygons: [.init(shell: points)])
}

private func warning(
    _ message: CAPWarning.Message = .alert,
    audience: CAPWarning.Audience = .restricted(rule: "Cluster protection, Gao"),
    status: CAPWarning.Status = .actual, identifier: String = "urn:uuid:5b0c2f86-3c1e-4f0b-8a2e-6d9b3f0e7c11",
    texts: [CAPWarning.Text] = [text("fr-ML"), text("en")], expires: Instant = sent.advanced(byMinutes: 600),
    zone: Int = 0,
    areas: [CAPWarning.WarnedArea] = [
        .init(
            ref: AreaRef(scheme: "COD-AB 2021", code: "XX0101"), names: ["fr": "Commune de Kouna"], outline: outline())
    ]
) throws -> CAPWarning {
    try CAPWarning(
        identifier: identifier, sender: "alertes@exemple.org", sent: sent, zone: zone, status: status, message: message,
        audience: audience,
        facts: .init(
            response: .avoid, urgency: .immediate, severity: .severe, certainty: .likely, onset: sent, expires: expires),
        texts: texts, areas: areas)
}

private let hasCheckers = ["/usr/bin/jing", "/usr/bin/python3"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: $0)
}

/// Whether a document passes the grammar and the rules a grammar cannot say.
private func passes(_ path: String) throws -> Bool {
    for arguments in [
        ["/usr/bin/jing", "-c", sharedPath("interchange/cap/cap12.rnc"), path],
        ["/usr/bin/python3", sharedPath("interchange/cap/cap_check.py"), path],
    ] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: arguments[0])
        process.arguments = Array(arguments.dropFirst())
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus != 0 { return false }
    }
    return true
}

@Suite("Warnings that leave") struct WarningTests {
    @Test(
        "Every sort of warning we write passes grammar and rules", .enabled(if: hasCheckers, "needs jing and python3"))
    func accepted() throws {
        let first = try warning()
        let all = try [
            first,
            warning(
                .update([first.reference]), audience: .addressed(["a@exemple.org", "Équipe Gao"]), identifier: "urn:x:2"
            ),
            first.cancelled(
                identifier: "urn:x:3", at: sent.advanced(byMinutes: 90), note: "Danger passé.", texts: [text("fr-ML")]),
            warning(status: .exercise(note: "Essai du réseau."), zone: -330), warning(status: .test, zone: 60),
        ]
        for (index, warning) in all.enumerated() {
            let path = FileManager.default.temporaryDirectory.appendingPathComponent(
                "cap-\(ProcessInfo.processInfo.processIdentifier)-\(index).xml"
            ).path
            try Data(warning.xml).write(to: URL(fileURLWithPath: path))
            defer { try? FileManager.default.removeItem(atPath: path) }
            #expect(try passes(path), "\(index)")
        }
    }

    @Test("The checkers do refuse the bad documents", .enabled(if: hasCheckers, "needs jing and python3"))
    func refusedShared() throws {
        let folder = sharedPath("interchange/cap/bad")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".xml") {
            #expect(try !passes(folder + "/" + name), "\(name)")
        }
    }

    @Test("No warning is public, and none holds a point, a circle, a source or a patrol")
    func closed() throws {
        let root = try XML.parse(try warning().xml)
        #expect(
            root.first("scope")?.text == "Restricted" && root.first("restriction")?.text == "Cluster protection, Gao")
        var names: Set<String> = []
        root.forEachDescendant { names.insert($0.name.local) }
        #expect(names.isDisjoint(with: ["circle", "altitude", "ceiling", "contact", "web", "resource", "parameter"]))
        #expect(try XML.parse(try warning(audience: .addressed(["x"])).xml).first("scope")?.text == "Private")
    }

    @Test(
        "A text with a telephone number, an address or coordinates is refused; a date and an hour are not",
        arguments: [
            ("Appelez le 70 00 00 01", true), ("+223 70-00-00-01", true), ("Écrivez à a@b.org", true),
            ("vers 14.512, -4.201", true),
            ("Le 23 novembre 2026 à 6 h 30", false), ("Évitez la RN16 sur 12,5 km", false),
            ("Entre 6:00 et 18:00, 3 villages", false),
        ])
    func identifying(headline: String, isRefused: Bool) {
        let made = Result { try warning(texts: [text("fr", headline: headline)]) }
        let refused = (try? made.get()) == nil
        #expect(refused == isRefused, "\(headline)")
    }

    @Test(
        "An update or a cancellation says what it replaces; a warning has words, an area, an audience and an end after its start"
    )
    func complete() {
        #expect(throws: WarningError.noReference) { try warning(.update([])) }
        #expect(throws: WarningError.noReference) { try warning(.cancel([], note: "x")) }
        #expect(throws: WarningError.noNote) { try warning(status: .exercise(note: " ")) }
        #expect(throws: WarningError.expiresTooEarly) { try warning(expires: sent) }
        #expect(throws: WarningError.noArea) { try warning(areas: []) }
        #expect(throws: WarningError.noText) { try warning(texts: []) }
        #expect(throws: WarningError.repeatedLanguage("fr")) { try warning(texts: [text("fr"), text("fr")]) }
        #expect(throws: WarningError.noAudience) { try warning(audience: .addressed([])) }
        #expect(throws: WarningError.noAudience) { try warning(audience: .restricted(rule: "")) }
        #expect(throws: WarningError.badMark("a b")) { try warning(identifier: "a b") }
        #expect(throws: WarningError.badZone(900)) { try warning(zone: 900) }
    }

    @Test("The feed lists the newest first, each with its document")
    func feed() throws {
        let first = try warning()
        let second = try first.cancelled(
            identifier: "urn:x:9", at: sent.advanced(byMinutes: 5), note: "Fini.", texts: [text("fr-ML")])
        let feed = WarningFeed(
            id: "urn:x:feed", title: "Alertes", author: "Relève", address: "https://h.example/alerts",
            entries: [
                .init(warning: first, address: "https://h.example/a?b=1&c=2"),
                .init(warning: second, address: "https://h.example/b"),
            ])
        let root = try XML.parse(feed.xml(language: "fr", madeAt: sent))
        let entries = root.elements.filter { $0.name.local == "entry" }
        #expect(entries.compactMap { $0.first("id")?.text } == ["urn:x:9", first.identifier])
        #expect(entries[1].first("link")?.attribute("href") == "https://h.example/a?b=1&c=2")
        #expect(root.first("updated")?.text == second.sent.description)
    }
}
