import Foundation
import Protection

/// The words by which a report is found again: those of the places it names, folded. Only their codes are stored, which
/// nobody makes without the vault's key.
public struct PlaceWords: Sendable {
    private let words: Set<String>
    /// More words than any place has.
    private static let most = 12

    init(_ reading: ReportReading) {
        let places = ([reading.place?.text].compactMap { $0 } + reading.otherPlaces.map(\.text))
        words = Set(places.flatMap(Self.folded).prefix(Self.most))
    }

    /// What somebody looks for.
    public init(lookingFor text: String) {
        words = Set(Self.folded(text).prefix(Self.most))
    }

    /// A code for each word.
    public func codes(_ sealing: ReportSealing) throws -> [Int64] {
        try words.map { word in
            try sealing.code(of: "place " + word).prefix(8).reduce(Int64(0)) { $0 << 8 | Int64($1) }
        }.sorted()
    }

    /// Lower case, without accents; letters and figures alone, two at least.
    private static func folded(_ text: String) -> [String] {
        text.decomposed.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0.count > 1 }
    }
}

extension String {
    /// Small letters without what stands above or below them.
    fileprivate var decomposed: String {
        var out = String.UnicodeScalarView()
        for scalar in lowercased().unicodeScalars {
            guard let canonical = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first else {
                continue
            }
            out.append(canonical)
        }
        return String(out)
    }
}
