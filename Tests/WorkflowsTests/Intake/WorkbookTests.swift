import Database
import Evidence
import Interchange
import Protection
import Testing
import Workflows

@Suite("Reports in workbooks")
struct WorkbookTests {
    /// A workbook made by Python's own `zipfile`: sheets are XML of rows, `{s}` of the styles below.
    private static func workbook(
        _ sheets: [(name: String, rows: String)], properties: String = "", filler: String = ""
    ) throws -> [UInt8] {
        let formats = [
            "yyyy\\-mm\\-dd", "[$-en-US]d/m/yyyy\\ h:mm", "0&quot; personnes&quot;", "h:mm", "0.0", "[h]:mm",
        ]
        let styles = formats.enumerated().map { "<numFmt numFmtId='\(170 + $0)' formatCode='\($1)'/>" }.joined()
        let cells = ([0] + formats.indices.map { 170 + $0 } + [14]).map { "<xf numFmtId='\($0)'/>" }.joined()
        let space = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'"
        let types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        let listed = sheets.enumerated().map { "<sheet name='\($1.name)' sheetId='\($0 + 1)'/>" }.joined()
        let parts = [
            "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                + "<Override PartName='/xl/workbook.xml' ContentType='\(types).sheet.main+xml'/>"
                + "<Override PartName='/xl/styles.xml' ContentType='\(types).styles+xml'/>"
                + "<Override PartName='/xl/sharedStrings.xml' ContentType='\(types).sharedStrings+xml'/></Types>",
            "xl/workbook.xml": "<workbook \(space)>\(properties)<sheets>\(listed)</sheets></workbook>",
            "xl/styles.xml":
                "<styleSheet \(space)><numFmts>\(styles)</numFmts><cellXfs>\(cells)</cellXfs></styleSheet>",
            "xl/sharedStrings.xml": "<sst \(space)><si><t>00420</t></si><si><r><t>Puits </t></r><r><t>de Kouna"
                + "</t></r></si></sst>",
        ]
        var program = "import sys, zipfile, io\nout = io.BytesIO()\n"
        program += "archive = zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED)\n"
        for (name, content) in parts.sorted(by: { $0.key < $1.key }) {
            program += "archive.writestr('\(name)', r\"\"\"\(content)\"\"\")\n"
        }
        for (number, sheet) in sheets.enumerated() where !sheet.rows.isEmpty {
            let content = "<worksheet \(space)><sheetData>\(sheet.rows)</sheetData></worksheet>"
            program +=
                "archive.writestr('xl/worksheets/sheet\(number + 1).xml', r\"\"\"\(content)\"\"\" + '' \(filler))\n"
        }
        program += "archive.close()\nsys.stdout.buffer.write(out.getvalue())\n"
        return try ConfinedProcess().run(["/usr/bin/python3", "-I", "-c", program], input: [])
    }

    private static func inline(_ text: String, _ place: String) -> String {
        "<c r='\(place)' t='inlineStr'><is><t>\(text)</t></is></c>"
    }

    private static func row(_ number: Int, _ cells: [String]) -> String {
        "<row r='\(number)'>\(cells.joined())</row>"
    }

    private static let header = row(
        1,
        ["day", "moment", "killed", "hour", "share", "phone", "place", "note", "long", "spent", "short"].enumerated()
            .map { inline($1, "\("ABCDEFGHIJK".dropFirst($0).prefix(1))1") })

    private static func imported(
        _ bytes: [UInt8], sheet: String? = nil, in scene: IntakeScene
    ) async throws -> ImportSummary {
        try await ImportReports(intake: scene.intake)(
            MemoryBytes(bytes), form: "community_alert", sheet: sheet, at: IntakeScene.noon)
    }

    /// The code of the refusal, or what came instead.
    private static func refusal(
        _ bytes: [UInt8], sheet: String? = nil, in scene: IntakeScene
    ) async throws -> String {
        do {
            return "taken: \(try await imported(bytes, sheet: sheet, in: scene).read)"
        } catch {
            return Refusal(error).code
        }
    }

