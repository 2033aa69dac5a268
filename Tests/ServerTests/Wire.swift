import Foundation

/// One connection, written to by hand: for what a client that keeps to the rules would not do.
final class Wire {
    private let link: Int32

    /// Opens a connection to a port of this machine.
    /// - Parameter source: The address of this machine it comes from.
    init(port: Int, from source: String = "127.0.0.1") throws {
        link = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var own = sockaddr_in()
        own.sin_family = sa_family_t(AF_INET)
        own.sin_addr.s_addr = inet_addr(source)
        var address = own
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        guard Self.call(bind, link, &own) == 0, Self.call(connect, link, &address) == 0 else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(link, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(link) }

    /// Writes; false where the other end is gone.
    @discardableResult
    func write(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return send(link, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    /// What comes until the other end closes, or nothing comes for 20 s.
    func rest() -> (text: String, isClosed: Bool) {
        var all: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(link, &part, part.count, 0)
            guard count > 0 else { return (String(decoding: all, as: UTF8.self), count == 0 || errno == ECONNRESET) }
            all += part[..<count]
        }
    }

    private static func call(
        _ function: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32, _ link: Int32, _ address: inout sockaddr_in
    ) -> Int32 {
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                function(link, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
