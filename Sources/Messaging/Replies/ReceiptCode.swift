/// The code a person keeps to read the answer, without an account: 75 random bits and a check character, in the letters
/// of Crockford (base 32 without I, L, O, U, 2002). Said aloud, read off a wet scrap of paper, typed on a keypad.
///
/// The check is not Crockford's (mod 37 needs five signs that keypads and addresses lack) but a sum over the field of
/// 32 elements, each character weighted by its own power of a primitive element: it finds every single wrong character
/// and every two exchanged ones, and stays within the same 32 letters.
public struct ReceiptCode: Hashable, Sendable, CustomStringConvertible {
    /// Random characters; with the check there are sixteen.
    public static let length = 15
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// Sixteen characters without spaces.
    public let text: String

    /// A new code.
    public init(using random: inout some RandomNumberGenerator) {
        let digits = (0..<ReceiptCode.length).map { _ in UInt8.random(in: 0..<32, using: &random) }
        text = ReceiptCode.written(digits)
    }

    /// A code as a person types it: any case, spaces or hyphens, O for 0, I and L for 1.
    public init(_ typed: some StringProtocol) throws(ReceiptCodeError) {
        var digits: [UInt8] = []
        for scalar in typed.unicodeScalars {
            switch scalar {
            case " ", "-", "\u{A0}", "–", ".", "\t", "\n", "\r": continue
            case "o", "O": digits.append(0)
            case "i", "I", "l", "L": digits.append(1)
            default:
                guard scalar.isASCII,
                    let digit = ReceiptCode.alphabet.firstIndex(
                        of: UInt8(scalar.value) & (scalar.properties.isLowercase ? 0xDF : 0xFF))
                else { throw .foreign(Character(scalar)) }
                digits.append(UInt8(digit))
            }
            guard digits.count <= ReceiptCode.length + 1 else { throw .length(digits.count) }
        }
        guard digits.count == ReceiptCode.length + 1 else { throw .length(digits.count) }
        let written = ReceiptCode.written(Array(digits.dropLast()))
        guard written.utf8.last == ReceiptCode.alphabet[Int(digits[ReceiptCode.length])] else { throw .mistyped }
        text = written
    }

    /// Four groups of four.
    public var description: String {
        var groups: [Substring] = []
        var rest = text[...]
        while !rest.isEmpty {
            groups.append(rest.prefix(4))
            rest = rest.dropFirst(4)
        }
        return groups.joined(separator: " ")
    }

    private static func written(_ digits: [UInt8]) -> String {
        var check: UInt8 = 0
        // Horner: the first digit ends with the highest power; the last has power one, so the check itself has power
        // zero.
        for digit in digits { check = doubled(check) ^ digit }
        return String(decoding: (digits + [doubled(check)]).map { alphabet[Int($0)] }, as: UTF8.self)
    }

    /// Multiplication by x in GF(2)[x] / (x⁵ + x² + 1), whose powers run through all 31 elements.
    private static func doubled(_ element: UInt8) -> UInt8 {
        let shifted = element << 1
        return (shifted & 0x20) == 0 ? shifted : shifted ^ 0x25
    }
}

/// Why a typed code is none.
public enum ReceiptCodeError: Error, Hashable, Sendable {
    case length(Int)
    case foreign(Character)
    /// One character is wrong, or two are exchanged.
    case mistyped

    /// French.
    public var french: String {
        switch self {
        case .length(let count): "Le code a 16 signes ; vous en avez tapé \(count)."
        case .foreign(let sign): "Le signe « \(sign) » ne fait partie d’aucun code."
        case .mistyped: "Un signe du code est faux. Relisez-le et tapez-le à nouveau."
        }
    }

    /// English.
    public var english: String {
        switch self {
        case .length(let count): "The code has 16 signs; you typed \(count)."
        case .foreign(let sign): "The sign “\(sign)” is part of no code."
        case .mistyped: "One sign of the code is wrong. Read it and type it again."
        }
    }
}
