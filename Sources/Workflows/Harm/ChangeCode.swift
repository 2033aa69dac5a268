public import Access
import Database
public import Protection
public import Store
import TransparencyLog

/// What an operation makes of the codes of casualty recording: words in both languages, their order, finer codes of its own
/// beneath the standard ones, and which of them forms offer. Every version stays, and each change is in the log.
public struct ChangeCode: Sendable {
    private let store: Store
    /// No label is longer, in characters.
    public static let longest = 120
    /// No list holds more codes of an operation's own.
    static let mostAdded = 100

    public init(store: Store) {
        self.store = store
    }

    /// What is to hold of a code from now on.
    public struct Change: Sendable {
        /// The version it was made from; 0 for a standard code as the product has it.
        public let version: Int
        public let french: String
        public let english: String
        public let isOffered: Bool
        /// Its place in the list, from 1; nil leaves it where it is.
        public let place: Int?

        public init(version: Int, french: String, english: String, isOffered: Bool = true, place: Int? = nil) {
            self.version = version
            self.french = french
            self.english = english
            self.isOffered = isOffered
            self.place = place
        }
    }

    /// Changes a code there is.
    /// - Throws: `Refusal` for a code the list does not have, an empty or overlong label, where rules depend on a code that
    ///   was to be retired, or where somebody else changed it meanwhile.
    public func callAsFunction(
        _ list: CasualtyList, code: String, _ change: Change, by account: AccountID, at now: Instant
    ) async throws {
        let label = try Self.label(change)
        if !change.isOffered, let why = list.hold(on: code) { throw Refusal.codeIsHeld(why) }
        try await write(by: account, at: now) { words, record in
            guard let old = words.entry(list, code) else { throw Refusal.noSuchThing }
            guard old.version == change.version else { throw Refusal.codeChangedMeanwhile }
            let at = (words.codes(list).firstIndex { $0.code == code } ?? 0) + 1
            let moved = change.place.flatMap { $0 == at ? nil : words.positions(moving: code, to: $0, of: list) } ?? [:]
            let next = CasualtyWords.Entry(
                label: label, isOffered: change.isOffered, position: moved[code] ?? old.position, version: old.version)
            if next != old { try record(list, code, next) }
            try Self.shift(moved, but: code, of: list, words, record)
        }
    }

    /// Adds a code of the operation's own beneath a standard one, as which it counts. It stands after its kin.
    /// - Throws: `Refusal` for a name that is no code or is taken, and as for a change.
    public func add(
        _ name: String, to list: CasualtyList, countingAs standard: String, french: String, english: String,
        by account: AccountID, at now: Instant
    ) async throws {
        let label = try Self.label(Change(version: 0, french: french, english: english))
        guard list.codes.contains(where: { $0.code == standard }), standard != CasualtyList.unknown else {
            throw Refusal.noSuchThing
        }
        guard CasualtyList.isOwnPart(name) else { throw Refusal.codeMalformed(name) }
        let code = standard + "." + name
        try await write(by: account, at: now) { words, record in
            let held = words.codes(list)
            guard !held.contains(where: { $0.code == code }) else { throw Refusal.codeIsTaken(code) }
            guard held.count < list.codes.count + Self.mostAdded else { throw Refusal.tooManyCodes }
            let kin = held.lastIndex { list.standard(of: $0.code) == standard } ?? held.count - 1
            let moved = words.positions(moving: code, to: kin + 2, of: list)
            try record(list, code, CasualtyWords.Entry(label: label, isOffered: true, position: moved[code]))
            try Self.shift(moved, but: code, of: list, words, record)
        }
    }

    private typealias Recording = (CasualtyList, String, CasualtyWords.Entry) throws -> Void

    /// Others that must make room.
    private static func shift(
        _ moved: [String: Int], but code: String, of list: CasualtyList, _ words: CasualtyWords, _ record: Recording
    ) throws {
        for (other, position) in moved.sorted(by: { $0.key < $1.key }) where other != code {
            guard let entry = words.entry(list, other) else { continue }
            try record(
                list, other,
                CasualtyWords.Entry(
                    label: entry.label, isOffered: entry.isOffered, position: position, version: entry.version))
        }
    }

