import Access
import Pages
import Protection
import Store
import Workflows

/// The incidents a report lies under, and the forms that make one of it or lay it under another.
struct ReportIncidents {
    let report: StoredReport
    let reading: StoredReading?
    /// The place as the source named it, where this reader may see it and it holds nothing but words known to be ordinary.
    let place: String?
    let held: [TrackedIncident]
    let visitor: Visitor
    let codes: CasualtyWords

    var section: RegisterPage.Section {
        let shown = held.filter { visitor.decide(.incident, .record, on: $0.resource) == .allow }
        return RegisterPage.Section(
            id: "incidents", title: Phrase(fr: "Ce qui en a été fait", en: "What was made of it"),
            note: Phrase(
                fr: "Un incident est ce que l’analyse tient pour survenu. Le signalement reste tel que reçu.",
                en: "An incident is what analysts hold to have happened. The report stays as received."),
            columns: [
                Phrase(fr: "Incident", en: "Incident"), Phrase(fr: "Lieu", en: "Place"), Phrase(fr: "Jour", en: "Day"),
                Phrase(fr: "Allégation", en: "Allegation"),
            ],
            rows: shown.map { incident in
                RegisterPage.Line([
                    .link(incident.reference, to: incident.path),
                    incident.details.place.isEmpty ? .none : .text(incident.details.place),
                    .words(Words.day(incident.details.start)), .words(incident.state.label),
                ])
            },
            empty: Phrase(fr: "Aucun incident n’en a été fait.", en: "No incident was made of it."),
            forms: mayOpen ? [opening, linking] : [])
    }

    /// Training, drafts and what was set aside never become an incident.
    private var mayOpen: Bool {
        report.counts && visitor.decide(.incidentOpen, .record, on: Resource(area: reading?.area)) == .allow
    }

    private var maySeeSexualViolence: Bool { visitor.maySeeSexualViolence(of: reading) }

    private var hidden: [(name: String, value: String)] { [("report", report.id)] }

    private var opening: Form {
        Form(
            to: "/harm", submit: Phrase(fr: "Ouvrir l’incident", en: "Open the incident"),
            title: Phrase(fr: "Ouvrir un incident à partir de ce signalement", en: "Open an incident from this report"),
            note: Phrase(
                fr:
                    "Ce qui a été compris est repris ; corrigez. Vous serez la personne qui l’a reçu : deux autres décideront.",
                en:
                    "What was understood is filled in; correct it. You will be the one who took it in: two others decide."
            ),
            fields: DetailsForm.fields(details, codes)
                + ClaimForm.fields(
                    harms: harms, rating: reading?.rating, showsSexualViolence: maySeeSexualViolence),
            hidden: hidden, isFolded: true)
    }

    private var linking: Form {
        Form(
            to: "/harm", submit: Phrase(fr: "Rattacher", en: "Link"),
            title: Phrase(fr: "Rattacher à un incident qui existe", en: "Link to an incident there is"),
            fields: [
                .init(
                    "into", Phrase(fr: "Incident", en: "Incident"), .text(longest: 20),
                    hint: Phrase(fr: "sa référence, I-2023-0001", en: "its reference, I-2023-0001"))
            ]
                + ClaimForm.fields(
                    harms: harms, rating: reading?.rating, showsSexualViolence: maySeeSexualViolence), hidden: hidden,
            isFolded: true)
    }

    private var details: DetailsForm.Held {
        DetailsForm.Held(
            start: reading?.day, end: reading?.day, datePrecision: reading?.dayPrecision, area: reading?.area,
            placePrecision: reading?.placePrecision.flatMap { reading?.area != nil && $0.isUnplaced ? nil : $0 },
            place: place ?? "", category: reading?.category,
            receivedOn: reading?.day == nil ? report.receivedAt.day : nil)
    }

    /// What the reading tells, but for what this reader may not see.
    private var harms: [Harm] {
        (reading?.claimed ?? []).filter { $0.kind != .sexualViolence || maySeeSexualViolence }
    }
}
