import Protection
import SignIn
import Testing

@Suite("Sessions")
struct SessionTests {
    @Test("Fifteen minutes without a request end a session, and a later one does not wake it")
    func asvs_V7_3_1_idle() {
        let session = Session(startingAt: now)
        #expect(session.state(at: later(899)) == .live)
        #expect(session.state(at: later(900)) == .idle)
        #expect(session.seen(at: later(900)).state(at: later(901)) == .idle)
        #expect(session.seen(at: later(899)).state(at: later(1798)) == .live)
    }

    @Test("Twelve hours after it began a session ends, whatever is asked of it and proven in it")
    func asvs_V7_3_2_absolute() {
        var session = Session(startingAt: now)
        for minute in stride(from: 10 as Int64, to: 720, by: 10) {
            session = session.seen(at: later(minute * 60)).proven(at: later(minute * 60))
        }
        #expect(session.state(at: later(43_199)) == .live)
        #expect(session.state(at: later(43_200)) == .ended)
        #expect(session.proven(at: later(43_200)).state(at: later(43_200)) == .ended)
    }

    @Test("A proof opens what is sensitive for five minutes")
    func asvs_V7_5_3_stepUp() {
        let session = Session(startingAt: now)
        #expect(session.isFresh(at: later(299)))
        #expect(!session.isFresh(at: later(300)))
        #expect(session.seen(at: later(299)).isFresh(at: later(299)))
        #expect(!session.seen(at: later(299)).isFresh(at: later(300)))
        #expect(session.seen(at: later(600)).proven(at: later(600)).isFresh(at: later(899)))
        #expect(!session.isFresh(at: later(900)))
    }

    @Test("Moments that lie ahead, or stand in an order that cannot be, end the session")
    func impossibleMoments() {
        let ahead = [
            Session(startingAt: later(1)), Session(startedAt: now, seenAt: later(1), provenAt: now),
            Session(startedAt: now, seenAt: now, provenAt: later(1)),
            Session(startedAt: now, seenAt: later(-1), provenAt: now),
            Session(startedAt: now, seenAt: now, provenAt: later(-1)),
        ]
        for session in ahead {
            #expect(session.state(at: now) == .ended)
            #expect(!session.isFresh(at: now))
        }
    }

    @Test("The first and the last moments there are do not crash it")
    func extremeMoments() {
        let first = Instant(microseconds: .min)
        let last = Instant(microseconds: .max)
        #expect(Session(startingAt: first).state(at: last) == .ended)
        #expect(Session(startingAt: last).state(at: first) == .ended)
    }
}
