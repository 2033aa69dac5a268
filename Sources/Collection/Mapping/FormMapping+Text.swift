import Protection

extension FormMapping {
    /// The mapping as people write and see it, one line each: `@kind alert`, `@harm victim`, then
    /// `path = field` or `path = field | choice: word, choice: word`. Nil where a line is none of these.
    public init?(formID: String, text: String) {
        switch FormMapping.read(text, of: formID) {
        case .success(let mapping): self = mapping
        case .failure: return nil
        }
    }

    /// Reads such a text, and says which line is wrong.
    public static func read(_ text: String, of formID: String) -> Result<FormMapping, MappingRefusal> {
        var kind = ReportKind.incident
        var harm: String?
        var lines: [Line] = []
        var seen: Set<String> = []
        for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = raw.trimmed
            guard !line.isEmpty, !line.hasPrefix("#") else { continue }
            func refused(_ what: MappingRefusal.What) -> Result<FormMapping, MappingRefusal> {
                .failure(MappingRefusal(line: index + 1, text: String(line.prefix(80)), what: what))
            }
            if line.hasPrefix("@kind ") {
                guard let found = ReportKind(rawValue: String(line.dropFirst(6).trimmed)) else {
                    return refused(.kind)
                }
                kind = found
                continue
            }
            if line.hasPrefix("@harm ") {
                harm = String(line.dropFirst(6).trimmed)
                continue
            }
            let parts = line.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
            let sides = parts[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2, !sides[0].trimmed.isEmpty else { return refused(.form) }
            guard let field = Field(rawValue: String(sides[1].trimmed)) else { return refused(.field) }
            let path = String(sides[0].trimmed)
            guard seen.insert(path).inserted else { return refused(.twice) }
            var choices: [String: String] = [:]
            for pair in parts.count > 1 ? parts[1].split(separator: ",") : [] {
                let words = pair.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                guard words.count == 2 else { return refused(.form) }
                choices[String(words[0].trimmed)] = String(words[1].trimmed)
            }
            lines.append(Line(path, field, choices))
        }
        return .success(FormMapping(formID: formID, kind: kind, harmRepeat: harm, lines: lines))
    }

    /// The mapping written down, as `init(formID:text:)` reads it.
    public var text: String {
        var out = "@kind \(kind.rawValue)\n"
        if let harmRepeat { out += "@harm \(harmRepeat)\n" }
        for line in lines {
            out += "\(line.path) = \(line.field.rawValue)"
            let choices = line.choices.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
            if !choices.isEmpty { out += " | " + choices.joined(separator: ", ") }
            out += "\n"
        }
        return out
    }
}

/// Why a mapping's text is not taken.
public struct MappingRefusal: Error, Hashable, Sendable {
    public enum What: Hashable, Sendable { case kind, form, field, twice }

    /// From 1.
    public let line: Int
    public let text: String
    public let what: What

    /// French.
    public var french: String {
        let why =
            switch what {
            case .kind: "cette sorte de signalement n’existe pas"
            case .form: "écrivez «\u{A0}chemin = champ\u{A0}»"
            case .field: "ce champ n’existe pas"
            case .twice: "ce chemin paraît deux fois"
            }
        return "Ligne \(line), «\u{A0}\(text)\u{A0}»\u{A0}: \(why)."
    }

    /// English.
    public var english: String {
        let why =
            switch what {
            case .kind: "there is no such kind of report"
            case .form: "write “path = field”"
            case .field: "there is no such field"
            case .twice: "this path appears twice"
            }
        return "Line \(line), “\(text)”: \(why)."
    }
}
