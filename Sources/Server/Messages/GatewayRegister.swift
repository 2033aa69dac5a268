import Messaging
import Pages
import Protection
import Workflows

/// What the page of gateways shows.
struct GatewayRegister {
    let gateways: [Gateway]
    /// Names of those whose settings do not read.
    let unreadable: [String]
    let sent: [(gateway: String, status: Int, count: Int)]
    let people: (all: Int, stopped: Int, trusted: Int)
    let isVaultOpen: Bool
    let mayChange: Bool

    var sections: [RegisterPage.Section] {
        let held = RegisterPage.Section(
            id: "gateways", title: Phrase(fr: "Passerelles", en: "Gateways"),
            columns: [
                Words.name, Phrase(fr: "Sorte", en: "Kind"), Phrase(fr: "Envoie à", en: "Sends to"), Words.areas,
                Phrase(fr: "Accusé neutre", en: "Neutral reply"), Words.state,
            ],
            rows: gateways.map(line) + unreadable.map(Self.lost),
            empty: isVaultOpen
                ? Phrase(fr: "Aucune passerelle.", en: "No gateway.")
                : Phrase(
                    fr: "Le coffre est fermé : aucun message n’est pris. Les passerelles réessaient.",
                    en: "The vault is locked: no message is taken. Gateways try again."))
        return [held] + (mayChange && isVaultOpen ? [setting] : []) + (mayChange ? numbers : []) + [outgoing, senders]
    }

    private func line(_ gateway: Gateway) -> RegisterPage.Line {
        let settings = gateway.settings
        let turn = Form(
            to: "/admin/gateways/\(gateway.name)/state",
            submit: gateway.isOpen ? Phrase(fr: "Fermer", en: "Close") : Phrase(fr: "Ouvrir", en: "Open"),
            hidden: [("state", gateway.isOpen ? "closed" : "open")])
        return RegisterPage.Line(
            [
                .code(gateway.name), .code(settings.kind.rawValue),
                settings.send.map(RegisterPage.Cell.code) ?? .words(Self.nowhere),
                settings.areas.isEmpty ? .words(Self.noArea) : .text(settings.areas.joined(separator: ", ")),
                .words(settings.acknowledges ? Self.yes : Self.no),
                gateway.isOpen ? .words(Words.open) : .state(Words.closed, calls: true),
            ], forms: mayChange ? [turn] : [])
    }

    private static func lost(_ name: String) -> RegisterPage.Line {
        let words = Phrase(
            fr: "Ses réglages ne se lisent pas : rien ne passe. Enregistrez-les de nouveau.",
            en: "Its settings do not read: nothing passes. Save them anew.")
        return RegisterPage.Line([
            .code(name), .state(words, calls: true), .words(nowhere), .words(noArea), .words(no),
            .state(Words.closed, calls: true),
        ])
    }

    private var setting: RegisterPage.Section {
        RegisterPage.Section(
            id: "set", title: Phrase(fr: "Ajouter ou changer une passerelle", en: "Add or change a gateway"),
            note: Phrase(
                fr: "Le même nom remplace les réglages ; un secret laissé vide reste ce qu’il est. Sans clé, seuls les "
                    + "appels de cette machine sont pris.",
                en: "The same name replaces the settings; a secret left empty stays as it is. Without a key only calls "
                    + "from this machine are taken."),
            forms: [
                Form(
                    to: "/admin/gateways", submit: Phrase(fr: "Enregistrer", en: "Save"),
                    fields: [
                        .init(
                            "name", Words.name, .text(longest: 40),
                            hint: Phrase(fr: "fin de l’adresse /sms/NOM", en: "end of the address /sms/NAME")),
                        .init(
                            "kind", Phrase(fr: "Sorte", en: "Kind"),
                            .choice(GatewaySettings.Kind.allCases.map { ($0.rawValue, Self.words($0)) })),
                        .init(
                            "send", Phrase(fr: "Adresse d’envoi", en: "Address to send to"), .text(longest: 500),
                            isRequired: false),
                        .init(
                            "user", Phrase(fr: "Compte d’envoi", en: "Account to send with"), .text(longest: 100),
                            isRequired: false),
                        .init(
                            "password", Phrase(fr: "Mot de passe d’envoi", en: "Password to send with"),
                            .text(longest: 200), isRequired: false),
                        .init(
                            "key", Phrase(fr: "Clé des appels", en: "Key of calls"), .text(longest: 200),
                            hint: Phrase(
                                fr: "signature HMAC, ou paramètre key", en: "HMAC signature, or parameter key"),
                            isRequired: false),
                        .init(
                            "from", Phrase(fr: "Numéro d’envoi", en: "Number to send from"), .text(longest: 40),
                            isRequired: false),
                        .init(
                            "smsc", Phrase(fr: "Liaison Kannel (smsc)", en: "Kannel link (smsc)"), .text(longest: 40),
                            isRequired: false),
                        .init(
                            "reports", Phrase(fr: "Retour des accusés", en: "Where delivery reports come back to"),
                            .text(longest: 300),
                            isRequired: false),
                        .init(
                            "country", Phrase(fr: "Indicatif du pays", en: "Country code"), .text(longest: 4),
                            isRequired: false),
                        .init(
                            "areas", Words.areas, .text(longest: 2_000),
                            hint: Phrase(
                                fr: "SCHÉMA:CODE, séparées par des virgules", en: "SCHEME:CODE, separated by commas"),
                            isRequired: false),
                        .init(
                            "acknowledges",
                            Phrase(fr: "Accusé neutre à chaque message", en: "Neutral reply to each message"),
                            .choice([("yes", Self.yes), ("no", Self.no)])),
                        .init(
                            "zone", Phrase(fr: "Avance sur UTC, en minutes", en: "Minutes ahead of UTC"),
                            .text(longest: 5),
                            isRequired: false, value: "0"),
                        .init(
                            "language", Phrase(fr: "Langue des réponses", en: "Language of answers"),
                            .choice([
                                ("fr", Phrase(fr: "français", en: "French")),
                                ("en", Phrase(fr: "anglais", en: "English")),
                                ("bm", Phrase(fr: "bambara", en: "Bambara")),
                            ])),
                        .init(
                            "mapping", Phrase(fr: "Correspondance des champs (JSON)", en: "Mapping of fields (JSON)"),
                            .paragraph(longest: 4_000),
                            hint: Phrase(
                                fr: "pour la sorte « autre » ; {\"preset\":\"rapidpro\"}",
                                en: "for the kind “other”; {\"preset\":\"rapidpro\"}"),
                            isRequired: false),
                    ])
            ])
    }

