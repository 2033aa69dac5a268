import Demonstration
import Protection
import Workflows

/// What pages say they rest on.
enum Citations {
    static func sources(of knowledge: Knowledge) -> [Phrase] {
        var sources = [
            Phrase(
                fr:
                    "Règle de décompte (UCDP) : violence unilatérale, civils tués de « low » à « high » ; autres types, "
                    + "civils tués, plus les morts de statut inconnu. Blessés, disparus : inconnus, et non zéro.",
                en: "Counting rule (UCDP): one-sided violence, civilians killed from “low” to “high”; other types, "
                    + "civilians killed, plus deaths of unknown status. Injured, missing: unknown, which is not zero.")
        ]
        if knowledge.demonstration != nil {
            sources += [
                Phrase(
                    fr: "Démonstration : " + MaliHarm.citation, en: "Demonstration: " + MaliHarm.citation),
                Phrase(
                    fr: "UCDP GED 24.1 est paru après le 30 juin 2023 et remplace ici ce qu’on lisait ce jour-là. "
                        + "Limites : OCHA COD-AB 2017, simplifiées. Sites : communiqués de la MINUSMA. Populations : RGPH5 (INSTAT).",
                    en: "UCDP GED 24.1 came out after 30 June 2023 and stands here for what was read that day. "
                        + "Borders: OCHA COD-AB 2017, simplified. Sites: MINUSMA communiqués. Populations: RGPH5 (INSTAT)."
                ),
            ]
        }
        return sources
    }
}
