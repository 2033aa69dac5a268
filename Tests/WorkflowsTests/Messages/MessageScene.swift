import Database
import Messaging
import Protection
import Store
import TestSupport
import Vault
import VaultTestSupport
import Workflows

/// A store with an unlocked vault, one gateway of each kind, and a wire that notes what would leave.
struct MessageScene {
    let store: Store
    let vault: Vault
    let intake: Intake
    let desk: MessageDesk
    let wire = Wire()
    let folder: TemporaryFolder

    static let noon = Instant(microseconds: 1_688_126_400_000_000)
    static func later(_ seconds: Int64) -> Instant { Instant(microseconds: noon.microseconds + seconds * 1_000_000) }

    init(_ engine: Engine, kannel: GatewaySettings? = nil) async throws {
        folder = try TemporaryFolder()
        store = try await TestStore.make(engine, in: folder)
        let (sealed, wraps) = try Store.vaultDatabases(of: store.location, create: true)
        let stores = VaultStores(vault: sealed, wraps: wraps)
        _ = try await stores.migrate(at: Self.noon)
        vault = try await .cheap(in: stores, at: Self.noon)
        intake = Intake(store: store, vault: vault)
        desk = MessageDesk(intake: intake, vault: vault)
        try await desk.gateways.put(
            "kannel",
            kannel
                ?? GatewaySettings(
                    kind: .kannel, send: "http://127.0.0.1:13013/cgi-bin/sendsms", user: "poc", from: "36111",
                    country: "223"),
            secrets: GatewaySecrets(password: "a password to send with"), by: nil, at: Self.noon)
        try await desk.gateways.put(
            "phone", GatewaySettings(kind: .smsgate, send: "https://phone.example/message", user: "u", country: "223"),
            secrets: GatewaySecrets(password: "p", key: "a key of calls"), by: nil, at: Self.noon)
        try await desk.gateways.put(
            "post",
            GatewaySettings(
                kind: .mapped, send: "https://post.example/send", country: "223",
                mapping: GatewayMapping(preset: "form-post", signatureHeader: "X-Twilio-Signature")),
            secrets: GatewaySecrets(key: "0123456789abcdef0123456789abcdef"), by: nil, at: Self.noon)
    }

    /// Sends a text in by Kannel.
    @discardableResult
    func text(
        _ text: String, from number: String = "22370000001", id: String? = nil, at now: Instant = noon
    ) async throws -> TakeGatewayCall.Outcome {
        let id = id ?? "\(UInt64.random(in: .min ... .max))"
        let fields = [("from", number), ("text", text), ("charset", "UTF-8"), ("coding", "0"), ("id", id)]
        let query = fields.map { $0.0 + "=" + FormFields.encoded($0.1) }.joined(separator: "&")
        return try await desk.take(Self.call(query: query), to: "kannel", isReport: false, at: now)
    }

    static func call(
        query: String = "", body: [UInt8] = [], headers: [String: String] = [:], address: String = "",
        isLocal: Bool = true
    ) -> Gateway.Call {
        Gateway.Call(query: query, body: body, address: address, isLocal: isLocal, isPost: !body.isEmpty) {
            headers[$0]
        }
    }

    /// Hands over what is due.
    @discardableResult
    func send(at now: Instant = noon) async throws -> Int {
        try await SendMessages(
            store: store, gateways: desk.gateways, sealing: desk.sealing, origin: "https://releve.example",
            carry: { [wire] in try await wire.carry($0) })(at: { now })
    }

    /// The texts of Kannel's calls so far.
    var sent: [String] {
        wire.requests.compactMap { FormFields($0.address.split(separator: "?").last ?? "")["text"] }
    }

    func reports() async throws -> [StoredReport] {
        try await store.facts.read { transaction in
            try StoredReport.receipts(9_999, after: nil, in: transaction).compactMap {
                try StoredReport.with(id: $0.id, in: transaction)
            }
        }
    }

    /// Every row of some tables as one text, as a thief of the database would search it.
    func everything(in tables: [SQL]) async throws -> String {
        try await store.facts.read { transaction in
            var all = ""
            for table in tables {
                for row in try transaction.query("SELECT * FROM \(table)") {
                    for value in row.values {
                        switch value {
                        case .text(let text): all += text + "\n"
                        case .blob(let bytes): all += String(decoding: bytes, as: UTF8.self) + "\n"
                        case .int64(let number): all += "\(number)\n"
                        default: break
                        }
                    }
                }
            }
            return all
        }
    }
}

/// The far end of every gateway: takes all, or nothing, as told.
final class Wire: Sendable {
    private let state = Guarded<(requests: [SendMessages.Request], status: Int?)>(([], 202))

    var requests: [SendMessages.Request] { state.withLock(\.requests) }

    /// What it answers from now on; nil for a line that is cut.
    func answer(_ status: Int?) { state.withLock { $0.status = status } }

    func carry(_ request: SendMessages.Request) async throws -> SendMessages.Answer {
        let status = state.withLock { state in
            state.requests.append(request)
            return state.status
        }
        guard let status else { throw Cut() }
        return SendMessages.Answer(status: status, body: [])
    }

    private struct Cut: Error {}
}
