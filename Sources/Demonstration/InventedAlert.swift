public import Protection

/// An alert made up to show the form of the ledger: the places are real, everything else is invented and says so.
public struct InventedAlert: Sendable {
    /// What happened to it, so many minutes after it was received.
    public struct Step: Sendable {
        public let minute: Int
        public let what: AlertEvent.What
    }

    public let key: String
    /// Minutes before the demonstration was loaded.
    public let minutesAgo: Int
    public let channel: Channel
    public let area: AreaRef
    public let category: ReportCategory
    public let isUrgent: Bool
    /// What the source is made to say.
    public let words: String
    public let peopleAtRisk: CountRange?
    public let steps: [Step]

    /// All of them: one just in, one past its time, one under way, one closed and answered, one unfounded, and one that
    /// nobody ever answered.
    public static let all: [InventedAlert] = [
        InventedAlert(
            key: "1", minutesAgo: 6, channel: .sms, area: MaliAreas.ref("ML0704"), category: .armedMen, isUrgent: true,
            words: "Exemple inventé : hommes armés à moto au puits, des familles partent.",
            peopleAtRisk: CountRange(min: 30, max: nil), steps: []),
        InventedAlert(
            key: "2", minutesAgo: 79, channel: .sms, area: MaliAreas.ref("ML0701"), category: .threat, isUrgent: true,
            words: "Exemple inventé : message sonore ordonnant de quitter le village avant demain.", peopleAtRisk: nil,
            steps: [.init(minute: 8, what: .seen)]),
        InventedAlert(
            key: "3", minutesAgo: 235, channel: .odk, area: MaliAreas.ref("ML0702"), category: .threat, isUrgent: true,
            words: "Exemple inventé : les mêmes que mardi sont vus ; ils disent revenir ce soir.",
            peopleAtRisk: CountRange(min: 6, max: 20),
            steps: [
                .init(minute: 6, what: .seen),
                .init(minute: 47, what: .decidedToAct(notified: ["préfecture (inventée)", "comité local (inventé)"])),
                .init(minute: 206, what: .arrived(actor: "comité local (inventé)")),
            ]),
        InventedAlert(
            key: "4", minutesAgo: 520, channel: .web, area: MaliAreas.ref("ML0502"), category: .looting,
            isUrgent: false,
            words: "Exemple inventé : bétail enlevé, menace contre le hameau voisin.", peopleAtRisk: nil,
            steps: [
                .init(minute: 2, what: .seen),
                .init(minute: 38, what: .decidedToAct(notified: ["gendarmerie (inventée)"])),
                .init(minute: 200, what: .arrived(actor: "gendarmerie (inventée)")),
                .init(minute: 300, what: .closed(.avoided)), .init(minute: 340, what: .answered),
            ]),
        InventedAlert(
            key: "5", minutesAgo: 1_400, channel: .sms, area: MaliAreas.ref("ML0601"), category: .other,
            isUrgent: false,
            words: "Exemple inventé : rumeur d’un convoi ; rien n’a été trouvé sur place.", peopleAtRisk: nil,
            steps: [
                .init(minute: 112, what: .seen),
                .init(minute: 125, what: .decidedToAct(notified: ["point focal (inventé)"])),
                .init(minute: 190, what: .arrived(actor: "point focal (inventé)")),
                .init(minute: 260, what: .closed(.unfounded)),
            ]),
        InventedAlert(
            key: "6", minutesAgo: 11_000, channel: .sms, area: MaliAreas.ref("ML0702"), category: .roadblock,
            isUrgent: false, words: "Exemple inventé : barrage sur la route, voyageurs emmenés.", peopleAtRisk: nil,
            steps: [.init(minute: 12, what: .seen)]),
    ]
}
