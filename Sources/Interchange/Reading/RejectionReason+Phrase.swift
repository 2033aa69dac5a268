public import Protection

extension RejectionReason {
    /// Why the row was refused and what to do, in both languages.
    public var phrase: Phrase {
        switch self {
        case .openQuote(let line):
            Phrase(
                fr: "tronqué : un guillemet ouvert ligne \(line) n’est jamais fermé ; complétez le fichier",
                en: "truncated: a quote opened on line \(line) never closes; complete the file")
        case .truncated(let found, let expected):
            Phrase(
                fr: "tronqué : \(found) colonnes sur \(expected), puis la fin ; récupérez le fichier entier",
                en: "truncated: \(found) of \(expected) columns, then the end; fetch the whole file")
        case .tooFewCells(let found, let expected):
            Phrase(
                fr: "\(found) colonnes au lieu de \(expected) ; complétez la rangée",
                en: "\(found) columns instead of \(expected); complete the row")
        case .tooManyCells(let found, let expected):
            Phrase(
                fr:
                    "\(found) colonnes au lieu de \(expected) ; mettez entre guillemets le texte qui contient le séparateur",
                en: "\(found) columns instead of \(expected); quote the text that holds the separator")
        case .textAfterQuote:
            Phrase(
                fr: "du texte suit le guillemet fermant ; doublez les guillemets à l’intérieur d’une cellule",
                en: "text follows the closing quote; double the quotes inside a cell")
        case .nulByte: Phrase(fr: "un octet nul ; exportez à nouveau", en: "a NUL byte; export it again")
        case .brokenText:
            Phrase(fr: "texte illisible en UTF-8 ; exportez à nouveau", en: "text is not valid UTF-8; export it again")
        case .duplicate(let line):
            Phrase(
                fr: "même clé que la ligne \(line) ; gardez une seule des deux",
                en: "same key as line \(line); keep one of the two")
        case .ringTooShort, .ringNotClosed, .holeOutsideShell, .wrongGeometry, .noAreaCode: geometryPhrase
        default: valuePhrase
        }
    }

    private var valuePhrase: Phrase {
        switch self {
        case .blank: Phrase(fr: "vide ; donnez une valeur", en: "blank; give a value")
        case .notANumber: Phrase(fr: "pas un nombre", en: "not a number")
        case .notWhole: Phrase(fr: "pas un nombre entier", en: "not a whole number")
        case .negative: Phrase(fr: "négatif ; donnez 0 ou plus", en: "negative; give 0 or more")
        case .tooLarge(let limit):
            Phrase(fr: "trop grand ; la limite est \(limit)", en: "too large; the limit is \(limit)")
        case .outside(let low, let high):
            Phrase(fr: "hors de \(low) à \(high)", en: "outside \(low) to \(high)")
        case .offTheGlobe:
            Phrase(
                fr: "hors du globe : la latitude va de −90 à 90, la longitude de −180 à 180",
                en: "off the globe: latitude runs from −90 to 90, longitude from −180 to 180")
        case .halfACoordinate:
            Phrase(fr: "latitude sans longitude, ou l’inverse", en: "a latitude without a longitude, or the reverse")
        case .notADay:
            Phrase(fr: "pas un jour ; écrivez 2023-06-30", en: "not a day; write 2023-06-30")
        case .notAMonth:
            Phrase(fr: "pas un mois ; écrivez 2023-06", en: "not a month; write 2023-06")
        case .endsBeforeItStarts:
            Phrase(
                fr: "finit avant de commencer ; corrigez l’une des dates", en: "ends before it starts; correct a date")
        case .notOneOf(let known):
            Phrase(
                fr: "inconnu ; donnez l’un de : " + known.joined(separator: ", "),
                en: "unknown; give one of: " + known.joined(separator: ", "))
        case .boundsCrossed:
            Phrase(fr: "le minimum dépasse le maximum", en: "the minimum exceeds the maximum")
        case .unknownRecord:
            Phrase(fr: "aucune fiche de cet identifiant", en: "no record of this identifier")
        case .sameRecordTwice:
            Phrase(fr: "la même fiche deux fois ; donnez-en deux", en: "the same record twice; give two")
        default: Phrase(fr: "refusé", en: "refused")
        }
    }

    private var geometryPhrase: Phrase {
        switch self {
        case .ringTooShort:
            Phrase(
                fr: "un contour demande au moins quatre positions", en: "a ring needs at least four positions")
        case .ringNotClosed:
            Phrase(
                fr: "contour ouvert ; la dernière position doit répéter la première",
                en: "the ring is open; its last position must repeat the first")
        case .holeOutsideShell:
            Phrase(
                fr: "un trou sort de son contour ; corrigez le polygone",
                en: "a hole lies outside its shell; correct the polygon")
        case .wrongGeometry(let found):
            Phrase(
                fr: "géométrie « \(found) » ; donnez Polygon, MultiPolygon, Point ou null",
                en: "geometry “\(found)”; give Polygon, MultiPolygon, Point or null")
        default:
            Phrase(
                fr: "aucun code de zone ; ajoutez par exemple adm2_pcode",
                en: "no area code; add for example adm2_pcode")
        }
    }
}
