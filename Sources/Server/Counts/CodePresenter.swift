import Pages
import Protection
import Store
import Workflows

/// Turns the codes of casualty recording into their page.
struct CodePresenter {
    let words: CasualtyWords
    /// Every version, newest first.
    let history: [StoredCodes.Version]
    /// Names of those who made them, by account.
    let people: [String: String]
    /// The code whose form stands open; nil for none.
    let chosen: CodePlace?
    let mayChange: Bool
    /// How many versions the page shows.
    private static let shown = 50

    func page(_ frame: Frame, notice: RegisterPage.Notice?) -> RegisterPage {
        RegisterPage(
            frame: frame, path: "/admin/codes",
            title: Phrase(fr: "Codes d’enregistrement des victimes", en: "Codes of casualty recording"),
            lead: Phrase(
                fr:
                    "Les codes standard sont ceux de l’indicateur ODD 16.1.2 et ne changent pas ; leurs libellés et leur ordre sont à "
                    + "vous. Un code ajouté précise un code standard et compte comme lui. Un code retiré des formulaires garde ce "
                    + "qui a été recensé sous lui.",
                en:
                    "The standard codes are those of SDG indicator 16.1.2 and do not change; their labels and order are yours. A code "
                    + "you add refines a standard one and counts as it. A code retired from forms keeps what was recorded under it."
            ),
            notice: notice, sections: (changing.map { [$0] } ?? []) + CasualtyList.allCases.map(section) + [past])
    }

    private func section(_ list: CasualtyList) -> RegisterPage.Section {
        RegisterPage.Section(
            id: list.rawValue, title: list.label,
            note: mayChange
                ? Phrase(fr: "Choisissez un code pour le changer.", en: "Choose a code to change it.") : nil,
            columns: [
                Phrase(fr: "Code", en: "Code"), Phrase(fr: "Français", en: "French"),
                Phrase(fr: "Anglais", en: "English"), Phrase(fr: "Compte comme", en: "Counts as"),
                Phrase(fr: "Formulaires", en: "Forms"),
            ],
            rows: words.codes(list).map { line(list, $0.code, $0.entry) }, forms: mayChange ? [adding(list)] : [])
    }

    private func line(_ list: CasualtyList, _ code: String, _ entry: CasualtyWords.Entry) -> RegisterPage.Line {
        let standard = list.standard(of: code) ?? code
        return RegisterPage.Line([
            mayChange
                ? .link(code, to: "/admin/codes?code=" + CodePlace(list, code).text.inAddress + "#change")
                : .code(code),
            .text(entry.label.french), .text(entry.label.english),
            standard == code
                ? .words(Phrase(fr: "lui-même", en: "itself"))
                : words.entry(list, standard).map { .words($0.label) } ?? .code(standard),
            offer(list, code, entry),
        ])
    }

    /// What may not be retired says why.
    private func offer(_ list: CasualtyList, _ code: String, _ entry: CasualtyWords.Entry) -> RegisterPage.Cell {
        if let why = list.hold(on: code) {
            return .words(Phrase(fr: "toujours proposé : \(why.french)", en: "always offered: \(why.english)"))
        }
        return entry.isOffered ? .words(Self.offered) : .state(Self.retired, calls: true)
    }

    private static let offered = Phrase(fr: "proposé", en: "offered")
    private static let retired = Phrase(fr: "retiré", en: "retired")

    // MARK: - Forms

    private static func labels(_ entry: CasualtyWords.Entry? = nil) -> [Form.Field] {
        [
            .init(
                "french", Phrase(fr: "Libellé français", en: "French label"), .text(longest: ChangeCode.longest),
                value: entry?.label.french ?? ""),
            .init(
                "english", Phrase(fr: "Libellé anglais", en: "English label"), .text(longest: ChangeCode.longest),
                value: entry?.label.english ?? ""),
        ]
    }

