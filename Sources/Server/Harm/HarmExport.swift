import Evidence
import Protection
import Store
import StrictText
import Workflows

/// A selection of incidents as a file for use inside: coded facts, no narrative, no identity, no exact place.
struct HarmExport {
    enum Format: String {
        case csv, json

        var contentType: String {
            self == .csv ? "text/csv; charset=utf-8" : "application/json"
        }
    }

    let format: Format
    let selection: HarmSelection
    let count: Int
    let madeAt: Instant
    /// Whether the count of sexual violence of an incident may be in the file: asked for each, where it lies.
    let showsSexualViolence: @Sendable (IncidentSummary) -> Bool

    private static let mark = "INTERNAL - not for release: has not passed disclosure control"

    private static let kinds: [(name: String, kind: HarmKind, status: CivilianStatus)] = HarmKind.allCases.flatMap {
        kind in CivilianStatus.allCases.map { ("\(kind.rawValue)_\($0.rawValue)", kind, $0) }
    }

    private static let columns: [String] = {
        let facts = [
            "reference", "start", "end", "date_precision", "place", "place_precision", "area", "category", "violence",
            "cause", "happened_grade", "actors", "attributions", "state", "counts", "contested", "claims", "persons",
        ]
        let counts = kinds.flatMap { ["\($0.name)_min", "\($0.name)_max"] }
        return facts + counts + ["recorded_at", "handling"]
    }()

    var head: String {
        guard format == .json else { return SafeCell.row(Self.columns.map { SafeCell($0) }) }
        let asked = selection.query.map { Self.json($0.name) + ":" + Self.json($0.value) }.joined(separator: ",")
        let head = ["\"handling\":" + Self.json(Self.mark), "\"made_at\":" + Self.json(madeAt.description)]
        return "{" + (head + ["\"selection\":{\(asked)}", "\"count\":\(count)"]).joined(separator: ",")
            + ",\"incidents\":["
    }

    var foot: String { format == .csv ? "" : "]}\n" }

    func lines(_ incidents: [IncidentSummary], isFirst: Bool) -> String {
        switch format {
        case .csv: incidents.map { SafeCell.row(values($0).map { SafeCell($0) }) }.joined()
        case .json: (isFirst || incidents.isEmpty ? "" : ",") + incidents.map(object).joined(separator: ",")
        }
    }

    private func values(_ one: IncidentSummary) -> [String] {
        let laid: [String] = one.attributions.map { attribution in
            let step = attribution.grade.map { String($0.step) } ?? "not graded"
            return (attribution.actor ?? "unknown") + " " + step
        }
        let area: String = one.placedArea.map { $0.scheme + ":" + $0.code } ?? "unknown"
        let showsSexualViolence = showsSexualViolence(one)
        let actors: String = one.actors.isEmpty ? "unknown" : one.actors.joined(separator: "; ")
        let grade: String = one.happened.map { String($0.step) } ?? "not graded"
        var values: [String] = [one.reference, one.start.description, one.end.description]
        values += [String(one.datePrecision.rawValue), one.place, String(one.placePrecision.rawValue), area]
        values += [one.category?.rawValue ?? "unknown", String(one.violence.rawValue), one.cause.rawValue, grade]
        values += [actors, laid.joined(separator: "; "), one.state.word, one.counts ? "yes" : "no"]
        values += [one.isContested ? "yes" : "no", String(one.claims), String(one.persons)]
        for (_, kind, status) in Self.kinds {
            guard kind != .sexualViolence || showsSexualViolence else {
                values += ["hidden", "hidden"]
                continue
            }
            guard let count = one.harm(kind, status), !count.isUnknown else {
                values += ["unknown", "unknown"]
                continue
            }
            values += [String(count.min), count.max.map(String.init) ?? "no maximum"]
        }
        return values + [one.recordedAt.description, Self.mark]
    }

    private func object(_ one: IncidentSummary) -> String {
        let fields = zip(Self.columns, values(one)).map { Self.json($0) + ":" + Self.json($1) }
        return "{" + fields.joined(separator: ",") + "}"
    }

    private static func json(_ text: String) -> String { JSON.string(text).text }
}
