/// Figures the United Nations published on harm to people in Mali, 2020 to May 2023, mostly as the press repeated them.
enum PublishedHarmTable {
    /// Period | area | actor | category | killed | injured | abducted | source | note
    static let text = """
        2020-01-01/2020-03-31 | Mali | all | persons killed in 190 security incidents (598 violations and abuses) \
        | 380 |  |  | secondary: mondafrique.com/?p=37937 | 82% of the 380 in Mopti and Segou; RFI English prints \
        589 violations
        2020-01-01/2020-03-31 | Mali | extremist groups | violations or abuses: 103 |  |  |  | secondary: \
        mondafrique.com/?p=37937 | 17.22% of 598; count is abuses, not persons
        2020-01-01/2020-03-31 | Mali | Malian forces | extrajudicial executions | 101 |  | 32 | secondary: \
        uk.news.yahoo.com (RFI English) on the Q1 2020 note | abducted column = forced disappearances; also 32 \
        torture, 116 arbitrary arrests
        2020-01-01/2020-03-31 | Mali | Niger forces on Malian soil | extrajudicial executions | 34 |  |  | \
        secondary: uk.news.yahoo.com (RFI English) on the Q1 2020 note | 
        2020-01-01/2020-03-31 | Mondoro (Mopti) | Malian forces | summary executions | 46 |  |  | secondary: \
        uk.news.yahoo.com (RFI English) on the Q1 2020 note | place as printed
        2020-04-01/2020-06-30 | Mali | all | persons killed (632 violations and abuses) | 323 |  |  | UN \
        spokesperson: reliefweb.int daily press briefing 7 Aug 2020 | 23 children, 11 women among the killed
        2020-04-01/2020-06-30 | Mali | Malian forces | 126 violations: summary executions, disappearances, bodily \
        harm | 94 | 24 | 8 | quote of MINUSMA note in whowasincommand.com | injured column = 24 cases of harm to \
        physical integrity
        2020-06-03 | Yangassadiou (Mondoro, Douentza) | Malian forces | summary executions | 15 |  |  | quote of \
        MINUSMA note in whowasincommand.com | at least
        2020-07-01/2020-09-30 | Mali | all | persons killed (about 500 violations and abuses) | 176 |  |  | \
        secondary: innfrad.com News/25/2234069 | 13 children, 8 women; article prints June-September
        2020-10-01/2020-12-31 | Mali | all | civilians killed (378 abuses) | 96 |  |  | secondary: \
        agenceafrique.com/28906 | given there as the previous quarter
        2021-01-01/2021-03-31 | Mali | all | 421 cases: killings, bodily harm, abductions and disappearances | 106 \
        | 94 | 181 | secondary: agenceafrique.com/28906 | also 24 arbitrary arrests; other outlets read 421 as \
        persons affected
        2021-01-01/2021-03-31 | Mali | extremist groups | violations or abuses: 182 |  |  |  | secondary: \
        agenceafrique.com/28906 | count is violations, not persons
        2021-01-01/2021-03-31 | Mali | community militias | violations or abuses: 117 |  |  |  | secondary: \
        agenceafrique.com/28906 | count is violations, not persons
        2021-01-01/2021-03-31 | Mali | Malian forces | violations or abuses: 58 |  |  |  | secondary: \
        agenceafrique.com/28906 | count is violations, not persons
        2021-01-01/2021-03-31 | Mali | Barkhane | violations or abuses: 27 |  |  |  | secondary: \
        agenceafrique.com/28906 | Bounty air strike; France disputes
        2021-04-01/2021-06-30 | Mali | all | 527 civilians killed, injured, abducted or disappeared | 160 | 147 | \
        220 | MINUSMA 30 Aug 2021 on reliefweb (527); split secondary: bamada.net (Apr-Jun 2021) | 50% in \
        Bandiagara, Djenne, Douentza, Koro, Mopti, Niono, Segou; 15% in Ansongo and Gao
        2021-04-01/2021-06-30 | Mali | extremist groups | 54% of victims |  |  |  | MINUSMA 30 Aug 2021 on \
        reliefweb | 
        2021-04-01/2021-06-30 | Mali | community militias | 20% of victims |  |  |  | MINUSMA 30 Aug 2021 on \
        reliefweb | one outlet prints 157 cases for militias, which does not fit 20%
        2021-04-01/2021-06-30 | Mali | Malian forces | 9% of victims |  |  |  | MINUSMA 30 Aug 2021 on reliefweb | \

        2021-04-01/2021-06-30 | Mali | international and regional forces | 6% of victims |  |  |  | MINUSMA 30 Aug \
        2021 on reliefweb | 
        2021-07-01/2021-12-31 | Mali | all | 886 civilians killed, injured, abducted or disappeared | 318 | 225 | \
        343 | secondary: actuglobe.com/36902-2 (Xinhua) | 40 children, 65 women among the 886
        2021-10-01/2021-12-31 | Mali | all | 323 civilians affected | 128 | 115 | 80 | secondary: ajcadmali.org 31 \
        May 2022 | given there as the previous quarter
        2021-01-01/2021-06-30 | Mali | all | civilians killed | 266 |  |  | secondary: omondo.info | the article \
        says first quarter, beside a second semester: read as first semester; 266+318=584
        2021-01-01/2021-12-31 | Mali | all | civilians, whole year | 584 | 466 | 744 | secondary: apanews.net 1277 \
        civilians | given there as the previous year
        2022-01-01/2022-03-31 | Mali | all | 812 civilians affected | 543 | 107 | 107 | MINUSMA 31 Aug 2022 on \
        reliefweb; secondary: ajcadmali.org 31 May 2022 | plus 55 illegally detained; APA prints 512/167; raids.fr \
        prints 573. Excludes Moura, which was under inquiry
        2022-01-01/2022-03-31 | Mali | Malian forces | 320 violations | 248 |  |  | secondary: apanews.net \
        human-rights-violations-increase | some with foreign military personnel; 31 violations in the previous \
        quarter
        2022-01-01/2022-03-31 | central regions incl. Segou | all | security incidents documented: 233 |  |  |  | \
        secondary: ajcadmali.org 31 May 2022 | incidents, of 449 in Mali
        2022-01-01/2022-03-31 | Segou | all | security incidents documented: 74 |  |  |  | secondary: \
        ajcadmali.org 31 May 2022 | incidents, of 449 in Mali
        2022-01-01/2022-03-31 | Gao | all | security incidents documented: 86 |  |  |  | secondary: ajcadmali.org \
        31 May 2022 | incidents, of 449 in Mali
        2022-01-01/2022-03-31 | Tombouctou | all | security incidents documented: 69 |  |  |  | secondary: \
        ajcadmali.org 31 May 2022 | incidents, of 449 in Mali
        2022-01-01/2022-03-31 | Menaka | all | security incidents documented: 37 |  |  |  | secondary: \
        ajcadmali.org 31 May 2022 | incidents, of 449 in Mali
        2022-03-27/2022-03-31 | Moura (Djenne) | Malian forces and foreign military personnel | persons executed | \
        500 |  |  | secondary: africanews.com 12 May 2023 on OHCHR report | at least 500, about 20 women, 7 \
        children; also 58 women and girls victims of sexual violence; NOT in the MINUSMA 2022 totals. UCDP codes \
        2022-03-26/31 Mora as state-based, best 313, of which 243 civilians
        2022-04-01/2022-06-30 | Mali | all | 467 violations and abuses | 317 | 77 | 73 | MINUSMA 31 Aug 2022 on \
        reliefweb | 
        2022-04-01/2022-06-30 | Mali | extremist groups | 297 abuses; attacks on civilians, Malian forces and \
        MINUSMA | 200 | 44 |  | MINUSMA 31 Aug 2022 on reliefweb | at least; the dead may include non-civilians
        2022-04-01/2022-06-30 | Mali | community militias | 34 abuses |  |  |  | MINUSMA 31 Aug 2022 on reliefweb \
        | 
        2022-04-01/2022-06-30 | Mali | signatory groups | 14 abuses |  |  |  | MINUSMA 31 Aug 2022 on reliefweb | 
        2022-04-01/2022-06-30 | Mali | Malian forces | 122 violations | 96 |  |  | 122: tanakra.net (MINUSMA \
        text); 96 killed: secondary: directactu.net | 297+34+14+122=467
        2022-07-01/2022-09-30 | Mali | all | 375 violations and abuses | 243 | 77 | 55 | secondary: bamada.net \
        mali-243-civils-tues | 
        2022-07-01/2022-09-30 | Mali | extremist groups | violations or abuses: 163 |  |  |  | secondary: \
        bamada.net mali-243-civils-tues | 
        2022-07-01/2022-09-30 | Mali | Malian forces | violations or abuses: 162 |  |  |  | secondary: bamada.net \
        mali-243-civils-tues | 
        2022-07-01/2022-09-30 | Mali | community militias | 9% of violations and abuses |  |  |  | secondary: \
        bamada.net mali-243-civils-tues | article prints 33% and 9%: 33 cases would be 9% of 375
        2022-10-01/2022-12-31 | Mali | all | 347 violations and abuses | 174 | 91 | 82 | secondary: atoo.ci 23 Mar \
        2023; apanews.net | both outlets print 827 abducted; 347-174-91=82 and the stated +49% on 55 gives 82; 8 \
        women, 26 children
        2022-10-01/2022-12-31 | Mali | extremist groups | 222 abuses (64%) |  |  |  | secondary: apanews.net 1277 \
        civilians | 
        2022-10-01/2022-12-31 | Mali | community militias | 13 abuses (4%) |  |  |  | secondary: apanews.net 1277 \
        civilians | 
        2022-10-01/2022-12-31 | Bandiagara | all | violations and abuses: 103 |  |  |  | secondary: \
        fr.africanews.com 23 Mar 2023 | of 347; regions of the 2023 division; the outlet attaches them to the \
        extremist-group share
        2022-10-01/2022-12-31 | Gao | all | violations and abuses: 80 |  |  |  | secondary: fr.africanews.com 23 \
        Mar 2023 | of 347; regions of the 2023 division; the outlet attaches them to the extremist-group share
        2022-10-01/2022-12-31 | Segou | all | violations and abuses: 46 |  |  |  | secondary: fr.africanews.com 23 \
        Mar 2023 | of 347; regions of the 2023 division; the outlet attaches them to the extremist-group share
        2022-10-01/2022-12-31 | Menaka | all | violations and abuses: 43 |  |  |  | secondary: fr.africanews.com \
        23 Mar 2023 | of 347; regions of the 2023 division; the outlet attaches them to the extremist-group share
        2022-10-01/2022-12-31 | Mopti | all | violations and abuses: 42 |  |  |  | secondary: fr.africanews.com 23 \
        Mar 2023 | of 347; regions of the 2023 division; the outlet attaches them to the extremist-group share
        2022-10-01/2022-12-31 | San | all | violations and abuses: 12 |  |  |  | secondary: fr.africanews.com 23 \
        Mar 2023 | of 347; regions of the 2023 division; the outlet attaches them to the extremist-group share
        2022-10-01/2022-12-31 | Douentza | all | violations and abuses: 9 |  |  |  | secondary: fr.africanews.com \
        23 Mar 2023 | of 347; regions of the 2023 division; the outlet attaches them to the extremist-group share
        2022-01-01/2022-12-31 | Mali | all | 2001 persons affected | 1277 | 352 | 372 | secondary: atoo.ci 23 Mar \
        2023; apanews.net | killed = sum of the four quarters; 372 = 317 abducted + 55 detained; Moura not \
        included (dhnet.be)
        2022-01-01/2022-12-31 | Mali | Malian forces | 694 violations (35%) |  |  |  | secondary: dhnet.be 22 Mar \
        2023 | some with foreign military personnel
        2022-01-01/2022-12-31 | Mali | extremist groups | 56% of violations |  |  |  | secondary: dhnet.be 22 Mar \
        2023 | 
        2023-01-01/2023-03-31 | Mali | all | 224 violations and abuses | 95 | 87 | 42 | secondary: apanews.net \
        at-least-95-killed | SG report; article says first quarter: 95+87+42=224
        2023-01-06/2023-03-01 | Mali | all | 126 attacks; dead of all kinds | 206 | 80 |  | secondary: \
        sahel-intelligence.com | 84 of the dead are civilians
        2021-07-01/2022-06-30 | Mali | all | civilians, SG report yearly | 1556 | 530 |  | secondary: apanews.net \
        1002-civilians | wider cause than the HR notes: conflict, IEDs and crime
        2022-07-01/2023-05-22 | Mali | all | civilians, SG report yearly | 1002 | 445 |  | secondary: apanews.net \
        1002-civilians | not the same series as the HR notes
        """
}
