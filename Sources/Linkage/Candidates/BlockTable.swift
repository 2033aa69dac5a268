/// Every record's blocking keys, and the records that share them.
struct BlockTable: Sendable {
    let plan: BlockingPlan
    /// `plan.slotCount` keys per record; keys of blocks that were too large are 0.
    private(set) var keys: [UInt32]
    /// By rule: key in the upper half, record in the lower, in order.
    private(set) var entries: [[UInt64]] = []
    /// Blocks left out for their size, by rule.
    private(set) var oversized: [Int] = []
    /// The limit that held.
    private(set) var blockLimit: Int
    let count: Int

    /// Files all records. Blocks above the limit are left out; the limit shrinks until the pairs fit the budget.
    init(_ table: RecordTable, sounds: [Int32], settings: LinkageSettings) {
        let plan = BlockingPlan(table)
        let (count, stride) = (table.count, plan.slotCount)
        self.plan = plan
        self.count = count
        let writer = BlockingKeys(plan: plan, sounds: sounds)
        let extraCount = table.extras.count
        keys = [UInt32](unsafeUninitializedCapacity: count * stride) { buffer, filled in
            for index in 0..<count {
                writer.write(
                    table.prepared[index], extras: table.extraValues[index * extraCount..<(index + 1) * extraCount],
                    table: table,
                    into: UnsafeMutableBufferPointer(rebasing: buffer[index * stride..<(index + 1) * stride]))
            }
            filled = count * stride
        }
        for rule in plan.rules.indices { entries.append(BlockTable.sorted(keys, plan, rule, count)) }
        blockLimit = settings.blockLimit
        settleLimit(budget: settings.pairsPerRecord * max(count, 1000))
        for rule in plan.rules.indices { dropOversized(rule) }
    }

    private static func sorted(_ keys: [UInt32], _ plan: BlockingPlan, _ rule: Int, _ count: Int) -> [UInt64] {
        var entries: [UInt64] = []
        entries.reserveCapacity(count)
        let stride = plan.slotCount
        for record in 0..<count {
            for slot in plan.starts[rule]..<plan.starts[rule + 1] {
                let key = keys[record * stride + slot]
                if key != 0 { entries.append(UInt64(key) << 32 | UInt64(record)) }
            }
        }
        radixSort(&entries)
        return entries
    }

    /// The most records a block of a rule may have.
    func limit(_ rule: Int) -> Int { min(blockLimit, plan.rules[rule].ownLimit) }

    /// The pairs of all blocks by size class decide how large a block may be.
    private mutating func settleLimit(budget: Int) {
        var pairsBySize = [Int](repeating: 0, count: 33)
        for rule in plan.rules.indices {
            forEachBlock(rule) { block in
                if block.count > limit(rule) { return }
                pairsBySize[Int.bitWidth - (block.count - 1).leadingZeroBitCount] += block.count * (block.count - 1) / 2
            }
        }
        var total = 0
        for size in 0..<33 {
            total += pairsBySize[size]
            if total > budget {
                blockLimit = min(blockLimit, max(16, 1 << max(0, size - 1)))
                return
            }
        }
    }

    private mutating func dropOversized(_ rule: Int) {
        var large: [Range<Int>] = []
        var dropped = 0
        forEachBlock(rule) { block in
            if block.count > limit(rule) { large.append(block) }
        }
        dropped = large.count
        for block in large {
            for position in block {
                let entry = entries[rule][position]
                let record = Int(entry & 0xFFFF_FFFF)
                for slot in plan.starts[rule]..<plan.starts[rule + 1]
                where keys[record * plan.slotCount + slot] == UInt32(entry >> 32) {
                    keys[record * plan.slotCount + slot] = 0
                }
            }
        }
        oversized.append(dropped)
    }

    /// The share of pairs of records that could share a commune and day: both say when and where, and the block was not left
    /// out for its size. 0 where records are not filed so.
    func reachOfEvents(_ table: RecordTable) -> Double {
        guard plan.rules.first == .event, count > 0 else { return 0 }
        let records = table.prepared
        let (dated, placed) = (
            Double(records.count { $0.precision != .unknown }), Double(records.count { $0.admin.0 >= 0 })
        )
        let filed = records.count { $0.precision == .day && $0.admin.2 >= 0 }
        let kept = records.indices.count { keys[$0 * plan.slotCount + plan.starts[0]] != 0 }
        let size = Double(count)
        return dated / size * dated / size * placed / size * placed / size * Double(kept) / Double(max(filed, 1))
    }

    /// Visits the runs of equal keys of a rule.
    @inline(__always)
    func forEachBlock(_ rule: Int, _ body: (Range<Int>) -> Void) {
        let all = entries[rule]
        var start = 0
        while start < all.count {
            let key = all[start] >> 32
            var end = start + 1
            while end < all.count, all[end] >> 32 == key { end += 1 }
            if end - start > 1 { body(start..<end) }
            start = end
        }
    }

    /// The records filed under a key of a rule.
    func records(_ rule: Int, key: UInt32) -> Range<Int> {
        let all = entries[rule]
        func lower(_ wanted: UInt64) -> Int {
            var (low, high) = (0, all.count)
            while low < high {
                let middle = (low + high) / 2
                if all[middle] < wanted { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return lower(UInt64(key) << 32)..<lower((UInt64(key) + 1) << 32)
    }
}

/// Sorts by the upper 32 bits, keeping the order of the lower, which come in order (radix sort, least digit first).
func radixSort(_ values: inout [UInt64]) {
    guard values.count > 1 else { return }
    if values.count < 512 { return values.sort() }
    var other = [UInt64](repeating: 0, count: values.count)
    for shift in [UInt64(32), 43, 54] {
        var offsets = [Int](repeating: 0, count: 2049)
        values.withUnsafeBufferPointer { source in
            other.withUnsafeMutableBufferPointer { target in
                offsets.withUnsafeMutableBufferPointer { offsets in
                    for value in source { offsets[Int(value >> shift & 2047) + 1] += 1 }
                    for digit in 1..<2048 { offsets[digit] += offsets[digit - 1] }
                    for value in source {
                        let digit = Int(value >> shift & 2047)
                        target[offsets[digit]] = value
                        offsets[digit] += 1
                    }
                }
            }
        }
        swap(&values, &other)
    }
}