    private var numbers: [RegisterPage.Section] {
        let open = gateways.filter(\.isOpen)
        guard !open.isEmpty else { return [] }
        return [
            RegisterPage.Section(
                id: "numbers", title: Phrase(fr: "Inscrire un numéro de confiance", en: "Register a trusted number"),
                note: Phrase(
                    fr: "Ses messages se lisent dans ces zones et ne sont mis de côté que lors d’un vrai flot.",
                    en: "Its messages are read within these areas, and set aside only in a real flood."),
                forms: open.map { gateway in
                    Form(
                        to: "/admin/gateways/\(gateway.name)/numbers", submit: Phrase(fr: "Inscrire", en: "Register"),
                        title: Phrase(fr: gateway.name, en: gateway.name),
                        fields: [
                            .init("number", Phrase(fr: "Numéro", en: "Number"), .text(longest: 40)),
                            .init(
                                "areas", Words.areas, .text(longest: 2_000),
                                hint: Phrase(fr: "SCHÉMA:CODE", en: "SCHEME:CODE")),
                        ])
                })
        ]
    }

    private var outgoing: RegisterPage.Section {
        RegisterPage.Section(
            id: "sent", title: Phrase(fr: "Messages envoyés", en: "Messages sent"),
            columns: [
                Phrase(fr: "Passerelle", en: "Gateway"), Words.state, Phrase(fr: "Combien", en: "How many"),
            ],
            rows: sent.map { row in
                RegisterPage.Line([
                    .code(row.gateway), DeliveryStatus(rawValue: row.status).map { .words(Self.words($0)) } ?? .none,
                    .number(row.count),
                ])
            })
    }

    private var senders: RegisterPage.Section {
        RegisterPage.Section(
            id: "senders", title: Phrase(fr: "Correspondants", en: "Correspondents"),
            columns: [Phrase(fr: "Quoi", en: "What"), Phrase(fr: "Combien", en: "How many")],
            rows: [
                RegisterPage.Line([
                    .words(Phrase(fr: "connus par pseudonyme", en: "known by pseudonym")), .number(people.all),
                ]),
                RegisterPage.Line([
                    .words(Phrase(fr: "ne veulent plus de messages", en: "want no more messages")),
                    .number(people.stopped),
                ]),
                RegisterPage.Line([.words(Phrase(fr: "de confiance", en: "trusted")), .number(people.trusted)]),
            ])
    }

    private static let nowhere = Phrase(fr: "n’envoie pas", en: "does not send")
    private static let noArea = Phrase(fr: "non dites", en: "not said")
    private static let yes = Phrase(fr: "oui", en: "yes")
    private static let no = Phrase(fr: "non", en: "no")

    private static func words(_ kind: GatewaySettings.Kind) -> Phrase {
        switch kind {
        case .kannel: Phrase(fr: "Kannel", en: "Kannel")
        case .smsgate: Phrase(fr: "téléphone Android (smsgate)", en: "Android phone (smsgate)")
        case .mapped: Phrase(fr: "autre, par noms de champs", en: "other, by names of fields")
        }
    }

    private static func words(_ status: DeliveryStatus) -> Phrase {
        switch status {
        case .queued: Phrase(fr: "en attente", en: "waiting")
        case .accepted: Phrase(fr: "pris par la passerelle", en: "taken by the gateway")
        case .sent: Phrase(fr: "pris par l’opérateur", en: "taken by the operator")
        case .refused: Phrase(fr: "refusés par l’opérateur", en: "refused by the operator")
        case .failed: Phrase(fr: "abandonnés", en: "given up")
        case .delivered: Phrase(fr: "arrivés au téléphone", en: "on the phone")
        }
    }
}
