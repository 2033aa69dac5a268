import Protection

extension FieldPage {
    /// The page as markup. Its title and its first line say nothing of what it is for.
    public func render() -> HTML {
        FieldShell(language: language, token: token, script: .field).page(
            """
            <h1>\(FieldWords.title, language)</h1>
            <p class="lead">\(FieldWords.lead, language)\(HTML.when(area) { " <span class=\"nb\">\(FieldWords.area, language) \($0).</span>" })</p>
            \(HTML.when(!isOpen, "<noscript><p class=\"said bad\">\(FieldWords.closed, language)</p></noscript>"))\
            <p class="said" id="field-state" role="status" hidden></p>
            \(form)
            \(done)
            """)
    }

    private var form: HTML {
        """
        <form class="ask" id="field" method="post" action="/report/\(token)" enctype="multipart/form-data">\
        <input type="hidden" name="id" value="\(id)">\
        \(choices("what", FieldWords.what, FieldWords.happenings))\
        \(choices("when", FieldWords.when, FieldWords.times))\
        <label class="ask-for"><span>\(FieldWords.place, language)</span>\
        <input class="fld" type="text" name="place" maxlength="200" autocomplete="off"></label>\
        <label class="ask-for"><span>\(FieldWords.people, language) <small>\(FieldWords.ifKnown, language)</small></span>\
        <input class="fld" type="text" name="people_at_risk" inputmode="numeric" maxlength="20" autocomplete="off"></label>\
        <label class="ask-for"><span>\(FieldWords.said, language) <small>\(FieldWords.noNames, language)</small></span>\
        <textarea class="fld" name="said" rows="4" maxlength="5000" autocomplete="off"></textarea></label>\
        \(voice)\
        <label class="ask-for"><span>\(FieldWords.photo, language)</span>\
        <noscript><small>\(FieldWords.photoPlace, language)</small></noscript>\
        <small data-script hidden>\(FieldWords.photoClean, language)</small>\
        <input class="fld" type="file" name="photo" accept="image/*" multiple></label>\
        <label class="tick" id="field-raw" hidden><input type="checkbox" name="raw" value="yes"> <span>\(FieldWords.raw, language)</span></label>\
        <div id="field-seal" hidden><label class="tick"><input type="checkbox" name="seal" value="yes"> \
        <span>\(FieldWords.seal, language)</span></label><p class="s">\(FieldWords.sealed, language) <code></code></p></div>\
        <p class="said bad" id="field-problem" role="alert" hidden></p>\
        <p><button class="btn">\(FieldWords.send, language)</button></p>\
        <p class="s" data-script hidden>\(FieldWords.kept, language)</p></form>
        """
    }

    private var voice: HTML {
        """
        <div class="ask-for" id="field-voice" data-script hidden><span>\(FieldWords.voice, language)</span>\
        <p><button class="btn" type="button" data-do="record" data-start="\(FieldWords.record, language)" \
        data-stop="\(FieldWords.stop, language)" data-no="\(FieldWords.noMicrophone, language)">\(FieldWords.record, language)</button> \
        <button class="btn" type="button" data-do="hear" hidden>\(FieldWords.hear, language)</button> \
        <button class="btn" type="button" data-do="drop" hidden>\(FieldWords.drop, language)</button> \
        <span class="s" role="status"></span></p></div>\
        <label class="ask-for"><span>\(FieldWords.sound, language)</span>\
        <input class="fld" type="file" name="voice" accept="audio/*"></label>
        """
    }

    /// What the script shows once a message is kept on the phone.
    private var done: HTML {
        """
        <section class="sheet" id="field-done" hidden><h2 id="field-kept" tabindex="-1" data-kept="\(FieldWords.onPhone, language)" \
        data-gone="\(FieldWords.gone, language)">\(FieldWords.onPhone, language)</h2>
        <p>\(FieldWords.note, language)</p><p class="said code" id="field-code"></p>
        <p><a href="/receipt?lang=\(language.rawValue)">\(FieldWords.answers, language)</a></p>
        <p><button class="btn" type="button" id="field-again">\(FieldWords.another, language)</button></p></section>
        """
    }

    private func choices(_ name: String, _ legend: Phrase, _ choices: [(value: String, words: Phrase)]) -> HTML {
        """
        <fieldset class="pick"><legend>\(legend, language)</legend>\(HTML.each(choices) { choice in
            "<label><input type=\"radio\" name=\"\(name)\" value=\"\(choice.value)\"> \(choice.words, language)</label>"
        })</fieldset>
        """
    }
}
