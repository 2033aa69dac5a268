import Access
import Pages
import Protection
import Store

/// One's own account, as a register: what it may do, its sessions, and proving again who one is.
struct AccountRegister {
    let visitor: Visitor
    let profile: AccountProfile
    let sessions: [StoredSession]
    let grants: [Grant]
    let passkeys: [StoredPasskey]
    let recoveryCodes: Int
    let hasPassword: Bool
    let notice: RegisterPage.Notice?

    func page(_ language: Language) -> RegisterPage {
        RegisterPage(
            frame: visitor.frame(language), path: "/account",
            title: Phrase(fr: profile.name, en: profile.name),
            lead: Phrase(fr: "Unité : \(profile.unit.rawValue)", en: "Unit: \(profile.unit.rawValue)"),
            notice: notice,
            sections: [out, rights, proof, factors] + (hasPassword ? [password] : []) + [open])
    }

    private var out: RegisterPage.Section {
        RegisterPage.Section(
            id: "out", title: Phrase(fr: "Sortir", en: "Leave"),
            forms: [Form(to: "/sign-out", submit: Phrase(fr: "Se déconnecter", en: "Sign out"))])
    }

    private var rights: RegisterPage.Section {
        RegisterPage.Section(
            id: "grants", title: Phrase(fr: "Mes habilitations", en: "My grants"),
            columns: Words.grant,
            rows: grants.filter { $0.holds(at: visitor.now) }.map { RegisterPage.Line(Words.cells(of: $0)) },
            empty: Phrase(
                fr: "Aucune : demandez-en une à la personne dépositaire de votre équipe.",
                en: "None: ask your team’s custodian for one."))
    }

    private var proof: RegisterPage.Section {
        RegisterPage.Section(
            id: "again", title: Phrase(fr: "Prouver de nouveau qui je suis", en: "Prove again who I am"),
            note: Phrase(
                fr: "Demandé pour lever un anonymat, exporter, habiliter ; vaut cinq minutes.",
                en: "Asked for unmasking, export and grants; holds for five minutes."),
            forms: [
                Form(
                    to: "/sign-in/again", submit: Phrase(fr: "Utiliser une clé d’accès", en: "Use a passkey"),
                    hidden: [("purpose", "again"), ("credential", ""), ("challenge", ""), ("next", "/account")],
                    behaviour: "passkey-again"),
                Form(
                    to: "/sign-in/again", submit: Phrase(fr: "Confirmer", en: "Confirm"),
                    fields: [
                        .init(
                            "password", Phrase(fr: "Mot de passe", en: "Password"), .password(shortest: 1),
                            autocomplete: "current-password"),
                        .init(
                            "code", Phrase(fr: "Code", en: "Code"), .text(longest: 40), autocomplete: "one-time-code"),
                    ], hidden: [("next", "/account")]),
            ])
    }

    private var factors: RegisterPage.Section {
        let isFresh = visitor.decide(.factorAdd, .credential, on: visitor.ownAccount) == .allow
        let mayRemove = isFresh && (passkeys.count > 1 || hasPassword)
        return RegisterPage.Section(
            id: "factors", title: Phrase(fr: "Mes clés d’accès", en: "My passkeys"),
            note: isFresh ? Self.passkeysNote(recoveryCodes) : Self.passkeysStale(recoveryCodes),
            columns: [Words.label, Phrase(fr: "Identifiant", en: "Identifier"), Words.since],
            rows: passkeys.map { passkey in
                RegisterPage.Line(
                    [
                        .text(passkey.label), .code(String(passkey.credential.prefix(12))),
                        passkey.createdAt.map(RegisterPage.Cell.moment) ?? .none,
                    ],
                    forms: mayRemove
                        ? [
                            Form(
                                to: "/account/factors/\(passkey.credential)/remove",
                                submit: Phrase(fr: "Retirer", en: "Remove"))
                        ] : [])
            },
            forms: isFresh
                ? [
                    Form(
                        to: "/account/factors", submit: Phrase(fr: "Ajouter une clé d’accès", en: "Add a passkey"),
                        fields: [
                            .init(
                                "label", Words.label, .text(longest: 50),
                                hint: Phrase(
                                    fr: "Ce qui la distingue : « téléphone », « clé du coffre »",
                                    en: "What tells it apart: “phone”, “key in the safe”"))
                        ], hidden: [("purpose", "add"), ("credential", ""), ("challenge", "")],
                        behaviour: "passkey-enrol")
                ] : [])
    }

    private static func passkeysNote(_ codes: Int) -> Phrase {
        Phrase(
            fr: "Une seconde clé, gardée ailleurs, ouvre le jour où la première est perdue. En retirer une ferme "
                + "toutes vos autres sessions ; la dernière ne se retire pas. Codes de secours restants : \(codes).",
            en: "A second passkey, kept elsewhere, opens on the day the first is lost. Removing one ends all your "
                + "other sessions; the last one cannot be removed. Recovery codes left: \(codes).")
    }

    private static func passkeysStale(_ codes: Int) -> Phrase {
        Phrase(
            fr: "Pour en ajouter ou en retirer une, prouvez d’abord de nouveau qui vous êtes, ci-dessus. Codes de "
                + "secours restants : \(codes).",
            en: "To add or remove one, first prove again who you are, above. Recovery codes left: \(codes).")
    }

