import Protection

extension UndercountPage {
    /// The page as markup.
    public func render() -> HTML {
        let l = frame.language
        return frame.page(
            title: l.say(UndercountWords.title), path: "/undercount/" + id,
            """
            \(Sprite.markup)
            <h1>\(finding)</h1>
            <p class="lead">\(title) · \(asked, l) · \(askedBy) · <time datetime="\(askedAt.description)">\(l.day(askedAt.day)) \(l.clock(askedAt))\u{A0}UTC</time></p>
            \(body)
            <p class="line"><a href="/undercount">\(UndercountWords.back, l)</a></p>
            <p class="src">\(UndercountWords.internalUse, l)</p>
            """)
    }

    private var finding: String {
        let l = frame.language
        switch state {
        case .waiting(let ahead):
            return l.say(
                Phrase(
                    fr: "L’estimation attend ; devant elle : \(l.number(ahead))",
                    en: "The estimate is waiting; ahead of it: \(l.number(ahead))"))
        case .running:
            return l.say(Phrase(fr: "L’estimation est en cours", en: "The estimate is being made"))
        case .interrupted:
            return l.say(
                Phrase(
                    fr: "Interrompue : le serveur s’est arrêté. Demandez-la à nouveau",
                    en: "Interrupted: the server stopped. Ask for it again"))
        case .stopped: return l.say(Phrase(fr: "Arrêtée avant la fin", en: "Stopped before its end"))
        case .refused:
            return l.say(
                Phrase(
                    fr: "Aucune estimation : ces listes ne la portent pas",
                    en: "No estimate: these lists cannot carry one"))
        case .failed(let code):
            return l.say(
                Phrase(
                    fr: "L’estimation a échoué (\(code)). C’est un défaut du programme : signalez-le",
                    en: "The estimate failed (\(code)). This is a fault of the program: report it"))
        case .done: return spread
        }
    }

    /// From the lowest end of any model to the highest.
    private var spread: String {
        let l = frame.language
        let given = models.filter { $0.estimate != nil }
        let low = rounded(given.compactMap(\.low).min() ?? Double(observed))
        let isOpen = given.contains { $0.high == nil }
        let high = rounded(given.compactMap(\.high).max() ?? low)
        let count = l.spelled(given.count)
        let whole =
            isOpen
            ? Phrase(fr: "Au moins \(l.number(Int(low))) personnes", en: "At least \(l.number(Int(low))) people")
            : Phrase(
                fr: "De \(l.number(Int(low))) à \(l.number(Int(high))) personnes",
                en: "Between \(l.number(Int(low))) and \(l.number(Int(high))) people")
        return l.say(
            Phrase(
                fr:
                    "\(whole.french) estimées par \(count) \(given.count < 2 ? "modèle" : "modèles"), dont \(l.number(observed)) recensées",
                en:
                    "\(whole.english) estimated by \(count) \(given.count == 1 ? "model" : "models"), of whom \(l.number(observed)) recorded"
            ))
    }

    /// To three figures: more would look surer than it is.
    private func rounded(_ value: Double) -> Double {
        guard value.isFinite, value < 1e15 else { return 1e15 }
        var unit = 1.0
        while value / unit >= 1_000 { unit *= 10 }
        return max((value / unit).rounded() * unit, 0)
    }

    private var body: HTML {
        switch state {
        case .waiting, .running: progress
        case .interrupted, .stopped, .failed: .none
        case .refused(let why): refused(why)
        case .done: "\(side)\(known)\(partTable)\(table)"
        }
    }

    private var progress: HTML {
        let l = frame.language
        return """
            <section class="sheet"><p>\(UndercountWords.lead, l)</p>\
            <p class="line"><a class="btn" href="/undercount/\(id)">\(UndercountWords.again, l)</a></p>\
            \(HTML.when(mayStop, frame.form(Form(to: "/undercount/\(id)/stop", submit: UndercountWords.stop))))</section>
            """
    }

    private func refused(_ why: Phrase?) -> HTML {
        let l = frame.language
        return """
            <section class="sheet">\(HTML.when(why) { "<p class=\"said bad\" role=\"alert\">\($0, l)</p>" })\
            \(HTML.each(models) { model in
                "<h2>\(UndercountWords.model(model.code), l)</h2><p>\(model.refusal ?? UndercountWords.noEstimate, l)</p>"
            })</section>\(known)\(table)
            """
    }

    // MARK: - Side by side

    private var side: HTML {
        let l = frame.language
        return """
            <section aria-labelledby="h-mod"><h2 id="h-mod">\(UndercountWords.models, l)</h2>\
            <p class="sentence">\(UndercountWords.factor, l) \(ratio)</p>\
            <div class="trio">\(HTML.each(models, card))</div>\
            <p class="s">\(UndercountWords.shared, l)</p></section>
            """
    }

    /// How far apart they are here.
    private var ratio: HTML {
        let l = frame.language
        let estimates = models.compactMap(\.estimate)
        guard let low = estimates.min(), let high = estimates.max(), estimates.count > 1, low > 0 else { return .none }
        let factor = l.number(high / low, places: 2)
        return """
            <strong>\(Phrase(fr: "Ici, le plus haut vaut \(factor) fois le plus bas.", en: "Here the highest is \(factor) times the lowest."), l)</strong>
            """
    }

