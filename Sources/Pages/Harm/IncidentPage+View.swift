import Protection

extension IncidentPage {
    /// The page as markup.
    public func render() -> HTML {
        let l = frame.language
        return frame.page(
            title: reference + " · " + l.say(HarmWords.title), path: "/harm/" + id,
            """
            \(Sprite.markup)
            <p><a href="/harm">\(HarmWords.back, l)</a></p>
            <h1>\(heading, l)\(l == .french ? "\u{A0}: " : ": ")\(finding)</h1>
            <p class="lead">\(lead, l)</p>
            \(HTML.when(notice) { notice in
                "<p class=\"said\(notice.isRefusal ? " bad" : "")\" role=\"\(notice.isRefusal ? "alert" : "status")\">\(notice.words, l)</p>"
            })\(HTML.each(remarks) { remark in
                "<p class=\"said\"><strong>\(remark.words, l)</strong>\(HTML.when(remark.path) { " <a href=\"\($0)\">\(RegisterWords.look, l)</a>" })</p>"
            })
            \(HTML.when(isContested, "<p><strong>\(IncidentWords.contested, l)</strong></p>"))
            \(HTML.when(mode) { "<p><a href=\"\($0.path)\">\($0.words, l)</a></p>" })
            \(claims)\(HTML.when(candidates) { $0.markup(l) })
            <div class="cols"><div class="stack">\(grades)\(people)\(changes)</div>
            <div class="stack">\(heldHarm)\(life)\(knownThen)\(kept)\(linked)\(peers)</div></div>
            """)
    }

    /// What is held of civilians killed, as the heading says it.
    private var finding: String {
        let l = frame.language
        guard let killed else {
            return l == .french ? "nombre de civils tués inconnu" : "number of civilians killed unknown"
        }
        return l.sentenceRange(killed)
            + (l == .french
                ? "\u{A0}" + l.plural(killed.max ?? killed.min, "civil tué recensé", "civils tués recensés")
                : " civilians recorded killed")
    }

    // MARK: - Side by side

    private var claims: HTML {
        let l = frame.language
        return """
            <section class="sheet" id="accounts" aria-labelledby="h-claims"><header><h2 id="h-claims">\(IncidentWords.killedBy, l)</h2>\
            <p class="s">\(IncidentWords.held, l) <strong>\(l.range(killed))</strong></p></header>
            \(ClaimChart(accounts: accounts, language: l).markup)
            <p class="src">\(IncidentWords.rule, l)</p></section>
            <section aria-label="\(IncidentWords.accounts, l)"><div class="cols-3">\(HTML.each(accounts, account))</div>\
            \(HTML.each(forms.accounts, folded))</section>
            """
    }

    private func account(_ account: Account) -> HTML {
        let l = frame.language
        return """
            <article class="sheet" id="c-\(account.id)"><header><h2>\(account.title, l)</h2>\
            \(HTML.when(account.report) { "<a href=\"/reports/\($0)\">\(IncidentWords.openReport, l)</a>" })</header>
            \(HTML.when(account.setAside) { "<p><strong>\(IncidentWords.setAside, l)</strong> \($0)</p>" })\
            <dl class="kv">\(rows(account.rows))</dl>\
            \(HTML.when(account.narrative) { "<blockquote class=\"quote\">\($0)</blockquote>" })\
            \(HTML.each(account.forms, folded))</article>

            """
    }

