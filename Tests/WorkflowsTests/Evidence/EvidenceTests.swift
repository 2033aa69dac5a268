import Access
import Database
import Evidence
import Foundation
import Protection
import Store
import TestSupport
import Testing
import TransparencyLog
import Vault
import Workflows

@Suite("Evidence of a case")
struct CaseEvidenceTests {
    private let testimony = Array("They came at night. Qanaritestimony saw it.\n".utf8)

    private func taken(_ office: Office, _ bytes: [UInt8], name: String? = "note.txt") async throws -> StoredEvidence {
        let taking = try await TakeEvidence(
            into: office.caseFile, name: name, by: office.investigator.account, at: Office.noon, store: office.store,
            vault: office.vault)
        for start in stride(from: 0, to: bytes.count, by: 7) {
            try taking.receive(Array(bytes[start..<min(start + 7, bytes.count)]))
        }
        return try await taking.finish()
    }

    @Test("What came is sealed at once, handed over as it came, and every step is in the log")
    func kept() async throws {
        let office = try await Office(.sqlite)
        let evidence = try await taken(office, testimony)
        #expect(evidence.kind == "text" && evidence.byteCount == testimony.count)
        let file = "\(office.folder.path)/store/files/evidence/\(evidence.id).sealed"
        let stored = try #require(FileManager.default.contents(atPath: file))
        #expect(stored.range(of: Data("Qanari".utf8)) == nil)
        let show = ShowEvidence(store: office.store, vault: office.vault)
        let original = try await show.original(of: evidence, for: office.investigator.account, at: Office.later(1))
        var bytes: [UInt8] = []
        try await original.forEachPiece { bytes += $0 }
        #expect(bytes == testimony && original.name.text == "note.txt")
        let acts = try await office.acts(on: .evidence, evidence.id)
        #expect(acts == [.evidenceReceived, .evidenceSealed, .evidenceCopied])
        try await office.close()
    }

