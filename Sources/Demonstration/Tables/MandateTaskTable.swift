/// The tasks of the mission under resolution 2640 (2022) and what each would need to pass on. Where the
/// reference words
/// a gap by what happened after 30 June 2023, the gap is worded here without it; see `MaliHindsight`.
enum MandateTaskTable {
    /// Code | group | task | mandate reference | successors | successor types | gap if nobody takes it | weight 1–5
    /// | source | confidence
    static let text = """
        T01 | A Peace agreement | Support implementation of the 2015 Agreement for Peace and Reconciliation | 2640 \
        strategic priority 1; para 26(a) | Government; Algeria-led mediation; UNOWAS; AU/MISAHEL; Independent \
        Observer (Carter Center) | GOV; INTL; REG | agreement left without its guarantor | 3 | UNSC resolution \
        2640 (2022) as summarised by UN press SC/14953 and the MINUSMA mandate page; paragraph letters recalled, \
        check against text | medium
        T02 | A Peace agreement | Monitor and verify the ceasefire and violations of it | 2640 para 26(a) | \
        Government and signatories joint commission; MISAHEL observers; community monitors (report only) | GOV; \
        REG; COM | no neutral record of who broke the truce | 5 | UNSC resolution 2640 (2022) as summarised by UN \
        press SC/14953 and the MINUSMA mandate page; paragraph letters recalled, check against text | medium
        T03 | A Peace agreement | Support DDR, mixed units (MOC) and security sector reform | 2640 para 26(a) | \
        National DDR commission; UNDP; World Bank; EU | GOV; UN; DONOR | ex-combatants return to armed groups; \
        lists misused | 3 | UNSC resolution 2640 (2022) as summarised by UN press SC/14953 and the MINUSMA mandate \
        page; paragraph letters recalled, check against text | medium
        T04 | B Transition | Support the political transition, elections and inclusive dialogue | 2640 para 26(b) \
        | AIGE (electoral authority); UNDP; MISAHEL; civil society observers | GOV; UN; REG; CSO | unsafe polling; \
        exclusion of centre and north | 2 | UNSC resolution 2640 (2022) as summarised by UN press SC/14953 and the \
        MINUSMA mandate page; paragraph letters recalled, check against text | medium
        T05 | C Centre | Support a politically led strategy for the centre: state presence, less inter-communal \
        violence | 2640 strategic priority 2; para 26(c) | Governors and prefects; ERAR regional reconciliation \
        teams; local peace committees (CLPR); UNDP; NGOs (HD, Search for Common Ground) | GOV; COM; UN; CSO | \
        local agreements lapse unwatched (Ogossagou 2021 type) | 5 | UNSC resolution 2640 (2022) as summarised by \
        UN press SC/14953 and the MINUSMA mandate page; paragraph letters recalled, check against text | medium
        T06 | D Protection | Protect civilians from imminent physical violence (static and temporary bases, \
        patrols, quick reaction) | 2640 para 26(d); 2690: to 30 Sep 2023, immediate vicinity only | FAMa; \
        gendarmerie; national guard; police; none civilian | GOV | largest gap: civilians fear the successor force \
        in parts of the north | 5 | UNSC resolution 2640 (2022) as summarised by UN press SC/14953 and the MINUSMA \
        mandate page; paragraph letters recalled, check against text; UNSC resolution 2690 (2023), UN audiovisual \
        library summary and published full text | high
        T07 | D Protection | Early warning: collect alerts, record and analyse the rate of response | Since 2020 \
        mandate (para 28(c)(ii) of the 2020 text) | Local protection committees; civil society networks; CCDS \
        security committees; OCHA/INSO for aid access; radio stations | COM; CSO; GOV; NGO | alerts raised with \
        nobody to answer | 5 | CIVIC blog Recording the Response Rate (2020 mandate); CIVIC EW/RR brief Apr 2021 | \
        high
        T08 | D Protection | Civil affairs and community liaison (CLAs), local mediation | 2640 para 26(d) | \
        National NGOs re-hiring ex-CLAs; CLPR; religious and customary leaders; women and youth groups | CSO; COM \
        | loss of trusted interlocutors; ex-staff exposed | 5 | UNSC resolution 2640 (2022) as summarised by UN \
        press SC/14953 and the MINUSMA mandate page; paragraph letters recalled, check against text | medium
        T09 | D Protection | Security around displaced people sheltering beside bases | 2640 para 26(d) | UNHCR \
        and protection cluster; authorities; site committees | UN; GOV; COM | people beside camps lose the buffer, \
        about 2,400 of them beside Menaka camp | 5 | SRSG briefing Apr 2023 on Menaka | medium
        T10 | D Protection | Explosive threat: survey, clearance, risk education, victim help | 2640 para 27 \
        (weapons and ammunition / mine action) | National secretariat against small arms; UNMAS under UNCT; NGOs \
        (HI, DRC, MAG) | GOV; UN; NGO | IED harm rises along resupply axes | 4 | UNSC resolution 2640 (2022) as \
        summarised by UN press SC/14953 and the MINUSMA mandate page; paragraph letters recalled, check against \
        text | medium
        T11 | E Human rights | Monitor, investigate and report publicly on violations and abuses | 2640 para 26(e) \
        | OHCHR (regional/remote); CNDH; Independent Expert; ICC; civil society documenters; MISAHEL | UN; GOV; \
        REG; CSO | Quarterly trend notes stop; 2022: 1,277 killed recorded, last year of full record | 5 | HRW 30 \
        Jun 2023; MINUSMA annual note (APA Mar 2023); Independent Expert quoted by HRW | high
        T12 | E Human rights | Children: six grave violations (MRM), action plans, release | 2640 para 26(e); UNSC \
        1612 | UNICEF with Resident Coordinator as co-chairs; child-protection NGOs | UN; NGO | verification \
        capacity falls; 264 child victims in Q1 2023 | 4 | APA on SG report Q1 2023; MRM practice | high
        T13 | E Human rights | Conflict-related sexual violence: MARA, referral | 2640 para 26(e); UNSC 1960 | \
        UNFPA/UN Women/UNHCR; GBV sub-cluster; SRSG-SVC office; clinics | UN; NGO | survivors unreferred; listing \
        evidence ends | 4 | UN Office SRSG-SVC MARA page | high
        T14 | E Human rights | HRDDP: due diligence on support to security forces | UN policy applied in 2640 | \
        Resident Coordinator; each UN entity supporting forces | UN | support continues without safeguards | 3 | \
        UN HRDDP (2011), recalled | medium
        T15 | F Justice | Support justice chain, specialised judicial unit, prisons, fight against impunity | 2640 \
        para 26(a),(c) | Specialised judicial unit (Pole judiciaire specialise); Ministry of Justice; UNODC; UNDP; \
        EU | GOV; UN; DONOR | cases stall; unit had 12 judges and 50+ investigators with mission help | 4 | OIOS \
        A/76/698 summary | medium
        T16 | F Justice | Transitional justice and reparations | 2640 para 26(a) | AGRV reparations authority \
        (2023); CVJR archives; victims associations; UNDP; ICC Trust Fund | GOV; CSO; INTL | 23,000-24,000 CVJR \
        statements and a 65.4 bn FCFA plan without delivery | 4 | RFI Aug 2023; Maliweb; Askia24 | high
        T17 | G Humanitarian | Create secure conditions for civilian-led aid; escorts as last resort | 2640 para \
        26(f); 2690 to 30 Sep 2023 | OCHA CMCoord; UNHAS; INSO; access negotiators | UN; NGO | blockades; aid \
        movement suspended | 4 | OCHA Flash Report 1; UNSC resolution 2690 (2023), UN audiovisual library summary \
        and published full text | high
        T18 | G Humanitarian | Airstrips, medevac, fuel and road opening that others relied on | support function \
        | UNHAS; WFP; ASECNA/ANAC; FAMa engineers | UN; GOV | aid and medevac stop at sites such as Ansongo strip \
        | 3 | MINUSMA Ansongo statement (airstrip secured for aid) | medium
        T19 | H Stabilisation | Quick impact projects, trust fund projects | 2640 para 27 | UNCT; communes; \
        donors; NGOs | UN; GOV; DONOR | half-built water and police posts | 2 | MINUSMA Ansongo: over 818 m FCFA \
        invested | medium
        T20 | H Stabilisation | Good offices, reconciliation, women and youth participation | 2640 para 26 | \
        UNOWAS; High Islamic Council; women networks (CAFO, WPS platform); customary chiefs | INTL; CSO; COM | \
        local dialogue lapses | 4 | UNSC resolution 2640 (2022) as summarised by UN press SC/14953 and the MINUSMA \
        mandate page; paragraph letters recalled, check against text | medium
        T21 | I Information | Threat mapping, JMAC/JOC incident picture | support function | None equal: INSO, \
        ACLED, DTM, protection monitoring, CCDS | NGO; UN; GOV | no shared picture; each actor sees a part | 5 | \
        Global Observatory Jul 2023; MINUSMA practice | medium
        T22 | I Information | Mission radio (Mikado FM) and public information | support function | Community \
        radio network; Studio Tamani; UNICEF/UNHCR messaging | CSO; UN | rumour fills the gap | 3 | OCHA Flash \
        Report 1 (audio messages); Borgen on Mikado FM | medium
        T23 | I Information | Records, archives and personal data | UN archive and liquidation rules | UN ARMS New \
        York; OHCHR Geneva; RC office; controlled copies | UN | data left behind harms sources (Afghanistan 2021) \
        | 5 | HRW Mar 2022 on Afghan biometric systems; The New Humanitarian Sept 2021 | high
        T24 | J Closure | Camp handover: condition, inventory, environment | 2690; SOFA | Civilian authorities \
        (governor, prefect) as agreed; community use plan | GOV; COM | looting (Saraf Omra, El Fasher 2021) or \
        military capture | 3 | MINUSMA Aug 2023; UN SG 23 Feb and 25 Dec 2021 | high
        T25 | J Closure | Protect UN staff, convoys and aid workers in danger | 2690 to 31 Dec 2023 | mission \
        itself; host state | UN; GOV | convoys hit without air cover or medical evacuation | 3 | UNSC resolution \
        2690 (2023), UN audiovisual library summary and published full text; UN note 8 Nov 2023 | high
        T26 | J Closure | Mission accountability: claims, SEA cases, casualty caused by mission forces | UN rules \
        | RC office; UN claims units; victims rights office | UN | claimants have no door to knock on | 3 | \
        practice, recalled | low
        """
}