    private func rows(_ rows: [Account.Row]) -> HTML {
        let l = frame.language
        return HTML.each(rows) { row in
            "<dt>\(row.label, l)</dt><dd\(row.differs ? " class=\"diff\"" : "" as HTML)>\(row.value, l)</dd>"
        }
    }

    // MARK: - How surely

    private var grades: HTML {
        let l = frame.language
        return """
            <section class="sheet" id="grades" aria-labelledby="h-grades"><h2 id="h-grades">\(IncidentWords.ladders, l)</h2>
            \(HTML.each(ladders, ladder))\(HTML.each(forms.grades, folded))</section>
            """
    }

    private func ladder(_ ladder: Ladder) -> HTML {
        let l = frame.language
        let step = ladder.step.map { l.number($0.step) + "\u{A0}" + l.say(IncidentWords.outOfFive) }
        let next = ladder.proposed.step + 1
        return """
            <h3>\(ladder.title, l)\(l == .french ? "\u{A0}: " : ": ")\(step ?? l.say(HarmWords.notGraded))</h3>
            <ol class="ladder">\(HTML.each(ladder.words.enumerated()) { number, words in
                """
                <li\(classes(number, ladder))>\(number) <span>\(words, l)</span></li>
                """
            })</ol>
            <p class="s">\(HTML.when(!ladder.restsOn.isEmpty, "\(IncidentWords.restsOn, l) \(listed(ladder.restsOn)). "))\
            \(IncidentWords.byRule, l) <strong>\(ladder.proposed.step)</strong>\
            \(HTML.when(!ladder.proposedOn.isEmpty, " (\(listed(ladder.proposedOn)))")). \
            \(next > 5 ? "\(IncidentWords.lastStep, l)" : "<strong>\(IncidentWords.missing, l) \(next)\(l == .french ? "\u{A0}:" : ":")</strong> \(listed(ladder.missing)).")</p>
            \(HTML.when(ladder.form, folded))
            """
    }

    func listed(_ phrases: [Phrase]) -> String {
        let l = frame.language
        return phrases.map { l.say($0) }.joined(separator: l == .french ? "\u{A0}; " : "; ")
    }

    private func classes(_ number: Int, _ ladder: Ladder) -> HTML {
        guard let step = ladder.step?.step else { return "" }
        if number == step { return " class=\"on at\" aria-current=\"step\"" }
        if number < step { return " class=\"on\"" }
        return number == step + 1 ? " class=\"next\"" : ""
    }

    // MARK: - Who

    private var people: HTML {
        let l = frame.language
        return """
            <section class="sheet" id="persons" aria-labelledby="h-persons"><header><h2 id="h-persons">\(IncidentWords.persons, l)</h2>\
            <span class="s">\(IncidentWords.sealed, l)</span></header>
            <p class="s">\(PersonWords.distinct(distinct, records: persons.count, l))</p>
            \(persons.isEmpty ? "<p>\(IncidentWords.nobody, l)</p>" : table)
            \(HTML.when(names) { "<p><a href=\"\($0)\">\(IncidentWords.readNames, l)</a></p>" })
            \(HTML.each(forms.persons, folded))</section>
            """
    }

    private var table: HTML {
        let l = frame.language
        let heads = [
            IncidentWords.record, IncidentWords.fate, IncidentWords.sexAge, IncidentWords.reports,
            IncidentWords.identity,
        ]
        return """
            <table class="t cards"><thead><tr>\(HTML.each(heads) { "<th scope=\"col\">\($0, l)</th>" })</tr></thead><tbody>\(HTML.each(persons) { person in
                """
                <tr><th scope="row" class="nb">\(person.reference)\(HTML.when(person.name) { "<br><small>\($0)</small>" })</th>\
                <td class="full" data-l="\(IncidentWords.fate, l)">\(HTML.each(person.fates, separator: "<br>") { "\($0, l)" })</td>\
                <td class="full" data-l="\(IncidentWords.sexAge, l)">\(person.who, l)</td>\
                <td data-l="\(IncidentWords.reports, l)">\(l.number(person.reports))</td>\
                <td class="full" data-l="\(IncidentWords.identity, l)">\(identity(person))</td></tr>

                """
            })</tbody></table>
            """
    }

    private func identity(_ person: Person) -> HTML {
        let l = frame.language
        let words: HTML =
            person.path.map { "<a href=\"\($0)\">\(person.identity, l)</a>" as HTML } ?? "\(person.identity, l)"
        let same: HTML = HTML.when(
            !person.sameAs.isEmpty,
            "<br><small>\(IncidentWords.same, l) \(person.sameAs.joined(separator: ", "))</small>")
        return "\(words)\(same)"
    }

    func folded(_ form: Form) -> HTML { frame.folded(form) }
}

/// Words that count the persons of an incident.
enum PersonWords {
    static func distinct(_ distinct: Int, records: Int, _ l: Language) -> String {
        let (persons, files) = (l.number(distinct), l.number(records))
        return l == .french
            ? persons + "\u{A0}" + l.plural(distinct, "personne distincte", "personnes distinctes") + ", " + files
                + "\u{A0}" + l.plural(records, "fiche", "fiches")
                + ". Les autres personnes touchées sont sans fiche ici."
            : persons + " distinct " + l.plural(distinct, "person", "persons") + ", " + files + " "
                + l.plural(records, "record", "records") + ". Others who were harmed have no record here."
    }
}
