extension PolicyTable {
    /// What answers before anyone is known, and one's own account.
    static let doors: [RuleGroup] = [
        allow(
            standing: .anyone, on: .home, .asset, .health, .organisationKey, .openAPI, .signInPage, .invitationPage,
            to: .page),
        allow(standing: .anyone, on: .signIn, .demoSignIn, .passkeyChallenge, .invitationUse, to: .credential),

        allow(standing: .signedIn, on: .signOut, .stepUp, to: .session),
        allow(standing: .signedIn, on: .ownAccount, to: .account, .credential, .session, .grant, if: .own),
        allow(
            standing: .signedIn, on: .passwordChange, .factorAdd, .factorRemove, to: .credential, if: [.own, .stepUp]),
        allow(standing: .signedIn, on: .sessionEnd, to: .session, if: .own),
    ]
}
