import Access
import Hummingbird
import Protection
import Store

/// How fast anyone may ask who comes from elsewhere: by block of addresses, by token or device, and by area.
///
/// Programs on the machine itself, such as a gateway for text messages, are not held to a pace; tries at signing in
/// always are (`SignInRoutes`).
struct Paces: Sendable {
    /// An office behind one address, with every page it opens.
    var block = RateLimit(3_000, perSeconds: 60, burst: 1_000)
    /// One session or one program.
    var asker = RateLimit(1_200, perSeconds: 60, burst: 300)
    /// One phone: a day of reports in a quarter of an hour, when the network is back.
    var device = RateLimit(120, perSeconds: 60, burst: 200)
    /// All phones enrolled for one area, so that a flood about one place leaves room for the others.
    var area = RateLimit(1_200, perSeconds: 60, burst: 1_000)

    /// Counts one request of somebody known.
    /// - Throws: `DoorRefusal.tooMany` where they are to wait.
    func hold(_ visitor: Visitor) throws(DoorRefusal) {
        let wait: Int? =
            switch visitor.principal {
            case .nobody: nil
            case .person(let account, _): asker.take("p" + account.rawValue, at: visitor.now)
            case .token(let token, _, _, _): asker.take("t" + token.rawValue, at: visitor.now)
            case .device(let device): self.device.take(device.rawValue, at: visitor.now)
            }
        if let wait { throw .tooMany(seconds: wait) }
        if let at = visitor.area, let wait = area.take("\(at.scheme):\(at.code)", at: visitor.now) {
            throw .tooMany(seconds: wait)
        }
    }
}

/// Holds blocks of addresses to their pace, before it is even known who asks.
struct BlockPace: RouterMiddleware {
    let paces: Paces

    func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        if context.client.isElsewhere, let wait = paces.block.take(context.addressBlock, at: .now) {
            throw DoorRefusal.tooMany(seconds: wait)
        }
        return try await next(request, context)
    }
}

/// Holds whoever is known to their pace.
struct AskerPace: RouterMiddleware {
    let paces: Paces

    func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        if context.client.isElsewhere { try paces.hold(context.visitor) }
        return try await next(request, context)
    }
}
