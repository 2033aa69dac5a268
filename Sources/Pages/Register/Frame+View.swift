import Protection

extension Frame {
    /// A whole page within the frame.
    func page(title: String, path: String, scripts: [PageAsset] = [], _ main: HTML) -> HTML {
        """
        <!doctype html>
        <html lang="\(language.rawValue)" dir="ltr">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <title>\(title) · Relève</title>
        <link rel="icon" href="\(PageAsset.icon.path)">
        <link rel="stylesheet" href="\(PageAsset.style.path)">
        \(HTML.each(scripts) { "<script type=\"module\" src=\"\($0.path)\"></script>" })
        </head>
        <body>
        <a class="skip" href="#main">\(ShellWords.skip, language)</a>
        <header class="top"><a class="brand" href="/">Relève</a>\(navigation(path))\
        <p class="who"><a href="\(path)?\(query)lang=\(other.rawValue)" lang="\(other.rawValue)" \
        hreflang="\(other.rawValue)">\(other == .french ? "Français" : "English")</a></p></header>
        <main id="main" tabindex="-1">
        \(HTML.each(alarms) { alarm in
            "<p class=\"said bad\" role=\"alert\"><strong>! \(alarm.words, language)</strong> <a href=\"\(alarm.path)\">\(RegisterWords.look, language)</a></p>"
        })\
        \(main)
        </main>
        \(HTML.when(!areas.isEmpty, "<datalist id=\"areas\">\(HTML.each(areas) { "<option value=\"\(offered($0))\"></option>" })</datalist>"))
        </body>
        </html>

        """
    }

    private var other: Language { language == .french ? .english : .french }

    private func navigation(_ path: String) -> HTML {
        Navigation(
            entries: doors.map { .init(address: $0.path, name: $0.words, mark: current($0, at: path)) },
            language: language
        ).markup
    }

    private func current(_ door: Door, at path: String) -> HTML {
        if door.path == path { return " aria-current=\"page\"" }
        let isUnder = ([door.path] + door.others).contains { path == $0 || path.hasPrefix($0 + "/") }
        return HTML.when(isUnder, " aria-current=\"true\"")
    }

    /// A form with its token. What cannot be undone asks for a second step, by the fold alone: without a script too.
    /// - Parameter isSmall: Whether it stands in a row of a table, where its button is enough.
    func form(_ form: Form, isSmall: Bool = false) -> HTML {
        let l = language
        if form.warning != nil {
            let summary: HTML =
                isSmall
                ? "<summary class=\"btn small\">\(form.submit, l)…</summary>"
                : "<summary><h3>\(form.title ?? form.submit, l)</h3></summary>"
            return """
                <details class="\(isSmall ? "act grave" : "fold")"\(opened(form))>\(summary)\
                \(open(form, isSmall: false, title: nil))</details>
                """
        }
        guard form.isFolded, let title = form.title else { return open(form, isSmall: isSmall, title: form.title) }
        return """
            <details class="fold"\(opened(form))><summary><h3>\(title, l)</h3></summary>\
            \(open(form, isSmall: isSmall, title: nil))</details>
            """
    }

    /// A form given back stands open.
    private func opened(_ form: Form) -> HTML { HTML.when(returned?.isFrom(form) ?? false, " open") }

    private func open(_ form: Form, isSmall: Bool, title: Phrase?) -> HTML {
        let l = language
        let back = returned.flatMap { $0.isFrom(form) ? $0 : nil }
        // Many fields stand in columns, or the page would be nothing but a form.
        let kind: HTML =
            isSmall ? "class=\"act\"" : form.fields.count > 8 ? "class=\"ask many\"" : "class=\"ask\""
        let encoding: HTML = form.hasFile ? " enctype=\"multipart/form-data\"" : ""
        let atField = back.map { back in form.fields.contains { $0.name == back.field } } ?? false
        return """
            <form \(kind) method="\(form.onlyAsks ? "get" : "post")" action="\(form.path)"\(encoding)\
            \(HTML.when(form.behaviour) { " data-behaviour=\"\($0)\" hidden" })>\
            \(HTML.when(form.onlyAsks ? nil : formToken) { "<input type=\"hidden\" name=\"token\" value=\"\($0)\">" })\
            \(HTML.each(form.hidden) { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" })\
            \(HTML.when(title) { "<h3>\($0, l)</h3>" })\(HTML.when(form.note) { "<p class=\"s\">\($0, l)</p>" })\
            \(HTML.when(form.warning) { "<p class=\"due\">\($0, l)</p>" })\
            \(HTML.when(atField ? nil : back) { "<p class=\"said bad\" tabindex=\"-1\" autofocus>\($0.words, l)</p>" })\
            \(HTML.each(form.fields) { field($0, back) })\
            <p><button class="btn\(isSmall ? " small" : "")">\(form.submit, l)</button></p></form>
            """
    }

