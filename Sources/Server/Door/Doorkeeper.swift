import Access
import Database
import HTTPTypes
import Hummingbird
import Protection
import SignIn
import Store
import Workflows

/// Finds out who asks: by session cookie, by bearer token, or nobody.
///
/// Sessions, tokens and devices are read from the store at every request, so that what is revoked on one server is shut
/// out on all at once. What an account's grants amount to is kept ready until grants or areas change.
final class Doorkeeper: Sendable {
    private let store: Store
    private let ready = Guarded<[String: Ready]>([:])

    /// The cookie of a session. The prefix makes the browser hold it to this host, to all paths and to secure origins.
    static let cookie = "__Host-releve"

    private struct Ready {
        let version: Int
        let authorisation: Authorisation
    }

    init(store: Store) {
        self.store = store
    }

    /// Who asks.
    func visitor(_ request: Request, at now: Instant) async throws -> Visitor {
        if let bearer = Self.bearer(of: request) { return try await visitor(token: bearer, at: now) }
        guard let token = request.cookies[Self.cookie]?.value, let secret = SecretToken(.session, text: token) else {
            return nobody(at: now)
        }
        return try await visitor(session: secret, isAttended: !Self.isUnattended(request), at: now)
    }

    /// Whether a page asks by itself, with perhaps nobody in front of it: a stream of news, or a list that keeps itself up
    /// to date and says so (`alerts.js`), or a browser that fetches ahead.
    static func isUnattended(_ request: Request) -> Bool {
        HTTPField.Name("Releve-Unattended").flatMap { request.headers[$0] } != nil
            || HTTPField.Name("Sec-Purpose").flatMap { request.headers[$0] }?.contains("prefetch") ?? false
            || request.headers[.accept]?.contains("text/event-stream") ?? false
    }

    private func nobody(at now: Instant) -> Visitor {
        Visitor(
            authorisation: Visitor.nobody.authorisation, session: nil, profile: nil, formToken: nil, now: now)
    }

    private func visitor(session secret: SecretToken, isAttended: Bool, at now: Instant) async throws -> Visitor {
        let found = try await Sessions(store: store).find(secret, at: now, isAttended: isAttended) {
            [self] account, version in
            known("p" + account.rawValue, version: version) != nil
        }
        guard let found else { return nobody(at: now) }
        let authorisation = try await authorisation(key: "p" + found.profile.id.rawValue, version: found.version) {
            if let grants = found.grants { return .person(found.profile.id, grants: grants) }
            // Known a moment ago and forgotten since: read again.
            let again = try await Sessions(store: self.store).find(secret, at: now, isAttended: isAttended)
            return .person(found.profile.id, grants: again?.grants ?? [])
        }
        return Visitor(
            authorisation: authorisation, session: found.session, profile: found.profile,
            formToken: Sessions.formToken(of: secret), now: now, emergencies: found.emergencies)
    }

    private func visitor(token: String, at now: Instant) async throws -> Visitor {
        guard let secret = SecretToken(.program, text: token) else { return nobody(at: now) }
        let (held, version) = try await store.facts.read { transaction in
            (
                try StoredToken.with(digest: secret.digest.text, at: now, in: transaction),
                try Settings.accessVersion(in: transaction)
            )
        }
        guard let held else { return try await visitor(device: token, at: now) }
        let authorisation = try await authorisation(key: "t" + held.id.rawValue, version: version) { held.principal }
        return Visitor(authorisation: authorisation, session: nil, profile: nil, formToken: nil, now: now)
    }

    /// A phone or tablet that sends by the API.
    private func visitor(device token: String, at now: Instant) async throws -> Visitor {
        guard let secret = SecretToken(.device, text: token),
            let device = try await store.facts.read({ try StoredDevice.with(digest: secret.digest.text, in: $0) })
        else { return nobody(at: now) }
        return Visitor(device, at: now)
    }

    private func known(_ key: String, version: Int) -> Authorisation? {
        ready.withLock { $0[key] }.flatMap { $0.version == version ? $0.authorisation : nil }
    }

    /// What a principal may do, made anew only when grants or areas have changed.
    private func authorisation(
        key: String, version: Int, of principal: () async throws -> Principal
    ) async throws -> Authorisation {
        if let known = known(key, version: version) { return known }
        let territory = try await store.facts.read { transaction in
            Territory(
                areas: try FactTable<Area>.all(knownAt: .latest, in: transaction),
                crosswalks: try FactTable<Crosswalk>.all(knownAt: .latest, in: transaction))
        }
        let authorisation = Authorisation(for: try await principal(), in: territory)
        ready.withLock { ready in
            if ready.count > 4_096 { ready.removeAll() }
            ready[key] = Ready(version: version, authorisation: authorisation)
        }
        return authorisation
    }

    private static func bearer(of request: Request) -> String? {
        guard let header = request.headers[.authorization] else { return nil }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return String(parts[1]).trimmed
    }
}

/// Looks who asks, once, before anything else is done.
struct Doorkeeping: RouterMiddleware {
    let doorkeeper: Doorkeeper
    /// How the addresses begin that the policy table opens to anyone; but for the first page's, which all begin with.
    private static let open = Route.allCases.filter(PolicyTable.standard.isOpenToStrangers).compactMap { route in
        route.address.split(separator: " ").last.map { $0.prefix { $0 != "{" } }
    }.filter { $0 != "/" }

    func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.visitor = try await doorkeeper.visitor(request, at: .now)
        context.visitor.query = request.method == .get ? request.uri.query ?? "" : ""
        do {
            return try await next(request, context)
        } catch {
            // To a stranger an address without a page answers as one that has a page.
            let path = request.uri.path
            let isOpen = Self.open.contains { path.hasPrefix($0) }
            if !context.visitor.isKnown, !isOpen, ProblemDetails(error).status == .notFound { throw DoorRefusal.signIn }
            throw error
        }
    }
}
