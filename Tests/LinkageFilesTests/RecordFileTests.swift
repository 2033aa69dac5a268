import Interchange
import Linkage
import LinkageFiles
import Protection
import Testing

@Suite("Reading records for linkage")
struct RecordFileTests {
    @Test("Columns of the schema are found whatever their order, case and underscores; others are named as ignored")
    func columns() throws {
        let file = try records("Family Name;REC-ID;Given_Name;shoe size\nTraoré;1;Moussa;43\nKeita;2;Awa;38\n")
        #expect(file.table.count == 2)
        #expect(file.table.identifier(1) == "2")
        #expect(file.ignoredColumns == ["shoe size"])
        #expect(file.separator == .semicolon)
    }

    @Test("A file gives the same table as its records taken in one by one")
    func sameTable() throws {
        let text = madeUpLists(persons: 300, seed: 5)
        let file = try records(text)
        var table = RecordTable()
        let lines = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        for line in lines.dropFirst() {
            var record = CasualtyRecord(id: "")
            for (name, value) in zip(lines[0], line) {
                let field = try #require(RecordField(rawValue: String(name)))
                record[field] = String(value)
            }
            table.append(record)
        }
        let (one, other) = (try Linker().link(file.table), try Linker().link(table))
        #expect(one.pairs == other.pairs)
        #expect(!one.pairs.isEmpty)
    }

    @Test("A file in Windows-1252 is the same as in UTF-8")
    func windows() throws {
        let text = "rec_id,given_name,family_name\na,Aïssata,Traoré\nb,Aissata,Traore\n"
        let latin = text.unicodeScalars.map { UInt8($0.value) }
        let (one, other) = (try RecordFile(MemoryBytes(latin)), try records(text))
        #expect(one.encoding == .windows1252)
        for file in [one, other] {
            let given = try LinkageIndex(file.table).explain(0, 1).steps.first { $0.comparison == .given }
            #expect(given?.level == 1)
        }
    }

    @Test("Of 40 columns none of which match, the refusal names what is missing, what was found and what to do")
    func nothingMatches() throws {
        let header = (1...40).map { "champ_\($0)" }.joined(separator: ",")
        let row = (1...40).map(String.init).joined(separator: ",")
        let refusal = try #require(refusal { _ = try records(header + "\n" + row + "\n") })
        #expect(refusal == .columnsMissing(["rec_id"], found: (1...40).map { "champ_\($0)" }))
        #expect(refusal.sentence(in: .english).contains("--map"))
        #expect(refusal.sentence(in: .french).contains("champ_40"))
    }

    @Test("A slip in a column's name is answered with the name meant")
    func slip() throws {
        let refusal = try #require(refusal { _ = try records("rec_idd,given_name\n1,Awa\n") })
        #expect(refusal.sentence(in: .english).contains("“rec_idd” for “rec_id”"))
    }

    @Test("A file without any name or further column is refused: nothing tells people apart")
    func noNames() throws {
        #expect(refusal { _ = try records("rec_id,age\n1,30\n") } == .nothingToCompare(found: ["rec_id", "age"]))
    }

    @Test("Rows of wrong form, without or with a known identifier are refused with their line; the others are read")
    func rows() throws {
        let file = try records(
            "rec_id,given_name,family_name\n1,Awa,Keita\n1,Awa,Diarra\n,Issa,Maiga\n4,Issa\n\n5,Issa,Maiga\n")
        #expect(file.table.count == 2)
        #expect(file.rows == 5)
        #expect(file.rejections.map(\.line) == [3, 4, 5])
        #expect(file.rejections[0].reason == .duplicate(firstLine: 2))
        #expect(file.rejections[1].reason == .blank)
    }

    @Test("Many identifiers are told apart, and each is found again")
    func identifiers() throws {
        let rows = (0..<5_000).map { "id\($0),Awa\($0 % 7),Keita" }
        let file = try records("rec_id,given_name,family_name\n" + (rows + rows).joined(separator: "\n") + "\n")
        #expect(file.table.count == 5_000)
        #expect(file.rejections.count == 5_000)
        #expect((0..<5_000).allSatisfy { (place: Int) in file.place(of: "id\(place)") == place })
        #expect(file.place(of: "id5000") == nil)
    }

    @Test(
        "Age 430, date Tabaski, a latitude in words and an unknown sex count as not said, and are told with their line")
    func unread() throws {
        let file = try records(
            """
            rec_id,given_name,family_name,sex,age,event_date,lat,lon
            1,Awa,Keita,F,30,2019-03-23,14.5,-4.2
            2,Awa,Keita,?,430,Tabaski,north,-4.2
            3,Awa,Keita,F,-3,2019,,
            """)
        let told = Dictionary(uniqueKeysWithValues: file.unread.map { ($0.values.kind, [$0.values.count, $0.line]) })
        #expect(told[.column(.age)] == [2, 3])
        #expect(told[.column(.eventDate)] == [1, 3])
        #expect(told[.column(.sex)] == [1, 3])
        #expect(told[.column(.latitude)] == [1, 3])
        #expect(file.unread.map(\.values.firstValue).contains("430"))
        #expect(file.table.count == 3)
    }

    @Test("Who was killed before being born keeps neither age nor date of birth")
    func bornAfter() throws {
        let file = try records(
            """
            rec_id,given_name,family_name,age,event_date,birth_date
            1,Awa,Keita,30,2019-03-23,1989-01-01
            2,Awa,Keita,30,2019-03-23,2021-01-01
            3,Awa,Keita,0,2019,2019-06-01
            """)
        #expect(file.unread.map(\.values.kind) == [.birthAfterEvent])
        #expect(file.unread.first?.line == 3)
        let steps = try LinkageIndex(file.table).explain(0, 1).steps
        #expect(steps.first { $0.comparison == .age }?.level == 0)
        #expect(steps.first { $0.comparison == .extra(0) }?.level == 0)
    }

    @Test("A column that holds the whole name is read as given name and family name")
    func wholeName() throws {
        let map = ColumnMap(columns: [.id: "numero", .givenName: "nom complet"])
        let file = try records("numero,nom complet\n1,Moussa Traoré\n2,Traoré Moussa\n", map: map)
        let steps = try LinkageIndex(file.table).explain(0, 1).steps
        #expect(steps.first { $0.comparison == .order }?.level == 2)
    }

    @Test("An empty file, a header alone and a picture are refused")
    func noTable() {
        for text in ["", "rec_id,given_name\n", "%PDF-1.7"] {
            #expect(throws: InterchangeError.self) { try records(text) }
        }
    }

    @Test("Reading can be stopped")
    func stopping() {
        let text = "rec_id,given_name\n" + (0..<70_000).map { "\($0),A\n" }.joined()
        #expect(throws: LinkageError.cancelled) { try RecordFile(MemoryBytes(text), shouldStop: { true }) }
    }
}
