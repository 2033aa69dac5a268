import Linkage

/// Finds records of a table by their identifier: eight bytes a slot, so that millions fit; the identifiers themselves
/// stay in the table.
struct IdentifierSlots: Sendable {
    /// Place of a record plus one; 0 is free.
    private var slots = [UInt32](repeating: 0, count: 1 << 10)
    /// The line each record stands on.
    private var lines: [UInt32] = []

    /// Notes the next record of the table; answers the line of an earlier one with the same identifier, where there is
    /// one, and then notes nothing.
    mutating func firstLine(of identifier: UnsafeBufferPointer<UInt8>, in table: RecordTable, line: Int) -> Int? {
        var slot = Self.hash(identifier) & (slots.count - 1)
        while slots[slot] != 0 {
            let held = Int(slots[slot]) - 1
            if table.identifierBytes(held).elementsEqual(identifier) { return Int(lines[held]) }
            slot = (slot + 1) & (slots.count - 1)
        }
        lines.append(UInt32(clamping: line))
        slots[slot] = UInt32(lines.count)
        if lines.count * 3 > slots.count * 2 { grow(table, adding: identifier) }
        return nil
    }

    func place(of identifier: String, in table: RecordTable) -> Int? {
        var identifier = identifier
        return identifier.withUTF8 { bytes in
            var slot = Self.hash(bytes) & (slots.count - 1)
            while slots[slot] != 0 {
                let held = Int(slots[slot]) - 1
                if table.identifierBytes(held).elementsEqual(bytes) { return held }
                slot = (slot + 1) & (slots.count - 1)
            }
            return nil
        }
    }

    /// Doubles the slots. The newest identifier is not in the table yet.
    private mutating func grow(_ table: RecordTable, adding newest: UnsafeBufferPointer<UInt8>) {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        for place in 0..<lines.count {
            let hash =
                place < table.count
                ? table.identifierBytes(place).withUnsafeBufferPointer { Self.hash($0) } : Self.hash(newest)
            var slot = hash & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(place + 1)
        }
    }

    /// FNV-1a (Fowler, Noll and Vo 1991), folded.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
    }
}
