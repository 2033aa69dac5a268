import Access
import ArgumentParser
import Collection
import Database
import Protection
import SignIn
import Store
import Vault
import Workflows

/// `releve token create`: what a program signs in with.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Programs’ tokens, from the machine itself.", subcommands: [Create.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create", abstract: "Make a token and print it: it is shown once.",
            discussion: """
                A token that reads content (\(Scope.allCases.filter(\.readsContent).map(\.rawValue).joined(separator: ", "))) \
                is made here only while the store is being founded, that is until custodians of two units have enrolled. From \
                then on a liaison asks for it on the page of tokens and a custodian of another unit approves.
                """)

        @Option(help: "What it may do: \(Scope.allCases.map(\.rawValue).joined(separator: ", ")).") var scope: [String]
        @Option(help: "Where: SCHEME:CODE; by default everywhere.") var area: [String] = []
        @Option(help: "What it is for.") var label = "command line"
        @Option(help: "How many days it holds, 366 at most.") var days = 90
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var output: OutputOptions

        private struct Answer: Encodable {
            let token: String
        }

        func run() async throws {
            let scopes = try scope.map { name in
                guard let scope = Scope(rawValue: name) else {
                    let all = Scope.allCases.map(\.rawValue).joined(separator: ", ")
                    throw Refusal(
                        .usage, code: "scope_unknown",
                        message: Phrase(fr: "« \(name) » n’est pas une portée.", en: "“\(name)” is no scope."),
                        place: "--scope", remedy: Phrase(fr: "Choisissez : \(all).", en: "Choose one of \(all)."))
                }
                return scope
            }
            let areas: Extent<AreaRef> = area.isEmpty ? .all : .only(Set(try area.map(AreaArgument.ref)))
            let now = Instant.now
            guard (1...366).contains(days) else {
                throw Refusal(
                    .usage, code: "days_refused",
                    message: Phrase(
                        fr: "Un jeton tient de 1 à 366 jours, pas \(days).",
                        en: "A token holds for 1 to 366 days, not \(days)."),
                    place: "--days", remedy: Phrase(fr: "Donnez un autre nombre.", en: "Give another number."))
            }
            let until = now + .days(days)
            let issued = try await storeOptions.withStore { store in
                // What reads content takes two persons, as soon as there are two.
                if scopes.contains(where: \.readsContent) { try await Founders(store: store).requireFounding(at: now) }
                return try await Keys(store: store).issueToken(
                    Set(scopes), areas: areas, label: label, until: until, by: nil, at: now)
            }
            if output.json { try Report.json(Answer(token: issued.token.text)) } else { print(issued.token.text) }
        }
    }
}

/// `releve device create`: what a phone sends with.
struct DeviceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "device", abstract: "Phones and tablets, from the machine itself.", subcommands: [Create.self])

    struct Create: AsyncParsableCommand, SecretCommand {
        static let configuration = CommandConfiguration(
            commandName: "create", abstract: "Enrol a phone for one area and print its address: it is shown once.")

        @Option(help: "The area it reports from: SCHEME:CODE.") var area: String
        @Option(help: "What colleagues call it.") var label = "device"
        @Option(help: "The name in links.") var origin = "http://localhost:8080"
        @Flag(help: "What it sends looks real and counts nothing.") var training = false
        @Flag(help: "Only a real flood sets its reports aside.") var trusted = false
        @Option(help: "A name for clients that know no token; the password is made and shown once.") var user: String?
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var vaultOptions: VaultOptions
        @OptionGroup var output: OutputOptions

        private struct Answer: Encodable {
            let path: String
            let qr: String
            /// The same device's form in a browser.
            let form: String
            let user: String?
            let password: String?
        }

        /// Only a password is sealed.
        var readsSecrets: Bool { user != nil }

        func run() async throws {
            let ref = try AreaArgument.ref(area)
            let location = try storeOptions.location()
            let (enrolled, made) = try await storeOptions.withStore { store in
                var made: (user: StoredDevice.User, password: String)?
                if let user {
                    made = try await vaultOptions.withVault(location, in: output.language) { vault in
                        try DeviceUser.make(name: user, sealing: ReportSealing(vault))
                    }
                }
                let enrolled = try await Keys(store: store).enrolDevice(
                    label: label, area: ref, mode: training ? .training : .live, isTrusted: trusted, user: made?.user,
                    by: nil, at: .now)
                return (enrolled, made)
            }
            let path = made == nil ? "/odk/" + enrolled.token.text : "/odk/-"
            let settings = CollectSettings(
                serverURL: origin + path, projectName: "Relève", language: output.language.rawValue,
                user: made?.user.name, password: made?.password)
            let form = "/report/" + enrolled.token.text
            guard !output.json else {
                return try Report.json(
                    Answer(path: path, qr: settings.code, form: form, user: made?.user.name, password: made?.password))
            }
            print(origin + path)
            print(origin + form)
            if let made { print("\(made.user.name)\n\(made.password)") }
        }
    }
}
