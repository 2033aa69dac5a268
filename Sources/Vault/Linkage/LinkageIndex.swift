internal import Crypto
internal import Database

/// The names of the victims of some compartments, in memory for one run and no longer.
struct LinkageIndex: Sendable {
    /// Of larger groups not all pairs are compared: 2,000 people make two million pairs.
    static let largestGroup = 2000

    let subjects: [SubjectID]
    private let names: [SubjectNames]
    private let groups: [[Int]]
    private(set) var skippedGroups = 0

    init(_ people: [(subject: SubjectID, names: SubjectNames)], blocking: (SubjectNames) -> [String]) {
        let ordered = people.sorted { $0.subject < $1.subject }
        subjects = ordered.map(\.subject)
        names = ordered.map(\.names)
        var found: [String: [Int]] = [:]
        for (index, names) in names.enumerated() {
            for key in Set(blocking(names)) { found[key, default: []].append(index) }
        }
        let several = found.values.filter { $0.count > 1 }
        groups = several.filter { $0.count <= Self.largestGroup }
        skippedGroups = several.count - groups.count
    }

    /// Compares the pairs of each group, each pair once.
    /// - Parameter wanted: Only pairs with one of these, or nil for all.
    func candidates(
        _ wanted: Set<SubjectID>?, _ compare: (SubjectNames, SubjectNames) -> AgreementLevels?
    ) -> (found: [LinkageCandidate], comparisons: Int) {
        var seen: Set<UInt64> = []
        var found: [LinkageCandidate] = []
        for group in groups {
            for (place, left) in group.enumerated() {
                for right in group[(place + 1)...] {
                    if let wanted, !wanted.contains(subjects[left]), !wanted.contains(subjects[right]) { continue }
                    guard seen.insert(UInt64(left) << 32 | UInt64(right)).inserted else { continue }
                    guard let levels = compare(names[left], names[right]) else { continue }
                    found.append(
                        LinkageCandidate(first: subjects[left], second: subjects[right], levels: levels))
                }
            }
        }
        return (found.sorted { ($0.first, $0.second) < ($1.first, $1.second) }, seen.count)
    }
}
