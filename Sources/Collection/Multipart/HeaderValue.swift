/// A header's value with its parameters: `form-data; name="photo"; filename="é.jpg"`.
struct HeaderValue: Sendable {
    let value: String
    private let parameters: [(name: String, value: String)]

    /// Reads a value; nil where it is malformed or names a parameter twice.
    init?(_ text: some StringProtocol) {
        let characters = Array(text.unicodeScalars)
        guard characters.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F || $0 == "\t" }) else { return nil }
        var at = 0
        func skipSpace() {
            while at < characters.count, characters[at] == " " || characters[at] == "\t" { at += 1 }
        }
        func word(until stops: Set<Unicode.Scalar>) -> String {
            var out = String.UnicodeScalarView()
            while at < characters.count, !stops.contains(characters[at]) {
                out.append(characters[at])
                at += 1
            }
            while let last = out.last, last == " " || last == "\t" { out.removeLast() }
            return String(out)
        }
        skipSpace()
        value = word(until: [";"])
        var parameters: [(String, String)] = []
        while at < characters.count {
            at += 1
            skipSpace()
            let name = word(until: ["=", ";"]).lowercased()
            guard at < characters.count, characters[at] == "=" else {
                guard name.isEmpty else { return nil }
                continue
            }
            at += 1
            skipSpace()
            let value: String
            if at < characters.count, characters[at] == "\"" {
                guard let quoted = HeaderValue.quoted(characters, &at) else { return nil }
                value = quoted
                skipSpace()
                guard at == characters.count || characters[at] == ";" else { return nil }
            } else {
                value = word(until: [";"])
            }
            guard !name.isEmpty, !parameters.contains(where: { $0.0 == name }) else { return nil }
            parameters.append((name, value))
        }
        self.parameters = parameters
    }

    subscript(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

    /// A quoted text; a backslash shields a quote or itself, and stands for itself elsewhere (a path from Windows).
    private static func quoted(_ characters: [Unicode.Scalar], _ at: inout Int) -> String? {
        at += 1
        var out = String.UnicodeScalarView()
        while at < characters.count, characters[at] != "\"" {
            if characters[at] == "\\", at + 1 < characters.count,
                characters[at + 1] == "\"" || characters[at + 1] == "\\"
            {
                at += 1
            }
            out.append(characters[at])
            at += 1
        }
        guard at < characters.count else { return nil }
        at += 1
        return String(out)
    }
}
