/// How a text travels: in which alphabet, how long, in how many parts. People pay by the part.
public struct SMSLength: Hashable, Sendable {
    /// The alphabet of the whole message; one foreign character moves all of it to the long one.
    public enum Encoding: String, Sendable {
        case gsm7 = "GSM-7"
        case ucs2 = "UCS-2"
    }

    public let encoding: Encoding
    /// Septets or 16-bit units.
    public let units: Int
    /// Parts; none for an empty text.
    public let parts: Int

    /// Measures a text. Of several parts each loses room to the header that joins them, and neither an escape pair nor
    /// a surrogate pair is ever cut in two.
    public init(_ text: some StringProtocol) {
        let isGSM = GSM7.canSay(text)
        encoding = isGSM ? .gsm7 : .ucs2
        let costs =
            isGSM ? text.utf16.map { GSM7.places($0) ?? 1 } : text.unicodeScalars.map { $0.value > 0xFFFF ? 2 : 1 }
        units = costs.reduce(0, +)
        let (alone, joined) = isGSM ? (160, 153) : (70, 67)
        guard units > alone else {
            parts = units == 0 ? 0 : 1
            return
        }
        var parts = 1
        var room = joined
        for cost in costs {
            if cost > room {
                parts += 1
                room = joined
            }
            room -= cost
        }
        self.parts = parts
    }
}
