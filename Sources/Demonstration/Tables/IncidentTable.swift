/// Incidents of the demonstration and what public sources say of each. Events of UCDP GED 24.1 are told by their number
/// there; `scripts/derive-demonstration` reads them here and leaves them out of the summed table, so that nothing counts
/// twice.
enum IncidentTable {
    /// Key | event of GED | first day | last day | precision of the day | area | latitude, longitude | precision of the
    /// place | place | type of violence | category | cause | state | grade that it happened | actor and grade; …
    static let incidents = """
        ogossagou-2019 | 281679 | 2019-03-23 | 2019-03-23 | 1 | ML0502 | 14.0664, -3.45379 | 1 | Ogossagou | 3 | \
        attack | small_arms | decided:verified | 3 | Dozos 2; Dan na Ambassagou 2
        sobane-da | 290369 | 2019-06-09 | 2019-06-10 | 2 | ML0505 | 14.451133, -3.15158 | 1 | Sobane Da | 2 | attack \
        | unknown | decided:credible_not_verified | 2 |
        bounti | 374358 | 2021-01-03 | 2021-01-03 | 1 | ML0504 | 15.208722, -2.582555 | 1 | Bounti | 1 | air_strike \
        | heavy_weapons | decided:contested | 3 | Barkhane 3
        songo | 423058 | 2021-12-03 | 2021-12-03 | 1 | ML0501 | 14.365142, -3.685426 | 1 | Songo | 3 | attack | \
        unknown | initial_assessment | 2 | JNIM 2
        tamalate | 433795 | 2022-03-08 | 2022-03-08 | 1 | ML0704 | 15.781379, 3.697446 | 1 | Tamalate | 3 | attack | \
        unknown | under_inquiry | 2 | IS 2
        moura | 433697 | 2022-03-26 | 2022-03-31 | 2 | ML0503 | 14.32829, -4.60445 | 1 | Moura | 3 | attack | \
        small_arms | under_inquiry | 3 | Forces armées maliennes 2; Personnel militaire étranger 1
        hombori | 436771 | 2022-04-19 | 2022-04-19 | 1 | ML0504 | 15.27898, -1.70037 | 1 | Hombori | 3 | attack | \
        unknown | triaged | 2 | Government of Mali 2
        diallassagou | 440699 | 2022-06-18 | 2022-06-19 | 2 | ML0502 | 13.7377, -3.6265 | 2 | Diallassagou | 3 | \
        attack | unknown | proposed:verified | 3 | JNIM 3
        essailal | 445598 | 2022-08-12 | 2022-08-12 | 1 | ML0704 | 15.803665, 2.526749 | 1 | Essailal | 3 | attack | \
        unknown | triaged | 2 | IS 2
        tiouga | 448015 | 2022-09-02 | 2022-09-02 | 1 | ML0407 | 13.554784, -4.118357 | 1 | Tiouga | 3 | attack | \
        unknown | logged |  | JNIM 2
        talatai | 448000 | 2022-09-06 | 2022-09-06 | 1 | ML0701 | 16.533333, 1.516667 | 1 | Talataï | 3 | attack | \
        unknown | initial_assessment | 2 | IS 2
        gouni-habe | 448110 | 2022-09-18 | 2022-09-18 | 1 | ML0501 | 14.11543, -3.97499 | 1 | Gouni-Habé | 3 | \
        attack | unknown | under_inquiry | 2 | Government of Mali 2
        kadji | 456392 | 2022-11-21 | 2022-11-21 | 1 | ML0703 | 16.29337, -0.06643 | 1 | Kadji | 3 | attack | \
        unknown | triaged | 2 | IS 2
        in-aoutel | 459309 | 2022-12-04 | 2022-12-04 | 1 | ML0703 | 16.0828, 0.75286 | 2 | In-Aoutel | 3 | attack | \
        unknown | initial_assessment | 2 | JNIM 2
        kani-bonzon | 467738 | 2023-02-23 | 2023-02-23 | 1 | ML0502 | 14.13548, -3.63044 | 1 | Kani-Bonzon | 3 | \
        attack | unknown | triaged | 2 | JNIM 2
        sevare | 472121 | 2023-04-22 | 2023-04-22 | 1 | ML0506 | 14.52742, -4.09344 | 1 | Sévaré | 1 | explosive | \
        planted_explosives | initial_assessment | 2 |
        nara | 497627 | 2023-04-22 | 2023-04-22 | 1 | ML0207 | 15.168751, -7.284659 | 2 | Nara | 3 | attack | \
        unknown | logged |  | Government of Mali 2
        teberemt | 481192 | 2023-06-03 | 2023-06-03 | 1 | ML0603 | 15.067606, -1.148414 | 1 | Teberemt | 3 | attack \
        | unknown | triaged | 2 | IS 2
        dangabari | 480118 | 2023-06-27 | 2023-06-27 | 1 | ML0703 | 15.822799, 0.259841 | 1 | Dangabari | 3 | attack \
        | unknown | logged |  | IS 2
        """

