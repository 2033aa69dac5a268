import Database
import Pages
import Protection
import Store
import Vault

/// The forms by which identities come in.
enum IdentityForms {
    /// What is asked of a person; each may be left out.
    private static let asked: [(IdentityField, Form.Kind)] = [
        (.givenName, .text(longest: 200)), (.familyName, .text(longest: 200)),
        (.otherNames, .paragraph(longest: 1_000)),
        (.particulars, .text(longest: 500)), (.contact, .paragraph(longest: 1_000)),
        (.home, .paragraph(longest: 1_000)),
    ]

    /// Enrols a victim, or a source. The identifier is made with the form: sent twice, it enrols one person.
    static func enrolment(in caseFile: StoredCase, ids: UUIDv7Generator) -> [Form] {
        [
            Form(
                to: "/vault/victims", submit: Phrase(fr: "Sceller l’identité", en: "Seal the identity"),
                title: Phrase(fr: "Inscrire une victime", en: "Enrol a victim"),
                note: Phrase(
                    fr: "Scellée à l’arrivée. Enregistrez aussitôt ce à quoi la personne a consenti.",
                    en: "Sealed on arrival. Then record what the person has agreed to."),
                fields: asked.map(field), hidden: hidden(caseFile, ids), isFolded: true),
            Form(
                to: "/vault/sources", submit: Phrase(fr: "Sceller la source", en: "Seal the source"),
                title: Phrase(fr: "Inscrire une source", en: "Enrol a source"),
                note: Phrase(
                    fr: "Vous ne pourrez pas la relire seul : il faudra deux personnes.",
                    en: "You will not be able to read it again alone: that takes two persons."),
                fields: asked.map(field) + [field((.told, .text(longest: 500))), portrait],
                hidden: hidden(caseFile, ids), isFolded: true),
        ]
    }

    /// Of a source: kept in the vault itself, where nobody comes upon it alone.
    private static let portrait = Form.Field(
        IdentityField.face.rawValue, CaseWords.name(of: .face), .file,
        hint: Phrase(
            fr: "Image, ou voix en WAV ou AMR. Seule une copie est gardée ; ne la versez pas aussi aux preuves.",
            en: "A picture, or a voice as WAV or AMR. A copy alone is kept; do not add it to the evidence as well."),
        isRequired: false)

    /// Corrects or adds what is known; empty fields stay as they are.
    /// - Parameter evidence: What of the case may show the person.
    static func correction(of subject: StoredSubject, evidence: [StoredEvidence]) -> Form {
        let pieces = evidence.map { piece in
            let words = "\(piece.reference) · \(piece.kind)"
            return (value: piece.id.description, words: Phrase(fr: words, en: words))
        }
        let face = Form.Field(
            IdentityField.face.rawValue, CaseWords.name(of: .face),
            .choice([(value: "", words: Phrase(fr: "sans changement", en: "no change"))] + pieces),
            hint: Phrase(
                fr: "Une pièce du dossier : image, ou voix en WAV ou AMR.",
                en: "An item of the case: a picture, or a voice as WAV or AMR."), isRequired: false)
        return Form(
            to: "/vault/victims", submit: Phrase(fr: "Corriger", en: "Correct"),
            title: Phrase(fr: "Corriger ou compléter", en: "Correct or add"),
            note: Phrase(fr: "Un champ vide reste tel qu’il est.", en: "A field left empty stays as it is."),
            fields: asked.map(field) + (pieces.isEmpty ? [] : [face]), hidden: [("correct", subject.id.description)],
            isFolded: true)
    }

    /// Whoever sent a report becomes a source of a case.
    static func binding(of report: StoredReport, ids: UUIDv7Generator) -> Form {
        Form(
            to: "/vault/sources", submit: Phrase(fr: "Rattacher la source", en: "Bind the source"),
            fields: [
                .init(
                    "reference", CaseWords.caseFile, .text(longest: 20), hint: Phrase(fr: "D-…", en: "D-…"))
            ], hidden: [("report", report.id), ("new", ids.next().description)])
    }

    /// What a form said of a person.
    static func texts(in form: FormBody) -> [IdentityField: String] {
        var texts: [IdentityField: String] = [:]
        for field in IdentityField.allCases where field != .face {
            // Lines end as the browser ends them; names are kept one a line.
            texts[field] = form.text(field.rawValue)?.replacing("\r\n", with: "\n")
        }
        return texts
    }

    private static func field(_ asked: (field: IdentityField, kind: Form.Kind)) -> Form.Field {
        Form.Field(asked.field.rawValue, CaseWords.name(of: asked.field), asked.kind, isRequired: false)
    }

    private static func hidden(_ caseFile: StoredCase, _ ids: UUIDv7Generator) -> [(name: String, value: String)] {
        [("case", caseFile.id.description), ("new", ids.next().description)]
    }
}