    private var password: RegisterPage.Section {
        RegisterPage.Section(
            id: "password", title: Phrase(fr: "Mon mot de passe", en: "My password"),
            note: Phrase(
                fr: "Changez-le si quelqu’un a pu le voir. Toutes vos autres sessions se ferment.",
                en: "Change it if someone may have seen it. All your other sessions end."),
            forms: [
                Form(
                    to: "/account/password", submit: Phrase(fr: "Changer", en: "Change"),
                    fields: [
                        .init(
                            "present", Phrase(fr: "Mot de passe actuel", en: "Present password"),
                            .password(shortest: 1),
                            autocomplete: "current-password"),
                        .init(
                            "new", Phrase(fr: "Nouveau mot de passe", en: "New password"), .password(shortest: 15),
                            hint: Phrase(fr: "15 caractères au moins", en: "15 characters at least"),
                            autocomplete: "new-password"),
                    ])
            ])
    }

    private var open: RegisterPage.Section {
        RegisterPage.Section(
            id: "sessions", title: Phrase(fr: "Mes sessions", en: "My sessions"),
            columns: [Words.since, Words.seen],
            rows: sessions.map { session in
                RegisterPage.Line([.moment(session.startedAt), .moment(session.seenAt)])
            },
            forms: [
                Form(
                    to: "/account/sessions/end",
                    submit: Phrase(fr: "Fermer toutes les autres", en: "End all the others"))
            ])
    }

    static let refused = Phrase(
        fr: "Cela n’a pas pu être vérifié. Recommencez.", en: "That could not be verified. Try again.")
    static let codesTitle = Phrase(fr: "Votre compte est prêt", en: "Your account is ready")
    static let codesLead = Phrase(
        fr: "Dix codes de secours, pour le jour où le téléphone est perdu ; chacun sert une fois.",
        en: "Ten recovery codes, for the day the phone is lost; each serves once.")
    static let codes = Phrase(fr: "Codes de secours", en: "Recovery codes")
    static let goOn = Phrase(fr: "Continuer", en: "Go on")
    static let account = Phrase(fr: "Mon compte", en: "My account")
}

/// Words the registers share.
enum Words {
    static let name = Phrase(fr: "Nom", en: "Name")
    static let unit = Phrase(fr: "Unité", en: "Unit")
    static let role = Phrase(fr: "Rôle", en: "Role")
    static let roles = Phrase(fr: "Rôles", en: "Roles")
    static let areas = Phrase(fr: "Zones", en: "Areas")
    static let until = Phrase(fr: "Jusqu’au", en: "Until")
    static let since = Phrase(fr: "Depuis", en: "Since")
    static let seen = Phrase(fr: "Dernier passage", en: "Last seen")
    static let state = Phrase(fr: "État", en: "State")
    static let made = Phrase(fr: "Créé", en: "Made")
    static let reason = Phrase(fr: "Motif", en: "Reason")
    static let label = Phrase(fr: "Libellé", en: "Label")
    static let everywhere = Phrase(fr: "toutes", en: "all")
    static let open = Phrase(fr: "ouvert", en: "open")
    static let closed = Phrase(fr: "fermé", en: "closed")
    static let revoked = Phrase(fr: "révoqué", en: "revoked")
    static let revoke = Phrase(fr: "Révoquer", en: "Revoke")
    static let ended = Phrase(fr: "échu", en: "ended")

    /// A day as each language writes it.
    static func day(_ day: Day) -> Phrase { Phrase(fr: Language.french.day(day), en: Language.english.day(day)) }

    /// A day with its hour, UTC.
    static func moment(_ moment: Instant) -> Phrase {
        let clock = moment.description.dropFirst(11).prefix(5)
        return Phrase(
            fr: "\(day(moment.day).french) à \(clock)\u{A0}UTC", en: "\(day(moment.day).english) at \(clock)\u{A0}UTC")
    }

    /// What tells one grant from another, a cell each under the heads of ``grant``.
    static func cells(of grant: Grant) -> [RegisterPage.Cell] {
        let compartment = grant.compartment
        return [
            .words(grant.role.words), .words(extent(compartment.areas)), .words(extent(compartment.cases)),
            .words(CaseWords.names(of: compartment.marks)), .moment(grant.until),
        ]
    }

    static let grant = [role, areas, CaseWords.caseFile, CaseWords.marks, until]

    static func extent(_ cases: Extent<CaseID>) -> Phrase {
        switch cases {
        case .only([]): return Phrase(fr: "aucun", en: "none")
        case .all: return Phrase(fr: "tous, sans aucune identité", en: "all, without any identity")
        case .only(let named):
            let references = named.map(CaseWords.reference).sorted().joined(separator: ", ")
            return Phrase(fr: references, en: references)
        }
    }

    static func extent(_ areas: Extent<AreaRef>) -> Phrase {
        switch areas {
        case .only([]): return Phrase(fr: "aucune", en: "none")
        case .all: return everywhere
        case .only(let named):
            let codes = named.map(\.code).sorted().joined(separator: ", ")
            return Phrase(fr: codes, en: codes)
        }
    }
}