    /// Incident | day | sort of source | rating | access | civilians killed | killed, status unknown | fighters killed |
    /// injured | missing | sexual violence | actor and role; … | why set aside | in French | in English | address
    ///
    /// Without a day it is GED itself, as of the day of the view. A month stands where the day is not established. Ratings are
    /// ours, for the exercise.
    static let claims = """
        ogossagou-2019 | 2019-05-02 | human_rights | B2 | visited | 145- |  | 12- | 65 |  |  | Dozos perpetrator |  \
        | MINUSMA, conclusions préliminaires sur Ogossagou, 2 mai 2019\u{A0}: au moins 157 personnes tuées, dont au \
        moins 12 membres du groupe d’autodéfense, et 65 blessées\u{202F}; par des chasseurs traditionnels (dozos). | \
        MINUSMA, preliminary findings on Ogossagou, 2 May 2019: at least 157 people killed, at least 12 of them \
        members of the self-defence group, and 65 injured; by traditional hunters (dozos). | \
        https://www.thedefensepost.com/2019/05/03/mali-ogossagou-massacre-crime-against-humanity-minusma/
        ogossagou-2019 |  | dataset | B3 | remote | 145/145 |  |  |  |  |  | Dan na Ambassagou perpetrator |  |  |  |
        sobane-da | 2019-06-10 | local_authority | C3 | unknown | 95- |  |  |  | 19 |  |  | La même source a \
        remplacé ce bilan le 12 juin 2019\u{A0}: 35 personnes. | Gouvernement du Mali, bilan provisoire du 10 juin \
        2019\u{A0}: 95 personnes tuées, 19 disparues. | Government of Mali, provisional toll of 10 June 2019: 95 \
        people killed, 19 missing. | https://2stv.net/attaque-au-mali-le-gouvernement-affirme-les-95-morts/
        sobane-da | 2019-06-12 | local_authority | B2 | visited | 35 |  |  |  |  |  |  |  | Gouvernement du Mali, \
        décompte du 12 juin 2019 par la protection civile et des médecins légistes\u{A0}: 35 personnes tuées, 11 \
        adultes et 24 enfants. | Government of Mali, count of 12 June 2019 by civil protection and forensic doctors: \
        35 people killed, 11 adults and 24 children. | https://www.businesslive.co.za/bd/world/africa/2019-06-12-ramp\
        age-death-toll-in-mali-cut-to-35/
        sobane-da |  | dataset | B3 | remote |  | 35-101/35 |  |  |  |  |  | Les mêmes personnes, sans que leur \
        statut soit dit. |  |  |
        bounti | 2021-01-07 | armed_force | C3 | remote |  |  | 25-35/30 |  |  |  | Barkhane perpetrator |  | \
        État-major des armées (France), 7 janvier 2021\u{A0}: une frappe de Barkhane a tué une trentaine de \
        combattants, identifiés comme tels\u{202F}; aucun mariage, aucun dommage collatéral. | Armed forces staff \
        (France), 7 January 2021: a strike by Barkhane killed about thirty fighters, identified as such; no wedding, \
        no collateral damage. | https://humanglemedia.com/french-military-airstrike-in-mali-killed-19-civilians-un-re\
        port
        bounti | 2021-03-30 | human_rights | B2 | visited | 19 |  | 3 |  |  |  | Barkhane perpetrator |  | MINUSMA, \
        rapport sur Bounti, 30 mars 2021\u{A0}: au moins 22 personnes tuées par la frappe de Barkhane, dont 19 \
        civils réunis pour un mariage et 3 membres présumés de la Katiba Serma. La France le conteste. | MINUSMA, \
        report on Bounti, 30 March 2021: at least 22 people killed by the strike of Barkhane, 19 of them civilians \
        gathered for a wedding and 3 alleged members of Katiba Serma. France contests it. | \
        http://xinhuanet.com/english/africa/2021-03/31/c_139847703.htm
        bounti |  | dataset | B3 | remote | 19 |  | 3 |  |  |  |  |  |  |  |
        songo |  | dataset | B3 | remote | 32-33/32 |  |  |  |  |  | JNIM perpetrator |  |  |  |
        tamalate |  | dataset | B3 | remote | 60-169/60 |  |  |  |  |  | IS perpetrator |  |  |  |
        moura | 2022-04 | armed_force | C3 | present |  |  | 203 |  |  |  |  |  | Forces armées maliennes, avril \
        2022 (jour non établi)\u{A0}: 203 «\u{A0}terroristes\u{A0}» mis hors de combat, tel que \
        repris par la presse. | Malian armed forces, April 2022 (day not established): 203 “terrorists” put \
        out of action, as the press repeated it. | https://www.tellerreport.com/news/2023-05-12-malian-and-%22foreign\
        %22-soldiers-reportedly-killed-500-people-in-central-country--un-says.rJVU5bYsN3.html
        moura | 2022-04 | civil_society | B2 | remote | 300 |  |  |  |  |  | Forces armées maliennes perpetrator; \
        Personnel militaire étranger participant |  | Human Rights Watch, avril 2022 (jour non \
        établi)\u{A0}: exécution sommaire de 300 civils, telle que reprise par la presse. | Human Rights Watch, \
        April 2022 (day not established): summary execution of 300 civilians, as the press repeated it. | \
        https://www.tellerreport.com/news/2023-05-12-malian-and-%22foreign%22-soldiers-reportedly-killed-500-people-i\
        n-central-country--un-says.rJVU5bYsN3.html
        moura | 2023-05-12 | human_rights | B2 | refused | 500- |  |  |  |  | 58- | Forces armées maliennes \
        perpetrator; Personnel militaire étranger perpetrator |  | HCDH, rapport sur Moura, 12 mai 2023\u{A0}: \
        motifs raisonnables de croire qu’au moins 500 personnes, dont une vingtaine de femmes et 7 enfants, ont été \
        tuées du 27 au 31 mars 2022 en violation du droit, la plupart exécutées. L’accès à Moura a été refusé. | \
        OHCHR, report on Moura, 12 May 2023: reasonable grounds to believe that at least 500 people, some 20 women \
        and 7 children among them, were killed from 27 to 31 March 2022 in violation of the law, most of them \
        executed. Access to Moura was refused. | https://www.tellerreport.com/news/2023-05-12-malian-and-%22foreign%2\
        2-soldiers-reportedly-killed-500-people-in-central-country--un-says.rJVU5bYsN3.html
        moura |  | dataset | B3 | remote | 243-300 |  | 13 |  |  |  |  |  |  |  |
        hombori |  | dataset | B3 | remote | 50 |  |  |  |  |  | Government of Mali perpetrator |  |  |  |
        diallassagou | 2022-06-20 | local_authority | B2 | unknown | 132 |  |  |  |  |  | JNIM perpetrator |  | \
        Gouvernement du Mali, communiqué du 20 juin 2022\u{A0}: 132 civils tués à Diallassagou, Dianwéli, \
        Déguessagou et alentour, par la Katiba Macina (JNIM). | Government of Mali, statement of 20 June 2022: 132 \
        civilians killed in Diallassagou, Dianwéli, Déguessagou and around, by Katiba Macina (JNIM). | \
        https://icilome.com/2022/06/mali-massacre-de-civils-dans-plusieurs-attaques-de-villages
        diallassagou |  | dataset | B3 | remote | 132 |  |  |  |  |  | JNIM perpetrator |  |  |  |
        essailal |  | dataset | B3 | remote | 20 |  |  |  |  |  | IS perpetrator |  |  |  |
        tiouga |  | dataset | B3 | remote | 12-15/12 |  |  |  |  |  | JNIM perpetrator |  |  |  |
        talatai |  | dataset | B3 | remote | 30-42/42 |  |  |  |  |  | IS perpetrator |  |  |  |
        gouni-habe |  | dataset | B3 | remote | 50 |  |  |  |  |  | Government of Mali perpetrator |  |  |  |
        kadji |  | dataset | B3 | remote | 10-11/11 |  |  |  |  |  | IS perpetrator |  |  |  |
        in-aoutel |  | dataset | B3 | remote | 16-80/70 |  |  |  |  |  | JNIM perpetrator |  |  |  |
        kani-bonzon |  | dataset | B3 | remote | 18 |  |  |  |  |  | JNIM perpetrator |  |  |  |
        sevare |  | dataset | B3 | remote | 10 |  | 18 |  |  |  |  |  |  |  |
        nara |  | dataset | B3 | remote | 18 |  |  |  |  |  | Government of Mali perpetrator |  |  |  |
        teberemt |  | dataset | B3 | remote | 15 |  |  |  |  |  | IS perpetrator |  |  |  |
        dangabari |  | dataset | B3 | remote | 11 |  |  |  |  |  | IS perpetrator |  |  |  |
        """
}
