import Interchange
import Testing

@Suite struct CommunalGroupsTests {
    @Test(
        "Sides are told by name: peoples fight as communal groups, organisations do not, the rest is not known",
        arguments: [
            ("Dogon", "Fulani", true), ("Daoussak (Tuareg)", "Fulani", true), ("Twic Dinka", "Ngok Dinka", true),
            ("Christians (CAR)", "Muslims (CAR)", true), ("Fur", "Newiba, Rizeigat Abbala", true),
            ("Kawahla, Kenana, Nuba Logan", "Dar Ali (Hawazma)", true), ("Dozos (Mali)", "JNIM", false),
            ("GATIA, MSA", "IS", false), ("anti-Balaka", "Peuhl militia (Zemio)", false),
            ("SLM/A - MA", "SLM/A - SB", false),
            ("Supporters of Laurent Gbagbo", "Supporters of Alassane Outtara", false), ("Dogon", "Martians", nil),
            ("", "", nil),
        ] as [(String, String, Bool?)])
    func names(sideA: String, sideB: String, expected: Bool?) {
        #expect(CommunalGroups.builtIn.areBothCommunal(sideA, sideB) == expected)
    }

    @Test("The lists can be corrected by whoever knows better")
    func corrected() {
        let groups = CommunalGroups.builtIn.adding(communal: ["Dozos", "martians"], organised: ["Dogon"])
        #expect(groups.areBothCommunal("Dozos (Mali)", "Martians") == true)
        #expect(groups.areBothCommunal("Dogon", "Fulani") == false)
    }
}
