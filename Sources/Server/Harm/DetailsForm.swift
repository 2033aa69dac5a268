import Pages
import Protection
import Store
import Workflows

/// The part of a form that says when, where and what an incident was.
enum DetailsForm {
    /// What a form opens on. What nobody has said stays open: to be chosen, never presumed.
    struct Held {
        var start: Day?
        var end: Day?
        var datePrecision: DatePrecision?
        var area: AreaRef?
        var placePrecision: PlacePrecision?
        var place = ""
        var category: ReportCategory?
        var violence: ViolenceType?
        var cause: CasualtyCode<HarmCause>?
        var objects: [String] = []
        /// The day the report came in, where it does not say when it was.
        var receivedOn: Day?
    }

    static func fields(_ held: Held, _ codes: CasualtyWords) -> [Form.Field] {
        [
            .init(
                "start", Phrase(fr: "Du", en: "From"), .day,
                hint: held.receivedOn.map { day in
                    Phrase(
                        fr: "non dit ; reçu le \(Words.day(day).french)",
                        en: "not said; received on \(Words.day(day).english)")
                }, value: held.start?.description ?? ""),
            .init("end", Phrase(fr: "Au", en: "To"), .day, isRequired: false, value: held.end?.description ?? ""),
            .init(
                "date_precision", Phrase(fr: "Précision de la date", en: "Precision of the date"),
                .choice(DatePrecision.allCases.map { (String($0.rawValue), $0.word) }),
                value: held.datePrecision.map { String($0.rawValue) } ?? ""),
            .init(
                "place", Phrase(fr: "Lieu", en: "Place"), .text(longest: 120),
                hint: Phrase(fr: "un lieu, jamais un domicile", en: "a place, never a home"), isRequired: false,
                value: held.place),
            .init(
                "area", Phrase(fr: "Zone", en: "Area"), .area,
                hint: Phrase(fr: "par son nom, dans la liste", en: "by its name, out of the list"), isRequired: false,
                value: held.area.map { "\($0.scheme):\($0.code)" } ?? ""),
            .init(
                "place_precision", Phrase(fr: "Précision du lieu", en: "Precision of the place"),
                .choice(PlacePrecision.allCases.map { (String($0.rawValue), $0.word) }),
                value: held.placePrecision.map { String($0.rawValue) } ?? ""),
            .init(
                "category", Phrase(fr: "Quoi", en: "What"),
                .choice(
                    [("", Phrase(fr: "inconnu", en: "unknown"))]
                        + ReportCategory.allCases.map { ($0.rawValue, $0.label) }),
                isRequired: false, value: held.category?.rawValue ?? ""),
            .init(
                "violence", Phrase(fr: "Forme de violence", en: "Form of violence"),
                .choice(ViolenceType.allCases.map { (String($0.rawValue), $0.label) }),
                value: held.violence.map { String($0.rawValue) } ?? ""),
            .init(
                "cause", Phrase(fr: "Cause", en: "Cause"),
                .choice(codes.choices(.cause, holding: held.cause?.text)),
                value: held.cause?.text ?? CasualtyList.unknown),
            .init(
                "object", Phrase(fr: "Biens touchés", en: "Objects damaged"),
                .text(longest: 200),
                hint: Phrase(
                    fr: "codes séparés par des virgules : \(DamagedObject.codes)",
                    en: "codes, separated by commas: \(DamagedObject.codes)"),
                isRequired: false, value: held.objects.joined(separator: ", ")),
        ]
    }

    /// What a form says, over what is held; the grades, the point and whoever works on it stay as they are.
    static func details(
        _ form: FormBody, _ codes: CasualtyWords, over held: TrackedIncident.Details? = nil
    ) throws -> TrackedIncident.Details {
        guard let dates = form["date_precision"].flatMap({ Int($0) }).flatMap(DatePrecision.init(rawValue:)),
            let places = form["place_precision"].flatMap({ Int($0) }).flatMap(PlacePrecision.init(rawValue:)),
            let violence = form["violence"].flatMap({ Int($0) }).flatMap(ViolenceType.init(rawValue:)),
            let cause: CasualtyCode<HarmCause> = try codes.chosen(
                .cause, form["cause"], holding: held?.causeCode.text)
        else { throw Refusal.choiceMissing(form) }
        guard let start = try Day.written(form.text("start"), at: "start") else { throw Refusal.dayMissing }
        var area: AreaRef?
        if let text = form.text("area") {
            guard let typed = AreaRef(typed: text) else { throw Refusal.areaMalformed(text) }
            guard !places.isUnplaced else { throw Refusal.placedAndNot }
            area = typed
        }
        let objects = (form.text("object") ?? "").split(separator: ",").map { String($0).trimmed }
        for object in objects where DamagedObject(rawValue: object) == nil { throw Refusal.noSuchObject(object) }
        let place = form.text("place") ?? ""
        return TrackedIncident.Details(
            start: start, end: try Day.written(form.text("end"), at: "end") ?? start, datePrecision: dates, area: area,
            // A point belongs to the place it was taken at.
            coordinate: held?.place == place && held?.area == area ? held?.coordinate : nil, placePrecision: places,
            place: place, category: form["category"].flatMap(ReportCategory.init(rawValue:)), violence: violence,
            cause: cause, happened: held?.happened, attributions: held?.attributions ?? [], objects: objects,
            assignedTo: held?.assignedTo)
    }
}

