extension LinkageIndex {
    /// The held records that may be the person of a new record, likeliest first. Takes microseconds to a few
    /// milliseconds against a million records.
    public func candidates(for record: CasualtyRecord, limit: Int = 20) -> [LinkageCandidate] {
        let index = hold(record)
        defer { comparer.removeLast() }
        return inTable(candidates(at: index, limit: limit))
    }

    /// The held records that may be the person of a held one, likeliest first: those judged one person with it, then
    /// the others by weight. Records judged different are left out.
    public func candidates(of index: Int, limit: Int = 20) -> [LinkageCandidate] {
        inTable(candidates(at: order.place(index), limit: limit))
    }

    private func inTable(_ candidates: [LinkageCandidate]) -> [LinkageCandidate] {
        candidates.map { LinkageCandidate(record: order.record($0.record), weight: $0.weight) }
    }

    private func candidates(at index: Int, limit: Int) -> [LinkageCandidate] {
        let floor = min(logOdds(settings.reviewProbability), logOdds(settings.joinProbability))
        let record = comparer.table.prepared[index]
        let closure = decisions.closure
        let hasDecisions = closure.knows(index)
        var found: [LinkageCandidate] = []
        visit(index) { other in
            if hasDecisions, closure.verdict(index, other) != nil { return }
            // In the order of a whole run, so that both reckon alike to the last bit.
            let (a, b) = (min(index, other), max(index, other))
            let (left, right) =
                a == index ? (record, comparer.table.prepared[b]) : (comparer.table.prepared[a], record)
            if let weight = scorer.weight(left, right, a, b, above: floor) {
                found.append(LinkageCandidate(record: other, weight: weight))
            }
        }
        if hasDecisions {
            for other in closure.members(of: index) where other != index {
                found.append(LinkageCandidate(record: other, weight: Self.decidedWeight))
            }
        }
        found.sort { $0.weight == $1.weight ? $0.record < $1.record : $0.weight > $1.weight }
        return Array(found.prefix(limit))
    }

    /// The candidates for a new record, each with its waterfall: what a form shows beside a report just opened.
    public func matches(for record: CasualtyRecord, limit: Int = 20) -> [LinkageMatch] {
        let index = hold(record)
        defer { comparer.removeLast() }
        let found = candidates(at: index, limit: limit)
        return zip(found, inTable(found)).map { LinkageMatch(candidate: $1, waterfall: waterfall($0.record, index)) }
    }

    /// Takes in a record for good; later candidates include it. The model stays as it was learnt.
    /// - Returns: its place.
    @discardableResult
    public func insert(_ record: CasualtyRecord) -> Int {
        let index = hold(record)
        forEachKey(of: index) { rule, key in
            added[UInt64(rule) << 32 | UInt64(key), default: []].append(Int32(index))
        }
        return index
    }

    /// Why a new record is, or is not, taken for the person of a held one.
    public func explain(_ record: CasualtyRecord, _ held: Int) -> Waterfall {
        let index = hold(record)
        defer { comparer.removeLast() }
        return waterfall(order.place(held), index)
    }

    private func visit(_ index: Int, _ body: (Int) -> Void) {
        if stamps.count <= count { stamps.append(contentsOf: repeatElement(0, count: count + 1024 - stamps.count)) }
        stamp &+= 1
        stamps[index] = stamp
        forEachKey(of: index) { rule, key in
            let held = blocks.records(rule, key: key)
            if held.count <= blocks.limit(rule) {
                for entry in blocks.entries[rule][held] { meet(Int(entry & 0xFFFF_FFFF), body) }
            }
            for other in added[UInt64(rule) << 32 | UInt64(key)] ?? [] { meet(Int(other), body) }
        }
    }

    private func meet(_ other: Int, _ body: (Int) -> Void) {
        if stamps[other] == stamp { return }
        stamps[other] = stamp
        body(other)
    }

    private func forEachKey(of index: Int, _ body: (Int, UInt32) -> Void) {
        let table = comparer.table
        let width = table.extras.count
        var keys = [UInt32](repeating: 0, count: blocks.plan.slotCount)
        let writer = BlockingKeys(plan: blocks.plan, sounds: sounds)
        keys.withUnsafeMutableBufferPointer {
            writer.write(
                table.prepared[index], extras: table.extraValues[index * width..<(index + 1) * width], table: table,
                into: $0)
        }
        for rule in blocks.plan.rules.indices {
            for slot in blocks.plan.starts[rule]..<blocks.plan.starts[rule + 1] where keys[slot] != 0 {
                body(rule, keys[slot])
            }
        }
    }

    /// Takes in a record at the end; words that came after training are filed under their own sound.
    private func hold(_ record: CasualtyRecord) -> Int {
        comparer.append(record)
        let words = comparer.table.words
        if words.count > sounds.count { sounds.append(contentsOf: words.keys[sounds.count...]) }
        let index = comparer.table.count - 1
        comparer.table.prepared[index].crowd = crowd(of: comparer.table.prepared[index])
        return index
    }

    private func crowd(of record: PreparedRecord) -> UInt8 {
        guard blocks.count >= Self.leastForCrowds, record.precision == .day, record.admin.2 >= 0,
            blocks.plan.rules.first == .event
        else { return 0 }
        var near = 1
        for day in record.day - 3...record.day + 3 {
            let key = BlockingKeys.event(commune: record.admin.2, day: day)
            near += blocks.records(0, key: key).count + (added[UInt64(key)]?.count ?? 0)
        }
        return RecordTable.crowdClass(near)
    }
}
