import Foundation

/// A password as it is compared: NFKC (Unicode Standard Annex 15), so that the same characters typed on two keyboards
/// are the same password, and otherwise every character as sent. Nothing is trimmed, folded or cut off.
public struct Password: Sendable {
    /// UTF-8 after normalisation.
    let bytes: [UInt8]
    /// Code points after normalisation (NIST SP 800-63B-4 counts each as one character).
    public let length: Int

    /// The most bytes taken, before and after normalisation: over three hundred characters of any script.
    public static let longest = 1024

    /// - Throws: `PasswordRefusal.tooLong`. Nothing else is refused here: rules bind whoever chooses a password,
    ///   not whoever gives one.
    public init(_ text: String) throws(PasswordRefusal) {
        // Before the work of normalising, which can make text eighteen times as long.
        guard text.utf8.count <= Password.longest else { throw .tooLong(most: Password.longest) }
        let normal = text.precomposedStringWithCompatibilityMapping
        guard normal.utf8.count <= Password.longest else { throw .tooLong(most: Password.longest) }
        bytes = Array(normal.utf8)
        length = normal.unicodeScalars.count
    }
}

extension Password: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Never the password.
    public var description: String { "Password" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
