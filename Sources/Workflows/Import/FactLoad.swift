import Database
import Protection
import Store

/// Counts what staging makes of facts, and names the rows it refuses.
struct FactLoad {
    private(set) var summary = ImportSummary()

    /// Adds the outcome of a batch whose facts stood on these lines.
    mutating func add<Fact: StoredFact>(_ staged: FactTable<Fact>.Staged, lines: [Int], keys: [String]) {
        // What a row brings beside its own record (areas named by events, on line 0) is no row of the file.
        if lines.contains(where: { $0 > 0 }) {
            summary.new += staged.new
            summary.revised += staged.revised
            summary.unchanged += staged.unchanged
        }
        for (index, reason) in staged.refused where lines[index] > 0 {
            summary.rejected.append(
                ImportSummary.Rejected(
                    line: lines[index], column: "", value: keys[index].replacing("\u{1F}", with: " · "),
                    why: reason.phrase))
        }
    }

    /// Adds what the reader saw.
    mutating func close(read: Int, rejected: [ImportSummary.Rejected], notes: [Phrase]) {
        summary.read = read
        summary.rejected = (summary.rejected + rejected).sorted { $0.line < $1.line }
        summary.notes = notes
    }
}

extension FactTable.Refusal {
    fileprivate var phrase: Phrase {
        switch self {
        case .duplicateKey:
            Phrase(
                fr: "Cette clé est déjà plus haut dans le fichier, avec un autre contenu : gardez une seule ligne.",
                en: "This key stands further up in the file with other content: keep one row.")
        case .olderThanHeld(let held):
            Phrase(
                fr: "La base tient déjà une version recensée le \(held.day), plus récente : "
                    + "donnez une date --recorded-at plus tardive.",
                en: "The store already holds a version recorded on \(held.day), which is later: "
                    + "give a later --recorded-at.")
        }
    }
}
