public import Protection
public import StrictText

extension ReportAnswers {
    /// The answers of a JSON object, by whatever names it has: `{"what/kind": "attack", "victim": [{"count": 3}]}`. A list
    /// is a repeat, an object a group; figures are kept as they were written.
    public init(json members: [JSON.Member]) throws(AnswersRefusal) {
        var answers: [Answer] = []
        for member in members { try ReportAnswers.flatten(member.value, member.name, depth: 0, &answers) }
        self.init(answers)
    }

    /// The same answers with figures in their shortest spelling: `14.50` and `14.5` are one answer, and two programs may
    /// write it in either way.
    public var withPlainFigures: ReportAnswers {
        ReportAnswers(answers.map { Answer($0.path, ReportAnswers.plain($0.value)) })
    }

    private static func flatten(
        _ value: JSON, _ path: String, depth: Int, _ answers: inout [Answer]
    ) throws(AnswersRefusal) {
        guard !path.isEmpty, path.utf8.count <= Submission.longestPath, answers.count < 50_000, depth < 20 else {
            throw .tooMuch
        }
        switch value {
        case .array(let turns):
            for (index, turn) in turns.enumerated() {
                try flatten(turn, index == 0 ? path : "\(path)[\(index + 1)]", depth: depth + 1, &answers)
            }
        case .object(let members):
            for member in members { try flatten(member.value, path + "/" + member.name, depth: depth + 1, &answers) }
        default:
            guard let text = value.scalarText else { return }
            guard !text.unicodeScalars.contains("\0") else { throw .noText(path: path) }
            answers.append(Answer(path, text))
        }
    }

    /// A decimal figure without zeros that say nothing; any other text as it is.
    private static func plain(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: ".")), text.utf8.count < 40 else { return text }
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
        guard digits.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }),
            digits.count(where: { $0 == UInt8(ascii: ".") }) == 1, digits.first != UInt8(ascii: ".")
        else { return text }
        var short = Substring(text)
        while short.last == "0" { short.removeLast() }
        if short.last == "." { short.removeLast() }
        return short == "-0" ? "0" : String(short)
    }
}

/// Why answers in JSON are not taken.
public enum AnswersRefusal: Error, Hashable, Sendable {
    /// More answers, longer names or deeper nests than any form has.
    case tooMuch
    /// A NUL character, which no text has.
    case noText(path: String)

    /// French.
    public var french: String {
        switch self {
        case .tooMuch:
            "Les réponses sont plus nombreuses, plus profondes ou leurs noms plus longs que dans aucun formulaire."
        case .noText(let path): "La réponse «\u{A0}\(path)\u{A0}» contient un caractère NUL."
        }
    }

    /// English.
    public var english: String {
        switch self {
        case .tooMuch: "The answers are more, deeper, or longer in their names than any form has."
        case .noText(let path): "The answer “\(path)” contains a NUL character."
        }
    }
}
