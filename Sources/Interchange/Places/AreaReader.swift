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

/// A source whose first bytes have been looked at and are handed out again.
struct ReplayedBytes: ByteSource {
    private var source: any ByteSource
    private var head: [UInt8] = []
    private var position = 0

    init(_ source: some ByteSource) {
        self.source = source
    }

    /// The first byte that is neither space nor part of a byte order mark; nil in a blank file.
    mutating func firstMark() throws(InterchangeError) -> UInt8? {
        if head.isEmpty { head = try chunk(of: 4096) }
        return head.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }.first
    }

    mutating func read(into space: UnsafeMutableRawBufferPointer) throws(InterchangeError) -> Int {
        guard position < head.count else { return try source.read(into: space) }
        let count = min(space.count, head.count - position)
        head.withUnsafeBytes {
            space.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count]))
        }
        position += count
        return count
    }

    /// Everything, where it is not larger than the limit.
    mutating func all(limit: Int) throws(InterchangeError) -> [UInt8] {
        var bytes = Array(head[position...])
        position = head.count
        while true {
            let more = try chunk(of: 1 << 20)
            if more.isEmpty { return bytes }
            bytes += more
            if bytes.count > limit { throw .tooLarge(limit: limit) }
        }
    }

    private mutating func chunk(of size: Int) throws(InterchangeError) -> [UInt8] {
        let space = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 1)
        defer { space.deallocate() }
        let count = try source.read(into: space)
        return Array(space[..<count])
    }
}
