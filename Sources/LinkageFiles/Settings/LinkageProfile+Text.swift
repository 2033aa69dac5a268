internal import Linkage

extension LinkageProfile {
    /// The profile as a file. Read back, it is the same profile.
    public var yaml: String {
        var lines = [
            "# Settings of linkage, the names of columns, and what was learnt. See docs/methods/linkage.md.",
            "version: 1",
            "settings:",
        ]
        lines += settingLines.map { "  " + $0 }
        if !map.columns.isEmpty {
            lines.append("columns:")
            for field in RecordField.allCases {
                if let name = map.columns[field] { lines.append("  \(field.rawValue): \(Self.quoted(name))") }
            }
        }
        if !map.extras.isEmpty {
            lines.append("compare:")
            lines += map.extras.map { "  \(Self.quoted($0.name)): \($0.kind.rawValue)" }
        }
        if let model { lines += ["model:"] + model.lines.map { "  " + $0 } }
        return lines.joined(separator: "\n") + "\n"
    }

    private var settingLines: [String] {
        var lines = [
            "join_probability: \(settings.joinProbability)      # above it two records may become one person",
            "auto_link_probability: \(settings.autoLinkProbability)  # above it persons held are linked unasked",
            "review_probability: \(settings.reviewProbability)    # above it a pair is kept for review",
            "learns_spellings: \(settings.learnsSpellings)",
            "uses_references: \(settings.usesReferences)", "block_limit: \(settings.blockLimit)",
            "pairs_per_record: \(settings.pairsPerRecord)", "training_pairs: \(settings.trainingPairs)",
            "training_rounds: \(settings.trainingRounds)", "refining_rounds: \(settings.refiningRounds)",
            "seed: \(settings.seed)",
        ]
        if settings.spellingGroups == .westAfrican {
            lines.append("spelling_groups: west_african")
        } else if settings.spellingGroups == .none {
            lines.append("spelling_groups: none")
        } else {
            lines.append("spelling_groups:")
            lines += settings.spellingGroups.groups.map { group in
                "  - [" + group.map(Self.quoted).joined(separator: ", ") + "]"
            }
        }
        return lines
    }

    /// A text between quotes, safe whatever it holds.
    static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            case "\r": out += "\\r"
            default:
                if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0xFEFF
                    || (0x2028...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
                {
                    let hex = String(scalar.value, radix: 16)
                    out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        return out + "\""
    }
}
