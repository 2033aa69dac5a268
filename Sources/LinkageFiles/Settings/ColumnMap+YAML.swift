internal import Linkage
internal import Protection
internal import Yams

extension ColumnMap {
    /// Reads a map:
    ///
    /// ```yaml
    /// columns:            # what linkage knows: the file's own name
    ///   given_name: prenom
    ///   family_name: nom
    /// compare:            # further columns: code | text | category | birth
    ///   carte_nina: code
    /// ```
    ///
    /// Throws `LinkageFileError.settings` with everything that is wrong and where.
    public init(yaml: String, file: String) throws(LinkageFileError) {
        var document = SettingsDocument(yaml, file: file, limit: 1 << 20)
        self.init(document.root, &document)
        try document.finish()
    }

    /// Reads the keys `columns` and `compare` of a mapping.
    init(_ node: Node?, _ document: inout SettingsDocument, others: [String] = []) {
        self.init()
        let fields = document.mapping(node, keys: ["columns", "compare"] + others, expected: "columns: {…}")
        for (key, value) in document.entries(fields["columns"], expected: "given_name: prenom") {
            guard let field = RecordField(rawValue: key.string ?? "") else {
                document.note(key, .unknownKey(key.string ?? "…", known: RecordField.allCases.map(\.rawValue)))
                continue
            }
            if let name = document.text(value, key: field.rawValue, expected: "prenom") { columns[field] = name }
        }
        for (key, value) in document.entries(fields["compare"], expected: "carte_nina: code") {
            let kinds = ExtraField.Kind.allCases.map(\.rawValue).joined(separator: " | ")
            guard let kind = value.string.flatMap(ExtraField.Kind.init) else {
                document.note(value, .badValue(key: key.string ?? "…", value: value.string ?? "…", expected: kinds))
                continue
            }
            extras.append(ExtraField(name: key.string ?? "", kind: kind))
        }
    }
}
