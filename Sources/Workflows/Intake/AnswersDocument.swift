import Foundation
public import Protection

/// Answers as the store keeps them before sealing: a JSON list of `[path, value]`, in the order they came.
public struct AnswersDocument: Sendable {
    public let answers: ReportAnswers

    public init(_ answers: ReportAnswers) {
        self.answers = answers
    }

    /// Nil where the bytes are not such a list.
    public init?(_ bytes: [UInt8]) {
        guard let pairs = try? JSONDecoder().decode([[String]].self, from: Data(bytes)),  // unreadable is nil
            pairs.allSatisfy({ $0.count == 2 })
        else { return nil }
        answers = ReportAnswers(pairs.map { ReportAnswers.Answer($0[0], $0[1]) })
    }

    public var bytes: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        // Lists of texts always encode.
        return (try? encoder.encode(answers.answers.map { [$0.path, $0.value] })).map(Array.init) ?? []
    }
}
