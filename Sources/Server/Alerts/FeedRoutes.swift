import Access
import Foundation
import Hummingbird
import NIOCore
import Pages
import Protection
import Store
import Warning
import Workflows

/// Approved warnings for partners: an Atom feed and CAP 1.2 documents, for programs with a token and for people.
struct FeedRoutes {
    let store: Store
    /// The name in links.
    let origin: String

    func add(to router: Router<Visit>) {
        router.get("/alerts/feed") { request, visit in try await feed(request, visit) }
        router.get("/alerts/feed/{id}") { request, visit in try await document(request, visit) }
    }

    private func feed(_ request: Request, _ visit: Visit) async throws -> Response {
        let visitor = visit.visitor
        let areas = try visitor.alertAreas(in: .alertFeed, .record)
        let held = try await WarningsInForce(store: store)(
            within: areas, seesAddressed: visitor.session != nil, at: visitor.now)
        let language = PageRequest.language(of: request)
        let feed = WarningFeed(
            id: origin + "/alerts/feed", title: language == .french ? "Messages d’alerte" : "Warnings",
            author: "Relève", address: origin + "/alerts/feed",
            entries: held.map { .init(warning: $0.warning, address: "\(origin)/alerts/feed/\($0.id).xml") })
        return Self.xml(
            feed.xml(language: language.rawValue, madeAt: visitor.now), WarningFeed.contentType)
    }

    private func document(_ request: Request, _ visit: Visit) async throws -> Response {
        let visitor = visit.visitor
        let name = try visit.parameters.require("id")
        guard name.hasSuffix(".xml") else { throw DoorRefusal.notFound }
        let found = try await WarningsInForce(store: store).one(String(name.dropLast(4)))
        // One for named addresses is for people who pass it on to them; to a program it does not exist.
        let mayBe = found.map { !$0.stored.isAddressed || visitor.session != nil } ?? false
        try visitor.require(
            .warning, .record, on: mayBe ? found.map { Resource(id: $0.stored.id, area: $0.stored.area) } : nil)
        guard let found else { throw DoorRefusal.notFound }
        return Self.xml(found.warning.xml, CAPWarning.contentType)
    }

    private static func xml(_ bytes: [UInt8], _ type: String) -> Response {
        Response(
            status: .ok, headers: [.contentType: type + "; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
