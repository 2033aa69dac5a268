public import Protection

/// Reads actors: `code,name,kind,aliases`, aliases between semicolons, kinds as in `ActorProfile.Kind`.
public enum ActorReader {
    /// Reads a file and hands over every actor with its line.
    ///
    /// - Throws: `InterchangeError` where the file as a whole is refused, or whatever the receiver throws.
    public static func read(
        _ source: some ByteSource, options: ImportOptions = ImportOptions(),
        emit: (ActorProfile, _ line: Int) throws -> Void
    ) throws -> ReadSummary {
        var table = try Table(source, kind: .actors)
        let columns = try table.require([["code"], ["name"]])
        let (kind, aliases) = (table.column("kind"), table.column("aliases"))
        return try table.readRows { row in
            let actor = ActorProfile(
                code: try row.required(columns[0]), name: try row.required(columns[1]),
                kind: try row.word(kind, or: .unknown), aliases: row.list(aliases))
            try row.checkNew(actor.code, column: columns[0])
            try emit(actor, row.reader.line)
        }
    }
}
