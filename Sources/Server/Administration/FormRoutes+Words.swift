import Collection
import Protection
import Store
import Workflows

extension FormRoutes {
    /// What the pages of forms say.
    enum Words {
        static let title = Phrase(fr: "Formulaires", en: "Forms")
        static let lead = Phrase(
            fr:
                "Un brouillon n’atteint aucun téléphone ; un essai n’atteint que les appareils en formation ; ni l’un ni "
                + "l’autre ne compte. Une version ne change jamais.",
            en: "A draft reaches no phone; a test reaches devices in training alone; neither counts. A version never "
                + "changes.")
        static let formLead = Phrase(
            fr: "Ce que chaque réponse veut dire, les fichiers du formulaire et les appareils qui le reçoivent.",
            en: "What each answer means, the files of the form and the devices that get it.")
        static let versions = Phrase(fr: "Versions", en: "Versions")
        static let form = Phrase(fr: "Formulaire", en: "Form")
        static let version = Phrase(fr: "Version", en: "Version")
        static let heading = Phrase(fr: "Titre", en: "Title")
        static let state = Phrase(fr: "État", en: "State")
        static let mapping = Phrase(fr: "Correspondance", en: "Mapping")
        static let mapped = Phrase(fr: "établie", en: "made")
        static let unmapped = Phrase(fr: "à établir", en: "to be made")
        static let mappingNote = Phrase(
            fr:
                "Une réponse sans ligne est gardée et montrée comme non comprise. À chaque changement, tous les signalements "
                + "de ce formulaire sont relus, sauf ceux qu’une personne a corrigés.",
            en:
                "An answer without a line is kept and shown as not understood. At each change every report on this form is "
                + "read again, but for those a person corrected.")
        static let path = Phrase(fr: "Chemin", en: "Path")
        static let question = Phrase(fr: "Question", en: "Question")
        static let field = Phrase(fr: "Champ", en: "Field")
        static let save = Phrase(fr: "Enregistrer", en: "Save")
        static let upload = Phrase(fr: "Déposer", en: "Upload")
        static let uploadNote = Phrase(
            fr: "XForm (XML) ; XLSForm là où pyxform est installé. Déposé, un formulaire est un brouillon.",
            en: "XForm (XML); XLSForm where pyxform is installed. Once uploaded, a form is a draft.")
        static let file = Phrase(fr: "Fichier", en: "File")
        static let name = Phrase(fr: "Nom dans le formulaire", en: "Name in the form")
        static let media = Phrase(fr: "Fichiers du formulaire", en: "Files of the form")
        static let here = Phrase(fr: "en place", en: "in place")
        static let missing = Phrase(fr: "manque", en: "missing")
        static let devices = Phrase(fr: "Appareils", en: "Devices")
        static let device = Phrase(fr: "Appareil", en: "Device")
        static let forAll = Phrase(fr: "Donné à tous les appareils.", en: "Given to every device.")
        static let forSome = Phrase(
            fr: "Donné à ces appareils seuls. N’en cochez aucun pour le donner à tous.",
            en: "Given to these devices alone. Tick none to give it to all.")
        static let fields = Phrase(
            fr: "Une ligne par réponse : chemin = champ | choix: mot, choix: mot. Champs : " + all + ".",
            en: "One line an answer: path = field | choice: word, choice: word. Fields: " + all + ".")

        static func leaving(_ form: OfferedForm) -> Phrase {
            Phrase(
                fr: "« \(form.title) » \(form.version) quitte tous les téléphones qui le remplissent.",
                en: "“\(form.title)” \(form.version) leaves every phone that fills it in.")
        }

        private static var all: String { FormMapping.Field.allCases.map(\.rawValue).joined(separator: ", ") }
    }
}

extension StoredForm.State {
    /// What a button does that leads there.
    var act: Phrase {
        switch self {
        case .draft: Phrase(fr: "Remettre en brouillon", en: "Make it a draft again")
        case .test: Phrase(fr: "Mettre à l’essai", en: "Put to the test")
        case .live: Phrase(fr: "Mettre en service", en: "Put into service")
        case .closed: Phrase(fr: "Retirer du service", en: "Take out of service")
        }
    }

    /// The state as people read it.
    var words: Phrase {
        switch self {
        case .draft: Phrase(fr: "brouillon", en: "draft")
        case .test: Phrase(fr: "essai", en: "test")
        case .live: Phrase(fr: "en service", en: "live")
        case .closed: Phrase(fr: "retiré", en: "closed")
        }
    }
}
