import Access
import Database
import Hummingbird
import Pages
import Protection
import Store
import Vault
import Workflows

extension ReportRoutes {
    /// The account as the facts hold it, and how to read it over; nil where there is none.
    /// - Parameter said: As received; nil where it cannot be opened.
    func narrative(
        _ report: StoredReport, _ reading: StoredReading?, said: String?, _ resource: Resource, _ visitor: Visitor
    ) async throws -> RegisterPage.Section? {
        guard let reading, let text = reading.narrative else { return nil }
        let mayCorrect = intake != nil && visitor.decide(.reportCorrect, .narrative, on: resource) == .allow
        var kept: [AccountSieve.KeptBack] = []
        if let said, let intake { kept = try await intake.sieve().kept(back: text, of: said) }
        let forms = ReadingOver(
            path: "/reports/\(report.id)/versions", version: reading.version, text: text, kept: kept)
        return RegisterPage.Section(
            id: "narrative", title: Phrase(fr: "Récit gardé, sans les noms", en: "Account kept, without names"),
            note: ReadingOver.note(
                isReadOver: reading.readOverBy != nil, count: AccountSieve.countUnread(in: text), kept),
            columns: [Phrase(fr: "Récit", en: "Account")], rows: [RegisterPage.Line([.text(text)])],
            forms: mayCorrect ? forms.all : [])
    }

    /// Keeps an account that someone read over, brings words back, or takes out the names of the report's persons.
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
            guard let version = form.text("version").flatMap({ Int($0) }) else { throw DoorRefusal.malformed }
            if let text = form["narrative"] {
                try await redact.reviewed(report.id, version: version, as: text, by: account, at: visitor.now)
            } else if let show = form["show"], show == "all" || show == "some" {
                let words = show == "all" ? nil : Set(form.all("word").compactMap { Int($0) })
                try await redact.broughtBack(report.id, version: version, words: words, by: account, at: visitor.now)
            } else {
                throw DoorRefusal.malformed
            }
        }
        return Response.redirect(to: "/reports/\(report.id)#narrative", type: .normal)
    }
}
