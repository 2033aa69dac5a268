import Bytes
import StrictText

/// The settings a phone takes from a QR code (ODK Collect and KoboCollect): JSON, packed by zlib, in base64. Scanned
/// once, the app asks for no address, no name and no password, keeps its forms as the server has them and sends by
/// itself.
public struct CollectSettings: Hashable, Sendable {
    /// The address with the device's token in its path.
    public let serverURL: String
    /// What the app calls the project.
    public let projectName: String
    /// The language of the app, "fr".
    public let language: String?
    /// For servers that ask for a name; a token in the path needs none.
    public let user: String?
    public let password: String?

    public init(
        serverURL: String, projectName: String, language: String? = nil, user: String? = nil, password: String? = nil
    ) {
        self.serverURL = serverURL
        self.projectName = projectName
        self.language = language
        self.user = user
        self.password = password
    }

    /// The settings as JSON, with the keys of the app.
    public var json: String {
        var general: [JSON.Member] = [
            .init("server_url", .string(serverURL)), .init("protocol", .string("odk_default")),
            .init("form_update_mode", .string("match_exactly")),
            .init("periodic_form_updates_check", .string("every_fifteen_minutes")),
            .init("autosend", .string("wifi_and_cellular")),
            // What was sent is not left on a phone that may be taken.
            .init("delete_send", .bool(true)), .init("analytics", .bool(false)),
        ]
        if let language { general.append(.init("app_language", .string(language))) }
        if let user { general.append(.init("username", .string(user))) }
        if let password { general.append(.init("password", .string(password))) }
        let admin: [JSON.Member] = [
            .init("change_server", .bool(false)), .init("change_autosend", .bool(false)),
            .init("form_update_mode", .bool(false)), .init("delete_after_send", .bool(false)),
            .init("analytics", .bool(false)),
        ]
        let project: [JSON.Member] = [.init("name", .string(projectName)), .init("icon", .string("R"))]
        return JSON.object([
            .init("general", .object(general)), .init("admin", .object(admin)), .init("project", .object(project)),
        ]).text
    }

    /// The text of the QR code.
    public var code: String { Base64.standard.encode(Zlib.stored(Array(json.utf8))) }
}

/// A zlib stream (RFC 1950) of stored blocks: nothing is made smaller, and every reader takes it. Settings are a few
/// hundred bytes, so packing would spare little.
enum Zlib {
    static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = [0x78, 0x01]
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(65_535)
            rest = rest.dropFirst(block.count)
            let length = UInt16(block.count)
            out.append(rest.isEmpty ? 1 : 0)
            for word in [length, ~length] { out += [UInt8(word & 0xFF), UInt8(word >> 8)] }
            out += block
        } while !rest.isEmpty
        let sum = adler(bytes)
        return out + (0..<4).map { UInt8(truncatingIfNeeded: sum >> UInt32(24 - 8 * $0)) }
    }

    /// Adler-32 (RFC 1950 §9).
    static func adler(_ bytes: [UInt8]) -> UInt32 {
        var low: UInt32 = 1
        var high: UInt32 = 0
        for byte in bytes {
            low = (low + UInt32(byte)) % 65_521
            high = (high + low) % 65_521
        }
        return high << 16 | low
    }
}
