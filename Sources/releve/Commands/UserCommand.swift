import Access
import ArgumentParser
import Protection
import Store
import Workflows

/// `releve user create`: an account and its invitation link.
struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Accounts, from the machine itself.", subcommands: [Create.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "create", abstract: "Make an account and print its one-time link.",
            discussion: """
                While a store is being founded, that is until custodians of two units have enrolled, --role gives the role at \
                once. From then on a grant is decided by two persons, on the pages.
                """)

        @Option(help: "The name colleagues know.") var name: String
        @Option(help: "The unit: it tells the two persons of a decision apart.") var unit: String
        @Option(help: "A role: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).") var role: [String] = []
        @Option(help: "Where the role holds: SCHEME:CODE; by default everywhere.") var area: [String] = []
        @Option(help: "The name in links.") var origin = "http://localhost:8080"
        @OptionGroup var storeOptions: StoreOptions
        @OptionGroup var output: OutputOptions

        private struct Answer: Encodable {
            let account: String
            let link: String
        }

        func run() async throws {
            let roles = try role.map { name in
                guard let role = Role(rawValue: name) else {
                    throw Refusal(
                        .usage, code: "role_unknown",
                        message: Phrase(fr: "« \(name) » n’est pas un rôle.", en: "“\(name)” is no role."),
                        place: "--role",
                        remedy: Phrase(
                            fr: "Choisissez : \(Role.allCases.map(\.rawValue).joined(separator: ", ")).",
                            en: "Choose one of \(Role.allCases.map(\.rawValue).joined(separator: ", ")))."))
                }
                return role
            }
            let areas: Extent<AreaRef> = area.isEmpty ? .all : .only(Set(try area.map(AreaArgument.ref)))
            let compartment = Compartment(areas: areas, organisations: .all, cases: .all, marks: [])
            let invited = try await storeOptions.withStore { store in
                if !roles.isEmpty { try await Founders(store: store).requireFounding(at: .now) }
                return try await Invite(store: store)(
                    name: name, unit: UnitID(unit), grants: roles.map { ($0, compartment) }, by: nil, at: .now)
            }
            let answer = Answer(account: invited.account.rawValue, link: origin + invited.path)
            if output.json { try Report.json(answer) } else { print(answer.link) }
        }
    }
}

/// An area on the command line.
enum AreaArgument {
    /// From `SCHEME:CODE`.
    static func ref(_ text: String) throws -> AreaRef {
        guard let area = AreaRef(typed: text) else {
            throw Refusal(
                .areaMalformed,
                message: Phrase(fr: "« \(text) » n’est pas une zone.", en: "“\(text)” is not an area."),
                place: "--area",
                remedy: Phrase(
                    fr: "Écrivez SCHÉMA:CODE, comme « COD-AB 2021:ML10 ».",
                    en: "Write SCHEME:CODE, as “COD-AB 2021:ML10”."))
        }
        return area
    }
}
