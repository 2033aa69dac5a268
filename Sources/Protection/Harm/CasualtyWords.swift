/// The codes of casualty recording as an operation has them: their words, their order, and which of them forms offer.
public struct CasualtyWords: Hashable, Sendable {
    /// What an operation made of one code.
    public struct Entry: Hashable, Sendable {
        public let label: Phrase
        /// Whether forms offer it. What was recorded under it stays.
        public let isOffered: Bool
        /// Where it stands in its list: lower comes first. Nil where the standard has it.
        public let position: Int?
        /// How often it was changed; 0 for a standard code as the product has it.
        public let version: Int

        public init(label: Phrase, isOffered: Bool, position: Int? = nil, version: Int = 0) {
            self.label = label
            self.isOffered = isOffered
            self.position = position
            self.version = version
        }
    }

    private let own: [CasualtyList: [String: Entry]]
    /// Room between two neighbours, so that a code can be moved without the others.
    private static let room = 1 << 20

    public init(_ own: [CasualtyList: [String: Entry]] = [:]) {
        self.own = own
    }

    /// What a code is called and whether it is offered; nil for what is no code here.
    public func entry(_ list: CasualtyList, _ code: String) -> Entry? {
        own[list]?[code] ?? list.codes.first { $0.code == code }.map { Entry(label: $0.label, isOffered: true) }
    }

    /// Every code of a list in its order, the retired ones too.
    public func codes(_ list: CasualtyList) -> [(code: String, entry: Entry)] {
        placed(list).map { ($0.code, $0.entry) }
    }

    /// One that was added and never placed comes before *unknown*, which stands last.
    private func placed(_ list: CasualtyList) -> [(code: String, entry: Entry, position: Int)] {
        let (standard, changed) = (list.codes, own[list] ?? [:])
        var all = standard.enumerated().map { number, one in
            let entry = changed[one.code] ?? Entry(label: one.label, isOffered: true)
            return (code: one.code, entry: entry, position: entry.position ?? number * Self.room)
        }
        guard !changed.isEmpty else { return all }
        for (code, entry) in changed where !standard.contains(where: { $0.code == code }) {
            all.append((code, entry, entry.position ?? (2 * standard.count - 3) * Self.room / 2))
        }
        return all.sorted { ($0.position, $0.code) < ($1.position, $1.code) }
    }

    /// Where codes come to stand when one is moved to a place of its list, from 1: that one alone where there is room
    /// between its new neighbours, else all of them.
    public func positions(moving code: String, to number: Int, of list: CasualtyList) -> [String: Int] {
        let others = placed(list).filter { $0.code != code }
        let at = min(max(number - 1, 0), others.count)
        guard let first = others.first?.position, let last = others.last?.position else { return [code: 0] }
        let low = at > 0 ? others[at - 1].position : first - 2 * Self.room
        let high = at < others.count ? others[at].position : last + 2 * Self.room
        let middle = low + (high - low) / 2
        if middle > low, middle < high { return [code: middle] }
        var order = others.map(\.code)
        order.insert(code, at: at)
        return Dictionary(
            order.enumerated().map { ($0.element, $0.offset * Self.room) }, uniquingKeysWith: { first, _ in first })
    }

    /// The standard codes of a kind in the operation's order.
    public func ordered<Code>(_ codes: Code.Type, _ list: CasualtyList) -> [Code]
    where Code: RawRepresentable, Code.RawValue == String {
        self.codes(list).compactMap { Code(rawValue: $0.code) }
    }

    public func label(_ sex: PersonSex) -> Phrase { label(CasualtyCode(sex)) }
    public func label(_ age: AgeBand) -> Phrase { label(CasualtyCode(age)) }
    public func label(_ cause: HarmCause) -> Phrase { label(CasualtyCode(cause)) }
    public func label(_ sex: CasualtyCode<PersonSex>) -> Phrase { label(.sex, sex) ?? sex.standard.label }
    public func label(_ age: CasualtyCode<AgeBand>) -> Phrase { label(.age, age) ?? age.standard.label }
    public func label(_ status: CasualtyCode<PersonStatus>) -> Phrase {
        label(.status, status) ?? status.standard.label
    }
    public func label(_ cause: CasualtyCode<HarmCause>) -> Phrase { label(.cause, cause) ?? cause.standard.label }

    /// That of the code, else of the one it counts as.
    private func label<Standard>(_ list: CasualtyList, _ code: CasualtyCode<Standard>) -> Phrase? {
        (entry(list, code.text) ?? entry(list, code.standard.rawValue))?.label
    }

    /// What a form offers, in the order of the list; what may not be retired is always among it, and so is the code that is
    /// held already.
    public func offered(_ list: CasualtyList, holding held: String? = nil) -> [(code: String, label: Phrase)] {
        codes(list).compactMap { code, entry in
            entry.isOffered || list.hold(on: code) != nil || code == held ? (code, entry.label) : nil
        }
    }
}
