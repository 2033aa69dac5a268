import Foundation
import Workflows

/// Where notices may go: to `https`, or to hosts the operator named; never to an address inside, unless its host was
/// named. A name is looked up and each of its addresses is judged.
///
/// Between this look-up and the connection a name could be turned to an address inside. Over `https` that gains
/// nothing: whatever answers there has no certificate for the name.
struct WebhookPolicy: Sendable {
    /// Hosts the operator vouches for, in lower case, with a port where one is meant: `localhost:9000`.
    let allowed: Set<String>
    var resolve: @Sendable (String) async -> [String] = WebhookPolicy.lookUp

    enum Verdict: Sendable {
        case allowed, refused
        /// The name could not be looked up now.
        case unknown
    }

    func verdict(on address: String) async -> Verdict {
        guard let target = WebhookAddress(address) else { return .refused }
        if allowed.contains(target.host) || allowed.contains(target.authority) { return .allowed }
        guard target.isSecure else { return .refused }
        let texts = NetworkAddress(target.host) == nil ? await resolve(target.host) : [target.host]
        let found = texts.map { NetworkAddress($0) }
        if found.isEmpty { return .unknown }
        return found.allSatisfy { $0?.isPublic ?? false } ? .allowed : .refused
    }

    /// The addresses of a name, as text.
    @Sendable private static func lookUp(_ host: String) async -> [String] {
        await withCheckedContinuation { continuation in
            // Looking up blocks: a thread of its own, not one of the tasks' pool.
            Thread.detachNewThread {
                var hints = addrinfo()
                hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
                var list: UnsafeMutablePointer<addrinfo>?
                guard getaddrinfo(host, nil, &hints, &list) == 0 else { return continuation.resume(returning: []) }
                defer { freeaddrinfo(list) }
                var addresses: [String] = []
                var next = list
                while let entry = next {
                    var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
                    if getnameinfo(
                        entry.pointee.ai_addr, entry.pointee.ai_addrlen, &text, socklen_t(text.count), nil, 0,
                        NI_NUMERICHOST) == 0
                    {
                        addresses.append(
                            String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
                    }
                    next = entry.pointee.ai_next
                }
                continuation.resume(returning: addresses)
            }
        }
    }
}
