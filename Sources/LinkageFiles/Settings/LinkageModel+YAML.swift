internal import Foundation
internal import Linkage
internal import Yams

extension LinkageModel {
    /// The lines of a model in a file, without indentation.
    var lines: [String] {
        var lines = [
            "records: \(records)",
            "lists: [" + lists.map(LinkageProfile.quoted).joined(separator: ", ") + "]",
            "pairs: {one_person: \(Self.short(agreement.samePersonPairs)), "
                + "one_event: \(Self.short(agreement.sameEventPairs)), "
                + "others: \(Self.short(agreement.differentPairs))}",
            "calibration: {intercept: \(Self.short(calibration.intercept)), "
                + "slope: \(Self.short(calibration.slope)), "
                + "decisions: \(calibration.decisions)}",
            "# How often each level occurs among records of one person, of others of one event, and of people who",
            "# have nothing to do with each other: everywhere, within a region, within a commune.", "comparisons:",
        ]
        for index in agreement.samePerson.indices {
            let comparison = Comparison(index: index)
            lines.append("  - comparison: " + LinkageProfile.quoted(name(of: comparison)))
            lines.append("    levels:")
            for level in 1..<comparison.levelCount(lists: lists.count) {
                lines.append("      - " + line(comparison, index, level))
            }
        }
        for (name, spellings) in [("given_names", givenNames), ("family_names", familyNames)] {
            lines.append("\(name):" + (spellings.isEmpty ? " []" : "  # spellings, likelihood ratio, meetings"))
            lines += spellings.map {
                "  - [\(LinkageProfile.quoted($0.first)), \(LinkageProfile.quoted($0.second)), \(Self.short($0.ratio)), \(Self.short($0.meetings))]"
            }
        }
        return lines
    }

    private func name(of comparison: Comparison) -> String {
        if case .extra(let column) = comparison, extras.indices.contains(column) { return extras[column].name }
        return comparison.english
    }

    private func line(_ comparison: Comparison, _ index: Int, _ level: Int) -> String {
        var meaning = comparison.meaning(of: level)?.english ?? "level \(level)"
        if comparison == .list, level >= 2, lists.indices.contains(level - 2) { meaning += ": " + lists[level - 2] }
        let shares =
            [agreement.samePerson, agreement.sameEvent, agreement.different] + agreement.nearby
        return "{is: \(LinkageProfile.quoted(meaning)), "
            + zip(Self.kinds, shares).map { "\($0): \(Self.short($1[index][level]))" }.joined(separator: ", ") + "}"
    }

    /// Six figures: more would be read by nobody, and move a weight by less than a thousandth.
    private static func short(_ value: Double) -> String { String(format: "%.6g", value) }

    private static let kinds = ["one_person", "one_event", "others", "in_region", "in_commune"]

    /// Reads a model; nil where there is none, or where something is wrong, which is noted.
    init?(_ node: Node?, extras: [ExtraField], _ document: inout SettingsDocument) {
        guard let node else { return nil }
        let keys = ["records", "lists", "pairs", "calibration", "comparisons", "given_names", "family_names"]
        let fields = document.mapping(node, keys: keys, expected: "records: 1000")
        let records = document.whole(fields["records"], key: "records", in: 0...Int(Int32.max)) ?? 0
        let lists = document.items(fields["lists"], expected: "[unm, ngo]").compactMap(\.string)
        let pairs = document.mapping(fields["pairs"], keys: ["one_person", "one_event", "others"], expected: "{…}")
        func count(_ key: String, atLeast least: Double) -> Double {
            document.number(pairs[key], key: key, in: least...1e18) ?? least
        }
        let fit = document.mapping(
            fields["calibration"], keys: ["intercept", "slope", "decisions"], expected: "{intercept: 0, slope: 1}")
        let calibration = ScoreCalibration(
            intercept: document.number(fit["intercept"], key: "intercept", in: -50...50) ?? 0,
            slope: document.number(fit["slope"], key: "slope", in: 0.01...100) ?? 1,
            decisions: document.whole(fit["decisions"], key: "decisions", in: 0...Int(Int32.max)) ?? 0)
        guard
            let agreement = Self.agreement(
                fields["comparisons"] ?? node, width: Comparison.fixedCount + extras.count, &document,
                pairs: [
                    count("one_person", atLeast: 1e-9), count("one_event", atLeast: 0), count("others", atLeast: 0),
                ])
        else { return nil }
        self.init(
            agreement: agreement, records: records, lists: lists, extras: extras,
            givenNames: Self.spellings(fields["given_names"], &document),
            familyNames: Self.spellings(fields["family_names"], &document), calibration: calibration)
    }

    private static func agreement(
        _ node: Node, width: Int, _ document: inout SettingsDocument, pairs: [Double]
    ) -> AgreementModel? {
        let comparisons = document.items(node, expected: "- {comparison: given name, levels: […]}")
        guard comparisons.count == width else {
            document.note(node, .wrongShape(expected: "\(width) comparisons"))
            return nil
        }
        var shares = [[[Double]]](repeating: [], count: kinds.count)
        for node in comparisons {
            let fields = document.mapping(
                node, keys: ["comparison", "levels"], expected: "{comparison: …, levels: […]}")
            let levels = document.items(fields["levels"], expected: "- {is: equal, one_person: 0.6, …}")
            if levels.count > 15 { document.note(node, .wrongShape(expected: "1 … 15 levels")) }
            let rows = levels.prefix(15).map {
                document.mapping($0, keys: ["is"] + kinds, expected: "{is: equal, one_person: 0.6, …}")
            }
            for (number, kind) in kinds.enumerated() {
                var row = [Double](repeating: 1e-9, count: 16)
                row[0] = 1
                for (level, fields) in rows.enumerated() {
                    row[level + 1] = document.number(fields[kind], key: kind, in: 0...1) ?? row[level + 1]
                }
                shares[number].append(row)
            }
        }
        let hasPlaces = comparisons.contains { $0["levels"]?[0]?[kinds[3]] != nil }
        return AgreementModel(
            samePerson: shares[0], sameEvent: shares[1], different: shares[2],
            nearby: hasPlaces ? Array(shares[3...]) : [], samePersonPairs: pairs[0], sameEventPairs: pairs[1],
            differentPairs: pairs[2])
    }

    private static func spellings(_ node: Node?, _ document: inout SettingsDocument) -> [LearnedSpelling] {
        document.items(node, expected: "- [oumar, omar, 12.5, 8]").compactMap { entry in
            let cells = document.items(entry, expected: "[oumar, omar, 12.5, 8]")
            guard cells.count == 4, let first = cells[0].string, let second = cells[1].string,
                let ratio = cells[2].float, let meetings = cells[3].float, ratio > 0, meetings >= 0
            else {
                document.note(entry, .wrongShape(expected: "[oumar, omar, 12.5, 8]"))
                return nil
            }
            return LearnedSpelling(first: first, second: second, ratio: ratio, meetings: meetings)
        }
    }
}
