public import Linkage
public import Protection

/// Results of linkage as delimited text, ready to be written.
public enum ClusterText {
    /// `rec_id,cluster_id`, one line a record in the order of the table; a cluster is named by its first record.
    public static func clusters(_ result: LinkageResult, of table: RecordTable) -> [UInt8] {
        var out = Array("rec_id,cluster_id\n".utf8)
        out.reserveCapacity(table.count * 20)
        for record in 0..<table.count {
            append(table.identifierBytes(record), to: &out)
            out.append(UInt8(ascii: ","))
            append(table.identifierBytes(result.person(of: record)), to: &out)
            out.append(UInt8(ascii: "\n"))
        }
        return out
    }

    /// `a,b,probability` for every pair above the review probability, in pieces, so that millions of pairs need not be
    /// held as text at once.
    public static func pairs(
        _ pairs: [LinkedPair], of table: RecordTable, _ write: ([UInt8]) throws -> Void
    ) rethrows {
        var out = Array("a,b,probability\n".utf8)
        for pair in pairs {
            append(table.identifierBytes(pair.first), to: &out)
            out.append(UInt8(ascii: ","))
            append(table.identifierBytes(pair.second), to: &out)
            out.append(UInt8(ascii: ","))
            append(pair.probability, to: &out)
            out.append(UInt8(ascii: "\n"))
            if out.count > 1 << 20 {
                try write(out)
                out.removeAll(keepingCapacity: true)
            }
        }
        try write(out)
    }

    /// `a,b,probability,why` for the pairs to judge, in the order of the queue.
    public static func review(_ queue: [ReviewItem], of table: RecordTable, in language: Language) -> [UInt8] {
        var out = Array("a,b,probability,why\n".utf8)
        for item in queue {
            append(table.identifierBytes(item.pair.first), to: &out)
            out.append(UInt8(ascii: ","))
            append(table.identifierBytes(item.pair.second), to: &out)
            out.append(UInt8(ascii: ","))
            append(item.pair.probability, to: &out)
            out.append(UInt8(ascii: ","))
            append(Array((language == .french ? item.reason.french : item.reason.english).utf8)[...], to: &out)
            out.append(UInt8(ascii: "\n"))
        }
        return out
    }

    /// A cell, quoted where it must be (RFC 4180).
    static func append(_ cell: ArraySlice<UInt8>, to out: inout [UInt8]) {
        let quote = UInt8(ascii: "\"")
        let isPlain = cell.allSatisfy { $0 != quote && $0 != UInt8(ascii: ",") && $0 != 0x0A && $0 != 0x0D }
        if isPlain { return out.append(contentsOf: cell) }
        out.append(quote)
        for byte in cell {
            if byte == quote { out.append(quote) }
            out.append(byte)
        }
        out.append(quote)
    }

    /// Four decimals, of which the last is rounded.
    static func append(_ probability: Double, to out: inout [UInt8]) {
        let scaled = Int((min(max(probability, 0), 1) * 10_000).rounded())
        if scaled == 10_000 { return out.append(contentsOf: "1.0000".utf8) }
        out.append(contentsOf: "0.".utf8)
        for divisor in [1000, 100, 10, 1] { out.append(UInt8(ascii: "0") + UInt8(scaled / divisor % 10)) }
    }
}
