import Access
import Database
import Foundation
import HTTPTypes
import Bytes
import Hummingbird
import NIOCore
import Protection
import Store
import Workflows

/// Reports by other programs: sent, followed, counted; their content is never answered here.
struct ReportAPIRoutes {
    let store: Store
    /// Nil while the vault is locked: then no report can be taken.
    let intake: Intake?
    let gate: IntakeGate
    /// How long a page of receipts is, unless something else is asked for.
    private static let usualPage = 100

    func add(to router: Router<Visit>) {
        router.post("/api/v1/reports") { request, visit in
            try await IntakeGate.neverFailing(visit) { try await append(request, visit) }
        }
        router.put("/api/v1/reports/{id}/attachments/{name}") { request, visit in
            try await IntakeGate.neverFailing(visit) { try await attach(request, visit) }
        }
        router.get("/api/v1/reports/{id}/status") { _, visit in try await status(visit) }
        router.get("/api/v1/receipts") { request, visit in try await receipts(request, visit) }
    }

    private func append(_ request: Request, _ visit: Visit) async throws -> Response {
        let visitor = visit.visitor
        try visitor.require(.reportAppend, .submission)
        // A form of another site cannot send this type, so no session is ridden on.
        guard visitor.session == nil || request.headers[.contentType]?.contains("json") == true else {
            throw DoorRefusal.malformed
        }
        guard let intake else { throw Refusal.intakeLocked }
        let sender = try await sender(visitor)
        return try await gate.pass(isTrusted: sender.isTrusted) {
            let bytes = try await Self.body(of: request, upTo: SentReport.limit)
            let name = HTTPField.Name("Idempotency-Key")
            let sent = try SentReport(bytes, identity: name.flatMap { request.headers[$0] })
            let incoming = sent.incoming(
                from: sender.owner, source: sender.source, isTrusted: sender.isTrusted, areas: sender.areas,
                purpose: sender.purpose)
            switch try await intake.receive(incoming, at: visitor.now) {
            case .stored(let id): return try Self.answer(incoming.key, id, "stored", .created)
            case .same(let id): return try Self.answer(incoming.key, id, "same", .ok)
            case .conflict: throw Refusal.identityTaken
            }
        }
    }

    private static func answer(
        _ key: Report.ID, _ id: String, _ outcome: String, _ status: HTTPResponse.Status
    ) throws -> Response {
        var response = try Response(
            json: ReportReceipt(id: key.text, receipt: id, outcome: outcome), status: status)
        response.headers[.location] = "/api/v1/reports/\(id)/status"
        return response
    }

    private func attach(_ request: Request, _ visit: Visit) async throws -> Response {
        let report = try await report(.attachmentAppend, .submission, visit)
        guard let name = try AttachmentAddress.name(visit) else { throw DoorRefusal.malformed }
        guard let files = intake?.files else { throw intake == nil ? Refusal.intakeLocked : Refusal.intakeBusy }
        return try await gate.pass(isTrusted: ReportSender(visit.visitor.principal).isTrusted) {
            let file = try files.begin(name: name)
            var isEmpty = true
            for try await piece in request.body where piece.readableBytes > 0 {
                try file.add(Array(buffer: piece))
                isEmpty = false
            }
            guard !isEmpty else { throw Refusal.fileEmpty }
            let outcome = try await AttachFile(store: store, files: files)(
                try file.finish(at: visit.visitor.now), to: report.id)
            switch outcome {
            case .stored: return try Self.answer(report.key, report.id, "stored", .created)
            case .same: return try Self.answer(report.key, report.id, "same", .ok)
            case .conflict: throw Refusal.fileTaken
            }
        }
    }

    private func status(_ visit: Visit) async throws -> Response {
        let report = try await report(.reportStatus, .status, visit)
        let (isPending, files) = try await store.facts.read { transaction in
            (
                try StoredReport.isPending(report.id, in: transaction),
                try StoredAttachment.all(of: report.id, in: transaction)
            )
        }
        return try Response(
            json: ReportStatus(
                id: report.key.text, receipt: report.id, receivedAt: report.receivedAt.description, isRead: !isPending,
                purpose: report.purpose.rawValue,
                attachments: files.map { .init(name: $0.name, hasArrived: $0.content != nil) }))
    }

