import Access
import Bytes
import Collection
import Database
import HTTPTypes
import Hummingbird
import Protection
import SignIn
import Store
import Workflows

/// Finds out which device asks: by the token in its address, or by name and password where `-` stands in its place.
/// Read from the store at every request: a seized phone is shut out at once, on every server.
struct ODKDoor: Sendable {
    let store: Store
    let sealing: ReportSealing
    /// Passwords in clear are taken over TLS, and on this machine.
    let takesBasic: Bool
    private let access = DigestAccess(realm: DeviceUser.realm)
    private let mint: NonceMint

    /// What stands in the address in place of a token.
    static let noToken = "-"

    init(store: Store, sealing: ReportSealing, origin: String) throws {
        self.store = store
        self.sealing = sealing
        takesBasic = origin.hasPrefix("https://")
        mint = NonceMint(key: try sealing.code(of: "nonces of devices"))
    }

    /// Who may come in.
    enum Caller {
        case device(StoredDevice, formsVersion: Int)
        /// Nobody known: what to answer.
        case challenged([String])
        case refused
    }

    func caller(_ request: Request, _ visit: Visit, at now: Instant) async throws -> Caller {
        let token = try visit.parameters.require("token")
        guard token == Self.noToken else {
            guard let secret = SecretToken(.device, text: token) else { return .refused }
            return try await known { try StoredDevice.with(digest: secret.digest.text, in: $0) }?.caller ?? .refused
        }
        guard let header = request.headers[.authorization] else { return challenge(at: now) }
        if let answer = DigestAnswer(authorization: header) {
            return try await digest(answer, request, at: now)
        }
        guard takesBasic || Self.isLocal(visit), let basic = BasicAnswer(authorization: header),
            let known = try await known({ try StoredDevice.with(user: basic.user, in: $0) }),
            let user = known.device.user,
            let kept = try DeviceUser.secret(of: user, algorithm: .sha256, sealing: sealing),
            equalInConstantTime(
                kept.utf8, access.secret(user: basic.user, password: basic.password, algorithm: .sha256).utf8)
        else { return challenge(at: now) }
        return known.caller
    }

    private func digest(_ answer: DigestAnswer, _ request: Request, at now: Instant) async throws -> Caller {
        switch mint.state(of: answer.nonce, at: now) {
        case .foreign: return challenge(at: now)
        case .stale: return challenge(at: now, isStale: true)
        case .fresh: break
        }
        guard let known = try await known({ try StoredDevice.with(user: answer.user, in: $0) }),
            let user = known.device.user,
            let secret = try DeviceUser.secret(of: user, algorithm: answer.algorithm, sealing: sealing),
            access.isValid(
                answer, method: request.method.rawValue, target: request.uri.string, secret: secret)
        else { return challenge(at: now) }
        return known.caller
    }

    /// A device that is not revoked, and which forms there were when it was looked up.
    private struct Known {
        let device: StoredDevice
        let formsVersion: Int

        var caller: Caller { .device(device, formsVersion: formsVersion) }
    }

    private func known(
        _ device: @escaping @Sendable (any Transaction) throws -> StoredDevice?
    ) async throws -> Known? {
        try await store.facts.read { transaction in
            try device(transaction).map { Known(device: $0, formsVersion: try Settings.formsVersion(in: transaction)) }
        }
    }

    /// A client takes the first it knows. ODK Collect knows MD5 alone, and so MD5 goes first.
    private func challenge(at now: Instant, isStale: Bool = false) -> Caller {
        let nonce = mint.nonce(at: now)
        return .challenged(
            [access.challenge(nonce: nonce, algorithm: .md5, isStale: isStale)]
                + [access.challenge(nonce: nonce, algorithm: .sha256, isStale: isStale)])
    }

    private static func isLocal(_ visit: Visit) -> Bool {
        guard let address = visit.remoteAddress?.ipAddress else { return true }
        return address == "127.0.0.1" || address == "::1"
    }
}
