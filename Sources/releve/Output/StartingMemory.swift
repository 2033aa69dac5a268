private import Foundation

/// What starting needed of memory, and serving does not.
enum StartingMemory {
    /// Gives back freed blocks and the pages of code that only starting ran. Code that is called again comes back from its file,
    /// unchanged: such pages are mapped for reading and running alone, so nothing written is lost. A system that cannot do either
    /// goes on as it was.
    static func letGo() {
        // malloc_trim is glibc's own and stands in no header Swift imports.
        if let symbol = dlsym(nil, "malloc_trim") {
            _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> Int32).self)(0)
        }
        guard let mappings = try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8) else { return }
        for mapping in mappings.split(separator: "\n") {
            // 5581c0a00000-5581c2400000 r-xp 00a00000 fe:00 1234  /usr/bin/releve
            let fields = mapping.split(separator: " ", omittingEmptySubsequences: true)
            guard fields.count >= 6, fields[1] == "r-xp", fields[5].hasPrefix("/") else { continue }
            let bounds = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
            guard bounds.count == 2, bounds[0] < bounds[1], let start = UnsafeMutableRawPointer(bitPattern: bounds[0])
            else { continue }
            madvise(start, Int(bounds[1] - bounds[0]), MADV_DONTNEED)
        }
    }
}
