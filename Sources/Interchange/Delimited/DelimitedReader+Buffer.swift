extension DelimitedReader {
    /// Moves what is not consumed to the front and reads more behind it, in a larger buffer if need be.
    mutating func refill() throws(InterchangeError) {
        if cursor > 0 {
            let (from, to) = (cursor, filled)
            buffer.withUnsafeMutableBytes { all in
                all.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[from..<to]))
            }
            filled -= cursor
            cursor = 0
        }
        if filled == buffer.count {
            guard buffer.count <= Self.rowLimit else { throw .rowTooLong(line: nextLine, limit: Self.rowLimit) }
            buffer.append(contentsOf: repeatElement(0, count: buffer.count))
        }
        let offset = filled
        let count = try readMore(at: offset)
        if count == 0 { isAtEnd = true }
        if !hasSeenNUL {
            hasSeenNUL = buffer.withUnsafeBufferPointer { bytes in
                UnsafeBufferPointer(rebasing: bytes[offset..<offset + count]).contains(0)
            }
        }
        filled += count
    }

    private mutating func readMore(at offset: Int) throws(InterchangeError) -> Int {
        // Some sources answer in small pieces; a header must be whole before its separator can be told.
        var total = 0
        while offset + total < buffer.count {
            let position = offset + total
            let answer = buffer.withUnsafeMutableBytes { all in
                DelimitedReader.attempt(&source, UnsafeMutableRawBufferPointer(rebasing: all[position...]))
            }
            let count = try answer.get()
            if count == 0 { break }
            total += count
        }
        return total
    }

    // `withUnsafeMutableBytes` knows no typed errors.
    private static func attempt(
        _ source: inout any ByteSource, _ space: UnsafeMutableRawBufferPointer
    ) -> Result<Int, InterchangeError> {
        do throws(InterchangeError) {
            return .success(try source.read(into: space))
        } catch {
            return .failure(error)
        }
    }
}
