import Protection

/// Reads the tasks of a mandate (`task_id|code, group, task|title, mandate_ref, successor_candidates,
/// gap_if_nobody_takes_it, poc_weight_1_5, source`) or, where the file has a column `level`, how far each has come
/// (`task, site, successor, level, on, evidence`).
public enum TaskReader {
    /// Reads a file and hands over every task or standing with its line.
    ///
    /// - Throws: `InterchangeError` where the file as a whole is refused, or whatever the receiver throws.
    public static func read(
        _ source: some ByteSource, options: ImportOptions = ImportOptions(),
        emit: (TaskRecord, _ line: Int) throws -> Void
    ) throws -> ReadSummary {
        var table = try Table(source, kind: .tasks)
        return table.column("level") == nil
            ? try readTasks(&table, options, emit) : try readStandings(&table, emit)
    }

    private static func readTasks(
        _ table: inout Table, _ options: ImportOptions, _ emit: (TaskRecord, _ line: Int) throws -> Void
    ) throws -> ReadSummary {
        let columns = try table.require([
            ["task_id", "code"], ["task", "title"], ["poc_weight_1_5", "weight"],
        ])
        let group = table.column("group")
        let mandate = table.column("mandate_ref", "mandate_reference")
        let successors = table.column("successor_candidates", "successors")
        let gap = table.column("gap_if_nobody_takes_it", "gap")
        let origin = table.column("source")
        return try table.readRows { row in
            let task = ProtectionTask(
                code: try row.required(columns[0]), group: row.text(group), title: try row.required(columns[1]),
                mandateReference: row.text(mandate), successors: row.list(successors), gap: row.text(gap),
                weight: try row.requiredWhole(columns[2], in: 1...5), source: row.source(origin, options))
            try row.checkNew(task.code, column: columns[0])
            try emit(.task(task), row.reader.line)
        }
    }

    private static func readStandings(
        _ table: inout Table, _ emit: (TaskRecord, _ line: Int) throws -> Void
    ) throws -> ReadSummary {
        let columns = try table.require([["task", "task_id"], ["site"], ["successor"], ["level"], ["on", "date"]])
        let evidence = table.column("evidence")
        return try table.readRows { row in
            let standing = TaskStanding(
                task: try row.required(columns[0]), site: try row.required(columns[1]),
                successor: row.text(columns[2]), level: try row.coded(columns[3], as: TaskLevel.self),
                on: try row.requiredDay(columns[4]), evidence: row.text(evidence))
            let key = [standing.task, standing.site, standing.successor, standing.on.description]
                .joined(separator: "/")
            try row.checkNew(key, column: columns[0])
            try emit(.standing(standing), row.reader.line)
        }
    }
}
