public import Access
import Bytes
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
    private static let settings = Settings.Key.linkageSettings
    private static let model = Settings.Key.linkageModel
    private static let purpose = "linkage model"

    public init(store: Store, vault: Vault) {
        self.store = store
        self.vault = vault
    }

    /// What is in force; the product's own settings where nothing was set.
    public func profile() async throws -> LinkageProfile {
        try await store.facts.read { try profile(in: $0) }
    }

    func profile(in transaction: any Transaction) throws -> LinkageProfile {
        var profile = LinkageProfile()
        if let text = try Settings.value(Self.settings, in: transaction) {
            profile = try LinkageProfile(yaml: text, file: Self.settings.rawValue)
        }
        let sealed = try Settings.value(Self.model, in: transaction)
        if let box = sealed.flatMap({ [UInt8](hex: $0) }), !box.isEmpty {
            let yaml = String(decoding: try vault.open(box, for: Self.purpose), as: UTF8.self)
            profile.model = try LinkageProfile(yaml: yaml, file: Self.model.rawValue).model
        }
        return profile
    }

    /// A number that changes with every setting; nothing is parsed or unsealed for it.
    static func stamp(in transaction: any Transaction) throws(DatabaseError) -> Int {
        let texts = [try Settings.value(settings, in: transaction), try Settings.value(model, in: transaction)]
        let digest = SHA256.digest(of: texts.map { $0 ?? "" }.joined(separator: "\u{1F}").utf8)
        return digest.prefix(7).reduce(0) { $0 << 8 | Int($1) }
    }

    /// Sets it, whole.
    public func set(_ profile: LinkageProfile, by account: Access.AccountID?, at now: Instant) async throws {
        let text = LinkageProfile(settings: profile.settings).yaml
        let sealed = try profile.model.map { model in
            try vault.seal(Array(LinkageProfile(model: model).yaml.utf8), for: Self.purpose).hex
        }
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            try Settings.set(Self.settings, to: text, in: transaction)
            try Settings.set(Self.model, to: sealed ?? "", in: transaction)
            try LogWriter.append(
                LogEvent(.settingChanged, .setting, nil, by: account, at: now), in: transaction)
        }
    }
}
