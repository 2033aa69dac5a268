public import Protection

/// The indicators a mission is judged by: the built-in ones, or those with a user's changes laid over them.
public struct Catalogue: Sendable {
    /// In the order of the file; codes added by a user come last.
    public let indicators: [Indicator]

    /// The 44 indicators that travel inside the product.
    public static func builtIn() throws(CatalogueError) -> Catalogue {
        let text = String(decoding: PackageResources.indicators_yaml, as: UTF8.self)
        return Catalogue(indicators: try CatalogueReader(file: "indicators.yaml", base: []).read(text))
    }

    /// This catalogue with the entries of a user's file laid over it: an entry of a known code changes only the keys
    /// it names, an entry of a new code must name all that are needed. Every bad key is reported, with its line.
    public func overridden(by text: String, file: String) throws(CatalogueError) -> Catalogue {
        Catalogue(indicators: try CatalogueReader(file: file, base: indicators).read(text))
    }

    /// The indicator of a code.
    public subscript(code: String) -> Indicator? { indicators.first { $0.code == code } }

    private init(indicators: [Indicator]) {
        self.indicators = indicators
    }
}
