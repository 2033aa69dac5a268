import Access
import Database
import Hummingbird
import Pages
import Protection
import Store
import Workflows

/// How long each step may take, by area and actor, and by which way each level is told when it takes longer.
struct ClockRoutes {
    let store: Store
    let intake: Intake?
    let policy: WebhookPolicy

    private var clocks: SetClocks { SetClocks(store: store, sealing: intake?.sealing) }

    func add(to router: Router<Visit>) {
        router.get("/admin/clocks") { request, visit in try await page(request, visit) }
        router.post("/admin/clocks") { request, visit in try await set(request, visit) }
        router.post("/admin/clocks/{id}/end") { request, visit in try await end(request, visit) }
        router.post("/admin/clocks/recipients") { request, visit in try await tell(request, visit) }
        router.post("/admin/clocks/recipients/{id}/end") { request, visit in try await untell(request, visit) }
    }

    private func page(
        _ request: Request, _ visit: Visit, notice: RegisterPage.Notice? = nil
    ) async throws -> Response {
        let visitor = visit.visitor
        let areas = try visitor.alertAreas(in: .clocks, .record)
        let (rules, recipients) = try await store.facts.read { transaction in
            (try StoredClockRule.all(in: transaction), try AlertRecipient.all(in: transaction))
        }
        let mayChange = visitor.authorisation.opens(.clockSet, at: visitor.now)
        let shown = rules.filter { rule in areas == nil || rule.rule.area.map { areas?.contains($0) ?? true } ?? true }
        let page = RegisterPage(
            frame: visitor.frame(PageRequest.language(of: request)), path: "/admin/clocks",
            title: Phrase(fr: "Délais et relances", en: "Clocks and escalation"),
            lead: Phrase(
                fr: "Le délai de chaque étape court depuis la réception ; passé, le niveau suivant est prévenu.",
                en: "The clock of each step runs from reception; when it runs out, the next level is told."),
            notice: notice,
            sections: [
                RegisterPage.Section(
                    id: "rules", title: Phrase(fr: "Règles en vigueur", en: "Rules in force"),
                    note: Phrase(
                        fr: "La règle de la zone la plus étroite vaut ; sans règle, la proposition de Relève.",
                        en: "The rule of the narrowest area holds; without one, Relève’s proposal."),
                    columns: Self.columns,
                    rows: [line(ClockRule(limits: .proposed), nil)]
                        + shown.map { line($0.rule, mayChange ? $0.id : nil) },
                    forms: mayChange ? [Self.form] : []),
                RegisterPage.Section(
                    id: "recipients",
                    title: Phrase(fr: "Qui est prévenu, et par quelle voie", en: "Who is told, and by which way"),
                    note: Phrase(
                        fr:
                            "Qui n’est pas ici est prévenu par la seule page des alertes. L’adresse et le secret sont scellés. Le SMS "
                            + "reste en attente tant qu’aucune passerelle n’est branchée.",
                        en:
                            "Whoever is not here is told by the alert page alone. Address and secret are sealed. SMS waits as long as "
                            + "no gateway is connected."),
                    columns: [Words.name, Phrase(fr: "Voie", en: "Way"), Words.made],
                    rows: recipients.map { one in
                        RegisterPage.Line(
                            [.text(one.name), .words(one.way.label), .moment(one.madeAt)],
                            forms: mayChange
                                ? [
                                    Form(
                                        to: "/admin/clocks/recipients/\(one.id)/end",
                                        submit: Phrase(fr: "Retirer", en: "Remove"))
                                ]
                                : [])
                    },
                    forms: mayChange ? [Self.recipientForm] : []),
            ])
        return Response(page: page.render(), status: notice?.isRefusal ?? false ? .unprocessableContent : .ok)
    }

