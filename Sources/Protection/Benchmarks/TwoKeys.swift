/// Whether an area's two keys are open. Nothing is averaged and nothing can be made up for.
public struct TwoKeys: Hashable, Sendable {
    /// One key.
    public struct Key: Hashable, Sendable {
        /// `met` where it is open; else the worst that is known of the benchmarks that serve it, else unknown.
        public let state: BenchmarkState
        /// How many of its benchmarks are met.
        public let met: Int
        public let of: Int
        /// Codes that keep it shut: known to be at risk or not met, or required and unknown.
        public let shutBy: [String]

        public var isOpen: Bool { state == .met }
    }

    public let area: AreaRef
    public let threat: Key
    public let capacity: Key
    /// Codes of benchmarks that stand above both keys.
    public let vetoes: [String]

    /// The keys of one area from all its assessments.
    public init(area: AreaRef, assessments: [Assessment]) {
        self.area = area
        let own = assessments.filter { $0.area == area }
        threat = Key(own.filter { $0.key == .threat })
        capacity = Key(own.filter { $0.key == .capacity })
        vetoes = own.flatMap(\.vetoes)
    }

    /// Whether both keys are open and no veto stands.
    public var bothOpen: Bool { threat.isOpen && capacity.isOpen && vetoes.isEmpty }
}

extension TwoKeys.Key {
    /// A key opens when every benchmark that serves it and is required is met, and none is known to be short of met.
    /// A benchmark that is not required may be unknown; it may never be known to be bad.
    fileprivate init(_ assessments: [Assessment]) {
        met = assessments.count { $0.state == .met }
        of = assessments.count
        let shut = assessments.filter { assessment in
            switch assessment.state {
            case .met: false
            case .atRisk, .notMet: true
            // Where no base stands, what is asked of a base has nothing to be asked of.
            case .unknown: assessment.indicator.isRequired && assessment.reason != .noSite
            }
        }
        shutBy = shut.map(\.indicator.code)
        if shut.isEmpty, met > 0 {
            state = .met
        } else if shut.contains(where: { $0.state == .notMet }) {
            state = .notMet
        } else {
            state = shut.contains { $0.state == .atRisk } ? .atRisk : .unknown
        }
    }
}