    private func adding(_ list: CasualtyList) -> Form {
        let standard = words.codes(list).filter { one in
            one.code != CasualtyList.unknown && list.standard(of: one.code) == one.code
        }
        return Form(
            to: "/admin/codes", submit: Phrase(fr: "Ajouter", en: "Add"),
            title: Phrase(
                fr: "Ajouter un code : \(list.label.french.lowercased())",
                en: "Add a code: \(list.label.english.lowercased())"),
            note: Phrase(
                fr:
                    "Il compte comme le code standard que vous choisissez, dans tous les décomptes et fichiers. Son nom ne change plus.",
                en:
                    "It counts as the standard code you choose, in every count and file. Its name does not change any more."
            ),
            fields: [
                .init(
                    "code", Phrase(fr: "Compte comme", en: "Counts as"),
                    .choice(standard.map { (value: CodePlace(list, $0.code).text, words: $0.entry.label) })),
                .init(
                    "name", Phrase(fr: "Code", en: "Code"), .text(longest: 32),
                    hint: Phrase(
                        fr: "minuscules sans accent, chiffres et _", en: "small letters without accents, figures and _")
                ),
            ] + Self.labels(), hidden: [("do", "add")], isFolded: true)
    }

    /// The form of the code that was chosen.
    private var changing: RegisterPage.Section? {
        guard mayChange, let chosen, let entry = words.entry(chosen.list, chosen.code) else { return nil }
        let all = words.codes(chosen.list)
        let hold = chosen.list.hold(on: chosen.code)
        let place = (all.firstIndex { $0.code == chosen.code } ?? 0) + 1
        let offering = Form.Field(
            "offered", Phrase(fr: "Dans les formulaires", en: "In forms"),
            .choice([("yes", Self.offered), ("no", Self.retired)]), value: entry.isOffered ? "yes" : "no")
        let placing = Form.Field(
            "place", Phrase(fr: "Place dans la liste", en: "Place in the list"),
            .choice(
                all.indices.map { (value: String($0 + 1), words: Phrase(fr: "\($0 + 1)", en: "\($0 + 1)")) }),
            value: String(place))
        return RegisterPage.Section(
            id: "change",
            title: Phrase(
                fr: "Changer « \(chosen.code) » (\(chosen.list.label.french.lowercased()))",
                en: "Change “\(chosen.code)” (\(chosen.list.label.english.lowercased()))"),
            note: hold.map { why in
                Phrase(fr: "Il ne se retire pas : \(why.french).", en: "It cannot be retired: \(why.english).")
            },
            forms: [
                Form(
                    to: "/admin/codes", submit: Phrase(fr: "Enregistrer", en: "Save"),
                    fields: Self.labels(entry) + (hold == nil ? [offering] : []) + [placing],
                    hidden: [("do", "change"), ("code", chosen.text), ("version", String(entry.version))])
            ])
    }

    // MARK: - Versions

    private var past: RegisterPage.Section {
        RegisterPage.Section(
            id: "past", title: Phrase(fr: "Versions", en: "Versions"),
            note: Phrase(fr: "Les plus récentes d’abord ; aucune n’est effacée.", en: "Newest first; none is erased."),
            columns: [
                Phrase(fr: "Quand", en: "When"), Phrase(fr: "Code", en: "Code"), Phrase(fr: "Changement", en: "Change"),
                Phrase(fr: "Français", en: "French"), Phrase(fr: "Anglais", en: "English"),
                Phrase(fr: "Par", en: "By"),
            ],
            rows: history.prefix(Self.shown).map { version in
                RegisterPage.Line([
                    .moment(version.recordedAt), .code(version.list.rawValue + " " + version.code),
                    .words(change(version)), .text(version.entry.label.french), .text(version.entry.label.english),
                    people[version.recordedBy].map(RegisterPage.Cell.text) ?? .code(version.recordedBy),
                ])
            })
    }

    /// What a version changed, beside the one before it.
    private func change(_ version: StoredCodes.Version) -> Phrase {
        let before =
            history.first { one in
                one.list == version.list && one.code == version.code && one.entry.version == version.entry.version - 1
            }?.entry
            ?? version.list.codes.first { $0.code == version.code }.map {
                CasualtyWords.Entry(label: $0.label, isOffered: true)
            }
        guard let before else { return Phrase(fr: "ajouté", en: "added") }
        var said: [Phrase] = []
        if before.label != version.entry.label { said.append(Phrase(fr: "libellé", en: "label")) }
        if before.position != version.entry.position { said.append(Phrase(fr: "place", en: "place")) }
        if before.isOffered != version.entry.isOffered {
            said.append(
                version.entry.isOffered ? Phrase(fr: "proposé de nouveau", en: "offered again") : Self.retired)
        }
        return Phrase(
            fr: said.map(\.french).joined(separator: ", "), en: said.map(\.english).joined(separator: ", "))
    }
}