    private func line(_ rule: ClockRule, _ id: String?) -> RegisterPage.Line {
        func minutes(_ step: AlertStep) -> RegisterPage.Cell {
            rule.limits.minutes[step].map { .words(Language.duration(minutes: $0)) }
                ?? .words(Phrase(fr: "sans limite", en: "no limit"))
        }
        let levels = rule.limits.levels.map { $0.joined(separator: " + ") }.joined(separator: " → ")
        return RegisterPage.Line(
            [
                rule.area.map { .text($0.scheme + ":" + $0.code) } ?? .words(Words.everywhere),
                rule.actor.map { .text($0) } ?? .words(Phrase(fr: "tous", en: "any")), minutes(.seen), minutes(.acted),
                minutes(.arrived), minutes(.closed), .words(Language.duration(minutes: rule.limits.minutesToAnswer)),
                .text(levels), .words(Language.duration(minutes: rule.limits.minutesBetweenLevels)),
            ],
            forms: id.map { [Form(to: "/admin/clocks/\($0)/end", submit: Phrase(fr: "Mettre fin", en: "End"))] } ?? [])
    }

    private static let columns: [Phrase] = [
        Words.areas, Phrase(fr: "Acteur", en: "Actor"), AlertStep.seen.label, AlertStep.acted.label,
        AlertStep.arrived.label, AlertStep.closed.label, Phrase(fr: "Retour", en: "Answer"),
        Phrase(fr: "Niveaux", en: "Levels"), Phrase(fr: "Entre niveaux", en: "Between levels"),
    ]

    private static let form: Form = {
        func minutes(_ name: String, _ label: Phrase, _ value: Int) -> Form.Field {
            .init(
                name, label, .text(longest: 6),
                hint: Phrase(fr: "minutes ; vide : sans limite", en: "minutes; empty: no limit"),
                isRequired: false, value: String(value))
        }
        let proposed = ClockLimits.proposed
        return Form(
            to: "/admin/clocks", submit: Phrase(fr: "Mettre en vigueur", en: "Put in force"),
            title: Phrase(fr: "Une règle", en: "A rule"),
            fields: [
                .init(
                    "area", Phrase(fr: "Zone", en: "Area"), .text(longest: 200),
                    hint: Phrase(fr: "SCHÉMA:CODE ; vide : partout", en: "SCHEME:CODE; empty: everywhere"),
                    isRequired: false),
                .init(
                    "actor", Phrase(fr: "Acteur prévenu", en: "Actor told"), .text(longest: 100),
                    hint: Phrase(fr: "vide : tous", en: "empty: any"), isRequired: false),
            ]
                + AlertStep.allCases.map { minutes("step\($0.rawValue)", $0.label, proposed.minutes[$0] ?? 0) }
                + [
                    minutes(
                        "answer", Phrase(fr: "Retour à la source", en: "Answer to the source"), proposed.minutesToAnswer
                    ),
                    .init(
                        "levels", Phrase(fr: "Niveaux", en: "Levels"), .paragraph(longest: 1_000),
                        hint: Phrase(
                            fr: "un par ligne, du plus proche au plus haut",
                            en: "one a line, from the nearest to the highest"),
                        value: proposed.levels.map { $0.joined(separator: ", ") }.joined(separator: "\n")),
                    minutes(
                        "between", Phrase(fr: "Entre deux niveaux", en: "Between two levels"),
                        proposed.minutesBetweenLevels),
                ])
    }()

    private static let recipientForm = Form(
        to: "/admin/clocks/recipients", submit: Phrase(fr: "Ajouter", en: "Add"),
        title: Phrase(fr: "Une voie", en: "A way"),
        fields: [
            .init(
                "name", Phrase(fr: "Acteur ou niveau", en: "Actor or level"), .text(longest: 100),
                hint: Phrase(fr: "comme dans les règles et les décisions", en: "as in rules and decisions")),
            .init(
                "way", Phrase(fr: "Voie", en: "Way"),
                .choice(AlertRecipient.Way.allCases.map { ($0.rawValue, $0.label) })),
            .init(
                "target", Phrase(fr: "Adresse ou numéro", en: "Address or number"), .text(longest: 500),
                hint: Phrase(
                    fr: "https, ou un hôte permis par l’exploitant", en: "https, or a host the operator allows"),
                isRequired: false),
            .init(
                "secret", Phrase(fr: "Secret qui signe", en: "Secret that signs"), .text(longest: 200),
                hint: Phrase(fr: "16 signes au moins", en: "16 characters or more"), isRequired: false),
        ])

