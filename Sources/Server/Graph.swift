import Database
import Evidence
import Foundation
import Hummingbird
import Protection
import SignIn
import Store
import Workflows

/// What the doors are made of, put together once for a server: its parts, and the router that leads to them.
struct Graph {
    let store: Store
    let views: ViewCache
    let count: CountHarm
    let incidents: HarmIndex
    /// Nil while the vault is locked.
    let intake: Intake?
    /// Nil while the vault is locked.
    let desk: MessageDesk?
    let watch: AlertWatch
    let address: ReleveServer.Address
    let options: ReleveServer.Options

    private let party: RelyingParty
    private let names: AreaNames
    private let map: HarmMap
    private let scanner: MalwareScanner?
    private let meters = Meters()
    private let paces = Paces()
    private let gate = IntakeGate()
    /// A hash keeps a processor busy; one of them stays for everyone else.
    private let hashing = Turnstile(max(1, ProcessInfo.processInfo.activeProcessorCount - 1))

    /// - Throws: `Refusal` where the origin can bear no passkey.
    init(
        store: Store, views: ViewCache, count: CountHarm, incidents: HarmIndex, intake: Intake? = nil,
        desk: MessageDesk? = nil, watch: AlertWatch, address: ReleveServer.Address, options: ReleveServer.Options
    ) throws {
        do {
            party = try RelyingParty(origin: options.origin)
        } catch {
            throw Refusal(.usage, code: "origin_refused", told: error.words, place: "--origin")
        }
        self.store = store
        self.views = views
        self.count = count
        self.incidents = incidents
        self.intake = intake
        self.desk = desk
        self.watch = watch
        self.address = address
        self.options = options
        names = AreaNames(store: store)
        map = HarmMap(store: store, names: names)
        scanner = options.scanner.map { MalwareScanner(path: $0) }
    }

    func router() throws -> Router<Visit> {
        let router = Router(context: Visit.self, options: .autoGenerateHeadEndpoints)
        addGuards(to: router)
        addPeople(to: router)
        addIdentities(to: router)
        try addIntake(to: router)
        addRecords(to: router)
        addFigures(to: router)
        // Last: it describes what stands above.
        DescriptionRoutes(origin: options.origin).add(to: router)
        return router
    }

    /// Outermost first: a problem is an answer too, with the same headers as any page.
    private func addGuards(to router: Router<Visit>) {
        router.add(middleware: Metering(meters: meters))
        router.add(middleware: Arrival(proxies: options.proxies))
        router.add(middleware: SecurityHeaders(isSecure: options.origin.hasPrefix("https:")))
        router.add(middleware: LanguageMemory())
        router.add(middleware: ProblemMiddleware())
        router.add(middleware: BodyLimits())
        router.add(middleware: BlockPace(paces: paces))
        router.add(middleware: SameOrigin(origin: options.origin))
        router.add(middleware: Doorkeeping(doorkeeper: Doorkeeper(store: store)))
        router.add(middleware: AskerPace(paces: paces))
        router.add(middleware: Threshold())
        router.get("/healthz") { [store] _, _ in
            // Ready means that the store answers, not only the port.
            _ = try await store.facts.read { _ in true }
            return Response(
                status: .ok, headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
                body: .init(byteBuffer: .init(string: "ok\n")))
        }
    }

