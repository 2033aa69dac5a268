import Protection

/// What crosswalks say of areas of different schemes: which lies wholly in which, and so which are the same.
///
/// Where one was split or several were joined, only the whole leads on: a part of the old is in the new, and of the new
/// nobody knows which part of the old. A crosswalk that leaves part of an area unaccounted for says nothing of it.
/// Editions of one scheme keep most codes: the same code is the same area unless a crosswalk says otherwise.
struct AreaRelations {
    /// From this share on it is the whole; what rounding leaves out lies nowhere else.
    private static let wholeShare = 0.999

    /// What is asked: an area, and the scheme an answer shall be of.
    private struct Question: Hashable {
        let area: AreaRef
        let scheme: String
    }

    private let areas: Set<AreaRef>
    private let schemes: Set<String>
    /// The areas that hold the whole of one, by crosswalks.
    private var around: [Question: Set<AreaRef>] = [:]
    /// Whatever a crosswalk speaks of, to whichever end.
    private let told: Set<Question>

    init(areas: some Sequence<AreaRef>, crosswalks: [Crosswalk]) {
        self.areas = Set(areas)
        schemes = Set(self.areas.map(\.scheme)).union(crosswalks.flatMap { [$0.from.scheme, $0.to.scheme] })
        var forward: [Question: Set<AreaRef>] = [:]
        var back: [Question: Set<AreaRef>] = [:]
        var share: [Question: Double] = [:]
        for walk in crosswalks {
            let question = Question(area: walk.from, scheme: walk.to.scheme)
            forward[question, default: []].insert(walk.to)
            back[Question(area: walk.to, scheme: walk.from.scheme), default: []].insert(walk.from)
            share[question, default: 0] += walk.share ?? 1
        }
        told = Set(forward.keys).union(back.keys)
        func isWhole(_ question: Question) -> Bool { share[question, default: 0] >= Self.wholeShare }
        for (question, targets) in forward where targets.count == 1 && isWhole(question) {
            around[question, default: []].formUnion(targets)
        }
        for (question, sources) in back where sources.count == 1 {
            let isAllTold = sources.allSatisfy { isWhole(Question(area: $0, scheme: question.area.scheme)) }
            if isAllTold { around[question, default: []].formUnion(sources) }
        }
    }

    /// The areas of other schemes that hold the whole of one: what lies in it lies in them too.
    func holding(_ ref: AreaRef) -> [AreaRef] {
        schemes.filter { $0 != ref.scheme }.flatMap { holding(ref, in: $0) }.sorted()
    }

    /// The area of a scheme that holds the whole of one, which may be larger; nil where none does.
    func holder(of ref: AreaRef, in scheme: String) -> AreaRef? {
        if ref.scheme == scheme { return ref }
        let found = holding(ref, in: scheme)
        return found.count == 1 ? found.first : nil
    }

    /// The area of a scheme that is the same; nil where none is, and a figure of the one says nothing of the other.
    func same(as ref: AreaRef, in scheme: String) -> AreaRef? {
        holder(of: ref, in: scheme).flatMap { $0 == ref || holding($0, in: ref.scheme).contains(ref) ? $0 : nil }
    }

    private func holding(_ ref: AreaRef, in scheme: String) -> Set<AreaRef> {
        let question = Question(area: ref, scheme: scheme)
        if told.contains(question) { return around[question] ?? [] }
        let twin = AreaRef(scheme: scheme, code: ref.code)
        guard Self.family(ref.scheme) == Self.family(scheme), areas.contains(twin),
            !told.contains(Question(area: twin, scheme: ref.scheme))
        else { return [] }
        return [twin]
    }

    /// A scheme's name without its year: "COD-AB".
    private static func family(_ scheme: String) -> Substring {
        scheme.prefix { $0 != " " }
    }
}
