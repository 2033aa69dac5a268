import StrictText

/// Finds the parts of a form in its tree.
struct XFormReader {
    private let root: XML.Element
    private let model: XML.Element?
    private let instance: XML.Element?
    /// Texts by identity, then by language.
    private var texts: [String: [String: String]] = [:]
    private var languages: [String] = []

    init(_ root: XML.Element) {
        self.root = root
        model = root.first("head")?.first("model")
        instance = model?.first("instance")?.elements.first
        readTexts()
    }

    func form() throws(FormRefusal) -> XForm {
        guard root.name.local == "html" else { throw .notAForm(missing: "h:html") }
        guard let head = root.first("head"), let model else { throw .notAForm(missing: "model") }
        guard let instance else { throw .notAForm(missing: "instance") }
        guard let id = instance.attribute("id") ?? nonEmpty(instance.name.namespace), !id.isEmpty else {
            throw .noFormID
        }
        let version = instance.attribute("version") ?? instance.attribute("version", in: Submission.metaNamespace)
        guard let version, !version.isEmpty else { throw .noVersion(form: id) }
        var found = Body()
        for body in root.elements where body.name.local == "body" { walk(body, &found) }
        return XForm(
            id: id, version: version, title: head.first("title")?.trimmedText ?? id, languages: languages,
            binds: model.elements.filter { $0.name.local == "bind" }.compactMap(bind), questions: found.questions,
            choices: choices(model).merging(found.choices) { first, _ in first },
            groups: found.groups, repeats: found.repeats,
            mediaNames: mediaNames(),
            publicKey: model.first("submission")?.attribute("base64RsaPublicKey").flatMap(nonEmpty))
    }

    private func nonEmpty(_ text: String) -> String? { text.isEmpty ? nil : text }

    /// `/data/what/commune` without its root.
    private func path(_ nodeset: String?) -> String? {
        guard let nodeset, nodeset.hasPrefix("/") else { return nil }
        return nodeset.dropFirst().firstIndex(of: "/").map { String(nodeset[nodeset.index(after: $0)...]) }
    }

    private func bind(_ element: XML.Element) -> XForm.Bind? {
        guard let path = path(element.attribute("nodeset")) else { return nil }
        let type = element.attribute("type") ?? "string"
        return XForm.Bind(
            path: path, type: type.split(separator: ":").last.map(String.init) ?? type,
            isRequired: element.attribute("required")?.hasPrefix("true") ?? false,
            relevant: element.attribute("relevant"), constraint: element.attribute("constraint"),
            calculate: element.attribute("calculate"),
            preload: element.attribute("preload", in: "http://openrosa.org/javarosa"))
    }

    private mutating func readTexts() {
        guard let itext = model?.first("itext") else { return }
        for translation in itext.elements where translation.name.local == "translation" {
            guard let language = translation.attribute("lang") else { continue }
            if translation.attribute("default") != nil {
                languages.insert(language, at: 0)
            } else {
                languages.append(language)
            }
            for text in translation.elements where text.name.local == "text" {
                guard let id = text.attribute("id") else { continue }
                // A value with a form is a picture, a sound or a short label; the plain one is the words.
                let plain = text.elements.first { $0.name.local == "value" && $0.attribute("form") == nil }
                if let plain { texts[id, default: [:]][language] = plain.trimmedText }
            }
        }
    }

    private struct Body {
        var questions: [XForm.Question] = []
        var choices: [String: [XForm.Choice]] = [:]
        var groups: [String: [String: String]] = [:]
        var repeats: [String] = []
    }

    private func walk(_ element: XML.Element, _ body: inout Body) {
        for child in element.elements {
            switch child.name.local {
            case "group":
                name(child, child.attribute("ref") ?? child.attribute("nodeset"), &body)
                walk(child, &body)
            case "repeat":
                name(child, child.attribute("nodeset"), &body)
                if let path = path(child.attribute("nodeset")) { body.repeats.append(path) }
                walk(child, &body)
            case "input", "select1", "select", "upload", "trigger", "range", "rank", "secret": ask(child, &body)
            default: break
            }
        }
    }

    private func name(_ group: XML.Element, _ nodeset: String?, _ body: inout Body) {
        guard let path = path(nodeset) else { return }
        let labels = labels(group.first("label"))
        if !labels.isEmpty { body.groups[path] = labels }
    }

    private func ask(_ control: XML.Element, _ body: inout Body) {
        guard let path = path(control.attribute("ref")) else { return }
        var list: String?
        if let nodeset = control.first("itemset")?.attribute("nodeset") {
            let parts = nodeset.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
            list = parts.count == 3 ? String(parts[1]) : nil
        }
        let items = control.elements.filter { $0.name.local == "item" }
        if list == nil, !items.isEmpty {
            list = path
            body.choices[path] = items.compactMap { item in
                item.first("value").map { XForm.Choice(value: $0.trimmedText, labels: labels(item.first("label"))) }
            }
        }
        body.questions.append(
            XForm.Question(
                path: path, control: control.name.local, labels: labels(control.first("label")), choices: list))
    }

    /// `jr:itext('id')` or words in place.
    private func labels(_ label: XML.Element?) -> [String: String] {
        guard let label else { return [:] }
        if let reference = label.attribute("ref") {
            let parts = reference.split(separator: "'", omittingEmptySubsequences: false)
            if parts.count == 3 { return texts[String(parts[1])] ?? [:] }
        }
        return label.trimmedText.isEmpty ? [:] : ["": label.trimmedText]
    }

    private func choices(_ model: XML.Element) -> [String: [XForm.Choice]] {
        var lists: [String: [XForm.Choice]] = [:]
        for list in model.elements.dropFirst() where list.name.local == "instance" {
            guard let id = list.attribute("id"), let items = list.elements.first else { continue }
            lists[id] = items.elements.filter { $0.name.local == "item" }.compactMap { item in
                guard let name = item.first("name")?.trimmedText else { return nil }
                let labels =
                    item.first("itextId").flatMap { texts[$0.trimmedText] }
                    ?? item.first("label").map { ["": $0.trimmedText] } ?? [:]
                return XForm.Choice(value: name, labels: labels)
            }
        }
        return lists
    }

    /// Every `jr://` address of the form, by its last part.
    private func mediaNames() -> [String] {
        var names: [String] = []
        func take(_ text: String) {
            guard text.hasPrefix("jr://"), let slash = text.dropFirst(5).firstIndex(of: "/") else { return }
            let kind = text.dropFirst(5)[..<slash]
            let name = String(text[text.index(after: slash)...])
            guard kind != "instance", !name.isEmpty, !names.contains(name) else { return }
            names.append(name)
        }
        root.forEachDescendant { element in
            if let source = element.attribute("src") { take(source) }
            if element.name.local == "value" { take(element.trimmedText) }
        }
        return names
    }
}
