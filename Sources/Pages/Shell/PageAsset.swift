/// A file the pages load: style or script. It travels inside the program, and its address holds a digest of its
/// bytes, so a browser may keep it for ever.
public struct PageAsset: Sendable {
    /// `releve-1f0c….css`
    public let name: String
    public let contentType: String
    public let bytes: [UInt8]

    /// `/assets/releve-1f0c….css`
    public var path: String { "/assets/" + name }

    public static let style = PageAsset("releve", "css", "text/css; charset=utf-8", PackageResources.releve_css)
    /// Pan and zoom of maps.
    public static let map = PageAsset("map", "js", "text/javascript; charset=utf-8", PackageResources.map_js)
    /// Choosing a part of a map; loaded after `map`.
    public static let mapPart = PageAsset(
        "map-part", "js", "text/javascript; charset=utf-8", PackageResources.map_part_js)
    /// The week slider of the plan.
    public static let week = PageAsset("week", "js", "text/javascript; charset=utf-8", PackageResources.week_js)

    /// Signing in and enrolling with a passkey.
    public static let passkey = PageAsset(
        "passkey", "js", "text/javascript; charset=utf-8", PackageResources.passkey_js)

    /// Opening a sealed report in the page; imports `open.js` of the sealing scripts beside it.
    public static let sealed = PageAsset("sealed", "js", "text/javascript; charset=utf-8", PackageResources.sealed_js)

    /// The alert ledger, live.
    public static let alerts = PageAsset("alerts", "js", "text/javascript; charset=utf-8", PackageResources.alerts_js)

    /// The field form, kept on the phone; imports `FieldPage.scripts` and `seal.js` beside it.
    public static let field = PageAsset("field", "js", "text/javascript; charset=utf-8", PackageResources.field_js)

    /// Judging a pair by one key.
    public static let duplicates = PageAsset(
        "duplicates", "js", "text/javascript; charset=utf-8", PackageResources.duplicates_js)

    /// The sign in the browser's tab.
    public static let icon = PageAsset("icon", "svg", "image/svg+xml", PackageResources.icon_svg)

    /// All of them.
    public static let all = [style, map, mapPart, week, passkey, sealed, alerts, duplicates, field, icon]

    /// The asset with this name, digest included; nil for any other name.
    public static func named(_ name: String) -> PageAsset? {
        all.first { $0.name == name }
    }

    private init(_ stem: String, _ suffix: String, _ contentType: String, _ bytes: [UInt8]) {
        name = stem + "-" + PageAsset.version(of: bytes) + "." + suffix
        self.contentType = contentType
        self.bytes = bytes
    }

    /// FNV-1a, 64 bits (Fowler, Noll & Vo 1991): it names a version, it guards nothing.
    static func version(of bytes: [UInt8]) -> String {
        var digest: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(digest, radix: 16)
    }
}
