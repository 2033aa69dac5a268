public import Protection

/// Where people sign in.
public struct SignInPage: Sendable {
    public let language: Language
    /// Where to go afterwards: an address of ours, checked by the door.
    public let next: String
    /// Why the last try did not succeed; it never says which part was wrong.
    public let refusal: Phrase?
    /// Roles of the demonstration, each one click; empty anywhere else.
    public let demonstration: [(role: String, words: Phrase)]

    public init(
        language: Language, next: String, refusal: Phrase? = nil, demonstration: [(role: String, words: Phrase)] = []
    ) {
        self.language = language
        self.next = next
        self.refusal = refusal
        self.demonstration = demonstration
    }

    /// The page as markup.
    public func render() -> HTML {
        RegisterPage(
            frame: Frame(language: language), path: "/sign-in", title: AccountWords.signInTitle,
            lead: demonstration.isEmpty ? AccountWords.signInLead : AccountWords.demonstrationLead,
            notice: refusal.map { RegisterPage.Notice($0, isRefusal: true) },
            sections: roles + [passkey, password, without]
        ).render()
    }

    private var roles: [RegisterPage.Section] {
        guard !demonstration.isEmpty else { return [] }
        return [
            RegisterPage.Section(
                id: "demonstration", title: AccountWords.demonstration, note: AccountWords.demonstrationNote,
                forms: demonstration.map { role in
                    Form(
                        to: "/sign-in/demo", submit: role.words,
                        hidden: [("role", role.role), ("next", next)])
                })
        ]
    }

    private var passkey: RegisterPage.Section {
        RegisterPage.Section(
            id: "passkey", title: AccountWords.passkey, note: AccountWords.passkeyNote,
            forms: [
                Form(
                    to: "/sign-in", submit: AccountWords.signInWithPasskey,
                    hidden: [("purpose", "sign-in"), ("credential", ""), ("challenge", ""), ("next", next)],
                    behaviour: "passkey-sign-in")
            ])
    }

    /// Whoever only has something to say needs no account.
    private var without: RegisterPage.Section {
        RegisterPage.Section(
            id: "without", title: AccountWords.without, note: AccountWords.withoutNote,
            columns: [AccountWords.what, AccountWords.whereTo],
            rows: [
                RegisterPage.Line([.words(FieldWords.title), .door(AccountWords.form, to: "/report")]),
                RegisterPage.Line([.words(FieldWords.answers), .door(AccountWords.byCode, to: "/receipt")]),
            ])
    }

    private var password: RegisterPage.Section {
        RegisterPage.Section(
            id: "password", title: AccountWords.passwordAndCode,
            forms: [
                Form(
                    to: "/sign-in", submit: AccountWords.signIn,
                    fields: [
                        .init("name", AccountWords.name, .text(longest: 100), autocomplete: "username"),
                        .init(
                            "password", AccountWords.password, .password(shortest: 1), autocomplete: "current-password"),
                        .init(
                            "code", AccountWords.code, .text(longest: 40), hint: AccountWords.codeHint,
                            autocomplete: "one-time-code"),
                    ], hidden: [("next", next)])
            ])
    }
}
