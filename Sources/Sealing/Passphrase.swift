private import Foundation

/// What a person types, or keeps in a file, to unlock a key. It is never shown in a description.
public struct Passphrase: Sendable {
    /// How many characters a new passphrase needs.
    public static let minimum = 15

    /// UTF-8 of the composed form, so that the same keys pressed on another system make the same bytes.
    let bytes: [UInt8]
    private let count: Int

    /// - Parameter text: As typed; nothing is trimmed.
    public init(_ text: String) {
        let composed = text.precomposedStringWithCanonicalMapping
        bytes = Array(composed.utf8)
        count = composed.count
    }

    /// Reads a passphrase file: its content without the line break at its end.
    /// - Throws: `unreadable`; `openToOthers` unless the file belongs to its reader alone; `malformed` if it is not text,
    ///   is empty or is longer than 4,096 bytes.
    public init(file path: String) throws(SealingError) {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
            let rights = attributes[.posixPermissions] as? Int,
            let data = FileManager.default.contents(atPath: path)
        else { throw .unreadable(path: path) }
        guard rights & 0o077 == 0 else { throw .openToOthers(path: path) }
        guard data.count <= 4096, var text = String(data: data, encoding: .utf8) else { throw .malformed(at: path) }
        while let last = text.last, last.isNewline { text.removeLast() }
        guard !text.isEmpty else { throw .malformed(at: path) }
        self.init(text)
    }

    /// Refuses a passphrase too short to protect anything; asked when one is set, not when one is used.
    public func requireStrength() throws(SealingError) {
        guard count >= Self.minimum else { throw .passphraseTooShort(minimum: Self.minimum) }
    }
}

extension Passphrase: CustomStringConvertible, CustomReflectable {
    /// Never the passphrase itself.
    public var description: String { "(passphrase)" }

    /// Nothing: a passphrase shows in no dump.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
