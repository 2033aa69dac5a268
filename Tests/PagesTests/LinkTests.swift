import Foundation
import Pages
import Protection
import Testing

@Suite struct LinkTests {
    @Test("Addresses are typed, escaped and carry the view along")
    func addresses() {
        let area = AreaRef(scheme: "COD-AB 2017", code: "ML0704")
        let plain = PageView(language: .french)
        #expect(plain.link(.situation) == "/situation")
        #expect(plain.link(.cell(area, benchmark: "B01")) == "/benchmarks/COD-AB%202017/ML0704/B01")
        #expect(plain.link(.plan(week: 12)) == "/plan?week=12")
        #expect(plain.link(.plan(base: "GAO", tried: 20)) == "/plan?base=GAO&week=20")
        let dated = PageView(language: .english, at: Country.day("2023-06-30"), knownAt: Country.day("2023-05-01"))
        #expect(
            dated.link(.area(area, after: "9/9"))
                == "/areas/COD-AB%202017/ML0704?lang=en&at=2023-06-30&known=2023-05-01&after=9%2F9")
        #expect(dated.link(.situation, in: .french) == "/situation?at=2023-06-30&known=2023-05-01&lang=fr")
    }

    @Test("A name cannot climb out of its place in an address")
    func traversal() {
        #expect(PagePath.area(AreaRef(scheme: "..", code: "../admin")).path == "/areas/%2E%2E/..%2Fadmin")
    }

    @Test("Every link inside a page leads to something that is there", arguments: Language.allCases)
    func integrity(language: Language) {
        let known = ["/?lang=", "/situation", "/benchmarks", "/areas/", "/plan", "/assets/"]
        for page in Withdrawal.everyPage(language) {
            let markup = Markup(page.html)
            let targets = markup.values(of: "id")
            #expect(Set(targets).count == targets.count, "\(page.name): an id stands twice")
            for link in markup.values(of: "href") {
                if link.hasPrefix("#") {
                    #expect(targets.contains(String(link.dropFirst())), "\(page.name): \(link)")
                } else {
                    #expect(link == "/" || known.contains { link.hasPrefix($0) }, "\(page.name): \(link)")
                }
            }
            for label in markup.values(of: "for") + markup.values(of: "aria-labelledby") {
                #expect(targets.contains(label), "\(page.name): \(label)")
            }
        }
    }

    @Test("Assets travel inside the program under a name that changes with their bytes")
    func assets() {
        for asset in PageAsset.all {
            #expect(!asset.bytes.isEmpty)
            #expect(PageAsset.named(asset.name)?.bytes == asset.bytes)
            #expect(asset.path.hasPrefix("/assets/") && asset.name.contains("-"))
        }
        #expect(PageAsset.named("../secret") == nil)
        #expect(Set(PageAsset.all.map(\.name)).count == PageAsset.all.count)
    }

    @Test("Scripts and style load nothing from anywhere and evaluate nothing")
    func selfContained() {
        for asset in [PageAsset.style, .map, .week] {
            let text = String(decoding: asset.bytes, as: UTF8.self)
            for word in ["http:", "https:", "@import", "eval(", "innerHTML", "fetch(", "new Function"] {
                #expect(!text.contains(word), "\(asset.name): \(word)")
            }
            if asset.contentType.hasPrefix("text/javascript") {
                #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count < 200)
            }
        }
    }
}

@Suite struct SizeTests {
    private static let gzip = "/usr/bin/gzip"

    private func compressed(_ bytes: [UInt8]) throws -> Int {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("page-\(UUID().uuidString)")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: Self.gzip)
        process.arguments = ["-6", "-c", file.path]
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return data.count
    }

    @Test(
        "A first visit to any page, with style and scripts, stays under 60 kB compressed",
        .enabled(if: FileManager.default.isExecutableFile(atPath: gzip)))
    func budget() throws {
        let assets = try PageAsset.all.reduce(0) { try $0 + compressed($1.bytes) }
        for page in Withdrawal.everyPage(.french) {
            let size = try compressed(Array(page.html.utf8))
            #expect(size > 0 && size + assets < 60_000, "\(page.name)")
        }
    }
}
