import Protection

/// Words of the alert pages.
enum LedgerWords {
    static let title = Phrase(fr: "Alertes", en: "Alerts")
    static let ledger = Phrase(fr: "Registre", en: "Ledger")
    static let noneOpen = Phrase(
        fr: "Aucune alerte ouverte : le silence n’est pas la paix", en: "No open alert: silence is not peace")
    static let example = Phrase(
        fr: "Démonstration : les alertes marquées « inventée » le sont",
        en: "Demonstration: alerts marked “made up” are so")
    static let actedOn = Phrase(fr: "Suivies d’effet, 30 jours", en: "Acted on, 30 days")
    static let noActionable = Phrase(fr: "aucune alerte n’appelait d’action", en: "no alert called for action")
    static let medianArrival = Phrase(fr: "Délai sur place, médian", en: "Time to arrival, median")
    static let nineInTen = Phrase(fr: "neuf sur dix :", en: "nine in ten:")
    static let neverAnswered = Phrase(fr: "Restées sans réponse", en: "Never answered")
    static let stay = Phrase(fr: "restent au registre", en: "stay on the ledger")
    static let unansweredSources = Phrase(fr: "Sources sans retour", en: "Sources not answered")
    static let oldest = Phrase(fr: "la plus ancienne attend depuis", en: "the oldest waits for")
    static let noneWaits = Phrase(fr: "aucune n’attend", en: "none is waiting")
    static let sound = Phrase(fr: "Son à chaque nouvelle alerte", en: "Sound for each new alert")
    static let connected = Phrase(fr: "La liste se met à jour seule.", en: "The list updates by itself.")
    static let lost = Phrase(
        fr: "Liaison perdue : la liste n’est plus à jour. Nouvel essai en cours.",
        en: "Connection lost: the list is out of date. Trying again.")
    static let signedOut = Phrase(
        fr: "Session finie : rechargez la page pour vous identifier.", en: "Session over: reload the page to sign in.")
    static let arrived = Phrase(fr: "Nouvelle alerte :", en: "New alert:")
    static let nothing = Phrase(fr: "Rien à montrer ici.", en: "Nothing to show here.")
    static let received = Phrase(fr: "Reçue", en: "Received")
    static let threat = Phrase(fr: "Menace", en: "Threat")
    static let clocks = Phrase(fr: "Délais", en: "Clocks")
    static let colon = Phrase(fr: "\u{A0}:", en: ":")
    static let noPlace = Phrase(fr: "Lieu inconnu", en: "Place unknown")
    static let noArea = Phrase(fr: "zone inconnue", en: "area unknown")
    static let when = Phrase(fr: "Quand :", en: "When:")
    static let openReport = Phrase(fr: "Ouvrir le signalement", en: "Open the report")
    static let makeIncident = Phrase(fr: "en faire un incident", en: "make an incident of it")
    static let urgent = Phrase(fr: "urgent", en: "urgent")
    static let invented = Phrase(fr: "inventée", en: "made up")
    static let sealed = Phrase(
        fr: "Scellé : le contenu ne peut pas être lu ici.", en: "Sealed: the content cannot be read here.")
    static let tampered = Phrase(
        fr: "Sceau rompu : ce qui fut reçu a été changé depuis. Prévenez qui tient la machine.",
        en: "Broken seal: what was received was changed since. Tell whoever runs the machine.")
    static let unreadable = Phrase(
        fr: "Ce qui lui est arrivé ne se lit pas : on n’en sait rien ici.",
        en: "What happened to it cannot be read: nothing is known of it here.")
    static let notUnderstood = Phrase(fr: "Non compris :", en: "Not understood:")
    static let near = Phrase(fr: "Proche dans le temps et le lieu :", en: "Near in time and place:")
    static let plain = Phrase(fr: "trait plein", en: "plain line")
    static let double = Phrase(fr: "trait double", en: "double line")
    static let thick = Phrase(fr: "trait épais", en: "thick line")
    static let dotted = Phrase(fr: "pointillé :", en: "dotted:")
    static let utc = Phrase(fr: "Heures en temps universel (UTC).", en: "Times are UTC.")
    static let promise = Phrase(
        fr: "Une alerte sans retour à la personne qui a alerté reste visible.",
        en: "An alert without an answer to the person who warned stays visible.")
    static let asReceived = Phrase(fr: "Telle que reçue", en: "As received")
    static let done = Phrase(fr: "Ce qui a été fait", en: "What was done")
    static let next = Phrase(fr: "Que faire", en: "What to do")
    static let warnings = Phrase(fr: "Messages d’alerte", en: "Warnings")
    static let back = Phrase(fr: "Retour au registre", en: "Back to the ledger")
    static let open = Phrase(fr: "Ouverte", en: "Open")
    static let closed = Phrase(fr: "Close", en: "Closed")
    static let noWords = Phrase(fr: "aucun mot reçu", en: "no words received")
    static let hidden = Phrase(
        fr: "Les mots de la source ne sont pas montrés à votre rôle.",
        en: "The source’s words are not shown to your role.")
    static let whoSaid = Phrase(fr: "Qui l’a dit", en: "Who said it")
    static let sealedSource = Phrase(
        fr: "scellé ; deux personnes ensemble pour ouvrir", en: "sealed; two persons together to open")
    static let talk = Phrase(fr: "Questions et réponses", en: "Questions and answers")
    static let lockedNotes = Phrase(
        fr: "Des mots de cet historique sont scellés et ne peuvent pas être lus ici.",
        en: "Some words of this history are sealed and cannot be read here.")
}
