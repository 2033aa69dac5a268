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
        let reach = Reach(host)
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

    /// How far away a host is.
    private enum Reach {
        case near, far, never

        init(_ host: String) {
            let bare = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
            if bare.contains(":") {
                self = bare == "::1" || bare.hasPrefix("fd") || bare.hasPrefix("fc") ? .near : .never
                if self == .never, bare.hasPrefix("2") { self = .far }
                return
            }
            if bare == "localhost" {
                self = .near
                return
            }
            // Whatever a resolver may read as a number is one, and only the plain spelling of it is taken.
            let labels = bare.split(separator: ".", omittingEmptySubsequences: false)
            guard let last = labels.last, last.first?.isNumber ?? true else {
                self = .far
                return
            }
            let bytes = labels.compactMap { $0.count <= 3 && ($0 == "0" || $0.first != "0") ? UInt8($0) : nil }
            guard labels.count == 4, bytes.count == 4 else {
                self = .never
                return
            }
            switch (bytes[0], bytes[1]) {
            case (127, _), (10, _), (172, 16...31), (192, 168): self = .near
            case (0, _), (169, 254), (224..., _): self = .never
            default: self = .far
            }
        }
    }
}
