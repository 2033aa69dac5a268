extension NameComparer {
    /// For each word, the sound under which to file it: that of the commonest word it was learnt to stand for.
    func filed(_ spellings: [LearnedSpelling]) -> [Int32] {
        func share(_ word: Int32) -> Float { max(self.share[0][Int(word)], self.share[1][Int(word)]) }
        var heads = [Int32](repeating: -1, count: words.count)
        var pairs: [UInt64] = []
        for spelling in spellings where spelling.isStrong {
            guard let a = words.find(spelling.first), let b = words.find(spelling.second), a != b else { continue }
            pairs.append(Self.pair(a, b))
        }
        for pair in pairs.sorted() {
            let (a, b) = (Int32(pair >> 32), Int32(pair & 0xFFFF_FFFF))
            let (rare, common) = share(a) < share(b) ? (a, b) : (b, a)
            if heads[Int(rare)] < 0 || share(heads[Int(rare)]) < share(common) { heads[Int(rare)] = common }
        }
        return heads.indices.map { heads[$0] >= 0 ? words.keys[Int(heads[$0])] : words.keys[$0] }
    }
}