    @Test("Days come out as ISO days, numbers as typed, texts with their zeros: the same reports as from CSV")
    func cells() async throws {
        let scene = try await IntakeScene(.sqlite)
        let long = String(repeating: "récit ", count: 3_000) + "fin"
        let cells = Self.row(
            2,
            [
                "<c r='A2' s='1'><v>45151</v></c>", "<c r='B2' s='2'><v>45151.58680555555</v></c>",
                "<c r='C2' s='3'><v>12</v></c>", "<c r='D2' s='4'><v>0.25</v></c>",
                "<c r='E2' s='5'><v>0.10299999999999999</v></c>", "<c r='F2' t='s'><v>0</v></c>",
                "<c r='G2' t='s'><v>1</v></c>",
                "<c r='H2' t='inlineStr'><is><r><t>deux </t></r><r><t>styles</t></r></is></c>",
                Self.inline(long, "I2"), "<c r='J2' s='6'><v>1.25</v></c>", "<c r='K2' s='7'><v>45151</v></c>",
            ])
        let csv = """
            day,moment,killed,hour,share,phone,place,note,long,spent,short
            2023-08-13,2023-08-13T14:05:00,12,06:00:00,0.103,00420,Puits de Kouna,deux styles,\(long),1.25,2023-08-13

            """
        #expect(try await Self.imported(Array(csv.utf8), in: scene).new == 1)
        let workbook = try Self.workbook(
            [("Données", Self.header + cells)], properties: "<workbookPr date1904='0'/>")
        let summary = try await Self.imported(workbook, in: scene)
        #expect((summary.unchanged, summary.new, summary.rejected.count) == (1, 0, 0))
    }

    @Test("The first sheet is read, or the one that is named")
    func sheets() async throws {
        let scene = try await IntakeScene(.sqlite)
        func sheet(_ places: [String]) -> String {
            ([("place")] + places).enumerated().map { Self.row($0 + 1, [Self.inline($1, "A\($0 + 1)")]) }.joined()
        }
        let workbook = try Self.workbook([("Un", sheet(["Kouna"])), ("Été", sheet(["Diabaly", "Nara"])), ("Vide", "")])
        #expect(try await Self.imported(workbook, in: scene).new == 1)
        #expect(try await Self.imported(workbook, sheet: "Été", in: scene).new == 2)
        #expect(try await Self.refusal(workbook, sheet: "Deux", in: scene) == "sheet_missing")
        #expect(try await Self.refusal(workbook, sheet: "Vide", in: scene) == "sheet_missing")
        #expect(
            try await Self.refusal(Array("place\nKouna\n".utf8), sheet: "Un", in: scene) == "sheet_without_workbook")
    }

    @Test("A workbook that blows up is refused, and so is an archive that is none")
    func bombs() async throws {
        let scene = try await IntakeScene(.sqlite)
        let rows = Self.row(1, [Self.inline("place", "A1")])
        let packed = try Self.workbook([("Un", rows)], filler: "+ ' ' * (100 << 20)")
        #expect(packed.count < 1 << 20)
        #expect(try await Self.refusal(packed, in: scene) == "workbook_archive")
        let wide = try Self.workbook([("Un", rows + Self.row(2, [Self.inline("x", "ZZZZZZ2")]))])
        #expect(try await Self.refusal(wide, in: scene) == "workbook_too_large")
        let long = try Self.workbook([("Un", rows + Self.row(999_999_999, [Self.inline("x", "A999999999")]))])
        #expect(try await Self.refusal(long, in: scene) == "workbook_too_large")
        let cut = Array(try Self.workbook([("Un", rows)]).dropLast(40))
        #expect(try await Self.refusal(cut, in: scene) == "workbook_archive")
        let other = try ConfinedProcess().run(
            [
                "/usr/bin/python3", "-I", "-c",
                "import sys, zipfile, io; o = io.BytesIO(); z = zipfile.ZipFile(o, 'w'); z.writestr('a.txt', 'a'); "
                    + "z.close(); sys.stdout.buffer.write(o.getvalue())",
            ], input: [])
        #expect(try await Self.refusal(other, in: scene) == "workbook_refused")
    }
}
