public import Access
public import Collection
public import Protection
public import Store

/// A version of a form that phones may have.
public struct OfferedForm: Sendable {
    public let id: String
    public let version: String
    public let title: String
    public let state: StoredForm.State
    /// The XForm, as it was uploaded.
    public let xml: [UInt8]
    public let md5: [UInt8]
    public let uploadedAt: Instant
    /// What it asks, and in which words.
    public let form: XForm
    /// Whether it is one of the product's own.
    public let isOwn: Bool

    /// Files it refers to.
    public var mediaNames: [String] { form.mediaNames }
    /// Paths whose answer names an attachment.
    public var attachmentPaths: Set<String> { form.attachmentPaths }
}

/// Every form there is, with its files, its devices and its mapping: a picture of one moment.
public struct FormShelf: Sendable {
    /// Raised by every change.
    public let version: Int
    /// Every version, oldest first.
    public let forms: [OfferedForm]
    /// The mapping of each form that has one.
    public let mappings: [String: FormMapping]
    /// What this server cannot read any more: phones get no such form, and by such a mapping nothing is understood.
    public let unreadable: [Unreadable]
    private let media: [String: StoredFormMedia]
    private let devices: [String: Set<DeviceID>]
    private let byID: [String: [OfferedForm]]

    /// A form, or a mapping, that does not read.
    public struct Unreadable: Hashable, Sendable {
        public let form: String
        /// The version of the form; nil for its mapping.
        public let version: String?

        public init(form: String, version: String?) {
            self.form = form
            self.version = version
        }
    }

    init(
        version: Int, stored: [StoredForm], media: [StoredFormMedia], devices: [String: Set<DeviceID>],
        mappings: [(form: String, version: Int, lines: String)]
    ) {
        self.version = version
        self.devices = devices
        self.media = Dictionary(media.map { ($0.form + "\u{1F}" + $0.name, $0) }, uniquingKeysWith: { $1 })
        var forms = OwnForm.allCases.compactMap { OfferedForm(own: $0) }.filter { form in
            // Somebody who stores the same version decides on its state.
            !stored.contains { $0.id == form.id && $0.version == form.version }
        }
        var read = FormMapping.own
        var unreadable: [Unreadable] = []
        for form in stored {
            if let offered = OfferedForm(form) {
                forms.append(offered)
            } else {
                unreadable.append(Unreadable(form: form.id, version: form.version))
            }
        }
        for mapping in mappings {
            if let known = FormMapping(formID: mapping.form, text: mapping.lines) {
                read.append(known)
            } else {
                unreadable.append(Unreadable(form: mapping.form, version: nil))
            }
        }
        self.forms = forms
        self.unreadable = unreadable
        byID = Dictionary(grouping: forms, by: \.id)
        self.mappings = Dictionary(read.map { ($0.formID, $0) }, uniquingKeysWith: { $1 })
    }

    /// The forms a device is given: of each the newest version it may have.
    public func offered(to device: StoredDevice) -> [OfferedForm] {
        let states: Set<StoredForm.State> = device.mode == .training ? [.live, .test] : [.live]
        return byID.keys.sorted().compactMap { id in
            guard devices[id].map({ $0.contains(device.id) }) ?? true else { return nil }
            return byID[id]?.last { states.contains($0.state) }
        }
    }

    /// The version of a form that a submission names, else the newest: a phone may hold one that was withdrawn.
    public func form(_ id: String, version: String?) -> OfferedForm? {
        let versions = byID[id]
        return versions?.first { $0.version == version } ?? versions?.last { $0.state == .live } ?? versions?.last
    }

    /// The devices of a form that is not for all.
    public func devices(of form: String) -> Set<DeviceID>? { devices[form] }

    /// A file somebody uploaded for a form.
    public func media(_ name: String, of form: String) -> StoredFormMedia? { media[form + "\u{1F}" + name] }
}

extension OfferedForm {
    fileprivate init?(_ form: StoredForm) {
        // It was read when it was uploaded; a stricter reader may refuse it since, and then the shelf says so.
        guard let read = try? XForm(form.xml) else { return nil }
        self.init(
            id: form.id, version: form.version, title: form.title, state: form.state, xml: form.xml, md5: form.md5,
            uploadedAt: form.uploadedAt, form: read, isOwn: false)
    }

    fileprivate init?(own form: OwnForm) {
        let bytes = form.bytes
        guard let read = try? XForm(bytes) else { return nil }  // a test reads both
        self.init(
            id: read.id, version: read.version, title: read.title, state: .live, xml: bytes,
            md5: FormDigest.md5(bytes), uploadedAt: Instant(microseconds: 0), form: read, isOwn: true)
    }
}
