import Access
import Pages
import Protection
import Store
import Vault

/// Words of cases, identities and consents.
enum CaseWords {
    static let caseFile = Phrase(fr: "Dossier", en: "Case")
    static let reference = Phrase(fr: "Référence", en: "Reference")
    static let title = Phrase(fr: "Objet", en: "Subject")
    static let marks = Phrase(fr: "Marques", en: "Marks")
    static let openedAt = Phrase(fr: "Ouvert", en: "Opened")
    static let enrolledAt = Phrase(fr: "Inscrite", en: "Enrolled")
    static let kind = Phrase(fr: "Qualité", en: "Capacity")
    static let purpose = Phrase(fr: "Usage", en: "Purpose")
    static let recipient = Phrase(fr: "Destinataire", en: "Recipient")
    static let level = Phrase(fr: "Niveau", en: "Level")
    static let given = Phrase(fr: "Donné", en: "Given")
    static let what = Phrase(fr: "Quoi", en: "What")
    static let value = Phrase(fr: "Contenu", en: "Content")

    static func names(of marks: Marks) -> Phrase {
        guard !marks.isEmpty else { return Phrase(fr: "aucune", en: "none") }
        return Phrase(
            fr: marks.members.map(\.words.french).joined(separator: ", "),
            en: marks.members.map(\.words.english).joined(separator: ", "))
    }

    static func name(of kind: StoredSubject.Kind) -> Phrase {
        switch kind {
        case .victim: Phrase(fr: "Victime", en: "Victim")
        case .source: Phrase(fr: "Source", en: "Source")
        }
    }

    static func state(of subject: StoredSubject) -> RegisterPage.Cell {
        guard let at = subject.destroyedAt else { return .words(Phrase(fr: "scellée", en: "sealed")) }
        return .state(
            Phrase(
                fr: "clé détruite le \(Words.day(at.day).french)", en: "key destroyed on \(Words.day(at.day).english)"),
            calls: false)
    }

    static func name(of field: IdentityField) -> Phrase {
        switch field {
        case .givenName: Phrase(fr: "Prénom", en: "Given name")
        case .familyName: Phrase(fr: "Nom de famille", en: "Family name")
        case .otherNames: Phrase(fr: "Autres noms", en: "Other names")
        case .particulars: Phrase(fr: "Âge, sexe, naissance", en: "Age, sex, birth")
        case .contact: Phrase(fr: "Contact", en: "Contact")
        case .home: Phrase(fr: "Domicile exact", en: "Exact home")
        case .face: Phrase(fr: "Visage ou voix", en: "Face or voice")
        case .told: Phrase(fr: "Ce qui vient de cette personne", en: "What came from this person")
        }
    }

    static func name(of purpose: Consent.Purpose) -> Phrase {
        switch purpose {
        case .holding: Phrase(fr: "Être gardée", en: "To be kept")
        case .protection: Phrase(fr: "Protection", en: "Protection")
        case .investigation: Phrase(fr: "Enquête", en: "Investigation")
        case .referral: Phrase(fr: "Orientation", en: "Referral")
        case .reparation: Phrase(fr: "Réparation", en: "Reparation")
        case .justice: Phrase(fr: "Justice", en: "Justice")
        case .publication: Phrase(fr: "Publication", en: "Publication")
        }
    }

    static func name(of level: IdentityLevel) -> Phrase {
        switch level {
        case .pseudonym: Phrase(fr: "pseudonyme", en: "pseudonym")
        case .name: Phrase(fr: "nom", en: "name")
        case .contact: Phrase(fr: "nom et contact", en: "name and contact")
        case .full: Phrase(fr: "tout", en: "everything")
        }
    }

    static func name(of finding: EmergencyAccess.Finding) -> Phrase {
        switch finding {
        case .justified: Phrase(fr: "justifié", en: "justified")
        case .notJustified: Phrase(fr: "non justifié", en: "not justified")
        }
    }
}
