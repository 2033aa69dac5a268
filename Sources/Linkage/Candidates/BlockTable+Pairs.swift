extension BlockTable {
    /// Visits every candidate pair once, in the first rule under which it arises. `isSampled` says whether a block is
    /// taken; `body` gets the two records and the rule. Returns false where `shouldStop` ended it.
    @inline(__always)
    func forEachPair(
        in records: [PreparedRecord], rules: Range<Int>? = nil, isSampled: (UInt32) -> Bool = { _ in true },
        shouldStop: () -> Bool, _ body: (Int, Int, PreparedRecord, PreparedRecord, Int) -> Void
    ) -> Bool {
        var block: [PreparedRecord] = []
        var numbers: [Int] = []
        var blockKeys: [UInt32] = []
        let stride = plan.slotCount
        for rule in rules ?? plan.rules.indices {
            let all = entries[rule]
            var start = 0
            var sinceAsked = 0
            while start < all.count {
                let key = all[start] >> 32
                var end = start + 1
                while end < all.count, all[end] >> 32 == key { end += 1 }
                let size = end - start
                defer { start = end }
                if size < 2 || size > limit(rule) || !isSampled(UInt32(key)) { continue }
                sinceAsked += size * size
                if sinceAsked > 1 << 22 {
                    if shouldStop() { return false }
                    sinceAsked = 0
                }
                block.removeAll(keepingCapacity: true)
                numbers.removeAll(keepingCapacity: true)
                blockKeys.removeAll(keepingCapacity: true)
                for entry in all[start..<end] {
                    let number = Int(entry & 0xFFFF_FFFF)
                    numbers.append(number)
                    block.append(records[number])
                    if rule > 0 || plan.starts[1] > 1 {
                        blockKeys.append(contentsOf: keys[number * stride..<number * stride + plan.starts[rule + 1]])
                    }
                }
                let width = plan.starts[rule + 1]
                let isChecked = !blockKeys.isEmpty
                block.withUnsafeBufferPointer { block in
                    blockKeys.withUnsafeBufferPointer { blockKeys in
                        for i in 0..<(size - 1) {
                            for j in (i + 1)..<size where numbers[i] != numbers[j] {
                                if isChecked, sharesEarlier(blockKeys, i * width, j * width, rule, UInt32(key)) {
                                    continue
                                }
                                body(numbers[i], numbers[j], block[i], block[j], rule)
                            }
                        }
                    }
                }
            }
        }
        return true
    }

    /// Whether two records already met under an earlier rule, or under an earlier key of the same one.
    @inline(__always)
    private func sharesEarlier(
        _ keys: UnsafeBufferPointer<UInt32>, _ a: Int, _ b: Int, _ rule: Int, _ key: UInt32
    ) -> Bool {
        for earlier in 0..<rule {
            let (first, end) = (plan.starts[earlier], plan.starts[earlier + 1])
            for x in first..<end where keys[a + x] != 0 {
                for y in first..<end where keys[a + x] == keys[b + y] { return true }
            }
        }
        // Under several keys of one rule, the smallest shared key takes the pair.
        let (first, end) = (plan.starts[rule], plan.starts[rule + 1])
        if end - first == 1 { return false }
        for x in first..<end where keys[a + x] != 0 && keys[a + x] < key {
            for y in first..<end where keys[a + x] == keys[b + y] { return true }
        }
        return false
    }

    /// Which rules two records share, as bits.
    func sharedRules(_ a: Int, _ b: Int) -> UInt16 {
        var shared: UInt16 = 0
        let (baseA, baseB) = (a * plan.slotCount, b * plan.slotCount)
        for rule in plan.rules.indices {
            let range = plan.starts[rule]..<plan.starts[rule + 1]
            search: for x in range where keys[baseA + x] != 0 {
                for y in range where keys[baseA + x] == keys[baseB + y] {
                    shared |= 1 << UInt16(rule)
                    break search
                }
            }
        }
        return shared
    }
}
