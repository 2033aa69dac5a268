public import Protection

extension FormMapping {
    /// What some answers say. An answer with no line, or with a value its field does not know, is listed as not
    /// understood; an unknown form therefore loses nothing.
    public func read(_ answers: ReportAnswers, scheme: String) -> ReportReading {
        var reading = ReportReading(kind: kind)
        var place = PlaceDraft()
        for answer in answers.answers {
            guard let line = line(for: answer.path) else {
                reading.notUnderstood.append("\(answer.path): \(answer.value)")
                continue
            }
            guard !line.field.isOfHarm else { continue }
            let isUnderstood = fill(&reading, &place, line, answer, scheme)
            if !isUnderstood { reading.notUnderstood.append("\(answer.path): \(answer.value)") }
        }
        reading.place = place.mention
        reading.harms = harms(answers, &reading.notUnderstood)
        if kind == .alert {
            reading.isUrgent =
                reading.isOngoing == true || (reading.isOngoing == nil && reading.when?.isPast == false)
        }
        return reading
    }

    /// The parts of a place, which come as several answers.
    private struct PlaceDraft {
        var text = ""
        var area: AreaRef?
        var point: Coordinate?
        var precision: PlacePrecision?

        var mention: ReportReading.PlaceMention? {
            guard !text.isEmpty || area != nil || point != nil else { return nil }
            return ReportReading.PlaceMention(text: text, area: area, coordinate: point, precision: precision)
        }
    }

    private func fill(
        _ reading: inout ReportReading, _ place: inout PlaceDraft, _ line: Line, _ answer: ReportAnswers.Answer,
        _ scheme: String
    ) -> Bool {
        let value = line.choices[answer.value] ?? answer.value
        switch line.field {
        case .category:
            // "I do not know" is an answer that leaves the category open.
            if value == "unknown" { return true }
            reading.category = ReportCategory(rawValue: value)
            return reading.category != nil
        case .when:
            if value == "unknown" { return true }
            reading.when = TimeWord(rawValue: value)
            return reading.when != nil
        case .day:
            reading.day = Day(value)
            return reading.day != nil
        case .dayPrecision:
            reading.dayPrecision = ["day": .day, "week": .week, "month": .month][value]
            return reading.dayPrecision != nil
        case .placeText: place.text = value
        case .placeCode: place.area = AreaRef(scheme: scheme, code: value)
        case .point:
            place.point = FormMapping.point(value)
            return place.point != nil
        case .placePrecision:
            // A commune lies within a second-order area, and is no finer than that for counting.
            place.precision = ["exact": .exact, "near": .near, "admin3": .admin2][value]
            return place.precision != nil
        case .allegedActors: reading.actors = FormMapping.actors(answer.value, line)
        case .isOngoing: return FormMapping.tell(value, &reading.isOngoing)
        case .consent: return FormMapping.tell(value, &reading.consent)
        case .mayCallBack: return FormMapping.tell(value, &reading.mayCallBack)
        case .peopleAtRisk:
            guard let number = Int(value), (0...1_000_000).contains(number) else {
                // "A thirty or so" is an answer too, and bounds what it says.
                reading.peopleAtRisk = SpokenNumber.bounds(of: value)
                return reading.peopleAtRisk != nil
            }
            // The form asks for an estimate: it is carried as the source's best figure and bounds nothing.
            reading.peopleAtRisk = CountRange(min: min(number, 1), max: nil, best: number)
        case .need: reading.need = value
        case .narrative: reading.narrative = value
        case .sourceType: reading.sourceType = value
        case .sharing: reading.sharing = value.split(separator: " ").map(String.init)
        case .identifying: reading.identifyingPaths.append(answer.path)
        case .attachment, .ignored, .harmKind, .harmMinimum, .harmMaximum, .harmSex, .harmAge, .harmStatus: break
        }
        return true
    }

    /// Yes, no, or left unknown; false for any other word.
    private static func tell(_ value: String, _ answer: inout Bool?) -> Bool {
        switch value.lowercased() {
        case "yes", "true", "1", "ok": answer = true
        case "no", "false", "0": answer = false
        case "unknown": answer = nil
        default: return false
        }
        return true
    }

    /// `14.51 -4.2 260 18.5`: latitude, longitude, height, accuracy in metres.
    static func point(_ value: String) -> Coordinate? {
        let parts = value.split(separator: " ").prefix(2).compactMap { Double($0) }
        guard parts.count == 2 else { return nil }
        return Coordinate(latitude: parts[0], longitude: parts[1])
    }

    private static func actors(_ value: String, _ line: Line) -> [ReportReading.ActorMention] {
        value.split(separator: " ").map { word in
            let mapped = line.choices[String(word)] ?? String(word)
            return ReportReading.ActorMention(
                text: String(word), kind: ActorProfile.Kind(rawValue: mapped), isAlleged: true)
        }
    }

    /// One entry for each turn of the repeat that says what befell people; grouped in one pass, so that a hostile
    /// number of turns costs no more than its answers.
    private func harms(_ answers: ReportAnswers, _ notUnderstood: inout [String]) -> [ReportReading.HarmTold] {
        guard let harmRepeat else { return [] }
        var turns: [Substring: [Field: String]] = [:]
        var order: [Substring] = []
        for answer in answers.answers where answer.path.hasPrefix(harmRepeat) {
            guard let line = line(for: answer.path), line.field.isOfHarm else { continue }
            let turn = answer.path.dropFirst(harmRepeat.count).prefix { $0 != "/" }
            if turns[turn] == nil { order.append(turn) }
            turns[turn, default: [:]][line.field] = line.choices[answer.value] ?? answer.value
        }
        return order.compactMap { turn in
            guard let told = turns[turn] else { return nil }
            guard let kind = told[.harmKind].flatMap(HarmKind.init) else {
                let said = told.values.sorted().joined(separator: ", ")
                notUnderstood.append("\(harmRepeat)\(turn): \(said)")
                return nil
            }
            return ReportReading.HarmTold(
                kind: kind, count: FormMapping.count(told[.harmMinimum], told[.harmMaximum]),
                sex: told[.harmSex].flatMap(ReportReading.HarmTold.Sex.init) ?? .unknown,
                ageGroup: told[.harmAge].flatMap(ReportReading.HarmTold.AgeGroup.init) ?? .unknown,
                status: told[.harmStatus].flatMap(CivilianStatus.init) ?? .unknown)
        }
    }

    /// A missing maximum is "at least", a missing minimum with it "unknown".
    private static func count(_ minimum: String?, _ maximum: String?) -> CountRange {
        let low = minimum.flatMap { Int($0) }
        let high = maximum.flatMap { Int($0) }
        switch (low, high) {
        case (let low?, let high): return CountRange(min: low, max: high)
        case (nil, let high?): return CountRange(min: 0, max: high)
        case (nil, nil): return .unknown
        }
    }
}
