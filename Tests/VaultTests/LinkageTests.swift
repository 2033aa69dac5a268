import Database
import Protection
import Synchronization
import Testing
import Vault

@Suite("Linkage without names")
struct LinkageTests {
    /// Exact agreement of folded-case names: enough for an oracle.
    private static let compare: @Sendable (SubjectNames, SubjectNames) -> AgreementLevels? = { left, right in
        func level(_ left: String?, _ right: String?) -> AgreementLevels.Level {
            guard let left, let right else { return .missing }
            return left.lowercased() == right.lowercased() ? .same : .different
        }
        let levels = AgreementLevels(
            given: level(left.given, right.given), family: level(left.family, right.family), others: .missing)
        return levels.given == .same || levels.family == .same ? levels : nil
    }

    @Test(
        "the answer holds exactly the pairs a comparison of all finds, by pseudonym, under one log entry",
        arguments: Engine.allCases)
    func oracle(_ engine: Engine) async throws {
        let scene = try await Scene(engine)
        var random = SeededGenerator(seed: 3)
        var people: [(subject: SubjectID, given: String, family: String)] = []
        for _ in 0..<60 {
            let given = canaries[Int.random(in: 0..<20, using: &random)].given
            let family = canaries[Int.random(in: 20..<60, using: &random)].family
            let subject = newSubject()
            people.append((subject, given, family))
            try await scene.enrol(subject, given: given, family: family)
        }
        // Sources, and victims elsewhere, of the same name.
        try await scene.enrol(newSubject(), .source, given: people[0].given)
        try await scene.enrol(newSubject(), given: people[0].given, in: [mopti])
        var expected: Set<[SubjectID]> = []
        for (index, left) in people.enumerated() {
            for right in people[(index + 1)...] where left.given == right.given || left.family == right.family {
                expected.insert([left.subject, right.subject].sorted())
            }
        }
        let runs = Mutex<[LinkageRun]>([])
        let answer = try await scene.vault.link(
            among: [gao], run: identifiers.next(), by: reader, at: noon, comparing: Self.compare
        ) { run in runs.withLock { $0.append(run) } }
        #expect(Set(answer.candidates.map { [$0.first, $0.second] }) == expected)
        #expect(answer.candidates.count == expected.count)
        #expect(!expected.isEmpty)
        #expect(answer.skippedGroups == 0)
        #expect(runs.withLock { $0 } == [answer.run])
        #expect(answer.run.subjects == 60)
        var text = "\(answer)"
        dump(answer, to: &text)
        for name in canaries { #expect(!text.contains(name.given) && !text.contains(name.family)) }
        let one = try await scene.vault.link(
            [people[0].subject], among: [gao], run: identifiers.next(), by: reader, at: noon, comparing: Self.compare
        ) { _ in }
        #expect(
            Set(one.candidates.map { [$0.first, $0.second] }) == expected.filter { $0.contains(people[0].subject) })
        try await scene.stores.close()
    }

    @Test("a run that cannot be logged is not answered")
    func logFirst() async throws {
        let scene = try await Scene(.sqlite)
        try await scene.enrol(newSubject())
        await #expect(throws: ReadRecorder.Refused.self) {
            try await scene.vault.link(
                among: [gao], run: identifiers.next(), by: reader, at: noon, comparing: Self.compare
            ) { _ in throw ReadRecorder.Refused() }
        }
        try await scene.stores.close()
    }
}
