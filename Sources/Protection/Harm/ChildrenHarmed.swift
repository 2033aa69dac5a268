/// Children among those harmed, by the rule of each grave violation: some are counted in children, some in incidents,
/// and the two are never added up.
public struct ChildrenHarmed: Hashable, Sendable {
    public let violation: GraveViolation
    /// What is recorded; nil where the records do not say: unknown, not zero.
    public let count: CountRange?

    /// Counts each of the six violations.
    ///
    /// Of a violation counted in children, those known one by one to be under 18 are the minimum. The maximum is all
    /// recorded of that harm, less those known to be adults: nobody is taken for an adult because their age is not known.
    /// - Parameters:
    ///   - harms: Recorded harm over the incidents.
    ///   - people: Persons known one by one among them.
    ///   - onSchoolOrHospital: In how many incidents a school or a health facility was damaged.
    public static func all(
        harms: [Harm], people: [HarmTally.People], onSchoolOrHospital: Int
    ) -> [ChildrenHarmed] {
        func children(_ kinds: HarmKind...) -> CountRange? {
            let recorded = harms.filter { kinds.contains($0.kind) }
            guard !recorded.isEmpty else { return nil }
            let all = recorded.map(\.count).reduce(.noneRecorded, +)
            let known = people.filter { kinds.contains($0.kind) }
            let young = known.filter { $0.age.isChild == true }.reduce(0) { $0 + $1.count }
            let grown = known.filter { $0.age.isChild == false }.reduce(0) { $0 + $1.count }
            let range = CountRange(
                min: young, max: all.max.map { max(young, $0 - grown) }, unknownReports: all.unknownReports)
            return range.isUnknown ? nil : range
        }
        return GraveViolation.allCases.map { violation in
            switch violation {
            case .killingAndMaiming: ChildrenHarmed(violation: violation, count: children(.killed, .injured))
            case .abduction: ChildrenHarmed(violation: violation, count: children(.abducted))
            case .sexualViolence: ChildrenHarmed(violation: violation, count: children(.sexualViolence))
            case .attackOnSchoolOrHospital:
                ChildrenHarmed(
                    violation: violation, count: onSchoolOrHospital > 0 ? CountRange(exactly: onSchoolOrHospital) : nil)
            // The record model has no harm of these kinds yet.
            case .recruitment, .denialOfAid: ChildrenHarmed(violation: violation, count: nil)
            }
        }
    }
}