    /// Reads the codes, changes them and notes it in the log, in one transaction.
    private func write(
        by account: AccountID, at now: Instant, _ body: @escaping @Sendable (CasualtyWords, Recording) throws -> Void
    ) async throws {
        do {
            try await store.facts.write { transaction in
                try LogWriter.reserve(in: transaction)
                try body(try StoredCodes.words(in: transaction)) { list, code, entry in
                    try StoredCodes.record(
                        entry, for: code, of: list, at: now, by: account.rawValue, in: transaction)
                }
                try LogWriter.append(LogEvent(.settingChanged, .setting, nil, by: account, at: now), in: transaction)
            }
        } catch let error as DatabaseError where error.kind == .uniqueViolation {
            throw Refusal.codeChangedMeanwhile
        }
    }

    private static func label(_ change: Change) throws -> Phrase {
        Phrase(fr: try line(change.french), en: try line(change.english))
    }

    private static func line(_ text: String) throws -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !line.isEmpty, line.count <= longest, !line.unicodeScalars.contains(where: isHidden) else {
            throw Refusal.labelMalformed
        }
        return line
    }

    /// Marks that turn a line round or cannot be seen: a label must read as it is written.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control
            || scalar.properties.generalCategory == .format && !(0x200C...0x200F).contains(scalar.value)
    }
}

extension Refusal {
    fileprivate static let labelMalformed = Refusal(
        .data, code: "label_malformed",
        message: Phrase(
            fr: "Un libellé manque, est trop long, ou contient des signes invisibles.",
            en: "A label is missing, too long, or holds invisible signs."),
        remedy: Phrase(
            fr: "Écrivez les deux libellés, de \(ChangeCode.longest) caractères au plus.",
            en: "Write both labels, of at most \(ChangeCode.longest) characters."))

    fileprivate static func codeIsHeld(_ why: Phrase) -> Refusal {
        Refusal(
            .data, code: "code_is_held",
            message: Phrase(
                fr: "Ce code ne se retire pas : \(why.french).", en: "This code cannot be retired: \(why.english)."),
            remedy: Phrase(fr: "Gardez-le proposé.", en: "Keep it offered."))
    }

    fileprivate static func codeMalformed(_ name: String) -> Refusal {
        Refusal(
            .data, code: "code_malformed",
            message: Phrase(
                fr: "« \(name.prefix(40)) » n’est pas un code.", en: "“\(name.prefix(40))” is not a code."),
            remedy: Phrase(
                fr: "Écrivez des minuscules sans accent, des chiffres et _ ; 32 signes au plus.",
                en: "Write small letters without accents, figures and _; 32 signs at most."))
    }

    fileprivate static func codeIsTaken(_ code: String) -> Refusal {
        Refusal(
            .data, code: "code_is_taken",
            message: Phrase(fr: "Le code « \(code) » existe déjà.", en: "The code “\(code)” is there already."),
            remedy: Phrase(
                fr: "Changez-le dans la liste ; un code retiré peut être proposé de nouveau.",
                en: "Change it in the list; a retired code can be offered again."))
    }

    fileprivate static let tooManyCodes = Refusal(
        .data, code: "too_many_codes",
        message: Phrase(
            fr: "Cette liste a déjà \(ChangeCode.mostAdded) codes ajoutés.",
            en: "This list has \(ChangeCode.mostAdded) added codes already."),
        remedy: Phrase(fr: "Changez le libellé de l’un d’eux.", en: "Change the label of one of them."))

    fileprivate static let codeChangedMeanwhile = Refusal(
        .changedMeanwhile,
        message: Phrase(
            fr: "Quelqu’un d’autre vient de changer ce code. Votre changement n’a pas été fait.",
            en: "Someone else has just changed this code. Your change was not made."),
        remedy: Phrase(fr: "Relisez la page, puis recommencez.", en: "Read the page again, then start over."))
}
