import Access
import Collection
import Database
import Foundation
import HTTPTypes
import Hummingbird
import Messaging
import NIOCore
import Pages
import Protection
import Sealing
import SignIn
import Store
import Workflows

/// The field form for browsers: `/report/TOKEN` for an enrolled device, `/report/-` for anyone. It works without script;
/// with script it is kept on the phone and sends when it can.
struct FieldRoutes {
    let store: Store
    /// Nil while the vault is locked: then nothing can be taken.
    let intake: Intake?
    let receipts: ReceiptDesk?
    let gate: IntakeGate
    let paces: Paces
    let names: AreaNames
    private let pace = FieldFilePace()

    /// What stands in the address in place of a token.
    static let noToken = "-"

    init(
        store: Store, intake: Intake?, receipts: ReceiptDesk?, gate: IntakeGate, paces: Paces, names: AreaNames
    ) {
        self.store = store
        self.intake = intake
        self.receipts = receipts
        self.gate = gate
        self.paces = paces
        self.names = names
    }

    func add(to router: Router<Visit>) {
        router.get("/report") { request, _ in
            Response.redirect(
                to: "/report/\(Self.noToken)?lang=\(PageRequest.language(of: request).rawValue)", type: .normal)
        }
        router.get("/report/worker.js") { _, visit in
            try visit.visitor.require(.fieldWorker, .page)
            return Response(
                status: .ok, headers: [.contentType: "text/javascript; charset=utf-8", .cacheControl: "no-cache"],
                body: ResponseBody(byteBuffer: Self.worker))
        }
        router.get("/report/{token}") { request, visit in try await page(request, visit) }
        router.post("/report/{token}") { request, visit in
            try await IntakeGate.neverFailing(visit) { try await send(request, visit) }
        }
        router.put("/report/{token}/{id}/{name}") { request, visit in
            try await IntakeGate.neverFailing(visit) { try await piece(request, visit) }
        }
    }

    private static let worker = ByteBuffer(string: FieldPage.worker(sealing: SealingScripts.seal))

    private func page(_ request: Request, _ visit: Visit) async throws -> Response {
        try visit.visitor.require(.fieldForm, .page)
        let (sender, token) = try await sender(visit)
        let area: AreaRef? = if case .device(let device) = sender { device.area } else { nil }
        let known = try await names.known().names
        let page = FieldPage(
            language: PageRequest.language(of: request), token: token, id: UUID().uuidString.lowercased(),
            area: area.map { known[$0] ?? $0.code }, isOpen: intake != nil)
        return Response(page: page.render())
    }

    private func send(_ request: Request, _ visit: Visit) async throws -> Response {
        let now = visit.visitor.now
        let (sender, token) = try await sender(visit)
        try pass(.fieldSend, sender, visit)
        guard let intake, let receipts else { throw Refusal.intakeLocked }
        guard let type = request.headers[.contentType], let boundary = MultipartReader.boundary(contentType: type)
        else {
            throw DoorRefusal.malformed
        }
        let hasScript = Self.wantsJSON(request)
        return try await gate.pass(isTrusted: sender.isTrusted) {
            let post = try await Self.post(of: request, boundary, intake.files, at: now)
            return try await intake.settling(post.files) {
                let (receipt, wait) = try await take(post, from: sender, hasScript, intake, visit)
                let wanted = post["code"].flatMap { try? ReceiptCode($0) }  // one that does not read is none
                let code = try await receipts.issue(wanted, for: receipt.id, at: now)
                guard hasScript else {
                    let page = FieldDonePage(
                        language: PageRequest.language(of: request), code: code.description, token: token,
                        secondsToFiles: wait)
                    return Response(page: page.render(), status: .created)
                }
                let isNew = if case .stored = receipt { true } else { false }
                return try Response(
                    json: FieldAnswer(id: post["id"] ?? "", code: code.description, outcome: isNew ? "stored" : "same"),
                    status: isNew ? .created : .ok)
            }
        }
    }

    private static func post(
        of request: Request, _ boundary: String, _ files: ReportFiles?, at now: Instant
    ) async throws -> FieldInbox.Post {
        var inbox = FieldInbox(boundary: boundary, files: files, at: now)
        do {
            for try await piece in request.body { try inbox.feed(piece.readableBytesView) }
            return try inbox.finish()
        } catch let refusal as MultipartRefusal {
            throw refusal.isTooLarge ? DoorRefusal.tooLarge(limit: FieldInbox.largestPost) : DoorRefusal.malformed
        }
    }

