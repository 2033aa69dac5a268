import Protection

/// The areas a list of events names, each with the middle of the events that are well enough placed to stand for it.
struct NamedAreas {
    private struct Sum {
        var latitude = 0.0
        var longitude = 0.0
        var count = 0
    }

    private var sums: [String: Sum] = [:]
    private var order: [String] = []

    mutating func note(_ name: String, coordinate: Coordinate?) {
        if sums[name] == nil {
            // Two million different names are not names; the events keep theirs in any case.
            guard order.count < 100_000 else { return }
            sums[name] = Sum()
            order.append(name)
        }
        guard let coordinate else { return }
        sums[name]?.latitude += coordinate.latitude
        sums[name]?.longitude += coordinate.longitude
        sums[name]?.count += 1
    }

    /// One area for each name, in the order of the file, without outline.
    func areas(scheme: String) -> [Area] {
        order.map { name in
            let sum = sums[name] ?? Sum()
            let point = Coordinate(
                latitude: rounded(sum.latitude / Double(sum.count)),
                longitude: rounded(sum.longitude / Double(sum.count)))
            let ref = AreaRef(scheme: scheme, code: name)
            return Area(ref: ref, name: name, level: 1, point: point)
        }
    }

    /// Five decimals, a metre: the sum of floating figures must not make an area look revised.
    private func rounded(_ degrees: Double) -> Double {
        (degrees * 1e5).rounded() / 1e5
    }
}

extension AreaRef {
    /// The source key of what is known by its area.
    var key: String { scheme + "/" + code }
}
