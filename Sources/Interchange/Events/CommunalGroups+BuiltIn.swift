extension CommunalGroups {
    /// Names met in the UCDP files of Mali, Burkina Faso, Niger, Côte d'Ivoire, the Central African Republic and Sudan.
    /// It is a reading of those names, not a coding by UCDP: add or correct names with `adding(communal:organised:)`.
    public static let builtIn = CommunalGroups(
        communal: [
            // Sahel
            "Dogon", "Fulani", "Peul", "Peuhl", "Bambara", "Tuareg", "Daoussak", "Arab", "Kounta", "Songhai", "Bozo",
            "Soninke", "Djerma", "Zherma", "Toubou", "Hausa", "Mossi", "Fulse", "Gourmantche", "Mahamid",
            // Coast
            "Burkinabé", "Guéré", "Dioula", "Senufo", "Bete", "Malinké", "Koulango", "Lobi", "Baoulé", "Attié",
            // Central Africa
            "Christians", "Muslims", "Gbaya", "Banda", "Runga", "Gula", "Kara", "Mbororo",
            // Sudan
            "Misseriya", "Dinka", "Nuer", "Masalit", "Zaghawa", "Rizeigat", "Baggara", "Abbala", "Salamat", "Habaniya",
            "Hawazma", "Kenana", "Kawahla", "Nuba", "Funj", "Hamar", "Fur", "Newiba", "Mahariya", "Mima", "Taisha",
            "Gimir", "Awlad Zeid", "Awlad Rashid", "Dar Ali", "Beni Amir", "Beni Halba", "Beni Hussein", "Berti",
            "Shilluk", "Murle", "Tama", "Ma'aliya", "Bedeyat",
        ],
        organised: [
            "Dozos", "Dan na Ambassagou", "Ansar Dine", "Ganda Iso", "Ganda Koy", "Seleka", "anti-Balaka",
            "Koglweogo", "Boko Haram", "Janjaweed", "Civilians",
        ],
        words: [
            "government", "front", "army", "forces", "force", "militia", "movement", "battalion", "brigade",
            "committee", "coalition", "alliance", "union", "party", "state", "supporters", "rebels", "police",
            "guard", "group", "faction", "ansaroul", "seleka", "balaka",
        ]
    )
}
