/// What can be wrong with one row.
public enum RejectionReason: Hashable, Sendable {
    /// A quote opened on this line never closes: the file is cut short, or a quote is missing.
    case openQuote(line: Int)
    /// The last row has fewer columns than the header and no line end: the file is cut short.
    case truncated(found: Int, expected: Int)
    case tooFewCells(found: Int, expected: Int)
    case tooManyCells(found: Int, expected: Int)
    /// Text stands between a closing quote and the next separator.
    case textAfterQuote
    case nulByte
    /// Bytes that are not the text encoding of the rest of the file.
    case brokenText
    case blank
    case notANumber
    case notWhole
    case negative
    case tooLarge(limit: Int)
    case outside(low: Int, high: Int)
    /// No such latitude or longitude.
    case offTheGlobe
    /// Only one of latitude and longitude is given.
    case halfACoordinate
    case notADay
    case notAMonth
    case endsBeforeItStarts
    /// None of the words or codes known here.
    case notOneOf([String])
    case duplicate(firstLine: Int)
    /// A lower bound above its upper bound, where no order can be assumed.
    case boundsCrossed
    case ringTooShort
    case ringNotClosed
    case holeOutsideShell
    case wrongGeometry(String)
    case noAreaCode
    /// No record of this identifier among those it speaks of.
    case unknownRecord
    /// A record set against itself.
    case sameRecordTwice
}
