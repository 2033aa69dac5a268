import Access
import Collection
import Database
import Evidence
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Protection
import Store
import TransparencyLog
import Vault
import Workflows

/// Reports for people: the list, and each one as received beside what was understood.
struct ReportRoutes {
    let store: Store
    /// Nil while the vault is locked: then what was said stays sealed.
    let intake: Intake?
    let names: AreaNames
    /// Looks at files before they leave; nil where the operator named none.
    var scanner: MalwareScanner?
    /// Nil while it is locked: then no account can be read over.
    var vault: Vault?
    private static let pageSize = 50

    func add(to router: Router<Visit>) {
        router.get("/reports") { request, visit in try await list(request, visit) }
        router.get("/reports/{id}") { request, visit in try await one(request, visit) }
        router.post("/reports/{id}/versions") { request, visit in try await correct(request, visit) }
        router.get("/reports/{id}/files/{name}") { _, visit in try await file(visit) }
    }

    private func list(_ request: Request, _ visit: Visit) async throws -> Response {
        let reach = try visit.visitor.areas(in: .reports, .record)
        let query = request.uri.queryParameters
        func asked(_ name: String) -> String? {
            query[name[...]].map { String($0).replacingOccurrences(of: "+", with: " ") }.flatMap {
                $0.isEmpty ? nil : $0
            }
        }
        let place = asked("place")
        var wanted = ReportList(
            standing: asked("standing").flatMap(StoredReading.Standing.init(rawValue:)) ?? .live, areas: reach,
            kind: asked("kind").flatMap(ReportKind.init(rawValue:)),
            category: asked("category").flatMap(ReportCategory.init(rawValue:)))
        if let area = asked("area").flatMap(AreaRef.init(typed:)) {
            wanted.areas = (reach.map { $0.contains(area) } ?? true) ? [area] : []
        }
        if let place, let intake { wanted.words = try PlaceWords(lookingFor: place).codes(intake.sealing) }
        let (list, before) = (wanted, asked("before"))
        let (entries, count) = try await store.facts.read { transaction in
            (
                try list.page(Self.pageSize, before: before, in: transaction), try list.count(in: transaction)
            )
        }
        let readable = entries.filter {
            visit.visitor.decide(.report, .narrative, on: Resource($0.report, $0.reading)) == .allow
        }
        let known = try await names.known()
        var frame = visit.visitor.frame(PageRequest.language(of: request))
        frame.areas = known.offered
        let page = ReportListing(
            frame: frame, list: list, place: place, area: asked("area"), entries: entries, names: known.names,
            places: Dictionary(
                readable.compactMap { entry in self.words(entry.reading)?.place.map { (entry.report.id, $0) } },
                uniquingKeysWith: { first, _ in first }),
            readable: Set(readable.map(\.report.id)), count: count, isFull: entries.count == Self.pageSize
        ).page
        return Response(page: page.render())
    }

    private func one(_ request: Request, _ visit: Visit) async throws -> Response {
        try await page(of: try visit.parameters.require("id").removingPercentEncoding ?? "", request, visit)
    }

    /// The page of one report.
    /// - Parameter returned: A form of it that was refused, given back as it was filled.
    func page(
        of id: String, _ request: Request, _ visit: Visit, returned: ReturnedForm? = nil
    ) async throws -> Response {
        let (report, reading) = try await found(id, visit)
        let resource = Resource(report, reading)
        let mayRead = visit.visitor.decide(.report, .narrative, on: resource) == .allow
        let mayTalk = visit.visitor.decide(.dialogue, .narrative, on: resource) == .allow
        let (files, readings, held, unseen, codes, isFromElsewhere) = try await store.facts.read { transaction in
            (
                try StoredAttachment.all(of: report.id, in: transaction),
                try StoredReading.all(of: report.id, in: transaction),
                try StoredClaim.incidents(of: report.id, in: transaction)
                    .compactMap { try TrackedIncident.with(id: $0, in: transaction) },
                try StoredRemark.unseenAnswers(to: [report.id], in: transaction)[report.id],
                try StoredCodes.words(in: transaction),
                try !StoredReport.fromElsewhere(among: [report.id], in: transaction).isEmpty
            )
        }
        let words = mayRead ? words(reading) : nil
        let language = PageRequest.language(of: request)
        var frame = visit.visitor.frame(language, returning: returned)
        frame.areas = try await names.known().offered
        let page = ReportSheet(
            frame: frame, report: report, reading: reading,
            isFromElsewhere: isFromElsewhere, versions: readings.count, unseenAnswers: mayTalk ? unseen : nil,
            files: files,
            said: mayRead ? try await said(report, in: language) : .hidden, words: words,
            incidents: ReportIncidents(
                report: report, reading: reading, place: try await open(words?.place), held: held,
                visitor: visit.visitor,
                codes: codes),
            binding: binding(of: report, visit.visitor),
            narrative: mayRead
                ? try await narrative(report, reading, said: words?.narrative, resource, visit.visitor) : nil
        ).page
        return Response(page: page.render(), status: returned == nil ? .ok : .unprocessableContent)
    }

