import Protection

/// Reads areas and crosswalks: a GeoJSON FeatureCollection, a table of areas, or a table of crosswalks, told apart by
/// the first byte and by the columns.
///
/// Areas come out with their containing areas first. A containing area that the file only mentions comes out too,
/// without outline and named by its code, so that no reference is left hanging.
public enum AreaReader {
    /// The largest GeoJSON taken, in bytes; it is held in memory.
    static let sizeLimit = 256_000_000

    /// Reads a file and hands over every area and crosswalk with its line. GeoJSON needs `options.scheme`, a table too
    /// unless it has a column `scheme`.
    ///
    /// - Throws: `InterchangeError` where the file as a whole is refused, or whatever the receiver throws.
    public static func read(
        _ source: some ByteSource, options: ImportOptions = ImportOptions(),
        emit: (AreaRecord, _ line: Int) throws -> Void
    ) throws -> ReadSummary {
        var replayed = ReplayedBytes(source)
        if try replayed.firstMark() == UInt8(ascii: "{") || replayed.firstMark() == UInt8(ascii: "[") {
            var features = GeoJSONAreas(try replayed.all(limit: sizeLimit), try scheme(options))
            return try features.read(emit)
        }
        return try AreaTable.read(replayed, options: options, emit: emit)
    }

    private static func scheme(_ options: ImportOptions) throws(InterchangeError) -> String {
        guard let scheme = options.scheme, !scheme.isEmpty else { throw .missingOption(.scheme) }
        return scheme
    }
}