    /// Who comes in, what they may do, with what programs and phones come in, and the machine itself.
    private func addPeople(to router: Router<Visit>) {
        let passkeys = SignInWithPasskey(store: store, party: party)
        SignInRoutes(
            store: store, passkeys: passkeys,
            passwords: SignInWithPassword(store: store, sealing: options.vault?.codeSealing),
            invitations: AcceptInvitation(store: store, isBreached: options.isBreached),
            sealing: options.vault?.codeSealing,
            isAtHome: address.isLocal && options.proxies.isEmpty, hashing: hashing
        ).add(to: router)
        AccountRoutes(
            store: store, changing: ChangePassword(store: store, isBreached: options.isBreached), passkeys: passkeys,
            hashing: hashing
        ).add(to: router)
        PeopleRoutes(store: store, origin: options.origin).add(to: router)
        KeyRoutes(store: store, names: names, origin: options.origin, sealing: intake?.sealing).add(to: router)
        ApprovalRoutes(store: store, vault: options.vault, origin: options.origin).add(to: router)
        EmergencyRoutes(store: store).add(to: router)
        AdministrationAPI(store: store, origin: options.origin).add(to: router)
        LogRoutes(store: store, signer: options.signer).add(to: router)
        MachineRoutes(
            store: store, meters: meters, isVaultOpen: options.vault != nil,
            dictionaries: options.dictionaries?.languages ?? [], startedAt: .now
        ).add(to: router)
    }

    /// Cases, and who people are.
    private func addIdentities(to router: Router<Visit>) {
        CaseRoutes(store: store, vault: options.vault, names: names).add(to: router)
        let evidence = EvidenceRoutes(store: store, vault: options.vault, scanner: scanner)
        evidence.add(to: router)
        SealedRoutes(store: store, vault: options.vault).add(to: router)
        IdentityRoutes(store: store, vault: options.vault, evidence: evidence).add(to: router)
        ConsentRoutes(store: store, vault: options.vault).add(to: router)
        DuplicateRoutes(store: store, vault: options.vault).add(to: router)
    }

    /// The ways by which reports and messages come, and answers go.
    private func addIntake(to router: Router<Visit>) throws {
        MessageRoutes(desk: desk, origin: options.origin).add(to: router)
        GatewayRoutes(store: store, desk: desk).add(to: router)
        ReceiptRoutes(desk: desk?.receipts).add(to: router)
        DialogueRoutes(store: store, intake: intake, desk: desk?.receipts).add(to: router)
        ReportAPIRoutes(store: store, intake: intake, gate: gate).add(to: router)
        FormRoutes(store: store, forms: intake?.forms ?? Forms(store: store)).add(to: router)
        KoboRoutes(intake: intake, gate: gate).add(to: router)
        ODKRoutes(
            intake: intake,
            door: try intake.map { try ODKDoor(store: store, sealing: $0.sealing, origin: options.origin) },
            gate: gate, paces: paces, origin: options.origin
        ).add(to: router)
        FieldRoutes(
            store: store, intake: intake, receipts: desk?.receipts, gate: gate, paces: paces, names: names
        ).add(to: router)
    }

    /// Reports, incidents and alerts, each by itself.
    private func addRecords(to router: Router<Visit>) {
        let reports = ReportRoutes(
            store: store, intake: intake, names: names, scanner: scanner, vault: options.vault)
        reports.add(to: router)
        HarmRoutes(store: store, index: incidents, map: map).add(to: router)
        IncidentRoutes(store: store, vault: options.vault, names: names, reports: reports).add(to: router)
        AlertRoutes(
            store: store, intake: intake, answer: desk?.answer, watch: watch, names: names,
            approve: ApproveWarning(store: store, sender: "releve@" + party.id)
        ).add(to: router)
        FeedRoutes(store: store, origin: options.origin).add(to: router)
        ClockRoutes(store: store, intake: intake, policy: WebhookPolicy(allowed: options.webhookHosts)).add(to: router)
    }

    /// The picture, the plan, and what is counted.
    private func addFigures(to router: Router<Visit>) {
        PageRoutes(views: views).add(to: router)
        CoverageRoutes(store: store, names: names, map: map).add(to: router)
        ResponseRoutes(store: store, names: names).add(to: router)
        CountRoutes(store: store, count: count, populations: PopulationShelf(store: store), names: names).add(
            to: router)
        CodeRoutes(store: store).add(to: router)
        UndercountRoutes(store: store, desk: UndercountDesk(store: store), names: names).add(to: router)
        FactsAPI(views: views).add(to: router)
    }
}
