import Workflows
import HummingbirdCore
import Logging
import Store

extension ReleveServer {
    /// Every address this server answers, `GET /areas/{scheme}/{code}`, in the order of its routes.
    public func addresses() throws -> [String] {
        let logger = Logger(label: "releve") { _ in SwiftLogNoOpLogHandler() }
        return try Graph(
            store: store, views: ViewCache(store: store), count: CountHarm(store: store),
            incidents: HarmIndex(store: store), watch: AlertWatch(store: store, logger: logger),
            address: address, options: options
        ).router().served
    }

    /// How connections are watched: all of them together, and each for itself.
    func connections() -> HTTP1Channel.Configuration {
        // Each connection is a file; the store and its own needs keep some.
        let files = OpenFiles.raise()
        let gate = ConnectionGate(
            most: options.connections ?? max(64, min(8_192, files - 256)),
            mostPerAddress: max(32, min(1_024, files / 4)),
            proxies: options.proxies, onlyProxies: !address.isLocal)
        let patience = options.patience
        return HTTP1Channel.Configuration(
            additionalChannelHandlers: [ConnectionWatch(patience: patience, gate: gate)],
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))
    }
}
