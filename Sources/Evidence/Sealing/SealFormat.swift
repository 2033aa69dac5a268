internal import Crypto
private import Foundation
internal import TransparencyLog

/// How a sealed file is laid out. Version 1:
///
///     "RELEVES1"   8 bytes
///     16           the base-two logarithm of the chunk's size, 1 byte
///     zeros        7 bytes
///     salt         32 random bytes
///     chunks       65 536 bytes each, the last 0 to 65 536; each followed by its tag of 16 bytes
///
/// Each chunk is AES-256-GCM under a key of this file alone: HKDF-SHA256 of the object's key, with the salt, over
/// `releve sealed evidence v1`, the first 16 bytes and the object's identifier. The nonce is seven zeros, the chunk's
/// number (4 bytes, big end first) and 1 for the last chunk, else 0: the STREAM construction (Hoang, Reyhanitabar,
/// Rogaway and Vizár, 2015, "Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance"). Chunks can
/// therefore not be dropped, repeated, exchanged or cut off at the end, nor a file be put in the place of another. A
/// fresh salt for each file keeps a nonce from ever meeting the same key twice.
enum SealFormat {
    static let chunk = 65_536
    static let tag = 16
    static let headerSize = 48
    static let start = Array("RELEVES1".utf8) + [16] + [UInt8](repeating: 0, count: 7)

    static func fileKey(_ key: SymmetricKey, salt: [UInt8], object: LogID) -> SymmetricKey {
        let info = Array("releve sealed evidence v1".utf8) + start + Array(object.description.utf8)
        return HKDF<SHA256>.deriveKey(inputKeyMaterial: key, salt: salt, info: info, outputByteCount: 32)
    }

    static func nonce(_ number: Int, isLast: Bool) throws -> AES.GCM.Nonce {
        var bytes = [UInt8](repeating: 0, count: 7)
        withUnsafeBytes(of: UInt32(number).bigEndian) { bytes += $0 }
        bytes.append(isLast ? 1 : 0)
        return try AES.GCM.Nonce(data: bytes)
    }
}
