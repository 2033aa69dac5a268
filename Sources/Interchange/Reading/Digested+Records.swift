import Protection

extension Area: Digested {
    func feed(_ digest: inout ContentDigest) {
        ref.feed(&digest)
        digest.add(name)
        digest.add(level)
        digest.add(optional: parent)
        digest.add(optional: validFrom)
        digest.add(optional: outline)
        digest.add(optional: point)
    }
}

extension Crosswalk: Digested {
    func feed(_ digest: inout ContentDigest) {
        from.feed(&digest)
        to.feed(&digest)
        digest.add(optional: share)
    }
}

extension Population: Digested {
    func feed(_ digest: inout ContentDigest) {
        area.feed(&digest)
        digest.add(year)
        digest.add(persons)
        digest.add(source)
    }
}

extension Site: Digested {
    func feed(_ digest: inout ContentDigest) {
        for text in [mission, code, name, source] { digest.add(text) }
        digest.add(optional: coordinate)
        digest.add(isApproximate)
        digest.add(optional: area)
        digest.add(optional: strength)
        digest.add(optional: hub)
        digest.add(optional: kilometresToHub)
        digest.add(optional: closedOn)
    }
}

extension Presence: Digested {
    func feed(_ digest: inout ContentDigest) {
        for text in [mission, country, place] { digest.add(text) }
        digest.add(optional: coordinate)
        digest.add(year)
        digest.add(optional: month)
        digest.add(optional: troops)
    }
}

extension Route: Digested {
    func feed(_ digest: inout ContentDigest) {
        for text in [from, to, pool, escortGroup] { digest.add(text) }
        digest.add(kilometres)
        digest.add(transitWeeks)
        digest.add(outCapacity)
        digest.add(optional: validFrom)
    }
}

extension ActorProfile: Digested {
    func feed(_ digest: inout ContentDigest) {
        for text in [code, name, kind.rawValue] + aliases { digest.add(text) }
    }
}

extension ProtectionTask: Digested {
    func feed(_ digest: inout ContentDigest) {
        for text in [code, group, title, mandateReference, gap, source] + successors { digest.add(text) }
        digest.add(weight)
    }
}

extension TaskStanding: Digested {
    func feed(_ digest: inout ContentDigest) {
        for text in [task, site, successor, evidence] { digest.add(text) }
        digest.add(level.rawValue)
        on.feed(&digest)
    }
}

extension IndicatorValue: Digested {
    func feed(_ digest: inout ContentDigest) {
        for text in [indicator, source, provenance.rawValue] { digest.add(text) }
        area.feed(&digest)
        digest.add(month.index)
        value.feed(&digest)
    }
}

extension Coverage: Digested {
    func feed(_ digest: inout ContentDigest) {
        area.feed(&digest)
        digest.add(month.index)
        digest.add(expected)
        digest.add(received)
        digest.add(provenance.rawValue)
    }
}