extension CasualtyWords {
    /// What a form offers of a list: the codes the operation kept, and the one held even where it was retired since.
    func choices(_ list: CasualtyList, holding held: String? = nil) -> [(value: String, words: Phrase)] {
        offered(list, holding: held).map { (value: $0.code, words: $0.label) }
    }

    /// The code somebody chose among those offered; nil for what is no code of the list.
    /// - Throws: `Refusal.codeRetired` for one that was retired since the form was opened.
    func chosen<Standard>(
        _ list: CasualtyList, _ text: String?, holding held: String? = nil
    ) throws -> CasualtyCode<Standard>? {
        guard let text, let code = CasualtyCode<Standard>(text), entry(list, text) != nil else { return nil }
        guard offered(list, holding: held).contains(where: { $0.code == text }) else {
            throw Refusal.codeRetired(text)
        }
        return code
    }
}

extension Refusal {
    fileprivate static func codeRetired(_ code: String) -> Refusal {
        Refusal(
            .data, code: "code_retired",
            message: Phrase(
                fr: "Le code « \(code) » a été retiré des formulaires entre-temps ; rien n’a été enregistré.",
                en: "The code “\(code)” was retired from forms meanwhile; nothing was stored."),
            remedy: Phrase(fr: "Choisissez-en un autre.", en: "Choose another one."))
    }
}

extension TrackedIncident.Details {
    /// As a form shows them again.
    var held: DetailsForm.Held {
        DetailsForm.Held(
            start: start, end: end, datePrecision: datePrecision, area: area, placePrecision: placePrecision,
            place: place, category: category, violence: violence, cause: causeCode, objects: objects)
    }
}

extension Refusal {
    /// Which of the choices was left open.
    static func choiceMissing(_ form: FormBody) -> Refusal {
        Refusal(
            .usage, code: "choice_missing",
            message: Phrase(fr: "Il reste à choisir ici.", en: "A choice is still to be made here."),
            place: ["date_precision", "place_precision", "violence", "cause"].first { form.text($0) == nil },
            remedy: Phrase(
                fr: "Choisissez ; « inconnu » est un choix.", en: "Choose; “unknown” is a choice."))
    }

    /// An area is named and the precision says that the place lies in none: then it would count nowhere.
    static let placedAndNot = Refusal(
        .usage, code: "place_contradicts",
        message: Phrase(
            fr: "Une zone est nommée, mais cette précision dit que le lieu n’est dans aucune.",
            en: "An area is named, but this precision says that the place lies in none."),
        place: "place_precision",
        remedy: Phrase(
            fr: "Choisissez jusqu’où le lieu est connu, ou videz la zone.",
            en: "Choose how far the place is known, or empty the area."))

    static let dayMissing = Refusal(
        .usage, code: "day_missing",
        message: Phrase(fr: "Il manque un jour.", en: "A day is missing."), place: "start",
        remedy: Phrase(fr: "Écrivez AAAA-MM-JJ, comme 2023-06-30.", en: "Write YYYY-MM-DD, as 2023-06-30."))

    static func areaMalformed(_ text: String) -> Refusal {
        Refusal(
            .areaMalformed,
            message: Phrase(
                fr: "« \(text.prefix(60)) » n’est pas une zone.", en: "“\(text.prefix(60))” is not an area."),
            place: "area",
            remedy: Phrase(
                fr: "Choisissez-la dans la liste, ou laissez vide si elle est inconnue.",
                en: "Choose it out of the list, or leave it empty where it is unknown."))
    }

    static func noSuchObject(_ text: String) -> Refusal {
        Refusal(
            .usage, code: "object_unknown",
            message: Phrase(
                fr: "« \(text.prefix(40)) » n’est pas un code de bien.",
                en: "“\(text.prefix(40))” is no code of an object."),
            place: "object",
            remedy: Phrase(
                fr: "Choisissez parmi : \(DamagedObject.codes).", en: "Choose among: \(DamagedObject.codes)."))
    }
}
