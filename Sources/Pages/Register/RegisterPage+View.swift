import Protection

extension RegisterPage {
    /// The page as markup.
    public func render() -> HTML {
        let l = frame.language
        return frame.page(
            title: title[l], path: path, scripts: scripts,
            """
            <h1>\(title, l)</h1>
            <p class="lead">\(lead, l)</p>
            \(HTML.when(notice) { notice in
                "<p class=\"said\(notice.isRefusal ? " bad" : "")\" role=\"\(notice.isRefusal ? "alert" : "status")\">\(notice.words, l)</p>"
            })\
            \(HTML.each(secrets) { secret($0) })\
            \(HTML.when(map) { beside($0) })\
            \(HTML.each(sections.enumerated().dropFirst(map == nil ? 0 : 1)) { number, one in
                number == pair ? beside(number) : number - 1 == pair ? .none : section(one)
            })
            """)
    }

    /// The map with the section that says the same.
    private func beside(_ map: CoverageMap) -> HTML {
        """
        \(Sprite.markup)<div class="cols wide"><div class="stack">\(HTML.each(sections.prefix(1)) { section($0) })</div>\
        <div class="stack">\(map.markup(frame.language))</div></div>
        """
    }

    /// A section and the one after it.
    private func beside(_ number: Int) -> HTML {
        "<div class=\"cols even\">\(HTML.each(sections[number...].prefix(2)) { section($0) })</div>"
    }

    /// Those that complete a form of the page.
    private var scripts: [PageAsset] {
        let behaviours = sections.flatMap { ($0.forms + $0.rows.flatMap(\.forms)).compactMap(\.behaviour) }
        let opensSealed = behaviours.contains("open-sealed")
        let asksPasskey = behaviours.contains { $0 != "open-sealed" }
        return (asksPasskey ? [.passkey] : []) + (opensSealed ? [.sealed] : []) + (map == nil ? [] : [.map])
    }

    private func secret(_ secret: Secret) -> HTML {
        let l = frame.language
        return """
            <section class="sheet secret"><h2>\(secret.label, l)</h2><p>\(secret.note, l)</p>\
            \(HTML.when(secret.code) { $0.markup(label: RegisterWords.scan[l]) })\
            \(HTML.when(secret.enclosure) { enclosure($0) })\
            <ul class="codes">\(HTML.each(secret.lines) { "<li><code>\($0)</code></li>" })</ul></section>
            """
    }

    private func enclosure(_ enclosure: Enclosure) -> HTML {
        let words = enclosure.words[frame.language]
        return enclosure.isImage
            ? "<p><img src=\"\(enclosure.address)\" alt=\"\(words)\"></p>"
            : "<p><a href=\"\(enclosure.address)\" download=\"\(enclosure.fileName)\">\(words)</a></p>"
    }

    private func section(_ section: Section) -> HTML {
        let l = frame.language
        let heading = "h-" + section.id
        return """
            <section class="sheet" id="\(section.id)"><h2 id="\(heading)">\(section.title, l)</h2>\
            \(HTML.when(section.note) { "<p class=\"s\">\($0, l)</p>" })\
            \(table(section))\
            \(HTML.when(section.next) { "<p><a href=\"\($0)\">\(Common.nextPage, l)</a></p>" })\
            \(HTML.each(section.forms) { frame.form($0) })</section>
            """
    }

    private func table(_ section: Section) -> HTML {
        let l = frame.language
        guard !section.columns.isEmpty else { return .none }
        guard !section.rows.isEmpty else { return "<p class=\"s\">\(section.empty, l)</p>" }
        let acts = section.rows.contains { !$0.forms.isEmpty }
        let isPairs = section.columns.count == 2 && !acts
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(section.title, l)">\
            <table class="t cards\(isPairs ? " pairs" : "")"><thead><tr>\
            \(HTML.each(section.columns) { "<th scope=\"col\">\($0, l)</th>" })\
            \(HTML.when(acts, "<th scope=\"col\">\(RegisterWords.act, l)</th>"))</tr></thead><tbody>\
            \(HTML.each(section.rows) { line($0, of: section, acts: acts) })</tbody></table></div>
            """
    }

    /// On a narrow screen a row is a block, and each cell says what it is.
    private func line(_ line: Line, of section: Section, acts: Bool) -> HTML {
        if line.isHeading {
            return """
                </tbody><tbody><tr class="part"><th scope="rowgroup" colspan="\(section.columns.count + (acts ? 1 : 0))">\
                \(HTML.each(line.cells) { cell($0) })</th></tr>
                """
        }
        var cells = HTML.none
        for (index, one) in line.cells.enumerated() {
            let label = section.columns.count > 2 && index < section.columns.count ? section.columns[index] : nil
            cells +=
                index == 0
                ? "<th scope=\"row\">\(cell(one))</th>"
                : "<td\(HTML.when(label) { " data-l=\"\($0, frame.language)\"" })>\(cell(one))</td>"
        }
        if acts { cells += "<td class=\"acts full\">\(HTML.each(line.forms) { frame.form($0, isSmall: true) })</td>" }
        return "<tr>\(cells)</tr>"
    }

    private func cell(_ cell: Cell) -> HTML {
        let l = frame.language
        return switch cell {
        case .text(let text): "\(text)"
        case .words(let words): "\(words, l)"
        case .number(let number): "\(l.number(number))"
        case .moment(let moment):
            "<time datetime=\"\(moment.description)\">\(l.day(moment.day)) \(l.clock(moment))\u{A0}UTC</time>"
        case .code(let code): "<code>\(code)</code>"
        case .state(let words, let calls): calls ? "<strong>! \(words, l)</strong>" : "\(words, l)"
        case .link(let words, let address): "<a href=\"\(address)\">\(words)</a>"
        case .door(let words, let address): "<a href=\"\(address)\">\(words, l)</a>"
        case .none: "\(RegisterWords.unknown, l)"
        }
    }
}
