import Foundation

/// An address messages may be handed over to. Only what an administrator wrote down is ever called, and of that only
/// what cannot be turned against the machine itself: no address of the link (where clouds keep their secrets), and
/// without encryption only this machine or its own network.
public struct SendingAddress: Hashable, Sendable {
    public let text: String
    public let host: String

    /// - Throws: `Refusal` for anything else.
    public init(_ text: String) throws {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            let host = parts.host?.lowercased(), !host.isEmpty, parts.user == nil, parts.password == nil,
            parts.fragment == nil, text.utf8.count <= 500, ["http", "https"].contains(scheme)
        else {
            throw Gateways.refusal(
                "send", fr: "L’adresse d’envoi n’est pas une adresse http ou https simple.",
                en: "The address to send to is not a plain http or https address.")
        }
        let reach = Self.reach(of: host)
        guard reach != .never else {
            throw Gateways.refusal(
                "send", fr: "Cette adresse d’envoi n’est jamais appelée.",
                en: "That address to send to is never called.")
        }
        guard scheme == "https" || reach == .near else {
            throw Gateways.refusal(
                "send", fr: "Hors de ce réseau, l’adresse d’envoi commence par https.",
                en: "Outside this network the address to send to starts with https.")
        }
        self.text = text
        self.host = host
    }

    /// How far away a host is. A name is taken to be outside: only `https` goes there, and nothing inside has a
    /// certificate for it.
    private static func reach(of host: String) -> NetworkAddress.Reach {
        let bare = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        if bare == "localhost" { return .near }
        if let address = NetworkAddress(bare) { return address.reach }
        // Whatever a resolver may read as a number is one, and only the plain spelling of it is taken.
        let last = bare.split(separator: ".", omittingEmptySubsequences: false).last
        return bare.contains(":") || last?.first?.isNumber ?? true ? .never : .outside
    }
}
