import Testing
import TransparencyLog

@Suite("Signed notes and checkpoints")
struct NoteTests {
    private func checkpoint() throws -> Checkpoint {
        try Checkpoint(origin: "releve.example/mali", size: 12_345, root: .leaf([7]))
    }

    @Test("a key survives its text form, and no other text is a key")
    func keys() throws {
        let signer = try NoteSigner(name: "releve.example/mali")
        #expect(try NoteSigner("  \(signer.secretText)\n").verifier.text == signer.verifier.text)
        #expect(try NoteVerifier(signer.verifier.text).text == signer.verifier.text)
        let secret = signer.secretText
        for text in [
            "", "PRIVATE+KEY", secret.replacing("mali", with: "male"), String(secret.dropLast()), secret + "=",
        ] {
            #expect(throws: LogError.keyText) { try NoteSigner(text) }
        }
        for text in ["", "a+b", signer.verifier.text.replacing("+", with: " "), signer.verifier.text + "A", secret] {
            #expect(throws: LogError.self) { try NoteVerifier(text) }
        }
        for name in ["", "a b", "a+b", "a\nb", "a\u{2003}b"] {
            #expect(throws: LogError.keyName(name)) { try NoteSigner(name: name) }
        }
        // The secret half is never what is handed out.
        #expect(!signer.verifier.text.contains("PRIVATE"))
    }

    @Test("any byte of a signed checkpoint changed, it no longer holds")
    func everyByte() throws {
        let signer = try NoteSigner(name: "releve.example/mali")
        let note = Array(try checkpoint().signed(by: signer).note.utf8)
        var refused = 0
        for place in note.indices {
            for flip in [1, 0x20, 0x80] as [UInt8] {
                var forged = note
                forged[place] ^= flip
                // Bytes that are no longer text cannot even be read.
                guard let text = String(validating: forged, as: UTF8.self) else {
                    refused += 1
                    continue
                }
                #expect(throws: LogError.self, "byte \(place)") { try Checkpoint(note: text, by: signer.verifier) }
                refused += 1
            }
        }
        #expect(refused == note.count * 3)
        #expect(try Checkpoint(note: String(decoding: note, as: UTF8.self), by: signer.verifier) == checkpoint())
    }

    @Test("another key's signature beside ours does no harm; without ours the note says nothing")
    func cosigned() throws {
        let (own, witness, stranger) = (
            try NoteSigner(name: "releve.example/mali"), try NoteSigner(name: "witness.example"),
            try NoteSigner(name: "releve.example/mali")
        )
        let note = try checkpoint().signed(by: own, witness).note
        #expect(try Checkpoint(note: note, by: own.verifier).size == 12_345)
        // Same name, another key: its hash differs.
        #expect(throws: LogError.notSigned(by: "releve.example/mali")) {
            try Checkpoint(note: note, by: stranger.verifier)
        }
        #expect(throws: LogError.otherLog("releve.example/mali")) { try Checkpoint(note: note, by: witness.verifier) }
        #expect(throws: LogError.self) { try self.checkpoint().signed(by: witness) }
    }

    @Test(
        "what is not a note or not a checkpoint is refused with a sentence",
        arguments: [
            "", "\n", "a\n", "a\n\n", "a\n\n\u{2014} n AAAA\n", "a\r\n\n\u{2014} n AAAAAAA=\n",
            "\u{2014} n AAAAAAA=\n", "a\n\n\u{2014}  AAAAAAA=\n", "a\n\n- n AAAAAAA=\n", "a\n\n\u{2014} n AAAAAAA=",
        ])
    func malformed(_ text: String) {
        #expect(throws: LogError.noteMalformed) { try SignedNote(text) }
    }

    @Test(
        "sizes, roots and lines are read in one form only",
        arguments: [
            "o\n01\nR\n", "o\n-1\nR\n", "o\n+1\nR\n", "o\n1 \nR\n", "o\n\nR\n", "o\n99999999999999999999\nR\n",
            "o\n1\nAAAA\n",
            "o\n1\n", "\n1\nR\n", "o\n1\nR\n\n", "o\n1\nR",
        ])
    func strict(_ text: String) throws {
        let text = text.replacing("R", with: MerkleHash.empty.description)
        #expect(throws: LogError.checkpointMalformed) { try Checkpoint(text) }
        #expect(try Checkpoint("o\n1\n\(MerkleHash.empty)\nmore\n").extensions == ["more"])
        // Base64 with other bits in its padding would be a second text for the same root.
        let loose = MerkleHash.empty.description.replacing("U=", with: "V=")
        #expect(throws: LogError.checkpointMalformed) { try Checkpoint("o\n1\n\(loose)\n") }
    }

    @Test("every refusal says what happened and what to do, in both languages")
    func sentences() {
        let all: [LogError] = [
            .keyName("a b"), .keyText, .noteMalformed, .checkpointMalformed, .notSigned(by: "n"),
            .signatureInvalid(by: "n"),
            .otherLog("o"), .signing, .outOfRange(asked: 9, size: 3), .headMalformed, .entryMalformed(.length),
        ]
        for error in all {
            #expect(error.english.hasSuffix(".") && error.french.hasSuffix("."))
            #expect(error.english != error.french)
        }
    }
}
