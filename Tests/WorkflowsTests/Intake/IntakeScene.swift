import Collection
import Database
import Dispatch
import Foundation
import Protection
import Store
import Synchronization
import TestSupport
import Vault
import VaultTestSupport
import Workflows

/// A store with an unlocked vault and its intake, for one test.
struct IntakeScene {
    let store: Store
    let vault: Vault
    let intake: Intake
    let folder: TemporaryFolder

    static let noon = Instant(microseconds: 1_688_126_400_000_000)

    init(_ engine: Engine) async throws {
        folder = try TemporaryFolder()
        store = try await TestStore.make(engine, in: folder)
        let (sealed, wraps) = try Store.vaultDatabases(of: store.location, create: true)
        vault = try await .cheap(in: VaultStores(vault: sealed, wraps: wraps), at: Self.noon)
        intake = Intake(store: store, vault: vault, files: folder.path + "/files")
    }

    struct Missing: Error {}

    /// A second server on the same store.
    func otherServer() async throws -> Intake {
        Intake(store: try await Store.open(store.location), vault: vault, files: folder.path + "/files")
    }

    /// Does ours while another server's transaction, having done theirs, is still open; on PostgreSQL until ours has looked and
    /// waits for it.
    func racing<T: Sendable>(
        _ theirs: @escaping @Sendable (any Transaction) throws -> Void, ours: @escaping @Sendable () async throws -> T
    ) async throws -> T {
        let mayCommit = DispatchSemaphore(value: 0)
        let isDone = Atomic(false)
        let (steps, step) = AsyncStream<Void>.makeStream()
        async let other: Void = store.facts.write { transaction in
            try theirs(transaction)
            step.finish()
            mayCommit.wait()
        }
        for await _ in steps {}
        async let answer = {
            defer { isDone.store(true, ordering: .relaxed) }
            return try await ours()
        }()
        var isWaiting = false
        while !isWaiting, !isDone.load(ordering: .relaxed) {
            isWaiting = try await store.facts.read { transaction in
                guard transaction.engine == .postgres else { return true }
                return try transaction.first(
                    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
                    != nil
            }
        }
        mayCommit.signal()
        try await other
        return try await answer
    }

    /// An alert by the product's own form.
    static func alert(
        _ key: String, place: String = "Kouna", replaces: String? = nil, source: String? = nil,
        isTrusted: Bool = false, files: [ArrivedFile] = [], expecting names: [String] = []
    ) throws -> IncomingReport {
        guard let id = Report.ID(key) else { throw Missing() }
        let answers = ReportAnswers([.init("alert_type", "attack"), .init("place", place)])
        return IncomingReport(
            key: id, channel: .api, format: .answers, form: Report.Form(id: "community_alert"),
            digest: AnswersDigest(of: answers), original: AnswersDocument(answers).bytes,
            replaces: replaces.flatMap { Report.ID($0) }, source: source, isTrusted: isTrusted, attachments: names,
            files: files)
    }

    /// Every row of the reports' tables as bytes that a thief of the database would hold.
    func everythingStored() async throws -> [UInt8] {
        let tables: [SQL] = ["report", "report_reading", "report_attachment", "report_word", "log_entry"]
        return try await store.facts.read { transaction in
            var all: [UInt8] = []
            for table in tables {
                for row in try transaction.query("SELECT * FROM \(table)") {
                    for value in row.values {
                        switch value {
                        case .blob(let bytes): all += bytes
                        case .text(let text): all += text.utf8
                        default: break
                        }
                        all.append(0)
                    }
                }
            }
            return all
        }
    }
}

extension [UInt8] {
    /// Whether a text stands in them.
    func holds(_ text: String) -> Bool {
        Data(self).range(of: Data(text.utf8)) != nil
    }
}
