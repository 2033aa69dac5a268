import Interchange
import Linkage
import LinkageFiles
import Protection
import Testing

@Suite("Decisions and results as files")
struct ResultTests {
    private let text = "rec_id,given_name,family_name\n\"a,1\",Awa,Keita\nb,Issa,Maiga\n\"c\"\"x\",Awa,Keita\n"

    @Test("There is one line a record, in the order of the file, with identifiers quoted where they must be")
    func clusters() throws {
        let file = try records(text)
        let book = DecisionBook([Decision(0, 2, isSamePerson: true), Decision(0, 1, isSamePerson: false)])
        let result = try Linker().link(file.table, decisions: book)
        let out = String(decoding: ClusterText.clusters(result, of: file.table), as: UTF8.self)
        #expect(out == "rec_id,cluster_id\n\"a,1\",\"a,1\"\nb,b\n\"c\"\"x\",\"a,1\"\n")
        let read = try RecordFile(
            MemoryBytes(out), map: ColumnMap(extras: [ExtraField(name: "cluster_id", kind: .category)]))
        #expect((0..<3).map(read.table.identifier) == ["a,1", "b", "c\"x"])
    }

    @Test("Pairs carry a probability of four decimals from 0 to 1")
    func pairs() throws {
        let file = try records(madeUpLists(persons: 300, seed: 2))
        let result = try Linker().link(file.table)
        var out: [UInt8] = []
        ClusterText.pairs(result.pairs, of: file.table) { out += $0 }
        let lines = String(decoding: out, as: UTF8.self).split(separator: "\n")
        #expect(lines[0] == "a,b,probability")
        #expect(lines.count == result.pairs.count + 1)
        for (line, pair) in zip(lines.dropFirst(), result.pairs) {
            let cells = line.split(separator: ",")
            #expect(cells[0] == file.table.identifier(pair.first))
            #expect(abs((Double(cells[2]) ?? -1) - pair.probability) < 0.000_051)
        }
    }

    @Test("Decisions are read in either language; what cannot be taken is refused with its line")
    func decisions() throws {
        let file = try records(text)
        let decisions = try DecisionFile(
            MemoryBytes("a;b;same\nb;\"a,1\";non\nb;zzz;yes\nb;b;yes\nb;\"c\"\"x\";maybe\n\"a,1\";\"c\"\"x\";Oui\n"),
            on: file)
        #expect(decisions.decisions == [Decision(0, 1, isSamePerson: false), Decision(0, 2, isSamePerson: true)])
        #expect(decisions.rejections.map(\.line) == [3, 4, 5])
        #expect(decisions.rejections.map(\.reason) == [.unknownRecord, .sameRecordTwice, .notOneOf(["yes", "no"])])
    }

    @Test("A file of which no decision can be taken is refused, and so is one without the columns")
    func noDecision() throws {
        let file = try records(text)
        let all = refusal { _ = try DecisionFile(MemoryBytes("a,b,same\nx,y,yes\n"), on: file) }
        guard case .noDecision(2, _) = all else {
            Issue.record("\(String(describing: all))")
            return
        }
        let many = "a,b,same\nb,\"a,1\",yes\n" + String(repeating: "x,y,yes\n", count: RecordFile.rejectionLimit + 1)
        #expect(throws: InterchangeError.self) { try DecisionFile(MemoryBytes(many), on: file) }
        let columns = refusal { _ = try DecisionFile(MemoryBytes("a,b\nx,y\n"), on: file) }
        #expect(columns == .columnsMissing(["same"], found: ["a", "b"]))
    }
}
