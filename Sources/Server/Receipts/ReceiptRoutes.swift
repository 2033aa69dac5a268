import Access
import Hummingbird
import Messaging
import Pages
import Protection
import Store
import Workflows

/// The page of receipt codes: no account, no cookie, the code never in an address.
struct ReceiptRoutes {
    /// Nil while the vault is locked.
    let desk: ReceiptDesk?
    /// Codes that led to nothing, from one block of addresses. A typing mistake is none: the code's own check finds it.
    private let triesByAddress = RateLimit(10, perSeconds: 600, burst: 10)
    /// The same from everywhere together.
    private let triesByAll = RateLimit(1_000, perSeconds: 3_600, burst: 500)

    init(desk: ReceiptDesk?) {
        self.desk = desk
    }

    func add(to router: Router<Visit>) {
        router.get("/receipt") { request, visit in
            try visit.visitor.require(.receiptPage, .page)
            return Response(page: ReceiptPage(language: PageRequest.language(of: request)).render())
        }
        router.post("/receipt") { request, visit in try await show(request, visit) }
        router.post("/receipt/answers") { request, visit in try await answer(request, visit) }
    }

    private func show(_ request: Request, _ visit: Visit) async throws -> Response {
        try visit.visitor.require(.receiptRead, .status)
        let form = try await FormBody.read(request)
        let language = PageRequest.language(of: request)
        guard let code = try typed(form) else { return refused(Self.mistyped(form), language) }
        return try await page(of: code, visit, language)
    }

    private func answer(_ request: Request, _ visit: Visit) async throws -> Response {
        try visit.visitor.require(.receiptAnswer, .submission)
        let form = try await FormBody.read(request)
        let language = PageRequest.language(of: request)
        guard let code = try typed(form) else { return refused(Self.mistyped(form), language) }
        let desk = try open()
        try limit(visit)
        do {
            guard try await desk.answer(code, form["text"] ?? "", at: visit.visitor.now) else {
                return missed(visit, language)
            }
        } catch let refusal as Refusal where refusal.kind == .usage {
            return try await page(of: code, visit, language, refusal: refusal.said)
        }
        return try await page(of: code, visit, language, wasAnswered: true)
    }

    private func page(
        of code: ReceiptCode, _ visit: Visit, _ language: Language, refusal: Phrase? = nil, wasAnswered: Bool = false
    ) async throws -> Response {
        let desk = try open()
        try limit(visit)
        guard let standing = try await desk.standing(code, at: visit.visitor.now) else {
            return missed(visit, language)
        }
        let page = ReceiptPage(
            language: language, code: code.description, status: ReceiptPage.Status(standing.step),
            remarks: standing.remarks.map {
                ReceiptPage.Remark(isFromSource: $0.isFromSource, text: $0.text, day: $0.saidAt.day)
            }, refusal: refusal, wasAnswered: wasAnswered)
        return Response(page: page.render(), status: refusal == nil ? .ok : .unprocessableContent)
    }

    private func open() throws -> ReceiptDesk {
        guard let desk else {
            throw Refusal(
                .vaultLocked,
                message: Phrase(
                    fr: "Les codes ne se lisent pas en ce moment.", en: "Codes cannot be read at the moment."),
                remedy: Phrase(fr: "Revenez dans une heure.", en: "Come back in an hour."))
        }
        return desk
    }

    private func limit(_ visit: Visit) throws {
        let now = visit.visitor.now
        if let wait = triesByAddress.wait(visit.addressBlock, at: now) ?? triesByAll.wait("", at: now) {
            throw DoorRefusal.tooMany(seconds: wait)
        }
    }

    private func missed(_ visit: Visit, _ language: Language) -> Response {
        _ = triesByAddress.take(visit.addressBlock, at: visit.visitor.now)
        _ = triesByAll.take("", at: visit.visitor.now)
        return refused(
            Phrase(fr: "Ce code n’est pas connu. Relisez-le.", en: "This code is not known. Read it again."), language)
    }

    private func refused(_ words: Phrase, _ language: Language) -> Response {
        Response(page: ReceiptPage(language: language, refusal: words).render(), status: .unprocessableContent)
    }

    private func typed(_ form: FormBody) throws -> ReceiptCode? {
        try? ReceiptCode(form["code"] ?? "")  // `mistyped` says what is wrong with it
    }

    private static func mistyped(_ form: FormBody) -> Phrase {
        do {
            _ = try ReceiptCode(form["code"] ?? "")
            return ReceiptCodeError.mistyped.phrase
        } catch {
            return error.phrase
        }
    }
}

extension ReceiptCodeError {
    fileprivate var phrase: Phrase { Phrase(fr: french, en: english) }
}

extension ReceiptPage.Status {
    /// The same neutral words as text messages have.
    init(_ step: AlertStep?) {
        let reply: Reply =
            switch step {
            case nil: .noted
            case .seen: .seen
            case .acted: .acted
            case .arrived: .arrived
            case .closed: .closed
            }
        self.init(
            words: Phrase(fr: reply.text(in: .french), en: reply.text(in: .english)),
            bambara: reply.text(in: .bambara))
    }
}
