import Access
import Hummingbird
import NIOCore
import Protection

/// One request under way: Hummingbird's own storage, and who asks.
struct Visit: RequestContext, RemoteAddressRequestContext {
    var coreContext: CoreRequestContextStorage
    let remoteAddress: SocketAddress?
    /// Who asks: nobody known, until `Doorkeeping` has looked.
    var visitor = Visitor.nobody

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
    }
}
