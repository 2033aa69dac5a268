/// A hard constraint that a plan breaks.
public enum Violation: Sendable, Equatable {
    /// The plan has no closing week for the base.
    case missingClosing(base: String)
    /// The base closes outside its window.
    case window(base: String, week: Int, earliest: Int, latest: Int)
    /// The hub closes before the convoy of the base has arrived.
    case hub(parent: String, parentWeek: Int, base: String, baseWeek: Int, transit: Int)
    /// The base stays open after the last hospital it relies on.
    case medevac(base: String, week: Int, lastCover: Int)
    /// More escorts on the road than there are.
    case escorts(group: String, week: Int, used: Double, capacity: Double)
    /// A handover would start before the actor is ready.
    case notReady(task: String, week: Int, ready: Int)
    /// A handover ends after its base has closed.
    case afterClosing(task: String, week: Int, base: String, closing: Int)
    /// An actor runs more handovers at once than it can.
    case actor(actor: String, week: Int, used: Int, capacity: Int)
    /// More people wait for a flight than the camp holds.
    case transitCamp(week: Int, waiting: Double, capacity: Double)
    /// Too few people are home by the deadline.
    case repatriation(flown: Double, needed: Double)
    /// More containers on a road than it carries.
    case road(base: String, week: Int)
    /// Freight leaves after the base and its liquidation have ended.
    case lateFreight(base: String, week: Int)
    /// More freight leaves than is there.
    case stock(base: String, week: Int)
    /// More truck-weeks than the fleet has.
    case trucks(pool: String, week: Int)
    /// A benchmark is neither met nor proposed to be overridden (or it is a veto).
    case benchmark(id: String, base: String, waivable: Bool)
    /// A list of the plan does not fit the instance: an unknown identifier, a week or a length out of range.
    case misfit(place: String)

    /// What is broken, in English.
    public var english: String {
        switch self {
        case .missingClosing(let base): "\(base) has no closing week."
        case .window(let base, let week, let earliest, let latest):
            "\(base) closes in week \(week), outside its window of weeks \(earliest) to \(latest)."
        case .hub(let parent, let parentWeek, let base, let baseWeek, let transit):
            "\(parent) closes in week \(parentWeek), before the convoy of \(base) arrives (week \(baseWeek) + \(transit))."
        case .medevac(let base, let week, let lastCover):
            "\(base) stays open to week \(week), but its last hospital closes in week \(lastCover)."
        case .escorts(let group, let week, let used, let capacity):
            "Escort group \(group) would need \(used.short(".")) escorts in week \(week) and has \(capacity.short("."))."
        case .notReady(let task, let week, let ready):
            "Handover \(task) would start in week \(week), before its actor is ready (week \(ready))."
        case .afterClosing(let task, let week, let base, let closing):
            "Handover \(task) ends in week \(week), after \(base) has closed (week \(closing))."
        case .actor(let actor, let week, let used, let capacity):
            "\(actor) would run \(used) handovers in week \(week) and can run \(capacity)."
        case .transitCamp(let week, let waiting, let capacity):
            "\(waiting.whole(",")) people would wait for a flight in week \(week); the transit camp holds \(capacity.whole(","))."
        case .repatriation(let flown, let needed):
            "\(flown.whole(",")) people are home by the deadline; \(needed.whole(",")) are needed."
        case .road(let base, let week): "Freight from \(base) in week \(week) exceeds the road or is negative."
        case .lateFreight(let base, let week):
            "Freight leaves \(base) in week \(week), after its closing and liquidation."
        case .stock(let base, let week): "More freight leaves \(base) in week \(week) than is there."
        case .trucks(let pool, let week): "Fleet \(pool) has too few trucks in week \(week)."
        case .benchmark(let id, let base, let waivable):
            waivable
                ? "Benchmark \(id) is not met when \(base) closes, and no override is proposed."
                : "Veto \(id) is not met when \(base) closes; it cannot be overridden."
        case .misfit(let place): "\(place) does not fit the instance."
        }
    }

    /// What is broken, in French.
    public var french: String {
        switch self {
        case .missingClosing(let base): "\(base) n’a pas de semaine de fermeture."
        case .window(let base, let week, let earliest, let latest):
            "\(base) ferme en semaine \(week), hors de sa fenêtre (semaines \(earliest) à \(latest))."
        case .hub(let parent, let parentWeek, let base, let baseWeek, let transit):
            "\(parent) ferme en semaine \(parentWeek), avant l’arrivée du convoi de \(base) (semaine \(baseWeek) + \(transit))."
        case .medevac(let base, let week, let lastCover):
            "\(base) reste ouverte jusqu’à la semaine \(week), mais son dernier hôpital ferme en semaine \(lastCover)."
        case .escorts(let group, let week, let used, let capacity):
            "Le groupe d’escorte \(group) devrait fournir \(used.short(",")) escortes en semaine \(week) et en a "
                + "\(capacity.short(","))."
        case .notReady(let task, let week, let ready):
            "Le transfert \(task) commencerait en semaine \(week), avant que l’acteur soit prêt (semaine \(ready))."
        case .afterClosing(let task, let week, let base, let closing):
            "Le transfert \(task) finit en semaine \(week), après la fermeture de \(base) (semaine \(closing))."
        case .actor(let actor, let week, let used, let capacity):
            "\(actor) mènerait \(used) transferts en semaine \(week) et peut en mener \(capacity)."
        case .transitCamp(let week, let waiting, let capacity):
            "\(waiting.whole("\u{202F}")) personnes attendraient un vol en semaine \(week) ; le camp de transit en accueille "
                + "\(capacity.whole("\u{202F}"))."
        case .repatriation(let flown, let needed):
            "\(flown.whole("\u{202F}")) personnes sont rentrées à l’échéance ; il en faut \(needed.whole("\u{202F}"))."
        case .road(let base, let week): "Le fret de \(base) en semaine \(week) dépasse la route ou est négatif."
        case .lateFreight(let base, let week):
            "Du fret quitte \(base) en semaine \(week), après sa fermeture et sa liquidation."
        case .stock(let base, let week): "Il part de \(base) en semaine \(week) plus de fret qu’il n’y en a."
        case .trucks(let pool, let week): "La flotte \(pool) manque de camions en semaine \(week)."
        case .benchmark(let id, let base, let waivable):
            waivable
                ? "Le critère \(id) n’est pas atteint à la fermeture de \(base), et aucune dérogation n’est proposée."
                : "Le veto \(id) n’est pas levé à la fermeture de \(base) ; aucune dérogation n’est possible."
        case .misfit(let place): "\(place) ne correspond pas à l’instance."
        }
    }
}

extension Double {
    /// Cut to a whole number, its thousands set apart.
    fileprivate func whole(_ separator: String) -> String {
        guard isFinite, abs(self) < 1e15 else { return String(self) }
        let digits = String(Int(magnitude))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += separator }
            text.append(digit)
        }
        return (self <= -1 ? "\u{2212}" : "") + text
    }

    /// To one decimal where it has any: an escort is shared by two convoys now and then.
    fileprivate func short(_ point: String) -> String {
        guard isFinite, abs(self) < 1e9 else { return String(self) }
        let tenths = Int((abs(self) * 10).rounded())
        return (self < 0 && tenths > 0 ? "\u{2212}" : "") + String(tenths / 10)
            + (tenths % 10 == 0 ? "" : point + String(tenths % 10))
    }
}