    /// A form that is opened when it is wanted, by its title or else by what it does.
    func folded(_ form: Form) -> HTML {
        """
        <details class="noprint"\(opened(form))><summary>\(form.title ?? form.submit, language)</summary>\
        \(open(form, isSmall: false, title: form.title))</details>
        """
    }

    private func field(_ field: Form.Field, _ back: ReturnedForm?) -> HTML {
        let l = language
        let hint: HTML = HTML.when(field.hint) { " <small>\($0, l)</small>" }
        let isWrong = back != nil && back?.field == field.name
        let wrong: HTML =
            isWrong
            ? HTML.when(back) { " <strong class=\"late\" id=\"wrong-\(field.name)\">\($0.words, l)</strong>" } : .none
        let marks: HTML = HTML.when(
            isWrong, " aria-invalid=\"true\" aria-describedby=\"wrong-\(field.name)\" autofocus")
        let need: HTML = HTML.when(field.need ?? (field.isRequired ? nil : RegisterWords.optional)) {
            " <small>(\($0, l))</small>"
        }
        if case .several(let choices) = field.kind {
            let some: HTML = HTML.when(
                field.isRequired && field.need == nil, " <small>(\(RegisterWords.atLeastOne, l))</small>")
            return """
                <fieldset><legend>\(field.label, l)\(need)\(some)\(hint)\(wrong)</legend>\
                \(HTML.each(choices.enumerated()) { number, choice in
                    """
                    <label class="tick"><input type="checkbox" name="\(field.name)" value="\(choice.value)"\
                    \(HTML.when(back?.holds(field.name, choice.value) ?? false, " checked"))\
                    \(number == 0 ? marks : .none)> \(choice.words, l)</label>
                    """
                })</fieldset>
                """
        }
        return """
            <label class="ask-for"><span>\(field.label, l)\(need)\(hint)\(wrong)</span>\
            \(input(field, value: back?.value(field.name) ?? field.value, marks))</label>
            """
    }

    private func input(_ field: Form.Field, value: String, _ marks: HTML) -> HTML {
        let needed: HTML = field.isRequired ? " required" : ""
        let named: HTML =
            " class=\"fld\" name=\"\(field.name)\" autocomplete=\"\(field.autocomplete)\"\(needed)\(marks)"
        return switch field.kind {
        case .text(let longest): "<input type=\"text\" maxlength=\"\(longest)\"\(named) value=\"\(value)\">"
        case .password(let shortest): "<input type=\"password\" minlength=\"\(shortest)\" maxlength=\"128\"\(named)>"
        case .digits: "<input type=\"text\" inputmode=\"numeric\" pattern=\"[0-9 ]{6,7}\" maxlength=\"7\"\(named)>"
        case .area:
            "<input type=\"text\" list=\"areas\" maxlength=\"160\"\(named) value=\"\(areas.first { $0.value == value }.map(offered) ?? value)\">"
        case .day: "<input type=\"date\"\(named) value=\"\(value)\">"
        case .paragraph(let longest): "<textarea rows=\"3\" maxlength=\"\(longest)\"\(named)>\(value)</textarea>"
        case .choice(let choices): select(choices, mustChoose: field.isRequired, value: value, named)
        case .file: "<input type=\"file\"\(named)>"
        case .several: .none
        }
    }

    private func offered(_ area: (name: String, value: String)) -> String { area.name + " · " + area.value }

    /// Opens on what is held; where nothing is and something must be, on "choose".
    private func select(
        _ choices: [(value: String, words: Phrase)], mustChoose: Bool, value: String, _ named: HTML
    ) -> HTML {
        let isHeld = choices.contains { $0.value == value }
        return """
            <select\(named)>\(HTML.when(mustChoose && !isHeld, "<option value=\"\">\(RegisterWords.choose, language)</option>"))\
            \(HTML.each(choices) { choice in
                "<option value=\"\(choice.value)\"\(choice.value == value ? " selected" : "" as HTML)>\(choice.words, language)</option>"
            })</select>
            """
    }
}
