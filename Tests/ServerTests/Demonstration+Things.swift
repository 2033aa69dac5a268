import Access
import Database
import Foundation
import Protection
import Store
import TransparencyLog
import Workflows

extension Demonstration {
    /// What stands under an identity of its own.
    enum Thing: CaseIterable {
        case account, grant, token, device, approval, caseFile, subject, evidence, report, incident, alert

        /// Whether whoever holds this role alone may know that one is there.
        func isKnown(to role: Role) -> Bool { role == .planner && (self == .incident || self == .alert) }

        fileprivate var identities: SQL {
            switch self {
            case .account: "SELECT id FROM account LIMIT 1"
            case .grant: "SELECT id FROM access_grant LIMIT 1"
            case .token: "SELECT id FROM api_token LIMIT 1"
            case .device: "SELECT id FROM device LIMIT 1"
            case .approval: "SELECT id FROM approval LIMIT 1"
            case .caseFile: "SELECT id FROM case_file LIMIT 1"
            case .subject: "SELECT id FROM subject LIMIT 1"
            case .evidence: "SELECT id FROM evidence LIMIT 1"
            case .report: "SELECT id FROM report LIMIT 1"
            case .incident: "SELECT id FROM harm_incident LIMIT 1"
            case .alert: "SELECT id FROM alert LIMIT 1"
            }
        }
    }

    /// The identity of one thing of each kind that the changing server holds. What the demonstration lacks is made.
    static func things() async throws -> [Thing: String] { try await held.value }

    private static let held = Task {
        let running = try await changing()
        try await running.makeThings()
        return try await running.store.facts.read { transaction in
            var found: [Thing: String] = [:]
            for thing in Thing.allCases { found[thing] = try transaction.first(thing.identities)?.text("id") }
            return found
        }
    }
}

extension Demonstration.Running {
    private static let area = AreaRef(scheme: "COD-AB 2017", code: "ML0704")

    fileprivate func makeThings() async throws {
        let (now, aline) = (Instant.now, AccountID("aline"))
        let program = try await program([.admin])
        _ = try await program.post(
            "/api/v1/devices", #"{"label":"Phone","area":{"scheme":"COD-AB 2017","code":"ML0704"}}"#)
        let people = try await store.facts.read { try AccountProfile.page(2, after: nil, in: $0) }
        if let first = people.first, let last = people.last {
            _ = try await AskApproval(store: store)(
                .reenrolment, of: last.id.rawValue, (.person, last.id.rawValue),
                by: Party(account: first.id, unit: UnitID("A")), for: last.id, because: "Every factor is lost", at: now)
        }
        let investigator = try await client.entered(as: "investigator")
        let link = try await investigator.get("/cases").links("/cases/").first ?? ""
        _ = try await investigator.upload(
            "/evidence", ["case": String(link.dropFirst("/cases/".count))], name: "a.txt", Array("words".utf8))
        let reports = try await store.facts.read { try StoredReport.receipts(1, after: nil, in: $0) }
        _ = try await TrackIncident(store: store).open(
            TrackedIncident.Details(
                start: now.day, end: now.day, datePrecision: .day, area: Self.area, placePrecision: .near, place: "x",
                attributions: []),
            from: reports.map { report in
                TrackIncident.Taken(
                    report: report.id, sourceType: .media, rating: SourceRating(.fairlyReliable, .possible), harms: [])
            }, by: aline, at: now)
    }
}
