import Access
import Database
import Foundation
import Hummingbird
import Messaging
import Pages
import Protection
import Store
import Workflows

/// The gateways of text messages, for whoever runs the machine: settings, never a message and never a number.
struct GatewayRoutes {
    let store: Store
    let desk: MessageDesk?

    func add(to router: Router<Visit>) {
        router.get("/admin/gateways") { request, visit in try await page(request, visit) }
        router.post("/admin/gateways") { request, visit in try await put(request, visit) }
        router.post("/admin/gateways/{name}/state") { request, visit in try await turn(request, visit) }
        router.post("/admin/gateways/{name}/numbers") { request, visit in try await register(request, visit) }
    }

    private func page(
        _ request: Request, _ visit: Visit, notice: RegisterPage.Notice? = nil
    ) async throws -> Response {
        let visitor = visit.visitor
        try visitor.require(.gateways, .device)
        let (gateways, unreadable) = try await desk?.gateways.listed() ?? ([], [])
        let (sent, people) = try await store.facts.read { transaction in
            (try StoredOutgoing.counts(in: transaction), try StoredCorrespondent.counts(in: transaction))
        }
        let register = GatewayRegister(
            gateways: gateways, unreadable: unreadable, sent: sent, people: people, isVaultOpen: desk != nil,
            mayChange: visitor.authorisation.opens(.gatewaySet, at: visitor.now))
        let page = RegisterPage(
            frame: visitor.frame(PageRequest.language(of: request)), path: "/admin/gateways",
            title: Phrase(fr: "Passerelles de messages", en: "Message gateways"),
            lead: Phrase(
                fr:
                    "Un SMS n’est pas scellé : l’opérateur le lit. Ici, ni message ni numéro ne se lit ; les secrets ne se "
                    + "montrent plus une fois enregistrés.",
                en: "A text message is not sealed: the operator reads it. Here no message and no number can be read; "
                    + "secrets are not shown again once saved."),
            notice: notice, sections: register.sections)
        return Response(page: page.render(), status: notice?.isRefusal ?? false ? .unprocessableContent : .ok)
    }

    private func put(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        try visit.visitor.require(.gatewaySet, .device)
        guard let desk, let name = form.text("name"),
            let kind = form.text("kind").flatMap(GatewaySettings.Kind.init(rawValue:))
        else { throw DoorRefusal.malformed }
        let minutes = form.text("zone") ?? "0"
        guard let zone = Int(minutes) else {
            let words = Phrase(
                fr: "L’avance sur UTC est un nombre de minutes : « \(minutes) » n’en est pas un.",
                en: "Minutes ahead of UTC are a number: “\(minutes)” is none.")
            return try await page(request, visit, notice: .init(words, isRefusal: true))
        }
        var settings = GatewaySettings(
            kind: kind, send: form.text("send"), user: form.text("user"), from: form.text("from"),
            smsc: form.text("smsc"), reports: form.text("reports"), country: form.text("country"),
            areas: (form.text("areas") ?? "").split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty },
            acknowledges: form.text("acknowledges") != "no", zone: zone, language: form.text("language") ?? "fr")
        if let mapping = form.text("mapping") {
            guard let read = try? JSONDecoder().decode(GatewayMapping.self, from: Data(mapping.utf8)) else {
                return try await page(
                    request, visit,
                    notice: .init(
                        Phrase(
                            fr: "La correspondance n’est pas du JSON valable.", en: "The mapping is not valid JSON."),
                        isRefusal: true))
            }
            settings.mapping = read
        }
        do {
            try await desk.gateways.put(
                name, settings, secrets: GatewaySecrets(password: form.text("password"), key: form.text("key")),
                by: visit.visitor.profile?.id, at: visit.visitor.now)
        } catch let refusal as Refusal where refusal.kind == .usage {
            return try await page(request, visit, notice: .init(refusal.said, isRefusal: true))
        }
        return Response.redirect(to: "/admin/gateways", type: .normal)
    }

    private func turn(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        try visit.visitor.require(.gatewaySet, .device)
        guard let desk else { throw DoorRefusal.malformed }
        let name = try visit.parameters.require("name")
        guard try await desk.gateways.all().contains(where: { $0.name == name }) else { throw DoorRefusal.notFound }
        try await desk.gateways.set(
            name, isOpen: form.text("state") == "open", by: visit.visitor.profile?.id,
            at: visit.visitor.now)
        return Response.redirect(to: "/admin/gateways", type: .normal)
    }

    private func register(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        try visit.visitor.require(.gatewaySet, .device)
        guard let desk else { throw DoorRefusal.malformed }
        guard let gateway = try await desk.gateways.named(try visit.parameters.require("name")) else {
            throw DoorRefusal.notFound
        }
        guard let number = form.text("number"),
            case .only(let areas)? = Extent<AreaRef>(typed: form.text("areas") ?? "")
        else { throw DoorRefusal.malformed }
        do {
            try await desk.register(
                number, by: gateway, areas: areas.sorted(), account: visit.visitor.profile?.id, at: visit.visitor.now)
        } catch let refusal as Refusal where refusal.kind == .usage {
            return try await page(request, visit, notice: .init(refusal.said, isRefusal: true))
        }
        return try await page(
            request, visit,
            notice: .init(Phrase(fr: "Numéro inscrit et scellé.", en: "Number registered and sealed.")))
    }
}
