import Access
import Database
import Hummingbird
import Protection
import SignIn
import Store
import StrictText
import Workflows

/// Accounts, devices and tokens, made by a program with the scope `admin`.
struct AdministrationAPI {
    let store: Store
    /// The name in links.
    let origin: String

    func add(to router: Router<Visit>) {
        router.post("/api/v1/accounts") { request, visit in try await invite(request, visit) }
        router.post("/api/v1/devices") { request, visit in try await enrol(request, visit) }
        router.post("/api/v1/tokens") { request, visit in try await issue(request, visit) }
    }

    private func invite(_ request: Request, _ visit: Visit) async throws -> Response {
        try visit.visitor.require(.accountsAPI, .account)
        let sent = try await APIOperation.accounts.json(of: request)
        do {
            let invited = try await Invite(store: store)(
                name: sent.string("name"), unit: UnitID(sent.string("unit")), by: nil, token: visit.visitor.token,
                at: visit.visitor.now)
            return Response(
                json: ["id": .string(invited.account.rawValue), "link": .string(origin + invited.path)],
                status: .created)
        } catch let refusal as Refusal where refusal.isShared(.nameTaken) {
            throw DoorRefusal.conflict(refusal)
        }
    }

    private func enrol(_ request: Request, _ visit: Visit) async throws -> Response {
        try visit.visitor.require(.devicesAPI, .device)
        let sent = try await APIOperation.devices.json(of: request)
        let area = AreaRef(scheme: sent["area"]?.string("scheme") ?? "", code: sent["area"]?.string("code") ?? "")
        do {
            let device = try await Keys(store: store).enrolDevice(
                label: sent.string("label"), area: area, by: nil, token: visit.visitor.token, at: visit.visitor.now)
            let path = "/odk/" + device.token.text
            return Response(
                json: ["id": .string(device.id.rawValue), "path": .string(path), "qr": .string(origin + path)],
                status: .created)
        } catch let refusal as Refusal where refusal.isShared(.areaUnknown) {
            throw DoorRefusal.conflict(refusal)
        }
    }

    private func issue(_ request: Request, _ visit: Visit) async throws -> Response {
        try visit.visitor.require(.tokensAPI, .token)
        let sent = try await APIOperation.tokens.json(of: request)
        let scopes = Set((sent["scopes"]?.elements ?? []).compactMap { $0.scalarText.flatMap(Scope.init(rawValue:)) })
        let until = visit.visitor.now + .days(sent["days"]?.whole ?? 1)
        let issued = try await Keys(store: store).issueToken(
            scopes, label: sent.string("label"), until: min(until, Keys.latestEnd(from: visit.visitor.now)), by: nil,
            token: visit.visitor.token, at: visit.visitor.now)
        return Response(
            json: [
                "id": .string(issued.id.rawValue), "token": .string(issued.token.text),
                "until": .string(issued.until.description),
            ], status: .created)
    }
}

extension JSON {
    /// A text among the members; empty where there is none, which a schema that asks for it has refused before.
    func string(_ name: String) -> String {
        if case .string(let text)? = self[name] { text } else { "" }
    }
}

extension Visitor {
    /// The token a program asks with; nil for anyone else.
    var token: TokenID? {
        if case .token(let id, _, _, _) = principal { id } else { nil }
    }
}
