import Access
import Collection
import Foundation
import HTTPTypes
import Hashing
import Hummingbird
import NIOCore
import Protection
import Store
import Workflows

/// OpenRosa 1.0 for ODK Collect, KoboCollect and Enketo: `/odk/TOKEN/…`, or `/odk/-/…` with a name and a password.
struct ODKRoutes {
    /// Nil while the vault is locked: then nothing can be taken.
    let intake: Intake?
    let door: ODKDoor?
    let gate: IntakeGate
    let paces: Paces
    let origin: String

    func add(to router: Router<Visit>) {
        on(router, .get, "formList", .odkForms, .page) { try await list($0) }
        on(router, .get, "forms/{form}/{version}", .odkForms, .page) { try await form($0) }
        on(router, .get, "forms/{form}/{version}/manifest", .odkForms, .page) { try await manifest($0) }
        on(router, .get, "forms/{form}/{version}/media/{name}", .odkForms, .page) { try await media($0) }
        on(router, .head, "submission", .odkSubmit, .submission) { _ in
            ODKAnswer.ready(longest: SubmissionInbox.largestPost)
        }
        on(router, .post, "submission", .odkSubmit, .submission) { try await submit($0) }
    }

    /// One request of a known device.
    private struct Call {
        let request: Request
        let visit: Visit
        let intake: Intake
        let device: StoredDevice
        let shelf: FormShelf
        let now: Instant

        /// A part of the address, decoded.
        func part(_ name: String) throws -> String { try visit.parameters.require(name).removingPercentEncoding ?? "" }

        /// The version of a form the address names, if this device is given it.
        func offered() throws -> OfferedForm {
            let (id, version) = (try part("form"), try part("version"))
            guard let form = shelf.offered(to: device).first(where: { $0.id == id && $0.version == version }) else {
                throw DoorRefusal.notFound
            }
            return form
        }
    }

    private func on(
        _ router: Router<Visit>, _ method: HTTPRequest.Method, _ path: String, _ route: Access.Route, _ field: Field,
        _ body: @escaping @Sendable (Call) async throws -> Response
    ) {
        router.on(RouterPath("/odk/{token}/" + path), method: method) { request, visit in
            let language = Self.language(of: request)
            do {
                guard let intake, let door else { throw Refusal.intakeLocked }
                switch try await door.caller(request, visit, at: visit.visitor.now) {
                case .refused: return ODKAnswer.said(Words.unknownDevice, language, status: .forbidden)
                case .challenged(let challenges):
                    var response = ODKAnswer.said(Words.whoAreYou, language, status: .unauthorized)
                    for challenge in challenges {
                        response.headers.append(HTTPField(name: .wwwAuthenticate, value: challenge))
                    }
                    return response
                case .device(let device, let version):
                    let visitor = Visitor(device, at: visit.visitor.now)
                    try visitor.require(route, field)
                    if visit.client.isElsewhere { try paces.hold(visitor) }
                    return try await body(
                        Call(
                            request: request, visit: visit, intake: intake, device: device,
                            shelf: try await intake.forms.shelf(at: version), now: visit.visitor.now))
                }
            } catch {
                return ODKAnswer.refused(error, language)
            }
        }
    }

    private func list(_ call: Call) async throws -> Response {
        ODKAnswer.document(
            OpenRosa.formList(
                try call.shelf.offered(to: call.device).map { form in
                    let address = try address(of: form, call)
                    return OpenRosa.ListedForm(
                        id: form.id, name: form.title, version: form.version, md5: form.md5, downloadURL: address,
                        manifestURL: form.mediaNames.isEmpty ? nil : address + "/manifest")
                }))
    }

    private func form(_ call: Call) async throws -> Response {
        ODKAnswer.file(try call.offered().xml, type: OpenRosa.contentType)
    }