    private func set(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        let area = form.text("area").map { AreaRef(typed: $0) }
        guard area != .some(nil) else { throw DoorRefusal.malformed }
        try visit.visitor.require(.clockSet, .record, on: Resource(area: area ?? nil))
        guard let account = visit.visitor.profile?.id, let rule = Self.rule(form, area ?? nil) else {
            throw DoorRefusal.malformed
        }
        try await clocks.set(rule, by: account, at: visit.visitor.now)
        return Response.redirect(to: "/admin/clocks", type: .normal)
    }

    /// A rule from a form; nil where a number does not read or no level is named.
    private static func rule(_ form: FormBody, _ area: AreaRef?) -> ClockRule? {
        var minutes: [AlertStep: Int] = [:]
        for step in AlertStep.allCases {
            guard let text = form.text("step\(step.rawValue)") else { continue }
            guard let number = Int(text), (1...525_600).contains(number) else { return nil }
            minutes[step] = number
        }
        let levels = (form.text("levels") ?? "").split(whereSeparator: \.isNewline).map { line in
            line.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
        }.filter { !$0.isEmpty }
        guard !levels.isEmpty, let answer = Int(form.text("answer") ?? "10080"), (1...525_600).contains(answer),
            let between = Int(form.text("between") ?? "30"), (1...525_600).contains(between)
        else { return nil }
        return ClockRule(
            area: area, actor: form.text("actor"),
            limits: ClockLimits(
                minutes: minutes, levels: levels, minutesBetweenLevels: between, minutesToAnswer: answer))
    }

    private func end(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        let id = try visit.parameters.require("id")
        let rule = try await store.facts.read { try StoredClockRule.all(in: $0) }.first { $0.id == id }
        try visit.visitor.require(.clockSet, .record, on: rule.map { Resource(id: id, area: $0.rule.area) })
        guard let account = visit.visitor.profile?.id else { throw DoorRefusal.signIn }
        try await clocks.end(id, by: account, at: visit.visitor.now)
        return Response.redirect(to: "/admin/clocks", type: .normal)
    }

    private func tell(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        try visit.visitor.require(.clockSet, .record)
        guard let account = visit.visitor.profile?.id, let way = form["way"].flatMap(AlertRecipient.Way.init(rawValue:))
        else { throw DoorRefusal.malformed }
        do {
            if way == .webhook, case .refused = await policy.verdict(on: form.text("target") ?? "") {
                throw Refusal.webhookRefused
            }
            try await clocks.add(
                form.text("name") ?? "", by: way, target: form.text("target"), secret: form.text("secret"),
                account: account, at: visit.visitor.now)
        } catch let refusal as Refusal where refusal.kind == .usage || refusal.isShared(.vaultLocked) {
            return try await page(request, visit, notice: .init(refusal.said, isRefusal: true))
        }
        return Response.redirect(to: "/admin/clocks#recipients", type: .normal)
    }

    private func untell(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        try visit.visitor.check(form)
        try visit.visitor.require(.clockSet, .record)
        guard let account = visit.visitor.profile?.id else { throw DoorRefusal.signIn }
        try await clocks.remove(try visit.parameters.require("id"), by: account, at: visit.visitor.now)
        return Response.redirect(to: "/admin/clocks#recipients", type: .normal)
    }
}

extension Refusal {
    fileprivate static let webhookRefused = Refusal(
        .usage, code: "webhook_refused",
        message: Phrase(
            fr: "Cette adresse n’est pas permise : ni https vers l’extérieur, ni hôte nommé par l’exploitant.",
            en: "That address is not allowed: neither https to the outside, nor a host the operator named."),
        remedy: Phrase(
            fr: "Donnez une adresse https publique, ou demandez à l’exploitant : --webhook-host.",
            en: "Give a public https address, or ask the operator: --webhook-host."))
}
