public import Protection

extension InterchangeError {
    /// What happened and where.
    public var message: Phrase {
        switch self {
        case .cannotOpen(let path, let why), .cannotRead(let path, let why):
            Phrase(fr: "Le fichier « \(path) » ne peut être lu (\(why)).", en: "“\(path)” cannot be read (\(why)).")
        case .isFolder(let path):
            Phrase(fr: "« \(path) » est un dossier.", en: "“\(path)” is a folder.")
        case .empty: Phrase(fr: "Le fichier est vide.", en: "The file is empty.")
        case .utf16: Phrase(fr: "Le texte est en UTF-16.", en: "The text is UTF-16.")
        case .foreign(let format):
            Phrase(
                fr: "Ce n’est pas un tableau CSV mais \(format.name.french).",
                en: "This is not a CSV table but \(format.name.english).")
        case .missingColumns(let kind, let missing, let found, _): missingMessage(kind, missing, found)
        case .repeatedColumn(let name):
            Phrase(fr: "Deux colonnes s’appellent « \(name) ».", en: "Two columns are called “\(name)”.")
        case .tooManyColumns(let found, let limit):
            Phrase(
                fr: "La première ligne a \(found) colonnes ; la limite est \(limit).",
                en: "The first line has \(found) columns; the limit is \(limit).")
        case .cellTooLong(let line, let column, let limit):
            Phrase(
                fr: "Ligne \(line), colonne « \(column) » : une cellule dépasse \(limit) octets.",
                en: "Line \(line), column “\(column)”: a cell exceeds \(limit) bytes.")
        case .rowTooLong(let line, let limit):
            Phrase(
                fr: "La rangée qui commence ligne \(line) dépasse \(limit) octets.",
                en: "The row that begins at line \(line) exceeds \(limit) bytes.")
        case .tooManyRejections(let limit, let first):
            Phrase(
                fr: "Plus de \(limit) rangées refusées ; la première, ligne \(first.line) : \(first.why.french)",
                en: "More than \(limit) rows refused; the first, line \(first.line): \(first.why.english)")
        case .tooLarge(let limit):
            Phrase(
                fr: "Le fichier dépasse \(limit / 1_000_000) Mo.", en: "The file exceeds \(limit / 1_000_000) MB.")
        case .missingOption(let option): optionMessage(option)
        case .jsonSyntax(let line, let expected):
            Phrase(
                fr: "Ligne \(line) : ce n’est pas du JSON valable (attendu : \(expected)).",
                en: "Line \(line): this is not valid JSON (expected \(expected)).")
        case .jsonTooDeep(let line, let limit):
            Phrase(
                fr: "Ligne \(line) : le JSON est imbriqué sur plus de \(limit) niveaux.",
                en: "Line \(line): the JSON is nested more than \(limit) deep.")
        case .notFeatures(let found):
            Phrase(
                fr: "Ce JSON n’est pas une FeatureCollection GeoJSON (trouvé : \(found)).",
                en: "This JSON is not a GeoJSON FeatureCollection (found: \(found)).")
        }
    }
}

private func missingMessage(_ kind: ImportKind, _ missing: [String], _ found: [String]) -> Phrase {
    let names = found.prefix(60).joined(separator: ", ") + (found.count > 60 ? "…" : "")
    return Phrase(
        fr: "Un fichier « \(kind.rawValue) » demande les colonnes manquantes : \(missing.joined(separator: ", ")). "
            + "Trouvées : \(names).",
        en: "A “\(kind.rawValue)” file lacks the columns: \(missing.joined(separator: ", ")). Found: \(names).")
}

private func optionMessage(_ option: InterchangeError.Option) -> Phrase {
    switch option {
    case .scheme:
        Phrase(
            fr: "Le fichier donne des codes de zones sans dire de quel découpage.",
            en: "The file gives area codes without saying of which scheme.")
    case .mission:
        Phrase(fr: "Le fichier ne dit pas de quelle mission.", en: "The file does not say which mission.")
    case .year:
        Phrase(fr: "Le fichier ne dit pas l’année des chiffres.", en: "The file does not say the year of its figures.")
    }
}
