public import Access
import Database
import Foundation
import Messaging
public import Protection
public import Store
import TransparencyLog

/// The gateways of a store: looked up at each call, so that what is changed on one server holds on all at once.
public struct Gateways: Sendable {
    private let store: Store
    private let sealing: MessageSealing

    public init(store: Store, sealing: MessageSealing) {
        self.store = store
        self.sealing = sealing
    }

    /// The open gateway of this name; nil where there is none.
    public func named(_ name: String) async throws -> Gateway? {
        guard let stored = try await store.facts.read({ try StoredGateway.named(name, in: $0) }), stored.isOpen else {
            return nil
        }
        return try gateway(stored)
    }

    /// Every gateway that reads, open or not, by name.
    public func all() async throws -> [Gateway] { try await listed().gateways }

    /// Every gateway, open or not, by name; apart the names of those whose settings or secrets do not read.
    public func listed() async throws -> (gateways: [Gateway], unreadable: [String]) {
        let rows = try await store.facts.read { try StoredGateway.all(in: $0) }
        let read = rows.map { (name: $0.name, gateway: try? gateway($0)) }  // nil: told apart by its name
        return (read.compactMap(\.gateway), read.filter { $0.gateway == nil }.map(\.name))
    }

    /// Adds a gateway or changes the one of its name; secrets left out keep what they are.
    /// - Throws: `Refusal` for a name, an address or a mapping that cannot serve.
    public func put(
        _ name: String, _ settings: GatewaySettings, secrets: GatewaySecrets, isOpen: Bool = true,
        by account: AccountID?,
        at now: Instant
    ) async throws {
        try check(name, settings)
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            var secrets = secrets
            if let held = try StoredGateway.named(name, in: transaction) {
                let known = try self.secrets(of: held)
                secrets.password = secrets.password ?? known.password
                secrets.key = secrets.key ?? known.key
            }
            try stored(name, settings, secrets, isOpen: isOpen, at: now).put(in: transaction)
            try LogWriter.append(
                LogEvent(.settingChanged, .setting, nil, by: account, at: now), in: transaction)
        }
    }

    /// Opens or closes a gateway.
    public func set(_ name: String, isOpen: Bool, by account: AccountID?, at now: Instant) async throws {
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            guard try StoredGateway.set(name, isOpen: isOpen, at: now, in: transaction) else { return }
            try LogWriter.append(
                LogEvent(.settingChanged, .setting, nil, by: account, at: now), in: transaction)
        }
    }

    /// Takes over what an installer wrote as the setting `gateways`, a JSON list, and erases it: from then on the
    /// secrets in it stand sealed, and nowhere in clear.
    public func takeOverSetting(at now: Instant) async throws {
        guard let text = try await store.facts.read({ try Settings.value(.gateways, in: $0) }), !text.isEmpty else {
            return
        }
        // Whatever is wrong with it is told as one refusal.
        guard let listed = try? JSONDecoder().decode([Listed].self, from: Data(text.utf8)) else {
            throw Self.refusal(
                "gateways", fr: "Le réglage « gateways » n’est pas une liste JSON de passerelles.",
                en: "The setting “gateways” is not a JSON list of gateways.")
        }
        let rows = try listed.map { one in
            try check(one.name, one.settings)
            return try stored(
                one.name, one.settings, GatewaySecrets(password: one.password, key: one.key), isOpen: true, at: now)
        }
        try await store.erase { transaction in
            try LogWriter.reserve(in: transaction)
            for row in rows { try row.put(in: transaction) }
            try Settings.set(.gateways, to: "", in: transaction)
            try LogWriter.append(
                LogEvent(.settingChanged, .setting, nil, by: nil, at: now), in: transaction)
        }
    }

    private struct Listed: Decodable {
        let name: String
        let settings: GatewaySettings
        let password: String?
        let key: String?
    }

    private func gateway(_ stored: StoredGateway) throws -> Gateway {
        guard let settings = stored.readable else { throw GatewayRefusal.missing(field: "settings") }
        return Gateway(
            name: stored.name, settings: settings, secrets: try secrets(of: stored), isOpen: stored.isOpen)
    }

    private func secrets(of stored: StoredGateway) throws -> GatewaySecrets {
        try JSONDecoder().decode(GatewaySecrets.self, from: Data(try sealing.open(stored.secrets).utf8))
    }

    private func stored(
        _ name: String, _ settings: GatewaySettings, _ secrets: GatewaySecrets, isOpen: Bool, at now: Instant
    ) throws -> StoredGateway {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return StoredGateway(
            name: name, kind: settings.kind.rawValue,
            settings: String(decoding: try encoder.encode(settings), as: UTF8.self),
            secrets: try sealing.seal(String(decoding: try encoder.encode(secrets), as: UTF8.self)), isOpen: isOpen,
            changedAt: now)
    }

    private func check(_ name: String, _ settings: GatewaySettings) throws {
        let isPlain = name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
        guard (1...40).contains(name.utf8.count), isPlain else {
            throw Self.refusal(
                "name",
                fr: "Le nom d’une passerelle n’a que des lettres minuscules, des chiffres et des traits d’union.",
                en: "A gateway’s name has small letters, digits and hyphens only.")
        }
        if let (place, word, known) = settings.mapping?.unknownWord {
            let list = known.joined(separator: ", ")
            throw Self.refusal(
                place, fr: "La correspondance a un mot inconnu, « \(word) » ; les mots connus sont : \(list).",
                en: "The mapping has an unknown word, “\(word)”; the words known are: \(list).")
        }
        if settings.kind == .mapped, settings.mapping?.gateway(named: name) == nil {
            throw Self.refusal(
                "mapping", fr: "La correspondance ne dit pas quels champs portent l’expéditeur et le texte.",
                en: "The mapping does not say which fields carry sender and text.")
        }
        if let send = settings.send { _ = try SendingAddress(send) }
        guard Self.zones.contains(settings.zone) else {
            throw Self.refusal(
                "zone", fr: "L’avance sur UTC est un nombre de minutes, de −840 à 840.",
                en: "Minutes ahead of UTC are a number from −840 to 840.")
        }
        guard settings.registeredAreas.count == settings.areas.count else {
            throw Self.refusal("areas", fr: "Écrivez les zones SCHÉMA:CODE.", en: "Write areas as SCHEME:CODE.")
        }
    }

    /// Minutes local time may be ahead of UTC: fourteen hours either way, as far as any clock of the world stands.
    private static let zones = -840...840

    static func refusal(_ place: String, fr french: String, en english: String) -> Refusal {
        Refusal(
            .usage, code: "gateway_refused", message: Phrase(fr: french, en: english), place: place,
            remedy: Phrase(fr: "Corrigez et recommencez.", en: "Correct it and try again."))
    }
}

extension StoredGateway {
    /// How it is spoken with; nil where its settings do not read, and then nothing is sent by it.
    var readable: GatewaySettings? {
        try? JSONDecoder().decode(GatewaySettings.self, from: Data(settings.utf8))  // nil, as said above
    }
}
