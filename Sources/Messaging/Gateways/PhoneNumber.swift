/// The number of a phone in one spelling, so that the same phone is the same sender by every gateway: digits with the
/// country's code first. A sender's name ("ORANGE") and a short code stay as they are; nobody can be answered there.
public struct PhoneNumber: Hashable, Sendable {
    /// Digits, or a name in capitals.
    public let text: String
    public let canBeAnswered: Bool

    /// A number as a gateway writes it: `+223 70 00 00 01`, `0022370000001`, `22370000001`, `70000001`.
    /// - Parameter country: The code put before numbers written without one: "223".
    public init(_ written: some StringProtocol, country: String? = nil) {
        let scalars = written.unicodeScalars.drop { $0.properties.isWhitespace }
        var digits = String(
            String.UnicodeScalarView(
                scalars.compactMap { $0.properties.numericType == .decimal ? PhoneNumber.latin($0) : nil }))
        if scalars.contains(where: \.properties.isAlphabetic) || digits.isEmpty {
            text = String(String.UnicodeScalarView(scalars)).uppercased()
            canBeAnswered = false
            return
        }
        var isInternational = scalars.first == "+"
        if !isInternational, digits.hasPrefix("00") {
            digits.removeFirst(2)
            isInternational = true
        }
        // Short codes of services.
        guard digits.utf8.count > 6 else {
            text = digits
            canBeAnswered = false
            return
        }
        if !isInternational, digits.utf8.count < 10, let country, !country.isEmpty {
            digits = country + (digits.hasPrefix("0") ? String(digits.dropFirst()) : digits)
        }
        text = digits
        canBeAnswered = digits.utf8.count <= 15
    }

    /// The digit of any script as one of ours.
    private static func latin(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        scalar.properties.numericValue.flatMap { Unicode.Scalar(0x30 + UInt32($0)) }
    }
}
