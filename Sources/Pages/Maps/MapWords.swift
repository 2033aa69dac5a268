import Protection

/// Words on maps.
enum MapWords {
    static let noMap = Phrase(
        fr: "Pas de carte : aucune limite de zone ni aucun point n’est connu. Les chiffres sont dans le tableau.",
        en: "No map: no area outline and no point is known. The figures are in the table.")
    static let fillIs = Phrase(fr: "Fond = au moins :", en: "Fill = at least:")
    static let dots = Phrase(fr: "points = jusqu’à", en: "dots = up to")
    static let low = Phrase(
        fr: "couverture sous \(leastCoveragePercent) % ou inconnue",
        en: "coverage under \(leastCoveragePercent)% or unknown")
    static let site = Phrase(fr: "base ouverte (tireté : point approché)", en: "open site (dashed: approximate point)")
    static let incident = Phrase(fr: "lieu d’un incident recensé", en: "place of a recorded incident")
    static let open = Phrase(fr: "ouverte", en: "open")
    static let drawdown = Phrase(fr: "en réduction", en: "drawing down")
    static let closed = Phrase(fr: "fermée", en: "closed")
    static let approximate = Phrase(fr: "point approché", en: "approximate point")

    static func sentence(_ fill: AreaMap.Fill, _ l: Language) -> String {
        let killed = fill.killed.map { l.range($0) } ?? l.say(Common.unknown)
        let coverage =
            fill.coverage.map { coverage in
                coverage.text(l) + (coverage.provenance == .assumed ? " (" + l.say(assumedCoverage) + ")" : "")
            } ?? l.say(Common.unknown)
        return switch l {
        case .french:
            l.say(
                Phrase(
                    fr: "\(fill.name) : civils tués recensés \(killed), couverture \(coverage)", en: ""))
        case .english: "\(fill.name): civilians recorded killed \(killed), coverage \(coverage)"
        }
    }

    static func sentence(_ site: AreaMap.SiteMark, _ l: Language) -> String {
        let stage =
            switch site.stage {
            case .open: open
            case .drawdown: drawdown
            case .closed: closed
            }
        return site.name + ", " + l.say(stage) + (site.isApproximate ? " (" + l.say(approximate) + ")" : "")
    }

    static func latitude(_ degrees: Int, _ l: Language) -> String {
        String(degrees.magnitude) + "°" + (degrees == 0 ? "" : degrees < 0 ? "\u{A0}S" : "\u{A0}N")
    }

    static func longitude(_ degrees: Int, _ l: Language) -> String {
        String(degrees.magnitude) + "°"
            + (degrees == 0 ? "" : degrees < 0 ? (l == .french ? "\u{A0}O" : "\u{A0}W") : "\u{A0}E")
    }

    private static let assumedCoverage = Phrase(fr: "supposée", en: "assumed")
}
