public import Crypto
private import Foundation
internal import Sealing

/// The key of one sealed file: what seals the file itself, and what is noted of it beside the file.
///
/// It shows in no description and no dump.
public struct ObjectKey: Sendable {
    /// For the file itself.
    public let key: SymmetricKey

    init(_ key: SymmetricKey) {
        self.key = key
    }

    /// Seals a note about the file, such as its digest and its name.
    public func seal(_ note: [UInt8]) throws(VaultError) -> [UInt8] {
        try Vault.sealing { () throws(SealingError) in
            try GCMBox.seal(note, noteKey, authenticating: Array(Self.purpose.utf8))
        }
    }

    /// Opens what `seal` made.
    /// - Throws: `tampered` for anything else.
    public func open(_ box: [UInt8]) throws(VaultError) -> [UInt8] {
        guard let note = GCMBox.open(box, noteKey, authenticating: Array(Self.purpose.utf8)) else {
            throw .tampered("note of a file")
        }
        return note
    }

    private var noteKey: SymmetricKey {
        HKDF<SHA256>.deriveKey(inputKeyMaterial: key, info: Data(Self.purpose.utf8), outputByteCount: 32)
    }

    private static let purpose = "releve note of a file 1"
}

extension ObjectKey: CustomStringConvertible, CustomReflectable {
    public var description: String { "(key of a file)" }

    /// Nothing: a key shows in no dump.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
