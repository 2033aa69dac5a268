/// The name closest to `wanted` among `candidates`, where one is close enough to be a slip: a third of its letters
/// changed (Levenshtein), or one holding the other.
func nearestName(to wanted: String, among candidates: [String]) -> String? {
    let target = Array(foldedName(wanted).utf8)
    var best: (name: String, distance: Int)?
    for candidate in candidates where !candidate.isEmpty {
        let other = Array(foldedName(candidate).utf8.prefix(64))
        var distance = editDistance(target, other)
        if target.count >= 3, other.count >= 3, contains(target, other) || contains(other, target) {
            distance = min(distance, max(1, target.count / 3))
        }
        if distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    guard let best, best.distance <= max(1, target.count / 3) else { return nil }
    return best.name
}

/// A column name without what spelling varies: case, spaces, underscores, hyphens and dots.
func foldedName(_ name: String) -> String {
    var folded = ""
    for scalar in name.lowercased().unicodeScalars where !" _-.".unicodeScalars.contains(scalar) {
        folded.unicodeScalars.append(scalar)
    }
    return folded
}

private func contains(_ long: [UInt8], _ short: [UInt8]) -> Bool {
    guard short.count <= long.count else { return false }
    return (0...(long.count - short.count)).contains { long[$0...].starts(with: short) }
}

private func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, b) in right.enumerated() {
            let substituted = diagonal + (a == b ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
        }
    }
    return row[right.count]
}
