extension RecordTable {
    /// The country of a record by the two letters its region's P-code begins with (ML05, BF52); 0 where the code does not
    /// say, as codes of other schemes do not.
    func country(_ index: Int) -> UInt16 {
        country(ofRegion: prepared[index].admin.0)
    }

    /// Whether the regions are of more than one country.
    var hasSeveralCountries: Bool {
        Set((0..<Int32(areas.0.count)).map(country(ofRegion:)).filter { $0 != 0 }).count > 1
    }

    private func country(ofRegion region: Int32) -> UInt16 {
        guard region >= 0, areas.0.length(region) > 2 else { return 0 }
        let start = Int(areas.0.starts[Int(region)])
        let (a, b, c) = (areas.0.bytes[start] | 0x20, areas.0.bytes[start + 1] | 0x20, areas.0.bytes[start + 2])
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        guard letters.contains(a), letters.contains(b), (0x30...0x39).contains(c) else { return 0 }
        return UInt16(a) << 8 | UInt16(b)
    }
}
