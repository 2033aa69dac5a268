import Access
import Database
import Hummingbird
import Pages
import Protection
import Store
import Vault
import Workflows

extension ReportRoutes {
    /// The account as the facts hold it, without names, and how to read it over; nil where there is none.
    func narrative(_ report: StoredReport, _ reading: StoredReading?, _ resource: Resource, _ visitor: Visitor)
        -> RegisterPage.Section?
    {
        guard let reading, let text = reading.narrative else { return nil }
        let mayCorrect = intake != nil && visitor.decide(.reportCorrect, .narrative, on: resource) == .allow
        let address = "/reports/\(report.id)/versions"
        let version = (name: "version", value: String(reading.version))
        let strike = Form(
            to: address, submit: Phrase(fr: "Garder ce texte", en: "Keep this text"),
            title: Phrase(fr: "Relire", en: "Read over"),
            note: Phrase(
                fr:
                    "Supprimez ce qui nomme encore quelqu’un, ou mettez [name] à la place. Aucun mot ne peut être ajouté.",
                en: "Strike out what still names someone, or put [name] in its place. No word can be added."),
            fields: [
                .init(
                    "narrative", Phrase(fr: "Récit sans noms", en: "Account without names"),
                    .paragraph(longest: 8_000), value: text)
            ], hidden: [version])
        let again = Form(
            to: address,
            submit: Phrase(
                fr: "Ôter aussi les noms des personnes du coffre", en: "Take out the names the vault knows as well"),
            note: Phrase(
                fr:
                    "Pour les personnes notées d’après ce signalement et dont le dossier vous est confié ; chaque lecture est au journal.",
                en: "For persons recorded from this report whose case is granted to you; each read is in the log."),
            hidden: [version, ("again", "1")])
        return RegisterPage.Section(
            id: "narrative", title: Phrase(fr: "Récit tenu parmi les faits", en: "Account held among the facts"),
            note: reading.readBy == nil
                ? Phrase(
                    fr: "Ôté de ses noms par la machine, relu par personne : des noms peuvent y rester.",
                    en: "Names taken out by the machine, read over by nobody: names may remain.")
                : Phrase(fr: "Relu par une personne.", en: "Read over by a person."),
            columns: [Phrase(fr: "Récit", en: "Account")], rows: [RegisterPage.Line([.text(text)])],
            forms: mayCorrect ? [strike, again] : [])
    }

    /// Keeps an account that someone read over, or takes out the names of the report's persons.
    func correct(_ request: Request, _ visit: Visit) async throws -> Response {
        let form = try await FormBody.read(request)
        let visitor = visit.visitor
        try visitor.check(form)
        let (report, reading) = try await found(visit)
        try visitor.require(.reportCorrect, .narrative, on: Resource(report, reading))
        guard let account = visitor.profile?.id else { throw DoorRefusal.notFound }
        guard let intake, let vault else { throw Refusal.vaultLocked }
        let redact = RedactNarrative(
            store: store, vault: vault, sealing: intake.sealing, sieve: try await intake.sieve())
        if form["again"] == "1" {
            let persons = try await store.facts.read { transaction in
                try StoredPersons.subjects(from: report.id, in: transaction)
            }
            let granted = persons.filter {
                $0.destroyedAt == nil && visitor.decide(.victimIdentity, .victimIdentity, on: $0.resource) == .allow
            }
            try await redact(report.id, knowing: granted, by: account, at: visitor.now)
        } else {
            guard let version = form.text("version").flatMap({ Int($0) }), let text = form["narrative"] else {
                throw DoorRefusal.malformed
            }
            try await redact.reviewed(report.id, version: version, as: text, by: account, at: visitor.now)
        }
        return Response.redirect(to: "/reports/\(report.id)#narrative", type: .normal)
    }
}
