/// What a reader would have taken, as its refusals say it.
enum Expected {
    /// The French of the readers' own words; signs stand for themselves.
    static func french(_ english: String) -> String {
        if let words = words[english] { return words }
        guard english.hasSuffix(" only once") else { return english }
        return english.dropLast(" only once".count) + " une seule fois"
    }

    private static let words = [
        "a value": "une valeur", "the end": "la fin", "a name": "un nom", "a digit": "un chiffre",
        "no control sign": "aucun signe de commande", "an escape": "un échappement",
        "four hexadecimal digits": "quatre chiffres hexadécimaux", "} or ,": "} ou ,", "] or ,": "] ou ,",
        "& written as &amp;": "& écrit &amp;", "a comment without --": "un commentaire sans --",
        "a name with one colon": "un nom avec un seul deux-points", "a namespace": "un espace de noms",
        "a quoted value": "une valeur entre guillemets", "a space, > or />": "un blanc, > ou />",
        "no < in a value": "aucun < dans une valeur", "no ]]> in text": "aucun ]]> dans le texte",
        "the XML declaration only at the start": "la déclaration XML au début seulement",
        "the end of the document": "la fin du document",
    ]
}
