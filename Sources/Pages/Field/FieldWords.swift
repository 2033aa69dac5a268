import Protection

/// Words of the field form. To a person who may be in danger: short, calm, the safe thing first.
enum FieldWords {
    /// In the browser's tab and its history: it says nothing.
    static let window = Phrase(fr: "Message", en: "Message")
    static let title = Phrase(fr: "Alerter", en: "Send an alert")
    static let lead = Phrase(
        fr: "Une seule réponse suffit. Personne ne vous demande votre nom.",
        en: "One answer is enough. Nobody asks your name.")
    static let area = Phrase(fr: "Zone", en: "Area")
    static let closed = Phrase(
        fr: "Rien ne peut être reçu en ce moment. Revenez plus tard.",
        en: "Nothing can be received at the moment. Come back later.")
    static let quit = Phrase(fr: "Quitter vite", en: "Leave quickly")

    static let what = Phrase(fr: "Que se passe-t-il ?", en: "What is happening?")
    static let happenings: [(value: String, words: Phrase)] = [
        ("armed_men", Phrase(fr: "Des hommes armés sont là ou approchent", en: "Armed men are here or coming")),
        ("attack", Phrase(fr: "Une attaque a lieu", en: "An attack is under way")),
        ("threat", Phrase(fr: "Une menace, un ultimatum", en: "A threat, an ultimatum")),
        ("abduction", Phrase(fr: "Des gens ont été emmenés", en: "People were taken away")),
        ("movement", Phrase(fr: "Des gens fuient", en: "People are fleeing")),
        ("roadblock", Phrase(fr: "La route est coupée", en: "The road is cut")),
        ("other", Phrase(fr: "Autre chose", en: "Something else")),
        ("unknown", Phrase(fr: "Je ne sais pas", en: "I do not know")),
    ]
    static let when = Phrase(fr: "C’est pour quand ?", en: "When is it?")
    static let times: [(value: String, words: Phrase)] = [
        ("now", Phrase(fr: "Maintenant", en: "Now")),
        ("today", Phrase(fr: "Aujourd’hui", en: "Today")),
        ("soon", Phrase(fr: "Bientôt", en: "Soon")),
        ("past", Phrase(fr: "C’est fini", en: "It is over")),
        ("unknown", Phrase(fr: "Je ne sais pas", en: "I do not know")),
    ]
    static let place = Phrase(fr: "Dans quel village ou quartier ?", en: "In which village or quarter?")
    static let people = Phrase(
        fr: "Combien de personnes sont en danger, à peu près ?", en: "About how many people are in danger?")
    static let ifKnown = Phrase(fr: "Laissez vide si vous ne savez pas.", en: "Leave empty if you do not know.")
    static let said = Phrase(fr: "Avec vos mots", en: "In your own words")
    static let noNames = Phrase(
        fr: "N’écrivez pas de nom si ce n’est pas nécessaire.", en: "Write no name where none is needed.")

    static let voice = Phrase(fr: "Dire au lieu d’écrire", en: "Speak instead of writing")
    static let record = Phrase(fr: "Enregistrer ma voix", en: "Record my voice")
    static let stop = Phrase(fr: "Arrêter", en: "Stop")
    static let hear = Phrase(fr: "Écouter", en: "Listen")
    static let drop = Phrase(fr: "Effacer", en: "Delete")
    static let noMicrophone = Phrase(
        fr: "Le micro n’est pas accessible. Joignez un fichier.", en: "The microphone cannot be used. Add a file.")
    static let sound = Phrase(fr: "Joindre un son", en: "Add a recording")
    static let photo = Phrase(fr: "Photos", en: "Photos")
    static let photoPlace = Phrase(
        fr: "Une photo peut dire où et quand elle a été prise. Elle part telle quelle.",
        en: "A photo can tell where and when it was taken. It goes as it is.")
    static let photoClean = Phrase(
        fr: "Le lieu et l’heure que l’appareil écrit dans la photo sont effacés. Si c’est impossible, on vous le dit.",
        en: "The place and time that the camera writes into the photo are removed. Where they cannot be, you are told.")
    static let raw = Phrase(
        fr: "Envoyer la photo telle quelle, avec le lieu et l’heure qui y sont peut-être écrits.",
        en: "Send the photo as it is, with the place and time that may be written into it.")
    static let seal = Phrase(
        fr: "Sceller : seules les personnes de l’équipe qui ont la clé peuvent lire, pas le serveur.",
        en: "Seal: only those of the team who have the key can read it, not the server.")
    static let sealed = Phrase(
        fr: "Se lisent sans la clé : ce qui se passe, et si c’est urgent. Clé :",
        en: "What can be read without the key: what is happening, and whether it is urgent. Key:")
    static let send = Phrase(fr: "Envoyer", en: "Send")
    static let kept = Phrase(
        fr: "Sans réseau, le message attend ici, chiffré. « Quitter vite » l’efface, s’il n’est pas encore parti.",
        en: "Without a network the message waits here, encrypted. “Leave quickly” deletes it if it has not gone yet.")

    static let gone = Phrase(fr: "Votre message est parti et arrivé", en: "Your message has left and arrived")
    static let onPhone = Phrase(fr: "Message gardé sur ce téléphone", en: "Message kept on this phone")
    static let arrived = Phrase(fr: "Message noté. Merci.", en: "Message noted. Thank you.")
    static func noFiles(minutes: Int) -> Phrase {
        Phrase(
            fr: "Les mots sont arrivés, pas les fichiers : trop de fichiers arrivent en ce moment. "
                + "Dans \(minutes) min, revenez en arrière et renvoyez : les mots ne seront pas comptés deux fois.",
            en: "The words have arrived, the files have not: too many files are coming at the moment. "
                + "In \(minutes) min, go back and send again: the words will not count twice.")
    }
    static let note = Phrase(
        fr: "Notez ce code. Il permet de lire la réponse, sans compte. Il ne sera plus montré.",
        en: "Write this code down. With it you can read the answer, without an account. It will not be shown again.")
    static let answers = Phrase(fr: "Lire une réponse", en: "Read an answer")
    static let another = Phrase(fr: "Écrire un autre message", en: "Write another message")
}
