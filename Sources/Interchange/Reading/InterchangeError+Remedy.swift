public import Protection

extension InterchangeError {
    /// What to do about it.
    public var remedy: Phrase {
        switch self {
        case .cannotOpen, .cannotRead:
            Phrase(
                fr: "Vérifiez le chemin et le droit de lecture.", en: "Check the path and the right to read it.")
        case .isFolder: Phrase(fr: "Donnez un fichier.", en: "Give a file.")
        case .empty:
            Phrase(fr: "Vérifiez le téléchargement ou l’export.", en: "Check the download or the export.")
        case .utf16:
            Phrase(
                fr: "Enregistrez-le en UTF-8 (« CSV UTF-8 » dans un tableur).",
                en: "Save it as UTF-8 (“CSV UTF-8” in a spreadsheet).")
        case .foreign(let format): format.remedy
        case .missingColumns(_, _, _, let nearest): nearestRemedy(nearest)
        case .repeatedColumn:
            Phrase(fr: "Renommez ou supprimez l’une des deux.", en: "Rename or remove one of them.")
        case .tooManyColumns:
            Phrase(fr: "Vérifiez le séparateur et la première ligne.", en: "Check the separator and the first line.")
        case .cellTooLong, .rowTooLong:
            Phrase(
                fr: "Un guillemet fermant manque sans doute avant cet endroit ; corrigez-le ou raccourcissez le texte.",
                en: "A closing quote is probably missing before this place; correct it or shorten the text.")
        case .tooManyRejections:
            Phrase(
                fr: "Vérifiez que le fichier est bien de ce genre.",
                en: "Check that the file is of the kind you named.")
        case .tooLarge: Phrase(fr: "Coupez-le en plusieurs fichiers.", en: "Split it into several files.")
        case .missingOption(let option): optionRemedy(option)
        case .jsonSyntax:
            Phrase(
                fr: "Le fichier est peut-être tronqué : téléchargez-le à nouveau.",
                en: "The file may be cut short: download it again.")
        case .jsonTooDeep:
            Phrase(
                fr: "Un GeoJSON ordinaire a moins de dix niveaux : vérifiez d’où vient ce fichier.",
                en: "Ordinary GeoJSON has fewer than ten levels: check where this file comes from.")
        case .notFeatures:
            Phrase(
                fr: "Exportez les zones en GeoJSON (FeatureCollection).",
                en: "Export the areas as GeoJSON (FeatureCollection).")
        }
    }
}

private func nearestRemedy(_ nearest: [String: String]) -> Phrase {
    guard !nearest.isEmpty else {
        return Phrase(
            fr: "Vérifiez le genre de fichier, ou nommez les colonnes ainsi.",
            en: "Check the kind of file, or name the columns so.")
    }
    let pairs = nearest.sorted { $0.key < $1.key }
    return Phrase(
        fr: "Noms proches : " + pairs.map { "« \($0.value) » pour « \($0.key) »" }.joined(separator: ", ") + ".",
        en: "Close names: " + pairs.map { "“\($0.value)” for “\($0.key)”" }.joined(separator: ", ") + ".")
}

private func optionRemedy(_ option: InterchangeError.Option) -> Phrase {
    switch option {
    case .scheme:
        Phrase(
            fr: "Ajoutez --scheme, par exemple --scheme \"COD-AB 2021\", ou une colonne « scheme ».",
            en: "Add --scheme, for example --scheme \"COD-AB 2021\", or a column “scheme”.")
    case .mission:
        Phrase(
            fr: "Ajoutez une colonne « mission », ou nommez le fichier MISSION_sites.csv.",
            en: "Add a column “mission”, or name the file MISSION_sites.csv.")
    case .year:
        Phrase(
            fr: "Ajoutez une colonne « year », ou mettez l’année dans le nom du fichier.",
            en: "Add a column “year”, or put the year into the file name.")
    }
}
