public import Protection

/// Forces, bodies and groups present in Mali, under the names the tables use; aliases match the sides of UCDP GED.
public enum MaliActors {
    /// All of them.
    public static let all: [ActorProfile] = protectors + armed + communities

    private static func actor(
        _ code: String, _ name: String, _ kind: ActorProfile.Kind, _ aliases: [String] = []
    ) -> ActorProfile {
        ActorProfile(code: code, name: name, kind: kind, aliases: aliases)
    }

    private static let protectors = [
        actor("MINUSMA", "MINUSMA", .mission),
        actor("FAMA", "Forces armées maliennes", .stateForce, ["Government of Mali", "FAMa", "Malian forces"]),
        actor("PNM", "Police, gendarmerie et garde nationale", .police, ["gendarmerie", "national guard", "police"]),
        actor(
            "UNCT", "Équipe de pays des Nations Unies", .agency, ["UNCT", "Resident Coordinator", "OHCHR", "UNICEF"]),
        actor("CLP", "Comités locaux de protection et de paix", .committee, ["CLPR", "Local protection committees"]),
    ]

    private static let armed = [
        actor("WAGNER", "Wagner", .armedGroup, ["Wagner Group", "foreign military personnel"]),
        actor("BFA", "Forces armées du Burkina Faso", .stateForce, ["Government of Burkina Faso"]),
        actor("NER", "Forces armées du Niger", .stateForce, ["Government of Niger", "Niger forces on Malian soil"]),
        actor("BARKHANE", "Barkhane", .stateForce),
        actor("JNIM", "JNIM", .armedGroup, ["Katiba Macina", "FLM", "Ansar Dine", "AQIM", "al-Murabitun"]),
        actor("IS", "État islamique au Sahel", .armedGroup, ["IS", "ISGS", "Islamic State Sahel"]),
        actor("MUJAO", "MUJAO", .armedGroup), actor("MPGK", "MPGK", .armedGroup),
        actor("ANSAROUL", "Ansaroul Islam", .armedGroup),
        actor("CMA", "Coordination des mouvements de l'Azawad", .armedGroup, ["CMA"]),
        actor("GATIA", "GATIA", .armedGroup), actor("MSA", "MSA", .armedGroup), actor("MAA", "MAA", .armedGroup),
        actor("DNA", "Dan Na Ambassagou", .communalMilitia, ["Dan na Ambassagou"]),
        actor("DOZO", "Dozos", .communalMilitia, ["Dozos (Mali)"]),
        actor("GANDA", "Ganda Iso", .communalMilitia),
    ]

    private static let communities = [
        actor("DOGON", "Dogon", .community), actor("PEUL", "Peul", .community, ["Fulani"]),
        actor("TUAREG", "Touareg", .community, ["Tuareg"]),
        actor("DAOUSSAK", "Daoussak", .community, ["Daoussak (Tuareg)"]),
    ]
}
