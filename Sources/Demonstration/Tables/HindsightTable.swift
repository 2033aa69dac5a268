/// When each site was in fact left, known only after the day of the view: drawn beside a plan, never part of one.
enum HindsightTable {
    /// Code | formally handed over | last personnel left | as said | exit | who controlled it next | source |
    /// confidence
    static let text = """
        OGO | 2023-08-03 | 2023-08-04 | handed over: 2023-08-03; last left: 2023-08-04 | planned | Malian state \
        (coordinated with FAMa command, Mopti) | MINUSMA statement 4 Aug 2023 (allAfrica); Sputnik 5 Aug 2023 | \
        dates high; coordinates low
        BER | 2023-08-17 | 2023-08-13 | handed over: 2023-08-17 (formal papers); last left: 2023-08-13 | brought \
        forward under fire | FAMa with Wagner; contested by CMA | MINUSMA 17 Aug 2023; Press reports of SRSG \
        briefing 28 Aug 2023; OCHA Flash Report 1 (28 Aug 2023); Global Protection Cluster Ber protection analysis \
        update | dates high; coordinates medium
        GOU | 2023-08-17 | 2023-08-16 | handed over: 2023-08-17 (formal papers); last left: 2023-08-16 | planned | \
        FAMa | MINUSMA 17 Aug 2023; UN spokesperson 17 Aug; OCHA Flash Report 1; AP Sept 2023 | high
        MEN | 2023-08-25 | 2023-08-25 | handed over: 2023-08-25; last left: 2023-08-25 | planned; one convoy \
        attacked mid-August | FAMa in town; Islamic State Sahel holds the rest of the region | MINUSMA 31 Aug 2023 \
        (Zawya); UN spokesperson 17 Aug 2023; SRSG briefing Apr 2023; RFI/allAfrica Feb 2024 | high
        DOU | 2023-10-21 |  | handed over: 2023-10-21 (press) ; last left: 2023-10-21 or earlier | planned | FAMa \
        | AfrikExpress (ceremony Saturday 21 Oct 2023); consistent with MINUSMA calling Tessalit the sixth \
        closure. One outlet (Sputnik 23 Oct) still listed it open | medium
        TES | 2023-10-21 | 2023-10-21 | handed over: 2023-10-21; last left: 2023-10-21 | accelerated under fire; \
        equipment destroyed | FAMa; base attacked within about 12 hours, attack repelled | UN note to \
        correspondents 22-23 Oct 2023; allAfrica 1 Nov 2023; The Atlas News; bamada/OCHA 8 Nov 2023; Kal Akal \
        report Aug 2024 | high on exit
        AGU |  | 2023-10-23 | handed over: none (army says not handed over); last left: 2023-10-23 | accelerated; \
        no handover | armed men entered and damaged the camp 24 Oct; FAMa says it neutralised them | MINUSMA 23 \
        Oct 2023; allAfrica 1 Nov 2023 (the text gives departures of the 21st and 23rd for the two Chadian \
        convoys); L Expression 24-25 Oct 2023 quoting Malian general staff | high
        KID |  | 2023-10-31 | handed over: none in place; last left: 2023-10-31 | accelerated; no handover | \
        CSP/CMA rebels same day; FAMa and Wagner from mid-Nov (14 Nov) | UN note to correspondents 8 Nov 2023; \
        TRT/AP; AFP; OCHA bulletin 8 Nov 2023 via bamada; UNHCR via RFI | high on exit; medium on displacement
        ANS | 2023-11-18 | 2023-11-18 | handed over: 2023-11-18; last left: 2023-11-18 | planned | Malian state; \
        limited presence in cercle | MINUSMA/AMA 22 Nov 2023; alwihdainfo Nov 2023 | high
        MOP | 2023-12-08 | 2023-12-08 | handed over: 2023-12-08; last left: 2023-12-08 | planned, calm | Malian \
        state / FAMa | AFP 8-9 Dec 2023; Xinhua 9 Dec 2023; Afrik.com; HRW 28 Mar 2024 | high (a Vietnamese \
        reprint says 8 October: misprint)
        BKO |  |  | handed over: closing ceremony 2023-12-11; last left: liquidation team stayed | planned | \
        liquidation team | AFP; JURIST 12 Dec 2023; UN Secretary-General statement 30 Dec 2023 | high
        TOM | 2023-12-28 | 2023-12-28 | handed over: 2023-12-28; last left: 2023-12-28 | urgent early closure, \
        camp handed over working | Malian state / FAMa | UN spokesperson 28 Dec 2023 (Xinhua/dtnext); \
        Africanews/AFP 29 Dec 2023; ACLED fact sheet 21 Sept 2023; AP Sept 2023 | high
        GAO |  |  | handed over: not verified; last left: rear parties stayed into 2024 | liquidation | \
        liquidation team then Malian state | UN notes to correspondents Oct-Nov 2023; Secretary-General statement \
        30 Dec 2023 | medium; final date unknown
        """

    /// Day | series | value | source | kind
    static let drawdown = """
        2023-06-30 | authorised_start_uniformed | 12947 | SRSG Wane, Security Council 28 Aug 2023: uniformed \
        personnel to repatriate | stock to leave
        2023-06-30 | authorised_start_civilian | 1786 | same: civilian staff to separate | stock to leave
        2023-07-28 | departed_one_unit | 460 | MINUSMA via Sputnik: more than 460 Egyptian convoy-escort \
        peacekeepers left Gao | flow
        2023-08-04 | departed_cumulative_military | 675 | MINUSMA 4 Aug 2023 | cumulative
        2023-08-28 | departed_cumulative_peacekeepers | 1096 | SRSG Wane, 28 Aug 2023 (press) | cumulative
        2023-09-20 | departed_cumulative_uniformed | 3276 | UN Peacekeeping site (2,680 force + 596 police), about \
        20 Sept | cumulative
        2023-09-20 | departed_cumulative_all | 3367 | same, plus 91 civilians | cumulative
        2023-10-24 | departed_cumulative_all | 5802 | MINUSMA spokesperson, 24 Oct 2023 | cumulative
        2023-12-01 | departed_cumulative_uniformed | 9680 | MINUSMA via JURIST, of 12,944 | cumulative
        2023-12-01 | departed_cumulative_civilian | 360 | MINUSMA via JURIST, of 927 (denominator unlike the 1,786 \
        of August; likely a subset) | cumulative
        2023-12-01 | departed_cumulative_all | 10040 | sum as printed (JURIST wrongly says left in Mali) | \
        cumulative
        2023-12-08 | departed_cumulative_all | 10500 | AFP: more than 10,500 of about 13,800 | cumulative
        2023-12-31 | withdrawal_complete |  | UN Secretary-General statement: complete; rear parties at Gao and \
        Bamako | state
        """

    /// Gaps left by tasks as the reference words them after the fact: code | gap
    static let gaps = """
        T01 | agreement collapsed: hostilities from Aug 2023, Government left it Jan 2024 (recalled)
        T09 | e.g. about 2,400 people beside Menaka camp lost the buffer
        T17 | blockades; aid movement outside Timbuktu suspended Aug 2023
        T22 | rumour fills the gap; audio threats spread Aug 2023
        T24 | looting (Saraf Omra, El Fasher 2021; Aguelhok 2023) or military capture
        T25 | 37 hurt on one convoy without air cover
        """
}
