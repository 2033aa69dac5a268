import Foundation
public import Protection

/// The dictionaries a machine has, by which words of an account are known to be ordinary before a person has read it over.
/// Debian's packages `wfrench`, `wamerican` and `wbritish` put them there.
public struct Dictionaries: Sendable {
    private let files: [(language: Language, path: String)]

    /// Looks for them; reads none.
    public init(in folder: String = "/usr/share/dict") {
        let usual: [(Language, String)] = [
            (.french, "french"), (.english, "american-english"), (.english, "british-english"),
        ]
        files = usual.map { (language: $0, path: folder + "/" + $1) }
            .filter { FileManager.default.isReadableFile(atPath: $0.path) }
    }

    /// The languages it has a dictionary of.
    public var languages: Set<Language> { Set(files.map(\.language)) }

    /// Their words.
    public func read() -> WordList { files.isEmpty ? .none : WordList(files: files.map(\.path)) }
}
