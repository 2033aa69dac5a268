public import Protection

/// What a stranger is told when signing in fails, whatever it failed on: an unknown name, a wrong password, a code used
/// twice and a forged passkey read alike. What it was goes into the log as a code, for those who may read it.
public enum SignInRefusal {
    public static let words = Phrase(
        fr: "La connexion n’a pas abouti. Vérifiez ce que vous avez saisi et recommencez. Si cela dure, demandez une "
            + "nouvelle invitation à votre dépositaire.",
        en: "You are not signed in. Check what you entered and try again. If it goes on, ask your custodian for a new "
            + "invitation.")
}
