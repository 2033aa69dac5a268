import Interchange
import PlaceNames
import Protection
import Store

/// Any record an import can bring.
enum ImportedFact: Sendable {
    case area(Area)
    case crosswalk(Crosswalk)
    case place(NamedPlace)
    case population(Population)
    case site(Site)
    case presence(Presence)
    case route(Route)
    case actor(ActorProfile)
    case task(ProtectionTask)
    case standing(TaskStanding)
    case value(IndicatorValue)
    case coverage(Coverage)
    case incident(Incident)

    /// The tables a kind of import writes.
    static func tables(of kind: ImportKind) -> [StagedImport.Tables] {
        switch kind {
        case .areas: [.init(Area.self), .init(Crosswalk.self)]
        case .places: [.init(NamedPlace.self)]
        case .population: [.init(Population.self)]
        case .sites: [.init(Site.self)]
        case .presence: [.init(Presence.self)]
        case .routes: [.init(Route.self)]
        case .actors: [.init(ActorProfile.self)]
        case .tasks: [.init(ProtectionTask.self), .init(TaskStanding.self)]
        case .indicators: [.init(IndicatorValue.self)]
        case .coverage: [.init(Coverage.self)]
        case .ged: [.init(Incident.self), .init(Area.self)]
        case .acled: [.init(Incident.self)]
        }
    }

    /// Reads a file of a kind, handing over each record with its line.
    static func read(
        _ kind: ImportKind, _ source: some ByteSource, options: ImportOptions,
        emit: (ImportedFact, _ line: Int) throws -> Void
    ) throws -> ReadSummary {
        switch kind {
        case .areas:
            try AreaReader.read(source, options: options) { record, line in
                switch record {
                case .area(let area): try emit(.area(area), line)
                case .crosswalk(let crosswalk): try emit(.crosswalk(crosswalk), line)
                }
            }
        case .places: try PlaceReader.read(source, options: options) { try emit(.place($0), $1) }
        case .population: try PopulationReader.read(source, options: options) { try emit(.population($0), $1) }
        case .sites: try SiteReader.read(source, options: options) { try emit(.site($0), $1) }
        case .presence: try PresenceReader.read(source, options: options) { try emit(.presence($0), $1) }
        case .routes: try RouteReader.read(source, options: options) { try emit(.route($0), $1) }
        case .actors: try ActorReader.read(source, options: options) { try emit(.actor($0), $1) }
        case .tasks:
            try TaskReader.read(source, options: options) { record, line in
                switch record {
                case .task(let task): try emit(.task(task), line)
                case .standing(let standing): try emit(.standing(standing), line)
                }
            }
        case .indicators: try IndicatorReader.read(source, options: options) { try emit(.value($0), $1) }
        case .coverage: try CoverageReader.read(source, options: options) { try emit(.coverage($0), $1) }
        case .ged:
            try GEDReader.read(
                source, options: options, emit: { try emit(.incident($0), $1) },
                // Areas made from the names in the rows stand on no line of their own.
                emitArea: { try emit(.area($0), 0) })
        case .acled: try ACLEDReader.read(source, options: options) { try emit(.incident($0), $1) }
        }
    }
}
