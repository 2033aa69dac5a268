/// Limits that exclude each other, so that no plan exists.
public enum Conflict: Sendable, Equatable {
    /// A base whose own window is empty.
    case emptyWindow(base: String, earliest: Int, latest: Int)
    /// Along the road from the first base to the last, the first leaves too late for the last.
    /// `arrival` is the earliest week in which its convoy reaches the last, which must close by `latest`.
    case road(bases: [String], earliest: Int, travel: Int, latest: Int)
    /// A base that cannot leave before all its hospitals must have closed.
    case medevac(base: String, earliest: Int, hospitals: [String], latest: Int)
    /// Limits that cannot hold together; none can be left out of the list.
    case together([Limit])

    /// One hard limit of the instance.
    public enum Limit: Sendable, Hashable {
        /// A hub waits for the convoy of a base.
        case road(base: String, parent: String)
        /// A base needs one of its hospitals.
        case medevac(base: String)
        /// A group has so many escorts.
        case escorts(group: String)
        /// The transit camp holds so many people and the planes so many seats.
        case transitCamp
        /// People must be home by the deadline.
        case repatriation
        /// A benchmark that no plan may waive.
        case veto(benchmark: String, base: String)
        /// Closing windows of all bases, always in force.
        case windows

        /// The limit in English.
        public var english: String {
            switch self {
            case .road(let base, let parent): "\(parent) stays open until the convoy of \(base) has arrived"
            case .medevac(let base): "\(base) needs one of its hospitals open"
            case .escorts(let group): "the escorts of group \(group)"
            case .transitCamp: "the seats per week and the places in the transit camp"
            case .repatriation: "the people to be home by the deadline"
            case .veto(let benchmark, let base): "veto \(benchmark) at the closing of \(base)"
            case .windows: "the closing windows"
            }
        }

        /// The limit in French.
        public var french: String {
            switch self {
            case .road(let base, let parent): "\(parent) reste ouverte jusqu’à l’arrivée du convoi de \(base)"
            case .medevac(let base): "\(base) a besoin de l’un de ses hôpitaux"
            case .escorts(let group): "les escortes du groupe \(group)"
            case .transitCamp: "les sièges par semaine et les places du camp de transit"
            case .repatriation: "les personnes à rapatrier avant l’échéance"
            case .veto(let benchmark, let base): "le veto \(benchmark) à la fermeture de \(base)"
            case .windows: "les fenêtres de fermeture"
            }
        }
    }

    /// The conflict and its remedy, in English.
    public var english: String {
        switch self {
        case .emptyWindow(let base, let earliest, let latest):
            "\(base) cannot close before week \(earliest) and must close by week \(latest). Widen its window."
        case .road(let bases, let earliest, let travel, let latest):
            "\(bases.last ?? "") (hub) must close by week \(latest), but \(bases.first ?? "") cannot leave before week "
                + "\(earliest) + \(travel) weeks of road (\(bases.joined(separator: " → "))). "
                + "Let the hub close later or the outpost earlier."
        case .medevac(let base, let earliest, let hospitals, let latest):
            "\(base) cannot leave before week \(earliest), but its hospitals (\(hospitals.joined(separator: ", "))) must "
                + "close by week \(latest). Keep one open longer."
        case .together(let limits):
            "These limits cannot hold together: \(limits.map(\.english).joined(separator: "; ")). Relax one."
        }
    }

    /// The conflict and its remedy, in French.
    public var french: String {
        switch self {
        case .emptyWindow(let base, let earliest, let latest):
            "\(base) ne peut fermer avant la semaine \(earliest) et doit fermer au plus tard en semaine \(latest). "
                + "Élargissez sa fenêtre."
        case .road(let bases, let earliest, let travel, let latest):
            "\(bases.last ?? "") (plateforme) doit fermer au plus tard en semaine \(latest), mais \(bases.first ?? "") ne "
                + "peut partir avant la semaine \(earliest), puis \(travel) semaines de route "
                + "(\(bases.joined(separator: " → "))). Fermez la plateforme plus tard ou l’avant-poste plus tôt."
        case .medevac(let base, let earliest, let hospitals, let latest):
            "\(base) ne peut partir avant la semaine \(earliest), mais ses hôpitaux (\(hospitals.joined(separator: ", "))) "
                + "doivent fermer au plus tard en semaine \(latest). Gardez-en un ouvert plus longtemps."
        case .together(let limits):
            "Ces limites ne peuvent tenir ensemble : \(limits.map(\.french).joined(separator: " ; ")). Desserrez-en une."
        }
    }
}
