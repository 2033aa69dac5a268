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
        <p class="who"><a href="\(path)?lang=\(other.rawValue)" lang="\(other.rawValue)" \
        hreflang="\(other.rawValue)">\(other == .french ? "Français" : "English")</a></p></header>
        <main id="main" tabindex="-1">
        \(HTML.each(alarms) { alarm in
            "<p class=\"said bad\" role=\"alert\"><strong>! \(alarm.words, language)</strong> <a href=\"\(alarm.path)\">\(RegisterWords.look, language)</a></p>"
        })\
        \(main)
        </main>
        </body>
        </html>

        """
    }

    private var other: Language { language == .french ? .english : .french }

    private func navigation(_ path: String) -> HTML {
        guard !doors.isEmpty else { return "<span class=\"grow\"></span>" }
        return """
            <nav aria-label="\(ShellWords.pages, language)"><ul>\(HTML.each(doors) { door in
                "<li><a href=\"\(door.path)\"\(current(door, at: path))>\(door.words, language)</a></li>"
            })</ul></nav>
            """
    }

    private func current(_ door: Door, at path: String) -> HTML {
        if door.path == path { return " aria-current=\"page\"" }
        return HTML.when(path.hasPrefix(door.path + "/"), " aria-current=\"true\"")
    }

    /// A form with its token.
    /// - Parameter isSmall: Whether it stands in a row of a table, where its button is enough.
    func form(_ form: Form, isSmall: Bool = false) -> HTML {
        guard form.isFolded, let title = form.title else { return open(form, isSmall: isSmall, title: form.title) }
        return """
            <details class="fold"><summary><h3>\(title, language)</h3></summary>\
            \(open(form, isSmall: isSmall, title: nil))</details>
            """
    }

    private func open(_ form: Form, isSmall: Bool, title: Phrase?) -> HTML {
        let l = language
        // Many fields stand in columns, or the page would be nothing but a form.
        let kind: HTML =
            isSmall ? "class=\"act\"" : form.fields.count > 8 ? "class=\"ask many\"" : "class=\"ask\""
        let encoding: HTML = form.hasFile ? " enctype=\"multipart/form-data\"" : ""
        return """
            <form \(kind) method="\(form.onlyAsks ? "get" : "post")" action="\(form.path)"\(encoding)\
            \(HTML.when(form.behaviour) { " data-behaviour=\"\($0)\" hidden" })>\
            \(HTML.when(form.onlyAsks ? nil : formToken) { "<input type=\"hidden\" name=\"token\" value=\"\($0)\">" })\
            \(HTML.each(form.hidden) { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" })\
            \(HTML.when(title) { "<h3>\($0, l)</h3>" })\(HTML.when(form.note) { "<p class=\"s\">\($0, l)</p>" })\
            \(HTML.each(form.fields) { field($0, of: form) })\
            <p><button class="btn\(isSmall ? " small" : "")">\(form.submit, l)</button></p></form>
            """
    }

    /// A form that is opened when it is wanted, by its title or else by what it does.
    func folded(_ form: Form) -> HTML {
        "<details class=\"noprint\"><summary>\(form.title ?? form.submit, language)</summary>\(self.form(form))</details>"
    }

    private func field(_ field: Form.Field, of form: Form) -> HTML {
        let l = language
        let hint: HTML = HTML.when(field.hint) { " <small>\($0, l)</small>" }
        let needed: HTML = field.isRequired ? " required" : ""
        let optional: HTML = HTML.when(!field.isRequired, " <small>(\(RegisterWords.optional, l))</small>")
        if case .several(let choices) = field.kind {
            return """
                <fieldset><legend>\(field.label, l)\(optional)\(hint)</legend>\(HTML.each(choices) { choice in
                    "<label class=\"tick\"><input type=\"checkbox\" name=\"\(field.name)\" value=\"\(choice.value)\"> \(choice.words, l)</label>"
                })</fieldset>
                """
        }
        let start: HTML = "<label class=\"ask-for\"><span>\(field.label, l)\(optional)\(hint)</span>"
        let named: HTML = " class=\"fld\" name=\"\(field.name)\" autocomplete=\"\(field.autocomplete)\"\(needed)"
        let input: HTML =
            switch field.kind {
            case .text(let longest): "<input type=\"text\" maxlength=\"\(longest)\"\(named) value=\"\(field.value)\">"
            case .password(let shortest):
                "<input type=\"password\" minlength=\"\(shortest)\" maxlength=\"128\"\(named)>"
            case .digits:
                "<input type=\"text\" inputmode=\"numeric\" pattern=\"[0-9 ]{6,7}\" maxlength=\"7\"\(named)>"
            case .day: "<input type=\"date\"\(named) value=\"\(field.value)\">"
            case .paragraph(let longest):
                "<textarea rows=\"3\" maxlength=\"\(longest)\"\(named)>\(field.value)</textarea>"
            case .choice(let choices):
                """
                <select\(named)>\(HTML.each(choices) { choice in
                    "<option value=\"\(choice.value)\"\(choice.value == field.value ? " selected" : "" as HTML)>\(choice.words, l)</option>"
                })</select>
                """
            case .file: "<input type=\"file\"\(named)>"
            case .several: .none
            }
        return start + input + "</label>"
    }
}

extension HTML {
    fileprivate static func + (left: HTML, right: HTML) -> HTML {
        var both = left
        both += right
        return both
    }
}