    private func manifest(_ call: Call) async throws -> Response {
        let form = try call.offered()
        let address = try address(of: form, call)
        var files: [OpenRosa.MediaFile] = []
        for name in form.mediaNames {
            guard let bytes = try await call.intake.forms.media(name, of: form, for: call.device) else { continue }
            files.append(
                OpenRosa.MediaFile(
                    name: name, md5: MD5.digest(of: bytes), downloadURL: address + "/media/" + name.inAddress))
        }
        return ODKAnswer.document(OpenRosa.manifest(files))
    }

    private func media(_ call: Call) async throws -> Response {
        let form = try call.offered()
        guard let bytes = try await call.intake.forms.media(try call.part("name"), of: form, for: call.device) else {
            throw DoorRefusal.notFound
        }
        return ODKAnswer.file(bytes, type: "application/octet-stream")
    }

    private func submit(_ call: Call) async throws -> Response {
        let longest = SubmissionInbox.largestPost
        if let length = call.request.headers[.contentLength].flatMap({ Int($0) }), length > longest {
            throw MultipartRefusal.bodyTooLarge(limit: longest)
        }
        guard let type = call.request.headers[.contentType], let boundary = MultipartReader.boundary(contentType: type)
        else { throw MultipartRefusal.noBoundary }
        return try await gate.pass(isTrusted: call.device.isTrusted) {
            var inbox = SubmissionInbox(boundary: boundary, files: call.intake.files, at: call.now)
            for try await piece in call.request.body { try inbox.feed(piece.readableBytesView) }
            let post = try inbox.finish()
            return try await call.intake.settling(post.files) { try await receive(post, call) }
        }
    }

    private func receive(_ post: SubmissionInbox.Post, _ call: Call) async throws -> Response {
        let language = Self.language(of: call.request)
        guard let bytes = post.submission else {
            return ODKAnswer.said(Words.noSubmission, language, status: .badRequest)
        }
        let submission = try Submission(bytes)
        guard let form = call.shelf.form(submission.formID, version: submission.version) else {
            return ODKAnswer.said(Words.unknownForm(submission.formID), language, status: .notFound)
        }
        let incoming = IncomingReport(
            submission, original: bytes, form: form, from: call.device, files: post.files)
        switch try await call.intake.receive(incoming, at: call.now) {
        case .stored, .same: return ODKAnswer.said(Words.received, language, status: .created)
        case .conflict: throw Refusal.identityTaken
        }
    }

    /// The address of a form, by the name the client itself used where that is this very machine.
    private func address(of form: OfferedForm, _ call: Call) throws -> String {
        var base = origin
        if let asked = call.request.head.authority,
            ["localhost", "127.0.0.1", "[::1]"].contains(where: { asked == $0 || asked.hasPrefix($0 + ":") })
        {
            base = "http://" + asked
        }
        let token = try call.visit.parameters.require("token")
        return "\(base)/odk/\(token)/forms/\(form.id.inAddress)/\(form.version.inAddress)"
    }

    /// The language the app says its user reads, else French.
    static func language(of request: Request) -> Language {
        let asked = request.headers[.acceptLanguage]?.prefix(2).lowercased()
        return asked.flatMap { Language(rawValue: $0) } ?? PageRequest.language(of: request)
    }

    private enum Words {
        static let received = Phrase(fr: "Reçu. Merci.", en: "Received. Thank you.")
        static let whoAreYou = Phrase(
            fr: "Donnez le nom et le mot de passe de cet appareil.", en: "Give this device’s name and password.")
        static let unknownDevice = Phrase(
            fr: "Cet appareil n’est pas inscrit, ou ne l’est plus. Demandez un nouveau code à votre responsable.",
            en: "This device is not enrolled, or no longer. Ask your supervisor for a new code.")
        static let noSubmission = Phrase(
            fr: "L’envoi ne contient pas de formulaire rempli (xml_submission_file).",
            en: "The post holds no filled-in form (xml_submission_file).")

        static func unknownForm(_ id: String) -> Phrase {
            Phrase(
                fr: "Le formulaire « \(id.prefix(80)) » n’est pas connu ici. Mettez vos formulaires à jour.",
                en: "The form “\(id.prefix(80))” is not known here. Update your forms.")
        }
    }
}
