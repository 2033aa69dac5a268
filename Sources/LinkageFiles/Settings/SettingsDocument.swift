import Yams

/// A file of settings while it is read: its root, and all that was found wrong, each with its line.
struct SettingsDocument {
    let root: Node?
    private let file: String
    private var problems: [SettingsProblem] = []

    init(_ text: String, file: String, limit: Int) {
        self.file = file
        guard text.utf8.count <= limit else {
            root = nil
            problems = [SettingsProblem(line: nil, kind: .tooLarge(limit: limit))]
            return
        }
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            root = nil
            problems = [Self.problem(of: error)]
        }
    }

    /// Throws everything that was found wrong, in the order of the file.
    func finish() throws(LinkageFileError) {
        if problems.isEmpty { return }
        throw .settings(file: file, problems.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
    }

    mutating func note(_ node: Node?, _ kind: SettingsProblem.Kind) {
        problems.append(SettingsProblem(line: node?.mark?.line, kind: kind))
    }

    /// The values of a mapping by key; keys that are not known are noted. Empty where there is nothing.
    mutating func mapping(_ node: Node?, keys: [String], expected: String) -> [String: Node] {
        var fields: [String: Node] = [:]
        for (key, value) in entries(node, expected: expected) {
            if let name = key.string, keys.contains(name) {
                fields[name] = value
            } else {
                note(key, .unknownKey(key.string ?? "…", known: keys))
            }
        }
        return fields
    }

    /// The keys and values of a mapping, in order; none where there is nothing.
    mutating func entries(_ node: Node?, expected: String) -> [(Node, Node)] {
        guard let node, node.null == nil else { return [] }
        guard case .mapping(let mapping) = node else {
            note(node, .wrongShape(expected: expected))
            return []
        }
        return mapping.map { ($0.key, $0.value) }
    }

    mutating func items(_ node: Node?, expected: String) -> [Node] {
        guard let node, node.null == nil else { return [] }
        guard case .sequence(let sequence) = node else {
            note(node, .wrongShape(expected: expected))
            return []
        }
        return Array(sequence)
    }

    mutating func text(_ node: Node?, key: String, expected: String) -> String? {
        guard let node else { return nil }
        guard let text = node.string, !text.isEmpty else {
            note(node, .badValue(key: key, value: node.string ?? "…", expected: expected))
            return nil
        }
        return text
    }

    mutating func number(_ node: Node?, key: String, in range: ClosedRange<Double>) -> Double? {
        guard let node else { return nil }
        guard let value = node.float, range.contains(value) else {
            let expected = "\(range.lowerBound) … \(range.upperBound)"
            note(node, .badValue(key: key, value: node.string ?? "…", expected: expected))
            return nil
        }
        return value
    }

    mutating func whole(_ node: Node?, key: String, in range: ClosedRange<Int>) -> Int? {
        guard let node else { return nil }
        guard let value = node.int, range.contains(value) else {
            let expected = "\(range.lowerBound) … \(range.upperBound)"
            note(node, .badValue(key: key, value: node.string ?? "…", expected: expected))
            return nil
        }
        return value
    }

    mutating func flag(_ node: Node?, key: String) -> Bool? {
        guard let node else { return nil }
        guard let value = node.bool else {
            note(node, .badValue(key: key, value: node.string ?? "…", expected: "true | false"))
            return nil
        }
        return value
    }

    private static func problem(of error: any Error) -> SettingsProblem {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            SettingsProblem(line: mark.line, kind: .notYAML(problem))
        case .duplicatedKeysInMapping(let keys, _):
            SettingsProblem(line: nil, kind: .notYAML("key given twice: \(keys)"))
        default: SettingsProblem(line: nil, kind: .notYAML("malformed"))
        }
    }
}
