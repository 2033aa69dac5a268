import Database
import NIOCore

/// How many connections there may be at once, in all and from one address.
///
/// Where there are too many, a newcomer takes the place of the one that has waited longest without asking anything:
/// whoever opens connections to hold them shows out their own, and someone with a request always finds a place. Where all
/// are busy, the newcomer is turned away.
final class ConnectionGate: Sendable {
    private let state = Guarded(ConnectionPlaces())
    private let most: Int
    private let mostPerAddress: Int
    private let proxies: TrustedProxies
    private let onlyProxies: Bool

    /// - Parameters:
    ///   - proxies: Are not counted by address: they come for many, and count for themselves.
    ///   - onlyProxies: Turns everyone else away: for a server that listens beyond its own machine.
    init(most: Int, mostPerAddress: Int, proxies: TrustedProxies, onlyProxies: Bool) {
        self.most = most
        self.mostPerAddress = mostPerAddress
        self.proxies = proxies
        self.onlyProxies = onlyProxies
    }

    /// Takes a place.
    /// - Returns: Nil where it is turned away.
    func enter(_ channel: any Channel) -> ConnectionPlaces.Place? {
        let peer = AddressBlock(channel.remoteAddress)
        let isProxy = proxies.contains(peer)
        guard isProxy || !onlyProxies else { return nil }
        let counted = isProxy ? nil : peer
        let (place, shownOut) = state.withLock { state -> (ConnectionPlaces.Place?, [any Channel]) in
            var shownOut: [any Channel] = []
            if let counted, state.count(from: counted) >= mostPerAddress {
                guard let first = state.removeFirst(of: counted) else { return (nil, []) }
                shownOut.append(first)
            }
            if state.count >= most {
                guard let first = state.removeFirst(of: nil) else { return (nil, shownOut) }
                shownOut.append(first)
            }
            return (state.add(channel, counted), shownOut)
        }
        for channel in shownOut { channel.close(promise: nil) }
        return place
    }

    /// A request has come: it keeps its place until it is answered.
    func begins(_ place: ConnectionPlaces.Place) {
        state.withLock { $0.begin(place) }
    }

    /// The request is answered: it waits again.
    func waits(_ place: ConnectionPlaces.Place) {
        state.withLock { $0.queue(place) }
    }

    func leave(_ place: ConnectionPlaces.Place) {
        state.withLock { _ = $0.remove(place) }
    }
}
