import Access
import Database
import Hummingbird
import Pages
import Protection
import Store
import Workflows

/// The code lists of casualty recording: their words in both languages, what forms offer, and every version before.
struct CodeRoutes {
    let store: Store

    func add(to router: Router<Visit>) {
        router.get("/admin/codes") { request, visit in try await page(request, visit) }
        router.post("/admin/codes") { request, visit in try await change(request, visit) }
    }

    private func change(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        try visit.visitor.require(.codeChange, .page)
        guard let account = visit.visitor.profile?.id else { throw DoorRefusal.signIn }
        let place = (form.text("code") ?? "").split(separator: "|", maxSplits: 1).map(String.init)
        guard place.count == 2, let list = CasualtyList(rawValue: place[0]) else { throw DoorRefusal.malformed }
        do {
            try await ChangeCode(store: store)(
                list, code: place[1], french: form["french"] ?? "", english: form["english"] ?? "",
                isOffered: form["offered"] != "no", by: account, at: visit.visitor.now)
        } catch let refusal as Refusal where refusal.kind == .data {
            return try await page(request, visit, notice: .init(refusal.said, isRefusal: true))
        }
        return Response.redirect(to: "/admin/codes#" + list.rawValue, type: .normal)
    }

    private func page(
        _ request: Request, _ visit: Visit, notice: RegisterPage.Notice? = nil
    ) async throws -> Response {
        let visitor = visit.visitor
        try visitor.require(.codes, .page)
        let (words, history, people) = try await store.facts.read { transaction in
            (
                try StoredCodes.words(in: transaction), try StoredCodes.history(50, in: transaction),
                Dictionary(
                    try AccountProfile.page(1_000, after: nil, in: transaction).map { ($0.id.rawValue, $0.name) },
                    uniquingKeysWith: { first, _ in first })
            )
        }
        let mayChange = visitor.authorisation.opens(.codeChange, at: visitor.now)
        var sections = CasualtyList.allCases.map { section($0, words) }
        if mayChange { sections.append(changing(words)) }
        sections.append(past(history, people))
        let page = RegisterPage(
            frame: visitor.frame(PageRequest.language(of: request)), path: "/admin/codes",
            title: Phrase(fr: "Codes d’enregistrement des victimes", en: "Codes of casualty recording"),
            lead: Phrase(
                fr:
                    "Les codes sont ceux de l’indicateur ODD 16.1.2 et ne changent pas ; leurs libellés sont à vous. Un code retiré des "
                    + "formulaires garde ce qui a été recensé sous lui.",
                en:
                    "Codes are those of SDG indicator 16.1.2 and do not change; their labels are yours. A code taken out of forms keeps "
                    + "what was recorded under it."),
            notice: notice, sections: sections)
        return Response(page: page.render(), status: notice?.isRefusal ?? false ? .unprocessableContent : .ok)
    }

    private func section(_ list: CasualtyList, _ words: CasualtyWords) -> RegisterPage.Section {
        RegisterPage.Section(
            id: list.rawValue, title: list.label,
            columns: [
                Phrase(fr: "Code", en: "Code"), Phrase(fr: "Français", en: "French"),
                Phrase(fr: "Anglais", en: "English"),
                Phrase(fr: "Formulaires", en: "Forms"), Phrase(fr: "Origine", en: "Origin"),
            ],
            rows: list.codes.map { code, standard in
                let entry = words.entry(list, code)
                let label = entry?.label ?? standard
                return RegisterPage.Line([
                    .code(code), .text(label.french), .text(label.english),
                    entry?.isOffered ?? true
                        ? .words(Phrase(fr: "proposé", en: "offered"))
                        : .state(Phrase(fr: "retiré", en: "taken out"), calls: true),
                    .words(
                        label == standard
                            ? Phrase(fr: "Relève", en: "Relève")
                            : Phrase(fr: "cette opération", en: "this operation")),
                ])
            })
    }

    private func changing(_ words: CasualtyWords) -> RegisterPage.Section {
        let choices = CasualtyList.allCases.flatMap { list in
            list.codes.map { code, standard -> (value: String, words: Phrase) in
                let label = words.entry(list, code)?.label ?? standard
                return (
                    list.rawValue + "|" + code,
                    Phrase(
                        fr: "\(list.label.french) : \(label.french)", en: "\(list.label.english): \(label.english)")
                )
            }
        }
        return RegisterPage.Section(
            id: "change", title: Phrase(fr: "Changer un libellé", en: "Change a label"),
            forms: [
                Form(
                    to: "/admin/codes", submit: Phrase(fr: "Enregistrer", en: "Save"),
                    fields: [
                        .init("code", Phrase(fr: "Code", en: "Code"), .choice(choices)),
                        .init(
                            "french", Phrase(fr: "Libellé français", en: "French label"),
                            .text(longest: ChangeCode.longest)),
                        .init(
                            "english", Phrase(fr: "Libellé anglais", en: "English label"),
                            .text(longest: ChangeCode.longest)),
                        .init(
                            "offered", Phrase(fr: "Dans les formulaires", en: "In forms"),
                            .choice([
                                ("yes", Phrase(fr: "proposé", en: "offered")),
                                ("no", Phrase(fr: "retiré", en: "taken out")),
                            ])),
                    ])
            ])
    }

    private func past(_ history: [StoredCodes.Version], _ people: [String: String]) -> RegisterPage.Section {
        RegisterPage.Section(
            id: "past", title: Phrase(fr: "Versions", en: "Versions"),
            note: Phrase(fr: "Les plus récentes d’abord ; aucune n’est effacée.", en: "Newest first; none is erased."),
            columns: [
                Phrase(fr: "Quand", en: "When"), Phrase(fr: "Code", en: "Code"), Phrase(fr: "Français", en: "French"),
                Phrase(fr: "Anglais", en: "English"), Phrase(fr: "Formulaires", en: "Forms"),
                Phrase(fr: "Par", en: "By"),
            ],
            rows: history.map { version in
                RegisterPage.Line([
                    .moment(version.recordedAt), .code(version.list.rawValue + " " + version.code),
                    .text(version.entry.label.french), .text(version.entry.label.english),
                    .words(
                        version.entry.isOffered
                            ? Phrase(fr: "proposé", en: "offered") : Phrase(fr: "retiré", en: "taken out")),
                    people[version.recordedBy].map(RegisterPage.Cell.text) ?? .code(version.recordedBy),
                ])
            })
    }
}
