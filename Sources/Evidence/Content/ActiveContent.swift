/// Looks for what a browser, a script engine or another program would act on, inside a file that is none of these.
///
/// Takes the file piece by piece. The marks are long enough that chance puts one into a film of a gigabyte less than
/// once in a thousand.
struct ActiveContent {
    private static let marks: [[UInt8]] = ["<script", "<?php", "<html", "<!doctype html", "<svg", "<iframe"].map {
        Array($0.utf8)
    }
    private static let longest = 14

    private var tail: [UInt8] = []
    /// Whether a mark was found.
    private(set) var isFound = false

    mutating func add(_ bytes: [UInt8]) {
        guard !isFound else { return }
        let whole = tail + bytes
        whole.withUnsafeBufferPointer { buffer in
            var place = 0
            while place < buffer.count {
                if buffer[place] == UInt8(ascii: "<"), Self.isMark(buffer, at: place) {
                    isFound = true
                    return
                }
                place += 1
            }
        }
        // A mark cut in two by the end of a piece is found with the next.
        tail = Array(whole.suffix(Self.longest))
    }

    private static func isMark(_ buffer: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        marks.contains { mark in
            guard place + mark.count <= buffer.count else { return false }
            return mark.indices.allSatisfy { index in
                let byte = buffer[place + index]
                return ((0x41...0x5A).contains(byte) ? byte | 0x20 : byte) == mark[index]
            }
        }
    }

    /// Whether a text begins as a page, a drawing or a program would.
    static func opens(_ head: [UInt8]) -> Bool {
        var start = head[...]
        if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
        start = start.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        var content = ActiveContent()
        content.add(Array(start.prefix(1024)))
        return content.isFound || start.starts(with: Array("#!".utf8)) && !start.starts(with: Array("#!AMR".utf8))
    }
}
