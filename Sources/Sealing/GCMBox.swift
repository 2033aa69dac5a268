package import Crypto
private import Foundation

/// AES-256-GCM with a random nonce, as one run of bytes: nonce, ciphertext, tag.
package enum GCMBox {
    package static func seal(
        _ bytes: [UInt8], _ key: SymmetricKey, authenticating context: [UInt8]
    ) throws(SealingError) -> [UInt8] {
        guard let box = try? AES.GCM.seal(bytes, using: key, authenticating: context).combined else {
            throw .cannotOpen  // Only a key of another length gets here.
        }
        return Array(box)
    }

    /// - Returns: nil for any fault: which one must not be told apart.
    package static func open(_ box: [UInt8], _ key: SymmetricKey, authenticating context: [UInt8]) -> [UInt8]? {
        guard let sealed = try? AES.GCM.SealedBox(combined: box),
            let bytes = try? AES.GCM.open(sealed, using: key, authenticating: context)
        else { return nil }
        return Array(bytes)
    }
}
