import Collection
import Messaging
import Protection

/// The words the product itself uses: those of its forms, its codes, the grammar of text messages, and common words of French
/// and English. All folded.
enum OwnVocabulary {
    static let words: Set<String> = {
        var all = MessageVocabulary.words
        for text in [common, NameLists.common.joined(separator: " "), NameLists.verbs.joined(separator: " ")] + labels {
            all.formUnion(words(of: text))
        }
        for form in OwnForm.allCases { all.formUnion(words(of: form.bytes)) }
        return all
    }()

    /// The folded words of a text.
    static func words(of text: String) -> Set<String> {
        Set(text.split { !$0.isLetter && !$0.isNumber }.compactMap { LatinLetters.folded($0) })
    }

    /// The words of a form's text, without its tags.
    private static func words(of form: [UInt8]) -> Set<String> {
        var found: Set<String> = []
        for piece in String(decoding: form, as: UTF8.self).split(separator: ">") {
            found.formUnion(words(of: String(piece.prefix { $0 != "<" })))
        }
        return found
    }

    private static var labels: [String] {
        let phrases =
            ReportCategory.allCases.map(\.label) + SourceType.allCases.map(\.label) + HarmKind.allCases.map(\.words)
            + DamagedObject.allCases.map(\.label)
        return phrases.flatMap { [$0.french, $0.english] }
    }

    /// Words that hold sentences together, and those of which accounts are made.
    private static let common = """
        m mr mme mlle monsieur madame dr docteur imam maire marabout colonel capitaine commandant lieutenant sergent adjudant
        general doctor mayor captain chef chefs nomme appele surnomme dit dite fils fille epouse epoux veuve frere soeur pere
        mere oncle tante parent parents voisin voisins voisine mari son wife husband father mother brother sister uncle

        je me moi tu te toi il elle se soi nous vous ils elles eux lui leur leurs mon ma mes ton ta tes son sa ses notre nos votre
        vos le la les un une des du de au aux ce cet cette ces ca cela ceci celui celle ceux celles qui que quoi dont ou et mais
        donc or ni car si ne pas plus moins tres trop peu beaucoup assez tout toute tous toutes autre autres meme memes aucun
        aucune chaque plusieurs quelque quelques tel telle comme quand lorsque pendant depuis avant apres jusque vers chez dans
        sur sous entre par pour sans avec contre selon malgre parce puis alors ainsi aussi encore deja toujours jamais souvent
        ici la loin pres hors dedans dehors devant derriere bien mal oui non rien personne
        etre est suis sont etait etaient ete sera seront serait avoir ai as a avons avez ont avait avaient eu aura auront aurait
        faire fait font fais faisait fera aller va vont allait alles venir vient viennent venu venus venait parti partie dire dit disent disait
        voir vu vus vue voit voient pouvoir peut peuvent pouvait vouloir veut veulent voulait devoir doit doivent devait savoir
        sait savent prendre prend prennent pris prise mettre met mettent mis mise donner donne donnent donnee partir part partis
        arriver arrive arrives sortir sorti sortis entrer entre entres passer passe passes rester reste restes tuer tue tues
        bruler frapper frappe frappes battre battu battus tirer tire tires blesser enlever emmener emmene prier demander demande
        aider aide fuir fui attaquer menacer menace piller pille detruire detruit perdre perdu manger dormir mourir mort morts

        i me my mine you your yours he him his she her hers it its we us our ours they them their theirs this that these those
        who whom whose which what where when why how a an the and or but nor so if because as until while of at by for with
        about against between into through during before after above below to from up down in out on off over under again
        further then once here there all any both each few more most other some such no not only own same than too very can
        will just should now am is are was were be been being have has had having do does did doing would could may might must
        shall go goes went gone come came take took taken make made see saw seen know knew say says tell told give gave get got
        run ran leave left burn burnt kill shoot shot beat beaten flee fled fire fires armed

        premier premiere second seconde deuxieme troisieme quatrieme cinquieme demi demie moitie dizaine vingtaine centaine
        millier milliers million millions first second third half dozen hundreds thousands
        heure heures minute minutes jour jours semaine semaines mois annee annees an ans date aube midi minuit matinee soiree
        hour hours minute minutes dawn noon midnight evening
        h km kg mn min e er eme eres nd rd st th ok sms tel no nb rn ong so pu lu bu mid
        """
}