    @Test("A file that was touched on disk is not handed over")
    func touched() async throws {
        let office = try await Office(.sqlite)
        let evidence = try await taken(office, testimony)
        let path = "\(office.folder.path)/store/files/evidence/\(evidence.id).sealed"
        var bytes = try #require(FileManager.default.contents(atPath: path))
        bytes[bytes.count - 20] ^= 1
        try bytes.write(to: URL(fileURLWithPath: path))
        let show = ShowEvidence(store: office.store, vault: office.vault)
        await #expect(throws: SealError.damaged) {
            _ = try await show.original(of: evidence, for: office.investigator.account, at: Office.later(1))
        }
        #expect(try await office.acts(on: .evidence, evidence.id) == [.evidenceReceived, .evidenceSealed])
        try await office.close()
    }

    @Test("asvs_V5_4_3: with a scanner that does not answer nothing is handed over, or noted as handed over")
    func unscanned() async throws {
        let office = try await Office(.sqlite)
        let evidence = try await taken(office, testimony)
        let scanner = MalwareScanner(path: office.folder.path + "/none.ctl", patience: 1)
        let show = ShowEvidence(store: office.store, vault: office.vault, scanner: scanner)
        await #expect(throws: MalwareScanner.Failure.silent) {
            _ = try await show.original(of: evidence, for: office.investigator.account, at: Office.later(1))
        }
        #expect(try await office.acts(on: .evidence, evidence.id) == [.evidenceReceived, .evidenceSealed])
        try await office.close()
    }

    @Test("What is refused leaves nothing but the log entry that says so")
    func refused() async throws {
        let office = try await Office(.sqlite)
        let taking = try await TakeEvidence(
            into: office.caseFile, name: "page.txt", by: office.investigator.account, at: Office.noon,
            store: office.store, vault: office.vault)
        await #expect(throws: UploadRefusal.polyglot) {
            try taking.receive(Array("<!doctype html><script>alert(1)</script>".utf8))
            _ = try await taking.finish()
        }
        try await taking.refuse()
        let left = try FileManager.default.contentsOfDirectory(atPath: office.folder.path + "/store/files/evidence")
        #expect(left.isEmpty)
        #expect(try await office.store.facts.read { try StoredEvidence.of(office.caseFile.id, in: $0) } == [])
        let last = try await office.store.facts.read { try LogTable.page(count: 1, in: $0).first }
        #expect(last?.event.action == .evidenceRefused && last?.event.outcome == .refused)
        try await office.close()
    }

    @Test("Destroyed by two persons, neither key nor file is left, and the row says when")
    func destroyed() async throws {
        let office = try await Office(.sqlite)
        let evidence = try await taken(office, testimony)
        let (first, second) = (office.custodians[0], office.custodians[1])
        let id = try await AskApproval(store: office.store)(
            .destruction, of: evidence.id.description, (.evidence, evidence.id.description), by: first,
            because: "Its time of keeping is over", at: Office.later(1))
        let destroy = DestroyEvidence(store: office.store, vault: office.vault)
        await #expect(throws: ApprovalError.closed) {
            try await destroy(evidence, under: id, by: first.account, at: Office.later(2))
        }
        try await DecideApproval(store: office.store)(.approve, id, by: second, at: Office.later(70))
        try await destroy(evidence, under: id, by: first.account, at: Office.later(80))
        let show = ShowEvidence(store: office.store, vault: office.vault)
        await #expect(throws: VaultError.self) {
            _ = try await show.original(of: evidence, for: office.investigator.account, at: Office.later(90))
        }
        let row = try await office.store.facts.read { try StoredEvidence.with(evidence.id, in: $0) }
        #expect(row?.destroyedAt == Office.later(80))
        #expect(try await office.acts(on: .evidence, evidence.id).last == .evidenceDestroyed)
        try await office.close()
    }

    @Test("What an upload left when the server ended in its middle is removed at a later start")
    func abandoned() async throws {
        let office = try await Office(.sqlite)
        let kept = try await taken(office, testimony)
        let folder = office.folder.path + "/store/files/evidence"
        // Identifiers bear the moment they were made: an hour is long past in the future.
        let lost = folder + "/\(office.store.ids.next()).part"
        try Data([1]).write(to: URL(fileURLWithPath: lost))
        let settle = SettleVault(store: office.store, vault: office.vault)
        try await settle(at: .now)
        #expect(FileManager.default.fileExists(atPath: lost))
        try await settle(at: Self.muchLater)
        #expect(!FileManager.default.fileExists(atPath: lost))
        #expect(FileManager.default.fileExists(atPath: folder + "/\(kept.id).sealed"))
        try await office.close()
    }

    /// More than an hour after anything these tests make.
    private static var muchLater: Instant { Instant(microseconds: Instant.now.microseconds + 3_700_000_000) }

    private func file(of evidence: StoredEvidence, in office: Office) -> Bool {
        FileManager.default.fileExists(atPath: (office.store.filesFolder ?? "") + "/evidence/\(evidence.id).sealed")
    }

    @Test(
        "Facts from an older backup do not make a start destroy the evidence that came since",
        arguments: Engine.allCases)
    func olderFacts(engine: Engine) async throws {
        let office = try await Office(engine)
        var pieces: [StoredEvidence] = []
        for _ in 0...Vault.mostOrphans { pieces.append(try await taken(office, testimony)) }
        try await office.store.facts.write { try $0.execute("DELETE FROM evidence") }
        let settle = SettleVault(store: office.store, vault: office.vault)
        #expect(try await settle(at: Self.muchLater).unclaimed == pieces.count)
        for piece in pieces {
            #expect(file(of: piece, in: office))
            _ = try await office.vault.objectKey(piece.id)
        }
        // One fewer is what an interruption may leave.
        let first = pieces[0]
        try await office.store.facts.write { try first.insert(in: $0) }
        #expect(try await settle(at: Self.muchLater).unclaimed == 0)
        #expect(file(of: pieces[0], in: office) && !file(of: pieces[1], in: office))
        try await office.close()
    }

    @Test("Where the facts know too few people, no file is touched either")
    func olderPeople() async throws {
        let office = try await Office(.sqlite)
        let piece = try await taken(office, testimony)
        for _ in 0...Vault.mostOrphans { _ = try await office.enrolled() }
        try await office.store.facts.write { transaction in
            for table: SQL in ["evidence", "subject"] { try transaction.execute("DELETE FROM \(table)") }
        }
        await #expect(throws: VaultError.tooManyOrphans(found: 21, limit: 20)) {
            try await SettleVault(store: office.store, vault: office.vault)(at: Self.muchLater)
        }
        #expect(file(of: piece, in: office))
        _ = try await office.vault.objectKey(piece.id)
        try await office.close()
    }

    @Test("Where nobody knows whether the row was stored, file and key are kept")
    func unknownOutcome() async throws {
        let office = try await Office(.postgres)
        // The link breaks in the middle of COMMIT, by a check that ends its own session.
        try await office.store.facts.write { transaction in
            try transaction.execute(
                """
                CREATE FUNCTION vanish() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(9); RETURN NULL; END $$
                """)
            try transaction.execute(
                """
                CREATE CONSTRAINT TRIGGER vanish AFTER INSERT ON evidence DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION vanish()
                """)
        }
        let taking = try await TakeEvidence(
            into: office.caseFile, name: "note.txt", by: office.investigator.account, at: Office.noon,
            store: office.store, vault: office.vault)
        try taking.receive(testimony)
        let error = await #expect(throws: DatabaseError.self) { _ = try await taking.finish() }
        #expect(error?.kind == .outcomeUnknown)
        try await taking.refuse()
        let folder = try #require(office.store.filesFolder) + "/evidence"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        let id = try #require(names.first.flatMap { UUIDv7(String($0.prefix(36))) })
        #expect(names == ["\(id).sealed"])
        _ = try await office.vault.objectKey(id)
        try await office.close()
    }

    @Test("What breaks off is in the log and leaves no key")
    func brokenOff() async throws {
        let office = try await Office(.sqlite)
        let taking = try await TakeEvidence(
            into: office.caseFile, name: "note.txt", by: office.investigator.account, at: Office.noon,
            store: office.store, vault: office.vault)
        try taking.receive(testimony)
        // The request of a sender who is gone is cancelled; what is to be noted is noted all the same.
        let request = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await taking.refuse()
        }
        try await request.value
        let last = try #require(try await office.store.facts.read { try LogTable.page(count: 1, in: $0).first })
        #expect(last.event.action == .evidenceRefused)
        let keys = try await office.stores.wraps.read { try $0.query("SELECT object FROM object_wrap").count }
        #expect(keys == 0)
        try await office.close()
    }

    @Test("What is refused by its announcement is in the log and leaves no key")
    func announced() async throws {
        let office = try await Office(.sqlite)
        await #expect(throws: UploadRefusal.self) {
            _ = try await TakeEvidence(
                into: office.caseFile, name: "film.mp4", byteCount: 9_000_000_000, by: office.investigator.account,
                at: Office.noon, store: office.store, vault: office.vault)
        }
        let last = try #require(try await office.store.facts.read { try LogTable.page(count: 1, in: $0).first })
        #expect(last.event.action == .evidenceRefused)
        let keys = try await office.stores.wraps.read { try $0.query("SELECT object FROM object_wrap").count }
        #expect(keys == 0)
        try await office.close()
    }

    @Test("Where there is no copy to make, the original is not even opened")
    func noCopy() async throws {
        let office = try await Office(.sqlite)
        let evidence = try await taken(office, testimony)
        // Opening it would be told by the damage.
        try FileManager.default.removeItem(atPath: office.folder.path + "/store/files/evidence/\(evidence.id).sealed")
        await #expect(throws: ViewingCopy.Failure.self) {
            _ = try await ShowEvidence(store: office.store, vault: office.vault).viewingCopy(
                of: evidence, for: office.investigator.account, by: try #require(ViewingTools()), at: Office.later(1))
        }
        try await office.close()
    }
}
