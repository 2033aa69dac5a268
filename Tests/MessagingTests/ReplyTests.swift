import HearingTestSupport
import Messaging
import Protection
import SeededSupport
import Testing

@Suite("What goes back to the person") struct ReplyTests {
    @Test("Every reply costs one part in every language and names no alert, place or organisation")
    func replies() {
        for reply in Reply.allCases {
            for language in MessageLanguage.allCases {
                let text = reply.text(in: language)
                #expect(SMSLength(text).parts == 1 && SMSLength(text).encoding == .gsm7, "\(text)")
                for word in ["alert", "onu", "united nations", "minusma", "armé", "attaq", "attack", "relève", "milit"]
                {
                    #expect(!text.lowercased().contains(word), "\(text)")
                }
            }
        }
    }

    @Test("A code word for danger is answered like any message, so that nobody who reads along learns it was one")
    func duress() {
        #expect(
            Reply(to: .duress) == Reply(to: .other) && Reply(to: .alert) == .noted && Reply(to: .acknowledgement) == nil
        )
    }

    @Test("Steps leave only by choice and in safe hours; silence stays silent")
    func hours() throws {
        let night = try #require(Instant(iso8601: "2026-11-24T23:30:00Z"))
        let safe = ReplyPolicy(mode: .steps, safeHours: (7, 20))
        #expect(safe.sendingTime(of: .seen, at: night) == Instant(iso8601: "2026-11-25T07:00:00Z"))
        #expect(safe.sendingTime(of: .noted, at: night) == night)
        #expect(ReplyPolicy().sendingTime(of: .seen, at: night) == nil)
        #expect(ReplyPolicy(mode: .silent).sendingTime(of: .noted, at: night) == nil)
        let overMidnight = ReplyPolicy(mode: .steps, safeHours: (20, 6))
        #expect(overMidnight.sendingTime(of: .acted, at: night) == night)
        let noon = try #require(Instant(iso8601: "2026-11-24T12:00:00Z"))
        #expect(overMidnight.sendingTime(of: .acted, at: noon) == Instant(iso8601: "2026-11-24T20:00:00Z"))
        #expect(ReplyPolicy(mode: .steps, safeHours: (7, 20), zone: 120).sendingTime(of: .seen, at: noon) == noon)
    }

    @Test(
        "A receipt code holds 75 random bits, reads back as typed, and shows every wrong or exchanged sign",
        arguments: 0..<30 as Range<UInt64>)
    func codes(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let code = ReceiptCode(using: &random)
        #expect(code.text.count == 16 && code.description.split(separator: " ").count == 4)
        #expect(try ReceiptCode(code.description.lowercased()) == code)
        #expect(try ReceiptCode(code.text.replacing("0", with: "o").replacing("1", with: "l")) == code)
        let signs = Array(code.text)
        for index in signs.indices {
            for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" where other != signs[index] {
                var changed = signs
                changed[index] = other
                #expect(throws: ReceiptCodeError.mistyped) { try ReceiptCode(String(changed)) }
            }
            for second in signs.indices where signs[second] != signs[index] {
                var changed = signs
                changed.swapAt(index, second)
                #expect(throws: ReceiptCodeError.mistyped) { try ReceiptCode(String(changed)) }
            }
        }
        #expect(throws: ReceiptCodeError.length(15)) { try ReceiptCode(code.text.dropLast()) }
        #expect(throws: ReceiptCodeError.foreign("U")) { try ReceiptCode("U" + code.text.dropFirst()) }
    }

    @Test("A text is respelled only where that saves parts and loses no word")
    func spelling() {
        #expect(GSM7.economical("Reçu.") == "Reçu.")
        let long = String(repeating: "forêt – Sô. ", count: 10)
        #expect(GSM7.economical(long) == String(repeating: "foret - So. ", count: 10))
        let emoji = String(repeating: "😀 forêt ", count: 12)
        #expect(GSM7.economical(emoji) == emoji)
        #expect(GSM7.spelled("l’œuvre « ɛ » 😀") == "l'oeuvre \" e \" ?")
    }
}