    /// Stores a post. Where files come too fast its words are taken all the same: whoever has no script has them nowhere else.
    /// - Returns: The seconds to wait before its files are taken; nil where they were.
    private func take(
        _ post: FieldInbox.Post, from sender: IncomingReport.FieldSender, _ hasScript: Bool, _ intake: Intake,
        _ visit: Visit
    ) async throws -> (receipt: Receipt, wait: Int?) {
        let incoming = try IncomingReport(post, from: sender, hasScript: hasScript)
        let sizes = post.files.map(\.content.size)
        if let wait = pace.take(sizes, from: sender, at: visit.visitor.now) {
            guard !hasScript, let words = try? IncomingReport(post.inWords, from: sender, hasScript: false) else {
                throw DoorRefusal.tooMany(seconds: wait)
            }
            return (try await received(words, intake, visit), wait)
        }
        do {
            return (try await received(incoming, intake, visit), nil)
        } catch {
            pace.giveBack(sizes, from: sender)
            throw error
        }
    }

    private func received(_ incoming: IncomingReport, _ intake: Intake, _ visit: Visit) async throws -> Receipt {
        let receipt = try await intake.receive(incoming, at: visit.visitor.now)
        if case .conflict = receipt { throw Refusal.identityTaken }
        return receipt
    }

    private func piece(_ request: Request, _ visit: Visit) async throws -> Response {
        let (sender, _) = try await sender(visit)
        try pass(.fieldPiece, sender, visit)
        guard let intake else { throw Refusal.intakeLocked }
        guard let files = intake.files else { throw Refusal.intakeBusy }
        let query = request.uri.queryParameters
        guard let id = try visit.parameters.require("id").removingPercentEncoding.flatMap({ Report.ID("web:" + $0) }),
            let name = try AttachmentAddress.name(visit), let start = query["at"].flatMap({ Int($0) }),
            let total = query["of"].flatMap({ Int($0) })
        else { throw DoorRefusal.malformed }
        let report = try await store.facts.read { try StoredReport.with(key: id, in: $0) }
        // Who does not know the identity learns nothing of what there is.
        guard let report, report.channel == .web, report.owner == sender.owner else { throw DoorRefusal.notFound }
        let announced = request.headers[.contentLength].flatMap { Int($0) } ?? TakePiece.largestPiece
        if let wait = pace.take([announced], from: sender, at: visit.visitor.now) {
            throw DoorRefusal.tooMany(seconds: wait)
        }
        var isAdded = false
        defer { if !isAdded { pace.giveBack([announced], from: sender) } }
        return try await gate.pass(isTrusted: sender.isTrusted) {
            let bytes = try await ReportAPIRoutes.body(of: request, upTo: TakePiece.largestPiece)
            let standing = try await TakePiece(store: store, files: files)(
                bytes, of: name, to: report.id, at: start, of: total, now: visit.visitor.now)
            isAdded = standing.isAdded
            return try Response(json: FieldPieceAnswer(held: standing.held, isWhole: standing.isWhole))
        }
    }

    /// Who sends, and the token in the address.
    private func sender(_ visit: Visit) async throws -> (IncomingReport.FieldSender, String) {
        let token = try visit.parameters.require("token")
        guard token != Self.noToken else { return (.open(crowd: visit.addressBlock), token) }
        guard let secret = SecretToken(.device, text: token),
            let device = try await store.facts.read({ try StoredDevice.with(digest: secret.digest.text, in: $0) })
        else { throw Refusal.unknownFieldDevice }
        return (.device(device), token)
    }

    private func pass(_ route: Access.Route, _ sender: IncomingReport.FieldSender, _ visit: Visit) throws {
        guard case .device(let device) = sender else { return try visit.visitor.require(route, .submission) }
        let visitor = Visitor(device, at: visit.visitor.now)
        try visitor.require(route, .submission)
        if visit.client.isElsewhere { try paces.hold(visitor) }
    }

    private static func wantsJSON(_ request: Request) -> Bool {
        request.headers[.accept]?.hasPrefix("application/json") ?? false
    }
}

/// What the script of the form is answered once its report is on disk.
private struct FieldAnswer: Encodable {
    let id: String
    let code: String
    /// `stored` or `same`.
    let outcome: String
}

/// How much of a file is here.
private struct FieldPieceAnswer: Encodable {
    let held: Int
    let isWhole: Bool
}

extension IncomingReport.FieldSender {
    fileprivate var isTrusted: Bool { if case .device(let device) = self { device.isTrusted } else { false } }
}

extension Refusal {
    fileprivate static let unknownFieldDevice = Refusal(
        .notFound, code: "device_unknown",
        message: Phrase(
            fr: "Cette adresse n’est pas, ou n’est plus, celle d’un appareil inscrit.",
            en: "This address is not, or no longer, that of an enrolled device."),
        remedy: Phrase(
            fr: "Demandez une nouvelle adresse à votre contact, ou écrivez par /report.",
            en: "Ask your contact for a new address, or write by /report."))
}
