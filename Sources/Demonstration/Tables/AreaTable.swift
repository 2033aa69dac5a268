/// Areas of Mali as OCHA COD-AB numbers them from 20 December 2021: ten regions and their cercles, each with its
/// chief town (GeoNames). French accents are ours; the source writes names without.
enum AreaTable {
    /// P-code | name | latitude, longitude of the chief town | region of 2023, as far as one is named | zone
    static let text = """
        ML01 | Kayes | 14.44776, -11.44393 | Kayes; Kita; Nioro | south
        ML02 | Koulikoro | 12.86273, -7.55985 | Koulikoro; Dioïla; Nara | south
        ML03 | Sikasso | 11.31755, -5.66654 | Sikasso; Bougouni; Koutiala | south
        ML04 | Ségou | 13.44032, -6.25947 | Ségou; San | centre
        ML05 | Mopti | 14.4843, -4.18296 | Mopti; Bandiagara; Douentza | centre
        ML06 | Tombouctou | 16.77348, -3.00742 | Tombouctou; Taoudenni | north
        ML07 | Gao | 16.27167, -0.04472 | Gao | north
        ML08 | Kidal | 18.44345, 1.40921 | Kidal | north
        ML09 | Bamako | 12.60915, -7.97522 | Bamako | south
        ML10 | Ménaka | 15.91985, 2.39609 | Ménaka | north
        ML0101 | Bafoulabé | 13.80843, -10.83344 | Kayes | south
        ML0102 | Diéma | 14.54, -9.1921 | Nioro | south
        ML0103 | Kayes | 14.44776, -11.44393 | Kayes | south
        ML0104 | Kéniéba |  | Kayes | south
        ML0105 | Kita | 13.03885, -9.48817 | Kita | south
        ML0106 | Nioro | 15.23074, -9.59356 | Nioro | south
        ML0107 | Yélimané | 15.11868, -10.57729 | Kayes | south
        ML0201 | Banamba | 13.54773, -7.44808 | Koulikoro | south
        ML0202 | Dioïla | 12.48735, -6.80313 | Dioïla | south
        ML0203 | Kangaba | 11.93333, -8.41667 | Koulikoro | south
        ML0204 | Kati | 12.74409, -8.07257 | Koulikoro | south
        ML0205 | Kolokani | 13.57388, -8.03267 | Koulikoro | south
        ML0206 | Koulikoro | 12.86273, -7.55985 | Koulikoro | south
        ML0207 | Nara | 15.16931, -7.28985 | Nara | south
        ML0301 | Bougouni | 11.41769, -7.48323 | Bougouni | south
        ML0302 | Kadiolo | 10.55, -5.76667 | Sikasso | south
        ML0303 | Kolondiéba | 11.08943, -6.8929 | Bougouni | south
        ML0304 | Koutiala | 12.38723, -5.46507 | Koutiala | south
        ML0305 | Sikasso | 11.31755, -5.66654 | Sikasso | south
        ML0306 | Yanfolila | 11.18333, -8.15 | Bougouni | south
        ML0307 | Yorosso | 12.35811, -4.77688 | Koutiala | south
        ML0401 | Baraoueli | 13.077, -6.8312 | Ségou | centre
        ML0402 | Bla | 12.95083, -5.75557 | Ségou | centre
        ML0403 | Macina | 13.9641, -5.35791 | Ségou | centre
        ML0404 | Niono | 14.25054, -5.98679 | Ségou | centre
        ML0405 | San | 13.29701, -4.89627 | San | centre
        ML0406 | Ségou | 13.44032, -6.25947 | Ségou | centre
        ML0407 | Tominian | 13.28737, -4.59317 | San | centre
        ML0501 | Bandiagara | 14.35005, -3.61038 | Bandiagara | centre
        ML0502 | Bankass | 14.0775, -3.51594 | Bandiagara | centre
        ML0503 | Djenné | 13.90608, -4.55332 | Mopti | centre
        ML0504 | Douentza | 15.00605, -2.9517 | Douentza | centre
        ML0505 | Koro | 14.064, -3.07539 | Bandiagara | centre
        ML0506 | Mopti | 14.4843, -4.18296 | Mopti | centre
        ML0507 | Ténenkou | 14.45722, -4.9169 | Mopti | centre
        ML0508 | Youwarou | 15.3684, -4.2628 | Mopti | centre
        ML0601 | Diré | 16.25705, -3.40126 | Tombouctou | north
        ML0602 | Goundam | 16.41453, -3.67075 | Tombouctou | north
        ML0603 | Gourma-Rharous | 16.87778, -1.92306 | Tombouctou | north
        ML0604 | Niafunké | 15.9322, -3.9906 | Tombouctou | north
        ML0605 | Tombouctou | 16.77348, -3.00742 | Tombouctou | north
        ML0701 | Ansongo | 15.6597, 0.5022 | Gao | north
        ML0702 | Bourem | 16.955, -0.34861 | Gao | north
        ML0703 | Gao | 16.27167, -0.04472 | Gao | north
        ML0801 | Abeïbara | 19.11667, 1.75 | Kidal | north
        ML0802 | Kidal | 18.44345, 1.40921 | Kidal | north
        ML0803 | Tessalit | 20.20126, 1.01186 | Kidal | north
        ML0804 | Tin-Essako | 18.45059, 2.48795 | Kidal | north
        ML0901 | Bamako | 12.60915, -7.97522 | Bamako | south
        ML1001 | Ménaka | 15.91985, 2.39609 | Ménaka | north
        ML1002 | Andéramboukane | 15.4275, 3.0175 | Ménaka | north
        ML1003 | Inékar | 15.95944, 3.14111 | Ménaka | north
        ML1004 | Tidermène |  | Ménaka | north
        """
}
