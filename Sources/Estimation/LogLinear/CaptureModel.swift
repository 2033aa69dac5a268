/// The classical models of closed capture–recapture, as Rcapture names them (Baillargeon and Rivest 2007).
///
/// `Mt` is the hierarchical model of independent lists. `Mh` and `Mth` let people differ in how easily they are
/// recorded; how they differ is assumed, not seen.
public enum CaptureModel: String, Sendable, Hashable, CaseIterable {
    /// One chance of being recorded, the same for all lists and people.
    case m0 = "M0"
    case mhChao = "Mh Chao"
    case mhPoisson = "Mh Poisson2"
    case mhDarroch = "Mh Darroch"
    /// A lower bound that holds whatever people's differences are (Chao 1987; Rivest and Baillargeon 2007).
    case mthChao = "Mth Chao"
    case mthPoisson = "Mth Poisson2"
    case mthDarroch = "Mth Darroch"

    /// Whether each list has a chance of its own.
    var hasListEffects: Bool {
        switch self {
        case .m0, .mhChao, .mhPoisson, .mhDarroch: false
        case .mthChao, .mthPoisson, .mthDarroch: true
        }
    }

    /// Whether the estimate is a lower bound.
    public var isLowerBound: Bool { self == .mhChao || self == .mthChao }

    /// The columns that stand for differences between people: functions of the number of lists someone is on, doubled
    /// where that makes them whole.
    func heterogeneity(listCount: Int) -> [(Int) -> Int] {
        switch self {
        case .m0: []
        case .mhPoisson, .mthPoisson: [{ 1 << $0 - 1 }]
        case .mhDarroch, .mthDarroch: [{ $0 * $0 }]
        case .mhChao, .mthChao: (2..<max(listCount, 2)).map { bound in { max($0 - bound, 0) } }
        }
    }
}
