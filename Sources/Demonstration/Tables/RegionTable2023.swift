/// The twenty regions of the 2023 reform, which have no P-code yet, with the region of 2021 each was carved from.
enum RegionTable2023 {
    /// Name | P-code of 2021 it was carved from | latitude, longitude of the chief town
    static let text = """
        Kayes | ML01 | 14.44776, -11.44393
        Kita | ML01 | 13.03885, -9.48817
        Nioro | ML01 | 15.23074, -9.59356
        Koulikoro | ML02 | 12.86273, -7.55985
        Dioïla | ML02 | 12.48735, -6.80313
        Nara | ML02 | 15.16931, -7.28985
        Sikasso | ML03 | 11.31755, -5.66654
        Bougouni | ML03 | 11.41769, -7.48323
        Koutiala | ML03 | 12.38723, -5.46507
        Ségou | ML04 | 13.44032, -6.25947
        San | ML04 | 13.29701, -4.89627
        Mopti | ML05 | 14.4843, -4.18296
        Bandiagara | ML05 | 14.35005, -3.61038
        Douentza | ML05 | 15.00605, -2.9517
        Tombouctou | ML06 | 16.77348, -3.00742
        Taoudenni | ML06 | 22.67691, -3.97922
        Gao | ML07 | 16.27167, -0.04472
        Kidal | ML08 | 18.44345, 1.40921
        Bamako | ML09 | 12.60915, -7.97522
        Ménaka | ML10 | 15.91985, 2.39609
        """
}
