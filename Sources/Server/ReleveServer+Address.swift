import Foundation
import NIOCore
import NIOPosix
import Protection
import Workflows

extension ReleveServer {
    /// Where to listen.
    public enum Address: Sendable, Equatable, CustomStringConvertible {
        case host(String, port: Int)
        case unixSocket(path: String)

        /// From `HOST:PORT` or `unix:PATH`; nil where it is neither.
        public init?(_ text: String) {
            if text.hasPrefix("unix:") {
                let path = String(text.dropFirst(5))
                guard !path.isEmpty else { return nil }
                self = .unixSocket(path: path)
                return
            }
            guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
                (0...65_535).contains(port)
            else { return nil }
            let host = text[..<colon].drop { $0 == "[" }.prefix { $0 != "]" }
            guard !host.isEmpty else { return nil }
            self = .host(String(host), port: port)
        }

        /// Whether only this machine can reach it.
        public var isLocal: Bool {
            switch self {
            case .unixSocket: true
            case .host(let host, _): host == "127.0.0.1" || host == "::1" || host == "localhost"
            }
        }

        /// As it is given.
        public var description: String {
            switch self {
            case .host(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
            case .unixSocket(let path): "unix:" + path
            }
        }

        /// What whoever starts the server can mend where the system does not let it listen; nil for anything else.
        func refusal(of error: any Error) -> Refusal? {
            switch error {
            case let error as IOError where error.errnoCode == EADDRINUSE:
                taken(
                    Phrase(
                        fr: "Un autre programme écoute déjà sur \(self).",
                        en: "Another program listens on \(self) already."))
            case is UnixDomainSocketPathWrongType:
                taken(
                    Phrase(
                        fr: "Il y a déjà un fichier à \(self), qui n’est pas une prise.",
                        en: "There is a file at \(self) already, which is no socket."))
            case let error as IOError where [EACCES, EADDRNOTAVAIL, ENOENT].contains(error.errnoCode):
                Refusal(
                    .usage, code: "address_refused",
                    message: Phrase(
                        fr: "Le système ne permet pas d’écouter sur \(self).",
                        en: "The system does not allow listening on \(self)."), place: "--listen",
                    remedy: Phrase(
                        fr:
                            "Choisissez une adresse de cette machine et un port au-dessus de 1023, ou un dossier à vous.",
                        en: "Choose an address of this machine and a port above 1023, or a folder of yours."))
            default: nil
            }
        }

        private func taken(_ message: Phrase) -> Refusal {
            Refusal(
                .usage, code: "address_taken", message: message, place: "--listen",
                remedy: Phrase(
                    fr: "Arrêtez-le ou écartez-le, ou choisissez une autre adresse.",
                    en: "Stop it or move it away, or choose another address."))
        }
    }
}
