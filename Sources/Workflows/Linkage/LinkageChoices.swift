public import Access
import Database
import Hashing
import Linkage
public import LinkageFiles
public import Protection
public import Store
import TransparencyLog
public import Vault

/// What a team has set about linkage in its store: one readable YAML of settings, and a model learnt elsewhere. The model
/// holds spellings of names, so it is sealed; the settings lie open.
public struct LinkageChoices: Sendable {
    private let store: Store
    private let vault: Vault
    private static let settings = "linkage_settings"
    private static let model = "linkage_model"
    private static let purpose = "linkage model"

    public init(store: Store, vault: Vault) {
        self.store = store
        self.vault = vault
    }

    /// What is in force; the product's own settings where nothing was set.
    public func profile() async throws -> LinkageProfile {
        let (text, sealed) = try await store.facts.read { transaction in
            (try Settings.value(Self.settings, in: transaction), try Settings.value(Self.model, in: transaction))
        }
        var profile = LinkageProfile()
        if let text { profile = try LinkageProfile(yaml: text, file: Self.settings) }
        if let box = sealed.flatMap(Self.bytes) {
            let yaml = String(decoding: try vault.open(box, for: Self.purpose), as: UTF8.self)
            profile.model = try LinkageProfile(yaml: yaml, file: Self.model).model
        }
        return profile
    }

    /// Sets it, whole.
    public func set(_ profile: LinkageProfile, by account: Access.AccountID?, at now: Instant) async throws {
        let text = LinkageProfile(settings: profile.settings).yaml
        let sealed = try profile.model.map { model in
            Self.hex(try vault.seal(Array(LinkageProfile(model: model).yaml.utf8), for: Self.purpose))
        }
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            try Settings.set(Self.settings, to: text, in: transaction)
            try Settings.set(Self.model, to: sealed ?? "", in: transaction)
            try LogWriter.append(
                LogEvent(.settingChanged, .setting, nil, by: account, at: now), in: transaction)
        }
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    private static func bytes(_ hex: String) -> [UInt8]? {
        let digits = hex.compactMap { $0.hexDigitValue.map(UInt8.init) }
        guard !digits.isEmpty, digits.count == hex.count, digits.count % 2 == 0 else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
}
