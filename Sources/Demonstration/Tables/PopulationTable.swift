/// People counted, by area of 2021 (P-code) or region of 2023 (name).
enum PopulationTable {
    /// Area | year | persons | source
    static let text = """
        ML01 | 2022 | 3200061 | RGPH5 (INSTAT); sum of new regions Kayes+Kita+Nioro - approximate, new regions \
        need not nest exactly
        ML02 | 2022 | 3238899 | RGPH5 (INSTAT); sum of new regions Koulikoro+Dioila+Nara - approximate, new \
        regions need not nest exactly
        ML03 | 2022 | 4273984 | RGPH5 (INSTAT); sum of new regions Sikasso+Bougouni+Koutiala - approximate, new \
        regions need not nest exactly
        ML04 | 2022 | 3276070 | RGPH5 (INSTAT); sum of new regions Segou+San - approximate, new regions need not \
        nest exactly
        ML05 | 2022 | 1974684 | RGPH5 (INSTAT); sum of new regions Mopti+Bandiagara+Douentza - approximate, new \
        regions need not nest exactly
        ML06 | 2022 | 1074636 | RGPH5 (INSTAT); sum of new regions Tombouctou+Taoudenni - approximate, new regions \
        need not nest exactly
        ML07 | 2022 | 727517 | RGPH5 (INSTAT); sum of new regions Gao
        ML08 | 2022 | 83194 | RGPH5 (INSTAT); sum of new regions Kidal
        ML09 | 2022 | 4227569 | RGPH5 (INSTAT); sum of new regions Bamako
        ML10 | 2022 | 318876 | RGPH5 (INSTAT); sum of new regions Menaka
        ML0502 | 2009 | 263446 | RGPH 2009 provisional (INSTAT), via encyclopedia page
        ML0508 | 2009 | 106768 | RGPH 2009, via encyclopedia page
        ML0603 | 2009 | 111386 | RGPH 2009, via encyclopedia page
        ML0604 | 2009 | 184285 | RGPH 2009 provisional (INSTAT), via encyclopedia page
        ML0701 | 2009 | 132205 | RGPH 2009 provisional (INSTAT), via encyclopedia page
        ML0901 | 2022 | 4227569 | RGPH5 (INSTAT)
        Kayes | 2022 | 1840329 | RGPH5 (INSTAT)
        Kita | 2022 | 681671 | RGPH5 (INSTAT)
        Nioro | 2022 | 678061 | RGPH5 (INSTAT)
        Koulikoro | 2022 | 2255157 | RGPH5 (INSTAT)
        Dioïla | 2022 | 675965 | RGPH5 (INSTAT)
        Nara | 2022 | 307777 | RGPH5 (INSTAT)
        Sikasso | 2022 | 1533123 | RGPH5 (INSTAT)
        Bougouni | 2022 | 1570979 | RGPH5 (INSTAT)
        Koutiala | 2022 | 1169882 | RGPH5 (INSTAT)
        Ségou | 2022 | 2455263 | RGPH5 (INSTAT)
        San | 2022 | 820807 | RGPH5 (INSTAT)
        Mopti | 2022 | 935579 | RGPH5 (INSTAT)
        Bandiagara | 2022 | 868916 | RGPH5 (INSTAT)
        Douentza | 2022 | 170189 | RGPH5 (INSTAT)
        Tombouctou | 2022 | 974278 | RGPH5 (INSTAT)
        Taoudenni | 2022 | 100358 | RGPH5 (INSTAT)
        Gao | 2022 | 727517 | RGPH5 (INSTAT)
        Kidal | 2022 | 83194 | RGPH5 (INSTAT)
        Bamako | 2022 | 4227569 | RGPH5 (INSTAT)
        Ménaka | 2022 | 318876 | RGPH5 (INSTAT)
        """
}
