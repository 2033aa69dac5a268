public import Protection

/// The 26 tasks of the mission and who might take them.
public enum MandateTasks {
    /// The tasks under resolution 2640 (2022), as they stood when the mandate ended.
    public static let all: [ProtectionTask] = table.records.map(\.task)
    /// How sure the source is of each task, by code.
    public static let confidence = Dictionary(
        table.records.map { ($0.task.code, $0.confidence) }, uniquingKeysWith: { first, _ in first })

    static let table = ReferenceTable<(task: ProtectionTask, confidence: String)>(MandateTaskTable.text) { fields in
        guard fields.count == 10, let code = fields.filled(0), let weight = fields.count(7), (1...5).contains(weight)
        else { return nil }
        let task = ProtectionTask(
            code: code, group: fields[1], title: fields[2], mandateReference: fields[3],
            successors: fields[4].split(separator: ";").map { String($0.drop { $0 == " " }) }, gap: fields[6],
            weight: weight, source: fields[8])
        return (task, fields[9])
    }
}
