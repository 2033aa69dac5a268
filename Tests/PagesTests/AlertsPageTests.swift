import Pages
import Protection
import Testing

@Suite("The alert ledger as a page")
struct AlertsPageTests {
    private func line(_ said: String?, isUnseen: Bool = true, area: String? = "Gao") -> AlertsPage.Line {
        AlertsPage.Line(
            id: "id-1", name: "A-7K3F", area: area, place: nil,
            receivedAt: Instant(microseconds: 1_688_133_900_000_000),
            channel: Phrase(fr: "SMS", en: "SMS"), title: Phrase(fr: "Attaque", en: "Attack"), said: said,
            isSealed: false, notUnderstood: ["zz<b>"], isUrgent: false, isInvented: false, isOpen: true,
            isUnseen: isUnseen, isNeverAnswered: false, level: 0,
            clocks: [
                AlertClock(Phrase(fr: "Vue", en: "Seen"), .overdue, Language.duration(minutes: 61)),
                AlertClock(Phrase(fr: "Agir", en: "Act"), .waiting),
            ], near: [], tasks: [])
    }

    private func page(_ l: Language, _ lines: [AlertsPage.Line], unseen: Int = 1, open: Int = 1, overdue: Int = 0)
        -> String
    {
        AlertsPage(
            frame: Frame(language: l), now: Instant(microseconds: 1_688_134_900_000_000), open: open, unseen: unseen,
            overdue: overdue, checks: 0,
            figures: .init(
                responseRate: nil, actedOn: 0, actionable: 0, pending: 0, median: nil, ninthDecile: nil,
                neverAnswered: 0, received: 0, unanswered: 0, withSource: 0, oldestUnanswered: nil, isAssumed: false),
            lines: lines, choice: "open", choices: [("open", Phrase(fr: "ouvertes", en: "open"))], next: nil,
            stream: nil,
            links: []
        ).render().text
    }

    @Test("What a source wrote is text, whatever it holds", arguments: Language.allCases)
    func escaped(l: Language) {
        let text = page(l, [line("<script>alert(1)</script> & \"x\"")])
        #expect(
            !text.contains("<script>alert") && text.contains("&lt;script&gt;alert(1)") && text.contains("zz&lt;b&gt;"))
    }

    @Test("An alert that does not read, and a broken seal, are said where they stand", arguments: Language.allCases)
    func unreadable(l: Language) {
        func one(isReadable: Bool, isTampered: Bool) -> AlertsPage.Line {
            AlertsPage.Line(
                id: "id-2", name: "A-7K3G", area: "Gao", place: nil,
                receivedAt: Instant(microseconds: 1_688_133_900_000_000), channel: Phrase(fr: "SMS", en: "SMS"),
                title: Phrase(fr: "Attaque", en: "Attack"), said: nil, isSealed: false, isTampered: isTampered,
                notUnderstood: [], isUrgent: false, isInvented: false, isOpen: true, isUnseen: false,
                isReadable: isReadable, isNeverAnswered: false, level: 0, clocks: [], near: [], tasks: [])
        }
        let (lost, broken) =
            l == .french ? ("ne se lit pas", "Sceau rompu") : ("cannot be read", "Broken seal")
        let good = page(l, [one(isReadable: true, isTampered: false)])
        #expect(!good.contains(lost) && !good.contains(broken))
        #expect(page(l, [one(isReadable: false, isTampered: false)]).contains(lost))
        #expect(page(l, [one(isReadable: true, isTampered: true)]).contains(broken))
    }

    @Test("The title counts what nobody has seen, and nothing where all is seen", arguments: Language.allCases)
    func title(l: Language) {
        #expect(page(l, [line(nil)], unseen: 2).contains("<title>(2) "))
        #expect(!page(l, [line(nil)], unseen: 0).contains("<title>("))
    }

    @Test("A rate of no alerts is unknown, never zero; no alert is not peace", arguments: Language.allCases)
    func unknown(l: Language) {
        let text = page(l, [], unseen: 0, open: 0)
        #expect(!text.contains("0 %") && !text.contains("0\u{A0}%") && !text.contains(">0%"))
        #expect(text.contains(l == .french ? "inconnu" : "unknown"))
        #expect(text.contains(l == .french ? "le silence n’est pas la paix" : "silence is not peace"))
    }

    @Test("A clock's state is said in words beside its shape; a place nobody knows says so")
    func clocks() {
        let text = page(.english, [line(nil, area: nil)], overdue: 1)
        #expect(text.contains("<li class=\"over\"><b>Seen</b><span class=\"vh\">overdue</span> 1\u{A0}h\u{A0}01"))
        #expect(text.contains("Place unknown") && text.contains("One open alert; one is past its time"))
    }

    @Test(
        "Durations read as people write them",
        arguments: [
            (0, "0 min"), (59, "59 min"), (60, "1 h"), (112, "1 h 52"), (240, "4 h"), (1440, "1 j"), (3420, "2 j 9 h"),
        ])
    func durations(minutes: Int, words: String) {
        #expect(Language.duration(minutes: minutes).french == words.replacing(" ", with: "\u{A0}"))
    }
}
