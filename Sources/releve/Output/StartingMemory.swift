private import Foundation

/// What starting needed of memory, and serving does not.
enum StartingMemory {
    /// Gives back freed blocks, and pages of files that only starting read: code, constants. What is used again comes back from its
    /// file, unchanged, for only mappings are let go that cannot be written and hold nothing written (`Anonymous: 0 kB`). A system
    /// that cannot do either goes on as it was.
    static func letGo() {
        // malloc_trim is glibc's own and stands in no header Swift imports.
        if let symbol = dlsym(nil, "malloc_trim") {
            _ = unsafeBitCast(symbol, to: (@convention(c) (Int) -> Int32).self)(0)
        }
        guard let mappings = try? String(contentsOfFile: "/proc/self/smaps", encoding: .utf8) else { return }
        // 5581c0a00000-5581c2400000 r-xp 00a00000 fe:00 1234  /usr/bin/releve
        // Anonymous:             0 kB
        var bounds: [UInt] = []
        for line in mappings.split(separator: "\n") {
            let fields = line.split(separator: " ", omittingEmptySubsequences: true)
            if fields.count >= 5, fields[1].count == 4 {
                let isCandidate = fields.count >= 6 && ["r-xp", "r--p"].contains(fields[1]) && fields[5].hasPrefix("/")
                bounds = isCandidate ? fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) } : []
            } else if fields.count == 3, fields[0] == "Anonymous:", fields[1] == "0", bounds.count == 2,
                bounds[0] < bounds[1], let start = UnsafeMutableRawPointer(bitPattern: bounds[0])
            {
                madvise(start, Int(bounds[1] - bounds[0]), MADV_DONTNEED)
            }
        }
    }
}
