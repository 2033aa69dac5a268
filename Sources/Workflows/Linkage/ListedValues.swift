import Database
import Linkage
import LinkageFiles
import Protection
import Store

/// Finds what rows of a list of persons say that cannot be, and gathers it for the summary, as `releve link` does.
///
/// An age, a sex, a date or a point that cannot be read, and a day ahead, count as not said: they are not stored. A code of no
/// area held, and a word of no harm that figures count, stay as written, for lists may agree on them; they are told all the same.
struct ListedValues {
    private enum Flaw: Hashable {
        case unreadable, ahead, unknownArea, unknownHarm

        var why: Phrase {
            switch self {
            case .unreadable: Phrase(fr: "illisible, compté comme non dit", en: "cannot be read, counts as not said")
            case .ahead: Phrase(fr: "à venir, compté comme non dit", en: "lies ahead, counts as not said")
            case .unknownArea:
                Phrase(
                    fr: "pas une zone connue de ce découpage : importez les zones, ou corrigez le code",
                    en: "no area held of this scheme: import the areas, or correct the code")
            case .unknownHarm:
                Phrase(
                    fr: "aucun décompte n’en tient compte : écrivez "
                        + HarmKind.listed.joined(separator: ", "),
                    en: "no figure counts it: write " + HarmKind.listed.joined(separator: ", "))
            }
        }
    }

    private struct Key: Hashable {
        let field: RecordField
        let flaw: Flaw
    }

    /// What was found, in the order met.
    private(set) var unread: [ImportSummary.Unread] = []
    private var places: [Key: Int] = [:]
    /// Reads values just as linkage does; copied for each row, since one for all rows would keep the whole file.
    private let empty = RecordTable()
    private var areas: [String: Bool] = [:]
    private let scheme: String
    /// The last day that has begun anywhere on Earth.
    private let today: Day

    init(scheme: String, at now: Instant) {
        self.scheme = scheme
        today = now.day.advanced(by: 1)
    }

    /// The fields of a row that count as not said.
    mutating func check(_ record: CasualtyRecord, _ stream: RecordStream) -> Set<RecordField> {
        var bare = CasualtyRecord(id: "")
        for field in [RecordField.sex, .age, .eventDate, .datePrecision, .latitude, .longitude] {
            bare[field] = record[field]
        }
        var table = empty
        table.append(bare)
        var dropped: Set<RecordField> = []
        for values in table.unread {
            guard case .column(let field) = values.kind else { continue }
            dropped.insert(field)
            note(field, .unreadable, record, stream)
        }
        for field in [RecordField.eventDate, .reportDate]
        where !record[field].isEmpty && !dropped.contains(field) {
            let day = RecordTable.day(of: record[field])
            if let day, day <= today.daysSinceEpoch { continue }
            dropped.insert(field)
            note(field, day == nil ? .unreadable : .ahead, record, stream)
        }
        if !record.eventType.isEmpty, ListedHarm.kind(of: record.eventType) == nil {
            note(.eventType, .unknownHarm, record, stream)
        }
        return dropped
    }

    /// Tells which codes of a row are of no area held.
    mutating func checkAreas(_ record: CasualtyRecord, _ stream: RecordStream, in store: Store) async throws {
        for field in [RecordField.admin1, .admin2, .admin3] where !record[field].isEmpty {
            let code = record[field]
            if areas[code] == nil {
                let area = AreaRef(scheme: scheme, code: code)
                areas[code] = try await store.facts.read { try !FactTable<Area>.latest([area], in: $0).isEmpty }
            }
            if areas[code] == false { note(field, .unknownArea, record, stream) }
        }
    }

    private mutating func note(_ field: RecordField, _ flaw: Flaw, _ record: CasualtyRecord, _ stream: RecordStream) {
        let key = Key(field: field, flaw: flaw)
        if let known = places[key] { return unread[known].count += 1 }
        places[key] = unread.count
        unread.append(
            ImportSummary.Unread(
                column: stream.name(of: field) ?? field.rawValue, count: 1, line: stream.line,
                value: String(record[field].prefix(80)), why: flaw.why))
    }
}

extension HarmKind {
    /// The words for lists of persons, sexual violence left out.
    fileprivate static let listed = HarmKind.allCases.filter { $0 != .sexualViolence && $0 != .property }
        .map(\.rawValue)
}
