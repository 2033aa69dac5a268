import Access
import Hummingbird
import NIOCore
import Protection

/// One request under way: Hummingbird's own storage, its number, where it comes from, and who asks.
struct Visit: RequestContext, RemoteAddressRequestContext {
    /// Where a request comes from, as far as that can be believed.
    enum Client: Sendable, Equatable {
        /// A Unix socket of this machine.
        case local
        case address(AddressBlock)
        /// A trusted proxy that does not say.
        case unknown

        /// Whether it may come from another machine.
        var isElsewhere: Bool {
            switch self {
            case .local: false
            case .address(let address): !address.isLoopback
            case .unknown: true
            }
        }
    }

    var coreContext: CoreRequestContextStorage
    let remoteAddress: SocketAddress?
    /// Under which it is logged and answered: random, so that it tells nobody how many there were.
    let number: String
    /// Where it comes from: the peer, until `Arrival` has looked.
    var client: Client
    /// Who asks: nobody known, until `Doorkeeping` has looked.
    var visitor = Visitor.nobody

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
        let digits = String(UInt64.random(in: .min ... .max), radix: 16)
        number = String(repeating: "0", count: 16 - digits.count) + digits
        client = AddressBlock(remoteAddress).map(Client.address) ?? .local
    }

    /// The block of addresses a request comes from: /24 of IPv4, /48 of IPv6. One person's phone changes within it.
    var addressBlock: String {
        switch client {
        case .local: "local"
        case .unknown: "unknown"
        case .address(let address): "\(address.neighbourhood)"
        }
    }
}
