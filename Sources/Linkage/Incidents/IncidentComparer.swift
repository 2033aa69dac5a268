internal import Foundation

/// Compares reports of events; time and place exactly as in the comparison of persons.
final class IncidentComparer {
    let table: RecordTable
    private let records: RecordComparer
    private let killed: [ClosedRange<Int>?]
    private let actors: [Set<String>]
    private let texts: TextComparer

    init(_ reports: [IncidentRecord]) {
        var table = RecordTable()
        for report in reports {
            var record = CasualtyRecord(id: report.id)
            record.source = report.source
            record.eventType = report.eventType
            record.eventDate = report.eventDate
            record.datePrecision = report.datePrecision
            record.admin1 = report.admin1
            record.admin2 = report.admin2
            record.admin3 = report.admin3
            record.placeName = report.placeName
            record.latitude = report.latitude
            record.longitude = report.longitude
            table.append(record)
        }
        self.table = table
        records = RecordComparer(table, settings: LinkageSettings())
        killed = reports.map(\.killed)
        texts = TextComparer(reports.map(\.text))
        actors = reports.map { Set($0.actors.map(TextFolding.folded).filter { !$0.isEmpty }) }
    }

    func pattern(_ a: Int, _ b: Int) -> AgreementPattern {
        let whole = records.pattern(table.prepared[a], table.prepared[b])
        var pattern = AgreementPattern()
        pattern[IncidentAspect.date.rawValue] = whole[Comparison.date.index]
        pattern[IncidentAspect.place.rawValue] = whole[Comparison.place.index]
        pattern[IncidentAspect.type.rawValue] = whole[Comparison.event.index]
        pattern[IncidentAspect.actors.rawValue] = actorLevel(actors[a], actors[b])
        pattern[IncidentAspect.killed.rawValue] = killedLevel(killed[a], killed[b])
        pattern[IncidentAspect.list.rawValue] = min(2, whole[Comparison.list.index])
        pattern[IncidentAspect.text.rawValue] = texts.level(a, b)
        return pattern
    }

    /// 1 the same actors, 2 one in common, 3 none; 0 where a report names none.
    private func actorLevel(_ a: Set<String>, _ b: Set<String>) -> UInt8 {
        if a.isEmpty || b.isEmpty { return 0 }
        return a == b ? 1 : a.isDisjoint(with: b) ? 3 : 2
    }

    /// 1 the same count, 2 ranges that meet, 3 within a factor of two, 4 further apart; 0 where a report gives none.
    private func killedLevel(_ a: ClosedRange<Int>?, _ b: ClosedRange<Int>?) -> UInt8 {
        guard let a, let b else { return 0 }
        if a == b { return 1 }
        if a.overlaps(b) { return 2 }
        let (less, more) = a.upperBound < b.lowerBound ? (a.upperBound, b.lowerBound) : (b.upperBound, a.lowerBound)
        return more <= 2 * less + 1 ? 3 : 4
    }

    /// Pairs that share the district (or lie close together) and the time, each once.
    func candidatePairs(limit: Int) -> [(Int, Int)] {
        var blocks: [UInt64: [Int32]] = [:]
        for (index, record) in table.prepared.enumerated() {
            guard record.admin.1 >= 0, record.precision.rawValue >= DatePrecision.month.rawValue else { continue }
            let district = UInt64(record.admin.1) << 32
            if record.precision == .day {
                let day = UInt64(bitPattern: Int64(record.day) + 1_000_000)
                // Two grids of eight days, half a step apart; in Swift a shift binds tighter than a division.
                blocks[district | ((day / 8) << 2), default: []].append(Int32(index))
                blocks[district | (((day + 4) / 8) << 2) | 1, default: []].append(Int32(index))
            }
            blocks[district | (UInt64(record.month) << 2) | 2, default: []].append(Int32(index))
        }
        var seen: Set<UInt64> = []
        var pairs: [(Int, Int)] = []
        for (key, block) in blocks.sorted(by: { $0.key < $1.key }) where block.count > 1 && block.count <= limit {
            let isMonth = key & 3 == 2
            for i in block.indices {
                for j in (i + 1)..<block.endIndex {
                    let (a, b) = (Int(block[i]), Int(block[j]))
                    // Months are for reports that say no day; two days a month holds are found by their own grid.
                    if isMonth, table.prepared[a].precision == .day, table.prepared[b].precision == .day { continue }
                    if seen.insert(NameComparer.pair(block[i], block[j])).inserted { pairs.append((a, b)) }
                }
            }
        }
        return pairs
    }

    /// Natural logarithm of the odds that two reports speak of one event.
    func weight(_ a: Int, _ b: Int, model: AgreementModel) -> Float {
        Float(waterfall(a, b, model: model).total)
    }

    /// The same, comparison by comparison.
    func waterfall(_ a: Int, _ b: Int, model: AgreementModel) -> IncidentWaterfall {
        let pattern = pattern(a, b)
        let steps = IncidentAspect.allCases.map { aspect in
            let level = Int(pattern[aspect.rawValue])
            let (same, other) = (model.samePerson[aspect.rawValue], model.different[aspect.rawValue])
            return IncidentWaterfall.Step(
                aspect: aspect, level: level, weight: level == 0 ? 0 : log(same[level] / other[level]))
        }
        return IncidentWaterfall(start: log(model.samePersonPairs / model.differentPairs), steps: steps)
    }
}
