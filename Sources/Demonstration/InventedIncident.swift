public import Protection

/// An incident made up to show how reports become one: the place says that it is invented, and it stays a lead, so that
/// nothing of it counts anywhere.
public struct InventedIncident: Sendable {
    /// What one invented report says.
    public struct Account: Sendable {
        public let channel: Channel
        public let sourceType: SourceType
        public let killed: CountRange?
        public let actor: String?
        /// People of whom nobody is named.
        public let persons: [Person]
        public let words: String
    }

    /// Someone harmed, known by sex and age alone.
    public struct Person: Sendable {
        public let kind: HarmKind
        public let sex: PersonSex
        public let age: AgeBand
    }

    public let key: String
    public let day: Day
    public let area: AreaRef
    public let place: String
    public let accounts: [Account]

    /// Two: three accounts of one attack that name two actors, and one that may be the same attack.
    public static let all: [InventedIncident] = [
        InventedIncident(
            key: "1", day: day(of: -9), area: MaliAreas.ref("ML0505"), place: place,
            accounts: [
                Account(
                    channel: .sms, sourceType: .community, killed: CountRange(min: 2, max: nil),
                    actor: "Groupe armé A (inventé · invented)",
                    persons: [
                        Person(kind: .killed, sex: .woman, age: .from30),
                        Person(kind: .killed, sex: .man, age: .over60),
                    ],
                    words: "Exemple inventé\u{A0}: tirs au hameau le matin, au moins deux morts. · "
                        + "Invented example: shots at the hamlet in the morning, at least two dead."),
                Account(
                    channel: .odk, sourceType: .localAuthority, killed: CountRange(min: 3, max: 5),
                    actor: "Groupe armé B (inventé · invented)",
                    persons: [Person(kind: .killed, sex: .woman, age: .from30)],
                    words: "Exemple inventé\u{A0}: trois à cinq morts, dont une femme d’une trentaine d’années. · "
                        + "Invented example: three to five dead, one of them a woman in her thirties."),
                Account(
                    channel: .web, sourceType: .medical, killed: nil, actor: nil,
                    persons: [Person(kind: .injured, sex: .woman, age: .from12)],
                    words: "Exemple inventé\u{A0}: une fille de 14 ans, blessée par balle, reçue au centre de santé. · "
                        + "Invented example: a girl of 14, with a gunshot wound, received at the health centre."),
            ]),
        InventedIncident(
            key: "2", day: day(of: -8), area: MaliAreas.ref("ML0505"), place: place,
            accounts: [
                Account(
                    channel: .web, sourceType: .eyewitness, killed: CountRange(min: 2, max: 4),
                    actor: "Groupe armé A (inventé · invented)",
                    persons: [Person(kind: .killed, sex: .man, age: .over60)],
                    words: "Exemple inventé\u{A0}: attaque d’un hameau, deux à quatre morts, dont un homme âgé. · "
                        + "Invented example: a hamlet attacked, two to four dead, one of them an old man.")
            ]),
    ]

    /// One invented victim of the first, as its first account names them and as the second does, without an accent and
    /// without the family name.
    public static let spellings = [(given: "Inventé", family: "Démonstration"), (given: "Invente", family: "")]

    private static let place = "Hameau inventé · invented hamlet"

    private static func day(of days: Int) -> Day { Mali.asKnown.advanced(by: days) }
}
