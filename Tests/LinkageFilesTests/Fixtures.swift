import Interchange
import Linkage
import LinkageFiles

/// Records of a file given as text.
func records(_ text: String, map: ColumnMap = ColumnMap()) throws -> RecordFile {
    try RecordFile(MemoryBytes(text), map: map)
}

/// What a file of linkage is refused for, if it is.
func refusal(of reading: () throws -> Void) -> LinkageFileError? {
    do {
        try reading()
        return nil
    } catch {
        return error as? LinkageFileError
    }
}

/// Made-up lists in the schema's columns: events of a few people, each told by up to three lists with slips.
func madeUpLists(persons: Int, seed: UInt64) -> String {
    var state = seed
    func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }
    let syllables = ["ba", "di", "ko", "mu", "sa", "te", "no", "fa", "li", "gu", "ra", "se"]
    func word() -> String { syllables[next(12)] + syllables[next(12)] + syllables[next(4)] }
    let (given, family) = ((0..<50).map { _ in word() }, (0..<40).map { _ in word() })
    var lines = [
        "rec_id,source,given_name,family_name,sex,age,event_date,event_type,admin1_pcode,admin2_pcode,admin3_pcode"
    ]
    for person in 0..<persons {
        let event = person / 3
        let (name, clan, age) = (given[next(50)], family[next(40)], 5 + next(70))
        for list in ["A", "B", "C"] where next(3) > 0 {
            let written = next(8) == 0 ? String(name.dropLast()) : name
            let day = 1 + (event * 7 + (next(5) == 0 ? 1 : 0)) % 28
            lines.append(
                "r\(lines.count),\(list),\(written),\(next(20) == 0 ? "" : clan),M,\(age),2019-\(event % 9 + 1 < 10 ? "0" : "")"
                    + "\(event % 9 + 1)-\(day < 10 ? "0" : "")\(day),killed,R\(event % 2),D\(event % 6),C\(event % 30)")
        }
    }
    return lines.joined(separator: "\n") + "\n"
}
