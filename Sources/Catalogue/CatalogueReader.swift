import Protection
import Yams

/// Reads a catalogue file, keeping the line of everything for whoever has to mend it.
struct CatalogueReader {
    let file: String
    /// Indicators the file is laid over.
    let base: [Indicator]
    static let largest = 1 << 20

    /// The indicators of the base with the file's entries laid over them.
    func read(_ text: String) throws(CatalogueError) -> [Indicator] {
        guard text.utf8.count <= Self.largest else { throw failure(.tooLarge) }
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw CatalogueError(file: file, problems: [problem(of: error)])
        }
        guard let root, case .mapping(let top) = root else {
            throw failure(.wrongShape(expected: "indicators: [ … ]"))
        }
        var problems: [CatalogueError.Problem] = []
        for (key, _) in top where !Self.topKeys.contains(key.string ?? "") {
            problems.append(
                CatalogueError.Problem(
                    line: key.mark?.line, column: key.mark?.column, indicator: nil,
                    kind: .unknownKey(key.string ?? "?", known: Self.topKeys)))
        }
        guard let list = top["indicators"], case .sequence(let entries) = list else {
            throw failure(.wrongShape(expected: "indicators: [ … ]"))
        }
        let common = top["basis"].flatMap { IndicatorEntry.phrase($0) }
        var result = base
        var seen: Set<String> = []
        for node in entries {
            var entry = IndicatorEntry(node: node, common: common)
            let indicator = entry.indicator(over: { code in base.first { $0.code == code } })
            problems += entry.problems
            guard let indicator else { continue }
            if !seen.insert(indicator.code).inserted {
                problems.append(
                    CatalogueError.Problem(
                        line: node.mark?.line, column: node.mark?.column, indicator: nil,
                        kind: .duplicateCode(indicator.code)))
            }
            if let position = result.firstIndex(where: { $0.code == indicator.code }) {
                result[position] = indicator
            } else {
                result.append(indicator)
            }
        }
        if !problems.isEmpty { throw CatalogueError(file: file, problems: problems) }
        return result
    }

    private static let topKeys = ["version", "basis", "indicators"]

    private func failure(_ kind: CatalogueError.Problem.Kind) -> CatalogueError {
        CatalogueError(
            file: file, problems: [CatalogueError.Problem(line: nil, column: nil, indicator: nil, kind: kind)])
    }

    private func problem(of error: any Error) -> CatalogueError.Problem {
        let mark: Mark?
        let why: String
        switch error as? YamlError {
        case .scanner(_, let problem, let place, _), .parser(_, let problem, let place, _),
            .composer(_, let problem, let place, _):
            (mark, why) = (place, problem)
        case .duplicatedKeysInMapping(let keys, _):
            (mark, why) = (nil, "key given twice: " + keys.map { String(describing: $0) }.joined(separator: ", "))
        default: (mark, why) = (nil, "malformed")
        }
        return CatalogueError.Problem(line: mark?.line, column: mark?.column, indicator: nil, kind: .notYAML(why))
    }
}
