import Protection
import Testing

@Suite("Things found to be one")
struct JoinedGroupsTests {
    @Test("The least of a group stands for all, whatever the order in which they were joined")
    func order() {
        let pairs = [(3, 4), (1, 2), (2, 3), (8, 7), (4, 1)]
        for pairs in [pairs, pairs.reversed()] {
            var groups = JoinedGroups<Int>()
            // Four joins make groups of five and of two; the fifth says what was known.
            #expect(pairs.count { groups.join($0.0, $0.1) } == 4)
            #expect((1...8).map { groups.head(of: $0) } == [1, 1, 1, 1, 5, 6, 7, 7])
            #expect(!groups.join(4, 1) && groups.join(4, 8) && groups.head(of: 8) == 1)
        }
    }
}
