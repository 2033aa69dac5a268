/// The two ES modules for browsers, as they are served; both need nothing but WebCrypto.
public enum SealingScripts {
    /// `seal.js`: seals a report to the organisation's X25519 key on the sender's device.
    public static var seal: String { String(decoding: PackageResources.seal_js, as: UTF8.self) }
    /// `open.js`: opens a sealed report in the analyst's browser. It imports `./seal.js`.
    public static var open: String { String(decoding: PackageResources.open_js, as: UTF8.self) }
}
