public import Protection

/// Where an invitation leads: the person sets what they will sign in with.
public struct InvitationPage: Sendable {
    public let language: Language
    /// The page's own address, which is the invitation.
    public let path: String
    public let name: String
    /// The shared secret for time codes, for those who choose a password.
    public let codeSecret: String
    /// The same to be scanned.
    public let code: SquareCode?
    public let refusal: Phrase?

    public init(
        language: Language, path: String, name: String, codeSecret: String, code: SquareCode?, refusal: Phrase? = nil
    ) {
        self.language = language
        self.path = path
        self.name = name
        self.codeSecret = codeSecret
        self.code = code
        self.refusal = refusal
    }

    /// The page as markup.
    public func render() -> HTML {
        RegisterPage(
            frame: Frame(language: language), path: path, title: AccountWords.welcome(name),
            lead: AccountWords.invitationLead, notice: refusal.map { RegisterPage.Notice($0, isRefusal: true) },
            secrets: [
                RegisterPage.Secret(label: AccountWords.codeSecret, lines: [codeSecret], code: code)
            ],
            sections: [passkey, password]
        ).render()
    }

    private var passkey: RegisterPage.Section {
        RegisterPage.Section(
            id: "passkey", title: AccountWords.passkey, note: AccountWords.passkeyNote,
            forms: [
                Form(
                    to: path, submit: AccountWords.makePasskey,
                    hidden: [
                        ("purpose", "invitation"), ("invitation", path), ("credential", ""), ("challenge", ""),
                        ("kind", "passkey"),
                    ], behaviour: "passkey-enrol")
            ])
    }

    private var password: RegisterPage.Section {
        RegisterPage.Section(
            id: "password", title: AccountWords.passwordAndCode, note: AccountWords.passwordNote,
            forms: [
                Form(
                    to: path, submit: AccountWords.setPassword,
                    fields: [
                        .init(
                            "password", AccountWords.newPassword, .password(shortest: 15), autocomplete: "new-password"),
                        .init("code", AccountWords.firstCode, .digits, autocomplete: "one-time-code"),
                    ], hidden: [("kind", "password"), ("secret", codeSecret)])
            ])
    }
}
