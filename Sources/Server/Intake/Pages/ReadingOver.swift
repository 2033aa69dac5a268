import Pages
import Protection
import Workflows

/// How an account is read over on its report's page: what was kept back and why, and the forms that bring it back, strike out,
/// or take out names the vault knows.
struct ReadingOver {
    let path: String
    let version: Int
    /// As the facts hold it.
    let text: String
    let kept: [AccountSieve.KeptBack]

    /// More words than these are brought back all together, or not.
    private static let most = 200

    var all: [Form] { (kept.isEmpty ? [] : [showSome, showAll]) + [strike, again] }

    /// Whether somebody has read it over, and how many words are kept back, by reason where that is known.
    static func note(isReadOver: Bool, count: Int, _ kept: [AccountSieve.KeptBack]) -> Phrase {
        let state =
            isReadOver
            ? Phrase(fr: "Relu par une personne.", en: "Read over by a person.")
            : Phrase(
                fr: "Personne ne l’a relu : seuls les mots connus comme ordinaires sont en clair.",
                en: "Read over by nobody: only words known to be ordinary are in the clear.")
        guard count > 0 else { return state }
        func times(_ why: OrdinaryWords.Verdict) -> Int { kept.filter { $0.why == why }.reduce(0) { $0 + $1.count } }
        let reasons: [(Int, Phrase)] = [
            (times(.listedName), Phrase(fr: "sur une liste de noms", en: "on a list of names")),
            (times(.unknown), Phrase(fr: "dans aucun dictionnaire d’ici", en: "in no dictionary here")),
            (times(.otherLetters), Phrase(fr: "en d’autres lettres", en: "in other letters")),
            (times(.ordinary), Phrase(fr: "partie d’un autre mot", en: "part of another word")),
        ].filter { $0.0 > 0 }
        func listed(_ language: Language) -> String {
            let parts = reasons.map { language == .french ? "\($1.french)\u{A0}: \($0)" : "\($1.english): \($0)" }
            return parts.isEmpty ? "." : " (\(parts.joined(separator: ", ")))."
        }
        return Phrase(
            fr: "\(state.french) Mots cachés\u{A0}: \(count)\(listed(.french))",
            en: "\(state.english) Words kept back: \(count)\(listed(.english))")
    }

    private var hidden: (name: String, value: String) { ("version", String(version)) }

    private var showSome: Form {
        Form(
            to: path, submit: Phrase(fr: "Montrer les mots cochés", en: "Show the words ticked"),
            title: Phrase(fr: "Mots cachés", en: "Words kept back"),
            note: Phrase(
                fr: "Cochez ce qui ne nomme personne. Chaque mot revient partout où il est écrit ainsi.",
                en: "Tick what names nobody. Each word comes back wherever it is spelled so."),
            fields: [
                .init(
                    "word", Phrase(fr: "Mots", en: "Words"),
                    .several(
                        kept.prefix(Self.most).map { word in
                            let shown = word.count > 1 ? "\(word.word) × \(word.count)" : word.word
                            return (value: String(word.number), words: Phrase(fr: shown, en: shown))
                        }), isRequired: false)
            ], hidden: [hidden, ("show", "some")], isFolded: kept.count > 12)
    }

    private var showAll: Form {
        Form(
            to: path, submit: Phrase(fr: "J’ai relu : tout montrer", en: "I have read it over: show all"),
            note: Phrase(
                fr: "Seulement si aucun des mots cachés ne nomme quelqu’un.",
                en: "Only where none of the words kept back names anyone."),
            hidden: [hidden, ("show", "all")])
    }

    private var strike: Form {
        Form(
            to: path, submit: Phrase(fr: "Garder ce texte", en: "Keep this text"),
            title: Phrase(fr: "Relire", en: "Read over"),
            note: Phrase(
                fr:
                    "Supprimez ce qui nomme encore quelqu’un, ou mettez [name] à la place. Aucun mot ne peut être ajouté.",
                en: "Strike out what still names someone, or put [name] in its place. No word can be added."),
            fields: [
                .init(
                    "narrative", Phrase(fr: "Récit sans noms", en: "Account without names"),
                    .paragraph(longest: 8_000), value: text)
            ], hidden: [hidden])
    }

    private var again: Form {
        Form(
            to: path,
            submit: Phrase(
                fr: "Ôter aussi les noms des personnes du coffre", en: "Take out the names the vault knows as well"),
            note: Phrase(
                fr:
                    "Pour les personnes notées d’après ce signalement et dont le dossier vous est confié ; chaque lecture est au journal.",
                en: "For persons recorded from this report whose case is granted to you; each read is in the log."),
            hidden: [hidden, ("again", "1")])
    }
}