    /// How whoever sent it becomes a source of a case, where anyone knows who that was and the asker may do it.
    private func binding(of report: StoredReport, _ visitor: Visitor) -> Form? {
        guard report.source != nil, visitor.authorisation.opens(.sourceWrite, at: visitor.now) else { return nil }
        return IdentityForms.binding(of: report, ids: store.ids)
    }

    /// What was said, opened for whoever may read it; what identifies a person is left out on every page.
    private func said(_ report: StoredReport, in language: Language) async throws -> ReportSheet.Said {
        guard let intake else { return .locked }
        // The alerts of the demonstration were never said by anyone, so nothing of them is sealed.
        guard !report.body.isEmpty else { return .invented }
        switch report.format {
        case .sealed: return .sealed
        case .encryptedForm: return .encrypted
        case .text:
            guard let bytes = try opened(report, intake) else { return .tampered }
            return .message(String(decoding: bytes, as: UTF8.self))
        case .xform, .kobo, .answers:
            guard let bytes = try opened(report, intake) else { return .tampered }
            guard let answers = ReportReader.answers(of: bytes, report.format) else { return .unreadable }
            let shelf = try await intake.forms.shelf()
            let known = try await names.known()
            return .answers(
                ReportAnswersShown(
                    answers: answers, formID: report.form?.id, version: report.form?.version,
                    form: report.form.flatMap { shelf.form($0.id, version: $0.version) },
                    mapping: report.form.flatMap { shelf.mappings[$0.id] },
                    place: { known.names[AreaRef(scheme: known.scheme, code: $0)] }, language: language))
        }
    }

    /// What was received; nil for a box that was tampered with. The page opens all the same: the rest of it is needed then.
    private func opened(_ report: StoredReport, _ intake: Intake) throws -> [UInt8]? {
        do {
            return try intake.sealing.open(report.body)
        } catch VaultError.tampered {
            return nil
        }
    }

    /// The place named, where it may stand among the facts as it is: the form of an incident is filled in with it. "At Oumar's"
    /// is typed by whoever answers for it, or not at all.
    private func open(_ place: String?) async throws -> String? {
        guard let place, let intake, try await intake.sieve().unread(place) == place else { return nil }
        return place
    }

    private func words(_ reading: StoredReading?) -> ReadingWords? {
        guard let intake, let reading, let bytes = try? intake.sealing.open(reading.words) else { return nil }
        return ReadingWords(bytes)
    }

    /// A photo or recording as received, for whoever has proven again who they are; noted in the log first.
    private func file(_ visit: Visit) async throws -> Response {
        let (report, reading) = try await found(visit)
        try visit.visitor.require(.reportFile, .original, on: Resource(report, reading))
        let name = try AttachmentAddress.name(visit)
        let held = try await store.facts.read { try StoredAttachment.all(of: report.id, in: $0) }
        let isItself = name == Self.submission && report.format == .encryptedForm
        let content = held.first { $0.name == name }?.content
        guard let name, isItself || content != nil else { throw DoorRefusal.notFound }
        guard let intake else { throw Refusal.intakeLocked }
        if let scanner, let content { try await intake.files?.check(content, by: scanner) }
        let now = visit.visitor.now
        let actor = visit.visitor.profile.flatMap { LogID($0.id.rawValue) }.map(LogActor.person) ?? .unknown
        try await store.facts.append { transaction in
            try LogWriter.append(
                LogEvent(
                    microseconds: now.microseconds, actor: actor, action: .evidenceViewed,
                    object: LogObject(.report, LogID(report.id))), in: transaction)
        }
        var response = Response(
            status: .ok, headers: [.contentType: "application/octet-stream", .cacheControl: "no-store"],
            body: try isItself
                ? ResponseBody(byteBuffer: ByteBuffer(bytes: intake.sealing.open(report.body)))
                : body(of: content, intake))
        response.headers[.contentDisposition] = "attachment; filename*=UTF-8''" + name.inAddress
        return response
    }

    /// What only the holder of a form's key can read goes out as it came, with its files.
    private static let submission = "submission.xml"

    private func body(of content: StoredAttachment.Content?, _ intake: Intake) throws -> ResponseBody {
        guard let content, let files = intake.files else { throw DoorRefusal.notFound }
        return ResponseBody(contentLength: content.size) { writer in
            let file = try files.open(content)
            var at = 0
            while at < file.size {
                let piece = try file.piece(from: at)
                at += piece.count
                try await writer.write(ByteBuffer(bytes: piece))
            }
            try await writer.finish(nil)
        }
    }

    func found(_ visit: Visit) async throws -> (StoredReport, StoredReading?) {
        try await found(try visit.parameters.require("id").removingPercentEncoding ?? "", visit)
    }

    private func found(_ id: String, _ visit: Visit) async throws -> (StoredReport, StoredReading?) {
        // Settled before anything of it is read: a report beyond reach takes no longer than none.
        try visit.visitor.require(.report, .record, on: try await store.whereabouts(of: .report, id))
        let found = try await store.facts.read { transaction -> (StoredReport, StoredReading?)? in
            guard let report = try StoredReport.with(id: id, in: transaction) else { return nil }
            return (report, try StoredReading.current(of: id, in: transaction))
        }
        guard let found else { throw DoorRefusal.notFound }
        return found
    }
}
