public import Protection
import Store
import Vault

/// What a report said, as far as it may be shown and can be read.
public struct AlertWords: Sendable {
    /// In the source's own words; nil where there are none, or where they cannot be opened here.
    public var text: String?
    /// The place as the source named it.
    public var place: String?
    /// When, in the word the source used.
    public var when: TimeWord?
    public var actors: [String] = []
    public var need: String?
    public var notUnderstood: [String] = []
    /// Words are there and cannot be opened: the vault is locked, or the sender sealed them for an analyst's machine.
    public var isSealed = false
    /// Words are there and were changed since they were sealed.
    public var isTampered = false

    /// Reads what a report of an alert said.
    /// - Parameter sealing: Opens words; nil while the vault is locked.
    static func read(
        of report: StoredReport, _ reading: StoredReading?, sealing: ReportSealing?
    ) -> AlertWords {
        var words = AlertWords()
        var isOpen = false
        let isForOthers = report.format == .sealed || report.format == .encryptedForm
        func open(_ box: [UInt8]) -> [UInt8]? {
            // What was invented for a demonstration was never sealed.
            guard !report.body.isEmpty else { return nil }
            do {
                return try sealing?.open(box)
            } catch VaultError.tampered {
                words.isTampered = true
                return nil
            } catch {
                return nil  // What nobody here can open stays sealed.
            }
        }
        if let opened = reading.flatMap({ open($0.words) }), let said = ReadingWords(opened) {
            isOpen = true
            words.text = said.narrative
            words.place = said.place
            words.when = said.when.flatMap(TimeWord.init(rawValue:))
            words.actors = said.actors.map(\.text).filter { !$0.isEmpty }
            words.need = said.need
            words.notUnderstood = said.notUnderstood
        }
        if words.text == nil, report.format == .text, let opened = open(report.body) {
            words.text = String(decoding: opened, as: UTF8.self)
        }
        // Where the vault is locked, what the facts hold: the account without names.
        words.text = words.text ?? reading?.narrative
        words.isSealed = !isOpen && words.text == nil
        if isForOthers { words.isSealed = true }
        return words
    }
}
