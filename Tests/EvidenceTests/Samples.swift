import Foundation

/// Made once by Python's zlib and zipfile, so that reader and writer share nothing.
enum Samples {
    /// The text the stream below unpacks to.
    static let text = (0..<60).map { "\($0 * $0) Ménaka \($0 % 7)\n" }.joined()

    /// Raw DEFLATE with codes of its own (a dynamic block).
    static let deflated = decoded(
        "VZPLbQUxCEX3VPFK4AJm7CJSxFtHSl+pI42FbCZndiBL94v99fHz/fX+fL/cdM+yuuewc89p6nspi3Uvy/L/pa0OcLsAvAVk"
            + "uRM7BHBVAV19AK/TwA/o0IhqMMSm+owCQ7bAUNAyBkpgqE0LKw4Y1tVgaGgpa7wtu4IeLmC67WL6B1omf+iclPxhQg6Hk5MW"
            + "exCzmYYDwcmUTSeTeJFoPftoiPorBE0O0dW0o40LGKKTj1IcqtJCz6sKp6NILxBFOZuJBVVTfjvvKy6no9hAHqIj1pNU1ZZK"
            + "HtmcDh1lNr9I1mZHvw==")

    /// `dossier/notes.txt`, deflated, and `photo.bin`, forty zeros, stored.
    static let zip = decoded(
        "UEsDBBQAAAAIAAAA3lZVwSuqlwAAAPQBAAARAAAAZG9zc2llci9ub3Rlcy50eHRVkcsNAzEIBe9UsSXwMGbtIlLEniNtX6kj"
            + "jcW5OJMbCGneBz8e79d9Pa/DTXuW5Z7D5p6bqfaSFn0v3drvUpYT3EqAh0CWO9khwJUJumoCr1ngB3xomSooxKD7FgmFVoJC"
            + "wssKkIJCDkboMaHQz4JCwUta4dbtDGY4wXQbyfYnvKz+4XO15H8h5Ei4elLnH8Ru1ofjW9wHUEsDBBQAAAAAAAAA3laxPezp"
            + "KAAAACgAAAAJAAAAcGhvdG8uYmluAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAFBLAQIUAxQAAAAI"
            + "AAAA3lZVwSuqlwAAAPQBAAARAAAAAAAAAAAAAACAAQAAAABkb3NzaWVyL25vdGVzLnR4dFBLAQIUAxQAAAAAAAAA3laxPezp"
            + "KAAAACgAAAAJAAAAAAAAAAAAAACAAcYAAABwaG90by5iaW5QSwUGAAAAAAIAAgB2AAAAFQEAAAAA")

    private static func decoded(_ text: String) -> [UInt8] {
        Array(Data(base64Encoded: text) ?? Data())
    }
}
