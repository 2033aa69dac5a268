import Evidence
import Foundation
import SeededSupport
import TestSupport
import Testing

@Suite("Programs that open evidence are confined")
struct ViewingTests {
    private func process(seconds: Int = 60, memory: Int = 1 << 30, output: Int = 1 << 20) throws -> ConfinedProcess {
        try ConfinedProcess(limits: .init(seconds: seconds, memoryBytes: memory, outputBytes: output))
    }

    @Test("bytes go in and come out, in an empty environment, with no file of ours open")
    func passes() throws {
        let process = try process()
        var generator = SeededGenerator(seed: 8)
        let bytes = generator.bytes(300_000)
        #expect(try process.run(["/bin/cat"], input: bytes) == bytes)
        #expect(try process.run(["/bin/cat"], input: []).isEmpty)
        let environment = String(decoding: try process.run(["/usr/bin/env"], input: []), as: UTF8.self)
        #expect(
            Set(environment.split(separator: "\n").map { $0.prefix { $0 != "=" } }) == [
                "PATH", "LC_ALL", "HOME", "TMPDIR", "MAGICK_TMPDIR",
            ])
        #expect(String(decoding: try process.run(["/bin/pwd"], input: []), as: UTF8.self) == "/\n")
        // One that a library forgot to close on exec, behind a crowd of others.
        let far = fcntl(2, F_DUPFD, 5_000)
        defer { close(far) }
        let open = String(
            decoding: try process.run(
                ["/bin/sh", "-c", "for f in /proc/self/fd/*; do echo ${f##*/}; done"], input: []), as: UTF8.self)
        // 0, 1, 2, and the folder the shell lists.
        #expect(open.split(separator: "\n").count <= 4)
    }

    @Test("time, memory, output and processor are bounded")
    func limits() throws {
        #expect(throws: ConfinedProcess.Failure.limit) { try process(seconds: 1).run(["/bin/sleep", "30"], input: []) }
        #expect(throws: ConfinedProcess.Failure.limit) {
            try process(seconds: 1).run(["/bin/sh", "-c", "sleep 30 & sleep 30"], input: [])
        }
        #expect(throws: ConfinedProcess.Failure.self) {
            try process(output: 2 << 20).run(["/usr/bin/head", "-c", "5000000", "/dev/zero"], input: [])
        }
        // 200 MB in one piece, of 100 MB allowed.
        #expect(throws: ConfinedProcess.Failure.self) {
            try process(memory: 100 << 20).run(
                ["/bin/dd", "if=/dev/zero", "of=/dev/null", "bs=200M", "count=1"], input: [])
        }
        #expect(throws: ConfinedProcess.Failure.missing) { try process().run(["/usr/bin/not-there"], input: []) }
        #expect(throws: ConfinedProcess.Failure.ended(3)) { try process().run(["/bin/sh", "-c", "exit 3"], input: []) }
    }

    @Test("where the system allows it there is no network; where not, that is said")
    func network() throws {
        let process = try process()
        let devices = String(decoding: try process.run(["/bin/cat", "/proc/net/dev"], input: []), as: UTF8.self)
        let names = devices.split(separator: "\n").dropFirst(2).compactMap {
            $0.split(separator: ":").first?.trimmingCharacters(in: .whitespaces)
        }
        switch process.network {
        case .none:
            #expect(Set(names).isSubset(of: ["lo", "sit0", "tunl0", "ip6tnl0"]))
            #expect(process.network.english.contains("without network"))
        case .reachable: #expect(process.network.english.contains("could reach the network"))
        }
    }

    @Test("a stand-in is not taken for ImageMagick, and no tool is said plainly")
    func standIn() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/convert"
        try "#!/bin/sh\necho a stand-in\n".write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        #expect(ImageTool.named(path, try process()) == nil)
        #expect(throws: ViewingCopy.Failure.noTool) {
            try ViewingCopy.make(of: Pictures.png(3, 3), .png, by: nil, in: try process())
        }
        let tool = ImageTool.imageMagick("/usr/bin/convert")
        #expect(throws: ViewingCopy.Failure.kind(.pdf)) {
            try ViewingCopy.make(of: [], .pdf, by: tool, in: try process())
        }
        #expect(throws: ViewingCopy.Failure.kind(.heic)) {
            // Not a HEIC, or an ImageMagick that reads none: there is no copy either way.
            try ViewingCopy.make(of: [], .heic, by: tool, in: try process())
        }
    }

    @Test("whether there is a way to a copy is known before anything is opened")
    func ways() {
        let tool = ImageTool.imageMagick("/usr/bin/convert")
        for kind in EvidenceKind.allCases {
            switch kind {
            case .wav, .amr: #expect(throws: Never.self) { try ViewingCopy.requireWay(of: kind, by: nil) }
            case .jpeg, .png, .webp, .heic:
                #expect(throws: Never.self) { try ViewingCopy.requireWay(of: kind, by: tool) }
                #expect(throws: ViewingCopy.Failure.noTool) { try ViewingCopy.requireWay(of: kind, by: nil) }
            case .mp4, .threeGP, .webm, .ogg:
                #expect(throws: ViewingCopy.Failure.noMediaTool) { try ViewingCopy.requireWay(of: kind, by: tool) }
            case .gif, .pdf, .text, .csv, .xml, .zip:
                #expect(throws: ViewingCopy.Failure.kind(kind)) { try ViewingCopy.requireWay(of: kind, by: tool) }
            }
        }
    }

    @Test("a copy that still holds metadata, or is something else, is thrown away")
    func unclean() throws {
        let folder = try TemporaryFolder()
        // Tools that hand back what they were given, or something else.
        let tools = ["exec cat", "echo no picture"].enumerated().map { number, command in
            (
                folder.path + "/tool\(number)",
                "#!/bin/sh\nif [ \"$1\" = -version ]; then echo 'Version: ImageMagick 7'; else \(command); fi\n"
            )
        }
        let located = Pictures.jpeg(9, 9, before: Pictures.segment(0xE1, Array("Exif\0\0GPS".utf8)))
        for (path, script) in tools {
            try script.write(toFile: path, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
            let tool = try #require(ImageTool.named(path, try process()))
            #expect(throws: ViewingCopy.Failure.unclean) {
                try ViewingCopy.make(of: located, .jpeg, by: tool, in: try process())
            }
        }
        let same = try #require(ImageTool.named(tools[0].0, try process()))
        #expect(try ViewingCopy.make(of: Pictures.jpeg(9, 9), .jpeg, by: same, in: try process()).kind == .jpeg)
    }

    /// With the program itself, where there is one: RELEVE_IMAGE_TOOL, else what is installed.
    @Test("a real picture comes out smaller, drawn anew, without where it was taken")
    func real() throws {
        let process = try process(output: 32 << 20)
        let named = ProcessInfo.processInfo.environment["RELEVE_IMAGE_TOOL"].flatMap { ImageTool.named($0, process) }
        guard let tool = named ?? ImageTool.installed(process) else {
            // Without it the product says so, and that is tested above.
            return
        }
        let located = try #require(Data(base64Encoded: RealPicture.jpeg)).map { $0 }
        #expect(String(decoding: located, as: UTF8.self).contains("Exif"))
        let copy = try ViewingCopy.make(of: located, .jpeg, by: tool, in: process, side: 32)
        #expect(copy.kind == .jpeg)
        let size = try #require(ImageSize(.jpeg, copy.bytes))
        if case .imageMagick = tool { #expect(max(size.width, size.height) == 32) }
        #expect(!String(decoding: copy.bytes, as: UTF8.self).contains("Exif"))
        #expect(throws: ViewingCopy.Failure.damaged) {
            try ViewingCopy.make(of: Array(located.prefix(60)), .jpeg, by: tool, in: process)
        }
    }
}
