import Interchange
import Testing

@Suite struct DelimitedReaderTests {
    private func rows(_ bytes: [UInt8]) throws -> (header: [String], rows: [[String]], lines: [Int], TextEncoding) {
        var reader = try DelimitedReader(MemoryBytes(bytes))
        var rows: [[String]] = []
        var lines: [Int] = []
        while try reader.next() {
            rows.append((0..<reader.cellCount).map { reader.text($0) })
            lines.append(reader.line)
        }
        return (reader.header, rows, lines, reader.encoding)
    }

    @Test("Comma, semicolon and tab are told from the first line", arguments: [",", ";", "\t"])
    func separators(mark: String) throws {
        let read = try rows(Array("a\(mark)b\n1\(mark)\"x,;\ty\"\n".utf8))
        #expect(read.header == ["a", "b"])
        #expect(read.rows == [["1", "x,;\ty"]])
    }

    @Test(
        "LF, CRLF and CR end a line, inside quotes too, and lines are counted as an editor counts them",
        arguments: ["\n", "\r\n", "\r"])
    func lineEnds(end: String) throws {
        let read = try rows(Array("a,b\(end)1,\"x\(end)y\"\(end)\(end)2,z\(end)".utf8))
        #expect(read.rows == [["1", "x\(end)y"], ["2", "z"]])
        #expect(read.lines == [2, 5])
    }

    @Test("Doubled quotes become single ones")
    func doubledQuotes() throws {
        #expect(try rows(Array("a,b\n\"\"\"\",\"say \"\"hi\"\"\"\n".utf8)).rows == [["\"", "say \"hi\""]])
    }

    @Test("A byte order mark is not part of the first name")
    func byteOrderMark() throws {
        #expect(try rows([0xEF, 0xBB, 0xBF] + Array("é,b\n1,2".utf8)).header == ["é", "b"])
    }

    @Test("Bytes that are not UTF-8 are read as Windows-1252, and it is said")
    func windows1252() throws {
        let read = try rows(Array("lieu,n\nM".utf8) + [0xE9] + Array("naka ".utf8) + [0x80, 0x2C] + Array("1\n".utf8))
        #expect(read.rows == [["Ménaka €", "1"]])
        #expect(read.3 == .windows1252)
    }

    @Test("A broken character in a file that is otherwise UTF-8 faults its row alone")
    func brokenText() throws {
        var reader = try DelimitedReader(MemoryBytes(Array("a\né\n".utf8) + [0xE9, 0x0A] + Array("è\n".utf8)))
        var faults: [RejectionReason?] = []
        while try reader.next() { faults.append(reader.fault) }
        #expect(faults == [nil, .brokenText, nil])
        #expect(reader.encoding == .utf8)
    }

    @Test("What is no table is refused with a sentence in both languages")
    func foreign() {
        let files: [([UInt8], InterchangeError)] = [
            ([], .empty), (Array("\n\n".utf8), .empty), ([0xFF, 0xFE, 0x61, 0], .utf16),
            ([0x50, 0x4B, 3, 4, 20, 0], .foreign(.archive)), ([0x1F, 0x8B, 8], .foreign(.gzip)),
            (Array("%PDF-1.7".utf8), .foreign(.pdf)), (Array("<!doctype html>".utf8), .foreign(.markup)),
            (Array("{\"a\":1}".utf8), .foreign(.json)), ([UInt8](repeating: 1, count: 500), .foreign(.binary)),
        ]
        for (bytes, expected) in files {
            let error = refusal { _ = try DelimitedReader(MemoryBytes(bytes)) }
            #expect(error == expected)
            #expect(error?.english.hasSuffix(".") == true && error?.french.hasSuffix(".") == true)
        }
    }

    @Test("A header of more than a thousand columns is refused")
    func columns() {
        let header = (0...1000).map { "c\($0)" }.joined(separator: ",")
        #expect(
            refusal { _ = try DelimitedReader(MemoryBytes(header + "\n")) } == .tooManyColumns(found: 1001, limit: 1000)
        )
    }

    @Test("Rows longer than the buffer are read whole")
    func longRows() throws {
        let long = String(repeating: "é", count: 400_000)
        let read = try rows(Array("a,b,c\n\(long),\"\(long)\"\"\",1\n2,3,4\n".utf8))
        #expect(read.rows == [[long, long + "\"", "1"], ["2", "3", "4"]])
    }

    @Test("A missing folder and a missing file are told apart")
    func paths() {
        #expect(refusal { _ = try FileBytes(path: "/") } == .isFolder(path: "/"))
        guard case .cannotOpen = refusal(of: { _ = try FileBytes(path: "/no/such/file.csv") }) else {
            Issue.record("expected a file that cannot be opened")
            return
        }
    }
}
