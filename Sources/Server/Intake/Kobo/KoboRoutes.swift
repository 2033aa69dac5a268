import Access
import Collection
import HTTPTypes
import Hummingbird
import Protection
import Store
import StrictText
import Workflows

/// What a Kobo server's REST service calls for each submission: `POST /api/v1/kobo`, with a token of scope
/// `report:append` as bearer. The same submission twice is one report; what names its attachments may come later.
struct KoboRoutes {
    let intake: Intake?
    let gate: IntakeGate
    private static let limit = 4_000_000

    func add(to router: Router<Visit>) {
        router.post("/api/v1/kobo") { request, visit in
            try await IntakeGate.neverFailing(visit) { try await take(request, visit) }
        }
    }

    private func take(_ request: Request, _ visit: Visit) async throws -> Response {
        let visitor = visit.visitor
        try visitor.require(.koboAppend, .submission)
        guard let intake else { throw Refusal.intakeLocked }
        let sender = ReportSender(visitor.principal)
        return try await gate.pass(isTrusted: sender.isTrusted) {
            let bytes = try await ReportAPIRoutes.body(of: request, upTo: Self.limit)
            let submission: KoboSubmission
            do {
                let payload = try JSON.parse(bytes, limit: Self.limit)
                try APIOperation.kobo.check(payload)
                submission = try KoboSubmission(payload)
            } catch let fault as SchemaFault {
                throw DoorRefusal.unfit(place: fault.place, expected: fault.expected)
            } catch let refusal as JSONRefusal {
                throw Self.refuse(.json(refusal))
            } catch let refusal as KoboRefusal {
                throw Self.refuse(refusal)
            }
            let incoming = IncomingReport(
                submission, original: bytes, owner: sender.owner, source: sender.source, isTrusted: sender.isTrusted)
            switch try await intake.receive(incoming, at: visitor.now) {
            case .stored(let id): return try answer(incoming.key, id, "stored", .created)
            case .same(let id): return try answer(incoming.key, id, "same", .ok)
            case .conflict: throw Refusal.identityTaken
            }
        }
    }

    private static func refuse(_ refusal: KoboRefusal) -> Refusal {
        Refusal(.usage, code: "kobo_refused", told: Phrase(fr: refusal.french, en: refusal.english))
    }

    private func answer(
        _ key: Report.ID, _ id: String, _ outcome: String, _ status: HTTPResponse.Status
    ) throws -> Response {
        try Response(json: ReportReceipt(id: key.text, receipt: id, outcome: outcome), status: status)
    }
}
