/// What a ZIP archive holds, judged before anything is unpacked: every entry is measured, none is written.
public struct ZipInspection: Sendable, Hashable {
    public let entries: Int
    public let unpackedBytes: Int

    /// Inspects an archive in memory.
    /// - Throws: What is wrong with it.
    public init(_ bytes: [UInt8], rule: UploadRule.ArchiveRule) throws(ArchiveFlaw) {
        try self.init(MemoryBytes(content: bytes), rule: rule)
    }

    init(_ source: some RandomAccessBytes, rule: UploadRule.ArchiveRule) throws(ArchiveFlaw) {
        var reader = ZipReader(source, rule: rule)
        let entries = try reader.entries()
        unpackedBytes = try reader.measure(entries)
        self.entries = entries.count
    }

    /// Whether an archive could be read from the end of these bytes, whatever they begin with: the other half of a
    /// polyglot.
    static func endsAsArchive(_ source: inout some RandomAccessBytes) throws(SealError) -> Bool {
        let count = source.count
        let tail = try source.bytes(max(0, count - 65_557)..<count)
        var place = tail.count - 22
        while place >= 0 {
            if tail[place] == 0x50, tail.little(at: place, 4) == 0x0605_4B50,
                tail.little(at: place + 12, 4) + tail.little(at: place + 16, 4) <= count
            {
                return true
            }
            place -= 1
        }
        return false
    }
}

extension ArchiveFlaw: Error {}

/// One entry as the central directory has it.
private struct ZipEntry {
    let name: [UInt8]
    let method: Int
    let packed: Int
    let unpacked: Int
    let header: Int
}

/// Reads the directory and the entries of an archive (PKWARE APPNOTE 6.3). ZIP64, several disks and encryption are
/// refused.
private struct ZipReader<Source: RandomAccessBytes> {
    private var source: Source
    private let rule: UploadRule.ArchiveRule

    init(_ source: Source, rule: UploadRule.ArchiveRule) {
        self.source = source
        self.rule = rule
    }

    mutating func entries() throws(ArchiveFlaw) -> [ZipEntry] {
        let (count, directory) = try directory()
        var entries: [ZipEntry] = []
        var names: Set<String> = []
        var offset = directory.lowerBound
        for _ in 0..<count {
            let head = try bytes(offset..<offset + 46)
            guard head.little(at: 0, 4) == 0x0201_4B50 else { throw .damaged }
            let (name, extra, comment) = (head.little(at: 28, 2), head.little(at: 30, 2), head.little(at: 32, 2))
            let entry = ZipEntry(
                name: try bytes(offset + 46..<offset + 46 + name), method: head.little(at: 10, 2),
                packed: head.little(at: 20, 4), unpacked: head.little(at: 24, 4), header: head.little(at: 42, 4))
            try judge(entry, flags: head.little(at: 8, 2), attributes: head.little(at: 38, 4))
            // Where upper and lower case are one, one entry would write over the other.
            guard names.insert(String(decoding: entry.name, as: UTF8.self).lowercased()).inserted else {
                throw .overlap
            }
            entries.append(entry)
            offset += 46 + name + extra + comment
        }
        guard offset == directory.upperBound else { throw .damaged }
        return entries
    }

    /// - Returns: What all entries unpack to.
    mutating func measure(_ entries: [ZipEntry]) throws(ArchiveFlaw) -> Int {
        let declared = entries.reduce(0) { $0 + $1.unpacked }
        guard declared <= rule.unpackedBytes else { throw .tooLargeUnpacked }
        // Small files pack well: only what adds up to something is a bomb.
        guard declared <= max(1 << 20, source.count * rule.ratio) else { throw .ratio }
        var ranges: [Range<Int>] = []
        for entry in entries { ranges.append(try data(of: entry)) }
        let sorted = ranges.sorted { $0.lowerBound < $1.lowerBound }
        for (one, other) in zip(sorted, sorted.dropFirst()) where one.upperBound > other.lowerBound { throw .overlap }
        for (entry, range) in zip(entries, ranges) { try measure(entry, range) }
        return declared
    }

