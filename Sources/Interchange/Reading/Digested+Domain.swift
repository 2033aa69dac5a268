import Protection

extension CountRange: Digested {
    func feed(_ digest: inout ContentDigest) {
        digest.add(min)
        digest.add(optional: max)
        digest.add(optional: best)
        digest.add(unknownReports)
    }
}

extension MeasureRange: Digested {
    func feed(_ digest: inout ContentDigest) {
        digest.add(min)
        digest.add(optional: max)
        digest.add(optional: best)
        digest.add(unknownReports)
    }
}

extension Coordinate: Digested {
    func feed(_ digest: inout ContentDigest) {
        digest.add(latitude)
        digest.add(longitude)
    }
}

extension AreaRef: Digested {
    func feed(_ digest: inout ContentDigest) {
        digest.add(scheme)
        digest.add(code)
    }
}

extension Day: Digested {
    func feed(_ digest: inout ContentDigest) { digest.add(daysSinceEpoch) }
}

extension Outline: Digested {
    func feed(_ digest: inout ContentDigest) {
        digest.add(polygons.count)
        for polygon in polygons {
            digest.add(polygon.holes.count)
            for ring in [polygon.shell] + polygon.holes {
                digest.add(ring.count)
                for point in ring { point.feed(&digest) }
            }
        }
    }
}

extension Incident: Digested {
    func feed(_ digest: inout ContentDigest) {
        digest.add(start.daysSinceEpoch)
        digest.add(end.daysSinceEpoch)
        digest.add(datePrecision.rawValue << 16 | placePrecision.rawValue << 8 | violence.rawValue)
        digest.add(targetsCivilians)
        digest.add(isCommunal)
        digest.add(optional: coordinate)
        digest.add(placeName)
        digest.add(country)
        digest.add(admin1)
        digest.add(admin2)
        digest.add(sideA)
        digest.add(sideB)
        digest.add(harms.count)
        for harm in harms {
            digest.add(code(of: harm.kind) << 8 | code(of: harm.status))
            harm.count.feed(&digest)
        }
        digest.add(optional: attribution.actor)
        digest.add(optional: attribution.grade?.step)
        digest.add(optional: sources)
        for flag in flags { digest.add(flag.rawValue) }
    }
}

private func code(of kind: HarmKind) -> Int {
    switch kind {
    case .killed: 1
    case .injured: 2
    case .missing: 3
    case .abducted: 4
    case .displaced: 5
    case .property: 6
    case .sexualViolence: 7
    }
}

private func code(of status: CivilianStatus) -> Int {
    switch status {
    case .civilian: 1
    case .combatant: 2
    case .unknown: 3
    }
}