    private func card(_ model: Model) -> HTML {
        let l = frame.language
        let value: HTML =
            model.estimate.map { estimate in
                """
                <p class="big-n">\(l.number(Int(rounded(estimate))))</p>\
                <p class="s">\(UndercountWords.interval(model.code), l) \(l.percent(level))\(l == .french ? "\u{A0}: " : ": ")\(ends(model))</p>\(line(model))
                """
            }
                ?? """
                <p class="hatched pad"><span class="on-hatch"><strong>\(UndercountWords.noEstimate, l)</strong></span></p>\
                \(HTML.when(model.refusal) { "<p>\($0, l)</p>" })
                """
        return """
            <article class="sheet"><h3>\(UndercountWords.model(model.code), l)</h3>\(value)\
            <p><strong>\(UndercountWords.assumes, l).</strong> \(UndercountWords.assumption(model.code), l)</p>\
            \(HTML.when(!model.notes.isEmpty, "<ul class=\"s\">\(HTML.each(model.notes) { "<li>\($0, l)</li>" })</ul>"))</article>
            """
    }

    private func ends(_ model: Model) -> String {
        let l = frame.language
        let low = l.number(Int(rounded(model.low ?? Double(observed))))
        guard let high = model.high else {
            return l.say(Common.atLeast) + "\u{A0}" + low + ", " + l.say(UndercountWords.atLeast)
        }
        return low + "\u{2013}" + l.number(Int(rounded(high)))
    }

    /// The interval on a scale all models share, from zero; those recorded stand as a solid bar.
    private func line(_ model: Model) -> HTML {
        let l = frame.language
        let top = models.flatMap { [$0.high, $0.estimate.map { $0 * 1.2 }, $0.low] }.compactMap { $0 }.max() ?? 1
        func x(_ value: Double) -> Double { min(value / max(top, 1), 1) * 100 }
        let (low, estimate) = (x(model.low ?? 0), x(model.estimate ?? 0))
        let high = model.high.map(x) ?? 100
        let said =
            l.say(UndercountWords.recorded) + (l == .french ? "\u{A0}: " : ": ") + l.number(observed) + "; "
            + ends(model)
        return """
            <svg class="chart" width="100%" height="28" role="img" aria-label="\(said)">\
            <rect class="lo" x="0" width="\(at: x(Double(observed)))%" y="16" height="8"/>\
            <rect class="\(model.high == nil ? "unb" : "hi")" x="\(at: low)%" width="\(at: max(high - low, 0.5))%" y="4" height="8"/>\
            <line class="now" x1="\(at: estimate)%" x2="\(at: estimate)%" y1="1" y2="15"/>\
            <line class="ax0" x1="0" x2="100%" y1="26" y2="26"/></svg>
            """
    }

    private var known: HTML {
        let l = frame.language
        return HTML.when(
            !warnings.isEmpty,
            """
            <section class="sheet" aria-labelledby="h-warn"><h2 id="h-warn">\(UndercountWords.whatToKnow, l)</h2>\
            <ul class="list">\(HTML.each(warnings) { "<li>! \($0, l)</li>" })</ul></section>
            """)
    }

    // MARK: - What it rests on

    private var partTable: HTML {
        let l = frame.language
        guard !parts.isEmpty else { return .none }
        let codes = models.map(\.code)
        return """
            <section class="sheet" aria-labelledby="h-part"><h2 id="h-part">\(UndercountWords.parts, l)</h2>\
            <table class="t cards nums"><thead><tr><th scope="col">\(UndercountWords.part, l)</th>\
            <th scope="col" class="num">\(UndercountWords.recorded, l)</th>\
            \(HTML.each(codes) { "<th scope=\"col\" class=\"num\">\(UndercountWords.model($0), l)</th>" })</tr></thead><tbody>\
            \(HTML.each(parts) { part in
                """
                <tr><th scope="row">\(part.name.isEmpty ? l.say(UndercountWords.sum) : part.name == "?" ? l.say(Common.unknown) : part.name)</th>\
                <td class="num" data-l="\(UndercountWords.recorded, l)">\(l.number(part.observed))</td>\
                \(HTML.each(part.models) { model in
                    "<td class=\"num full\" data-l=\"\(UndercountWords.model(model.code), l)\">\(cell(model))</td>"
                })</tr>

                """
            })</tbody></table></section>
            """
    }

    private func cell(_ model: Model) -> HTML {
        let l = frame.language
        guard let estimate = model.estimate else {
            return "\(Common.unknown, l) <small>\(model.refusal ?? UndercountWords.noEstimate, l)</small>"
        }
        return "<strong>\(l.number(Int(rounded(estimate))))</strong> <small>(\(ends(model)))</small>"
    }

    private var table: HTML {
        let l = frame.language
        return """
            <section class="sheet" aria-labelledby="h-lists"><h2 id="h-lists">\(UndercountWords.lists, l)</h2>\
            \(HTML.when(draws > 1, "<p class=\"s\">\(UndercountWords.likeliest, l)</p>"))\
            <table class="t nums"><thead><tr><th scope="col">\(UndercountWords.on, l)</th>\
            <th scope="col" class="num">\(UndercountWords.people, l)</th></tr></thead><tbody>\
            \(HTML.each(patterns) { pattern in
                """
                <tr><th scope="row">\(HTML.each(pattern.lists, separator: " + ") { "\($0, l)" })</th>\
                <td class="num">\(l.number(pattern.count))</td></tr>

                """
            })<tr class="hatched-row"><th scope="row">\(UndercountWords.onNone, l)</th><td class="num">\(Common.unknown, l)</td></tr>\
            </tbody></table></section>
            """
    }
}