    /// Finds the end record: it must end the file, and the directory must end where it begins.
    private mutating func directory() throws(ArchiveFlaw) -> (Int, Range<Int>) {
        let tail = try bytes(max(0, source.count - 65_557)..<source.count)
        var place = tail.count - 22
        while place >= 0,
            !(tail.little(at: place, 4) == 0x0605_4B50 && place + 22 + tail.little(at: place + 20, 2) == tail.count)
        {
            place -= 1
        }
        guard place >= 0 else { throw .damaged }
        let record = Array(tail[place...])
        let count = record.little(at: 10, 2)
        guard record.little(at: 4, 4) == 0, record.little(at: 8, 2) == count, count != 0xFFFF else { throw .damaged }
        guard count <= rule.entries else { throw .tooManyEntries }
        let start = record.little(at: 16, 4)
        let end = start + record.little(at: 12, 4)
        guard end == source.count - tail.count + place else { throw .damaged }
        return (count, start..<end)
    }

    private func judge(_ entry: ZipEntry, flags: Int, attributes: Int) throws(ArchiveFlaw) {
        if flags & 1 == 1 || flags & 0x40 != 0 { throw .encrypted }
        // The upper half holds the Unix mode, whatever system it says it was made on: 0xA000 is a link.
        if attributes >> 28 == 0xA { throw .link }
        guard entry.method == 0 || entry.method == 8 else { throw .method }
        guard entry.packed != 0xFFFF_FFFF, entry.unpacked != 0xFFFF_FFFF, entry.header != 0xFFFF_FFFF else {
            throw .damaged
        }
        guard let name = String(validating: entry.name, as: UTF8.self), Self.staysInside(name) else { throw .traversal }
    }

    /// Whether a name, written below a folder, stays there on every system.
    private static func staysInside(_ name: String) -> Bool {
        guard !name.isEmpty, name.utf8.count <= 512, !name.hasPrefix("/"), !name.contains("\\"), !name.contains(":"),
            name.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
        else { return false }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return !parts.contains("..") && !parts.contains(".") && !parts.dropLast().contains("")
    }

    /// Where an entry's bytes are, by its own header, which must say what the directory says.
    private mutating func data(of entry: ZipEntry) throws(ArchiveFlaw) -> Range<Int> {
        let head = try bytes(entry.header..<entry.header + 30)
        guard head.little(at: 0, 4) == 0x0403_4B50, head.little(at: 8, 2) == entry.method,
            head.little(at: 26, 2) == entry.name.count
        else { throw .damaged }
        guard try bytes(entry.header + 30..<entry.header + 30 + entry.name.count) == entry.name else { throw .damaged }
        let start = entry.header + 30 + entry.name.count + head.little(at: 28, 2)
        guard start + entry.packed <= source.count else { throw .damaged }
        return start..<start + entry.packed
    }

    private mutating func measure(_ entry: ZipEntry, _ range: Range<Int>) throws(ArchiveFlaw) {
        let start: [UInt8]
        if entry.method == 0 {
            guard entry.packed == entry.unpacked else { throw .damaged }
            start = try bytes(range.lowerBound..<min(range.lowerBound + 16, range.upperBound))
        } else {
            var meter = DeflateMeter(source, range, limit: entry.unpacked)
            do {
                try meter.run()
            } catch {
                // More than declared: the declaration was a lie.
                throw error == .tooLarge ? .ratio : .damaged
            }
            guard meter.unpacked == entry.unpacked, meter.isExhausted else { throw .damaged }
            start = meter.start
        }
        let archives: [[UInt8]] = [
            [0x50, 0x4B, 3, 4], [0x1F, 0x8B], Array("Rar!".utf8), [0x37, 0x7A, 0xBC, 0xAF], Array("BZh".utf8),
            [0xFD, 0x37, 0x7A, 0x58], [0x28, 0xB5, 0x2F, 0xFD],
        ]
        if archives.contains(where: { start.starts(with: $0) }) { throw .nested }
    }

    private mutating func bytes(_ range: Range<Int>) throws(ArchiveFlaw) -> [UInt8] {
        do {
            let found = try source.bytes(range)
            guard found.count == range.count else { throw SealError.damaged }
            return found
        } catch {
            throw .damaged
        }
    }
}
