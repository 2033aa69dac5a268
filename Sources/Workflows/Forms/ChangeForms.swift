public import Access
import Collection
import Database
import Hashing
public import Protection
public import Store
import TransparencyLog

/// Puts forms up, takes them back, gives them to devices, and says what their answers mean.
public struct ChangeForms: Sendable {
    private let store: Store

    public init(store: Store) {
        self.store = store
    }

    /// Puts up a version of a form, as a draft: an XForm, or an XLSForm where its converter is installed.
    /// - Throws: `Refusal` where it is no form, or where that version is here with other content.
    public func upload(_ bytes: [UInt8], by actor: AccountID?, at now: Instant) async throws -> (
        id: String, version: String
    ) {
        let xml = bytes.starts(with: [0x50, 0x4B, 3, 4]) ? try await XLSForm.converted(bytes) : bytes
        let read: XForm
        do {
            read = try XForm(xml)
        } catch {
            throw Refusal(.data, code: "form_refused", told: Phrase(fr: error.french, en: error.english))
        }
        let form = StoredForm(
            id: read.id, version: read.version, title: read.title, state: .draft, xml: xml, md5: FormDigest.md5(xml),
            uploadedBy: actor, uploadedAt: now)
        do {
            try await change(by: actor, at: now) { try form.insert(in: $0) }
        } catch let error as DatabaseError where error.kind == .uniqueViolation {
            throw Refusal(
                .data, code: "form_version_taken",
                message: Phrase(
                    fr: "La version \(read.version) de « \(read.id) » est déjà là ; une version ne change jamais.",
                    en: "Version \(read.version) of “\(read.id)” is here already; a version never changes."),
                remedy: Phrase(fr: "Donnez une nouvelle version au formulaire.", en: "Give the form a new version."))
        }
        return (read.id, read.version)
    }

    /// Makes a version a draft, a test, live or closed. One of the product's own is stored with its new state.
    public func set(
        _ state: StoredForm.State, of form: OfferedForm, by actor: AccountID?, at now: Instant
    ) async throws {
        try await change(by: actor, at: now) { transaction in
            guard try !StoredForm.set(state, of: form.id, version: form.version, in: transaction) else { return }
            try StoredForm(
                id: form.id, version: form.version, title: form.title, state: state, xml: form.xml, md5: form.md5,
                uploadedBy: actor, uploadedAt: form.uploadedAt
            ).insert(in: transaction)
        }
    }

    /// Puts up a file a form needs, in place of the one before.
    public func put(
        media name: String, _ content: [UInt8], of form: String, by actor: AccountID?, at now: Instant
    ) async throws {
        let media = StoredFormMedia(form: form, name: name, content: content, md5: FormDigest.md5(content))
        try await change(by: actor, at: now) { try media.put(at: now, in: $0) }
    }

    /// Gives a form to these devices alone; none named, it is for all.
    public func assign(_ form: String, to devices: [DeviceID], by actor: AccountID?, at now: Instant) async throws {
        try await change(by: actor, at: now) { transaction in
            for device in devices where try StoredDevice.with(id: device, in: transaction) == nil {
                throw Refusal.noSuchThing
            }
            try FormAssignment.set(devices, of: form, in: transaction)
        }
    }

    /// Says what the answers of a form mean, and has every report on it read again.
    /// - Returns: How many reports are read again.
    public func map(_ form: String, as text: String, by actor: AccountID?, at now: Instant) async throws -> Int {
        switch FormMapping.read(text, of: form) {
        case .failure(let refusal):
            throw Refusal(
                .data, code: "mapping_refused", told: Phrase(fr: refusal.french, en: refusal.english), place: form)
        case .success(let mapping):
            return try await change(by: actor, at: now) { transaction in
                try StoredMapping.insert(mapping.text, of: form, by: actor, at: now, in: transaction)
                return try StoredReport.readAgain(form: form, in: transaction)
            }
        }
    }

    @discardableResult
    private func change<T: Sendable>(
        by actor: AccountID?, at now: Instant, _ body: @escaping @Sendable (any Transaction) throws -> T
    ) async throws -> T {
        try await store.facts.write { transaction in
            try LogWriter.reserve(in: transaction)
            let result = try body(transaction)
            try LogWriter.append(
                LogEvent(.settingChanged, .setting, nil, by: actor, at: now), in: transaction)
            return result
        }
    }
}
