/// One thing that is wrong with a log.
public enum LogFault: Sendable, Hashable {
    /// The entry's content no longer gives the hash it was logged with.
    case entryChanged(seq: Int)
    /// The bytes are not an entry at all.
    case entryMalformed(seq: Int, EntryFlaw)
    /// Another entry than the one that belongs there.
    case entryMisplaced(seq: Int, says: Int)
    /// Entries are missing in the middle.
    case entriesMissing(Range<Int>)
    /// An entry comes a second time, or out of order.
    case entryOutOfOrder(seq: Int, after: Int)
    /// The entries do not give the root that was signed. `since` is the size of the last checkpoint that still holds.
    case rootDiffers(size: Int, since: Int, checkpoint: String)
    /// Fewer entries than were signed for.
    case cutOff(Range<Int>, checkpoint: String)
    /// The store's own hash of these entries differs from theirs.
    case nodeDiffers(Range<Int>)
    /// A hash the store should keep of these entries is not there.
    case nodeMissing(Range<Int>)
    /// The store's own record of the tree is not that of its entries.
    case headDiffers(size: Int, found: Int)
    /// The store keeps this many hashes of entries that are not there.
    case nodesUnknown(count: Int)
    /// Two checkpoints were signed for the same size with different roots.
    case forked(size: Int, String, String)
}

extension LogFault {
    /// In English, what is wrong and with which entry.
    public var english: String {
        switch self {
        case .entryChanged(let seq):
            "Entry \(seq) was changed: its content no longer gives the hash it was logged with."
        case .entryMalformed(let seq, let flaw):
            "Entry \(seq) was overwritten: its bytes are not an entry (\(flaw.rawValue))."
        case .entryMisplaced(let seq, let says):
            "At place \(seq) stands an entry that was written as number \(says): entries were exchanged or inserted."
        case .entriesMissing(let range): "\(Self.entries(range)) \(range.count == 1 ? "is" : "are") missing."
        case .entryOutOfOrder(let seq, let after): "Entry \(seq) comes after entry \(after): the order was changed."
        case .rootDiffers(let size, let since, let name):
            "\(Self.entries(since..<size)) are not those that were signed for in \(name): at least one was changed, "
                + "exchanged or removed, and the store's own hashes were made to fit. "
                + (since == 0 ? "No earlier checkpoint narrows it down." : "The \(since) before them hold.")
        case .cutOff(let range, let name):
            "\(Self.entries(range)) \(range.count == 1 ? "was" : "were") cut off: \(name) was signed for \(range.upperBound)."
        case .nodeDiffers(let range):
            "\(Self.entries(range)) differ from the hash the store keeps of them: one of them, or that hash, was changed."
        case .nodeMissing(let range): "The hash the store keeps of \(Self.entries(range).lowercased()) is gone."
        case .headDiffers(let size, let found):
            size == found
                ? "The store's record of the tree of \(size) entries is not that of its entries."
                : "The store records \(size) entries and holds \(found)."
        case .nodesUnknown(let count): "The store keeps \(count) hashes of entries that are not in it."
        case .forked(let size, let one, let other):
            "\(one) and \(other) were both signed for \(size) entries and do not agree: there were two logs, or the key is "
                + "in other hands."
        }
    }

    /// In French, what is wrong and with which entry.
    public var french: String {
        switch self {
        case .entryChanged(let seq):
            "L’entrée \(seq) a été modifiée : son contenu ne donne plus l’empreinte enregistrée avec elle."
        case .entryMalformed(let seq, let flaw):
            "L’entrée \(seq) a été écrasée : ses octets ne sont pas une entrée (\(flaw.rawValue))."
        case .entryMisplaced(let seq, let says):
            "À la place \(seq) se trouve une entrée écrite comme numéro \(says) : des entrées ont été échangées ou insérées."
        case .entriesMissing(let range):
            range.count == 1 ? "\(Self.frenchEntries(range)) manque." : "\(Self.frenchEntries(range)) manquent."
        case .entryOutOfOrder(let seq, let after):
            "L’entrée \(seq) vient après l’entrée \(after) : l’ordre a été changé."
        case .rootDiffers(let size, let since, let name):
            "\(Self.frenchEntries(since..<size)) : ce n’est pas ce qui fut signé dans \(name). L’une au moins a été modifiée, "
                + "échangée ou retirée, et les empreintes de la base ont été ajustées. "
                + (since == 0
                    ? "Aucun point de contrôle antérieur ne précise laquelle." : "Les \(since) précédentes tiennent.")
        case .cutOff(let range, let name):
            "\(Self.frenchEntries(range)) : coupure en fin de journal, car \(name) fut signé pour \(range.upperBound)."
        case .nodeDiffers(let range):
            "\(Self.frenchEntries(range)) : l’empreinte que la base en garde diffère. L’une d’elles, ou cette empreinte, "
                + "a été modifiée."
        case .nodeMissing(let range): "\(Self.frenchEntries(range)) : l’empreinte que la base en gardait a disparu."
        case .headDiffers(let size, let found):
            size == found
                ? "L’état de l’arbre de \(size) entrées gardé par la base n’est pas celui de ses entrées."
                : "La base annonce \(size) entrées et en contient \(found)."
        case .nodesUnknown(let count): "La base garde \(count) empreintes d’entrées qui n’y sont pas."
        case .forked(let size, let one, let other):
            "\(one) et \(other) furent signés pour \(size) entrées et ne concordent pas : il y a eu deux journaux, ou "
                + "la clé est en d’autres mains."
        }
    }

    private static func entries(_ range: Range<Int>) -> String {
        range.count == 1 ? "Entry \(range.lowerBound)" : "Entries \(range.lowerBound) to \(range.upperBound - 1)"
    }

    private static func frenchEntries(_ range: Range<Int>) -> String {
        range.count == 1
            ? "L’entrée \(range.lowerBound)" : "Les entrées \(range.lowerBound) à \(range.upperBound - 1)"
    }
}