    private func receipts(_ request: Request, _ visit: Visit) async throws -> Response {
        try visit.visitor.require(.receipts, .receipt)
        let asked = try APIOperation.receipts.parameters(of: request)
        let (after, size) = (asked["after"], asked["limit"].flatMap { Int($0) } ?? Self.usualPage)
        let found = try await store.facts.read { transaction in
            // Either identity will do: ours, or the sender's.
            var start: String?
            if let after, !after.isEmpty {
                // A place that is none would read as "nothing more", or as everything.
                start = try StoredReport.id(ofEither: after, in: transaction)
                guard start != nil else { throw DoorRefusal.notFound }
            }
            return try StoredReport.receipts(size, after: start, in: transaction)
        }
        return try Response(
            json: ReceiptList(
                items: found.map { receipt in
                    ReceiptList.Receipt(
                        id: receipt.key, receipt: receipt.id, digest: receipt.digest.hex,
                        receivedAt: receipt.receivedAt.description)
                },
                next: found.count == size ? found.last?.id : nil))
    }

    /// The report of the address, where this visitor may have that of it.
    private func report(_ route: Access.Route, _ field: Field, _ visit: Visit) async throws -> StoredReport {
        let asked = try visit.parameters.require("id").removingPercentEncoding ?? ""
        let found = try await store.facts.read { transaction in
            try StoredReport.id(ofEither: asked, in: transaction).flatMap {
                try StoredReport.with(id: $0, in: transaction)
            }
        }
        try visit.visitor.require(route, field, on: found.map { Resource($0) })
        guard let found else { throw DoorRefusal.notFound }
        return found
    }

    private func sender(_ visitor: Visitor) async throws -> ReportSender {
        guard case .device(let id) = visitor.principal else { return ReportSender(visitor.principal) }
        let device = try await store.facts.read { try StoredDevice.with(id: id, in: $0) }
        guard let device, device.revokedAt == nil else { throw DoorRefusal.signIn }
        return ReportSender(device)
    }

    /// The whole body, or the refusal of one that is too large; what is announced too large is refused unread.
    static func body(of request: Request, upTo limit: Int) async throws -> [UInt8] {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw DoorRefusal.tooLarge(limit: limit)
        }
        do {
            return Array(buffer: try await request.body.collect(upTo: limit))
        } catch is NIOTooManyBytesError {
            throw DoorRefusal.tooLarge(limit: limit)
        }
    }
}

extension Resource {
    /// A report, as far as a decision needs to know it: it lies where it was understood to lie, else where its sender is
    /// registered.
    init(_ report: StoredReport, _ reading: StoredReading? = nil) {
        self.init(
            id: report.id, area: reading?.area ?? report.vouchedArea, owner: report.owner)
    }
}

extension Response {
    /// One JSON value, for programs; never kept by caches.
    init(json value: some Encodable, status: HTTPResponse.Status = .ok) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        self.init(
            status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try encoder.encode(value))))
    }
}

extension Refusal {
    static let fileEmpty = Refusal(
        .usage, code: "file_empty",
        message: Phrase(fr: "Le fichier est vide.", en: "The file is empty."),
        remedy: Phrase(
            fr: "Envoyez ses octets ; rien n’a été enregistré.", en: "Send its bytes; nothing was stored."))

    static let identityTaken = Refusal(
        .verification, code: "identity_taken",
        message: Phrase(
            fr: "Un signalement de même identifiant et d’autre contenu est déjà enregistré ; il reste tel quel.",
            en: "A report with the same identity and other content is already stored; it stays as it is."),
        remedy: Phrase(
            fr: "Envoyez le nouveau contenu sous un autre identifiant, ou comme correction.",
            en: "Send the new content under another identity, or as a correction."))
}
