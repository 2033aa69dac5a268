public import Protection

/// What may be sent back to a person, and when. A reply can betray: whoever holds the phone reads it.
public struct ReplyPolicy: Hashable, Sendable {
    public enum Mode: String, CaseIterable, Sendable {
        /// Nothing is ever sent.
        case silent
        /// One neutral word that the message is noted, and no more. What everyone has who chose nothing.
        case neutral
        /// Also each step, by the person's own choice, in words that name nothing.
        case steps
    }

    public let mode: Mode
    /// Hours of the day, local, within which a step may be told: from the first, up to but without the second. They may
    /// go past midnight (20 to 6). Nil: at any hour.
    public let safeHours: (from: Int, until: Int)?
    /// Minutes local time is ahead of UTC.
    public let zone: Int

    public init(mode: Mode = .neutral, safeHours: (from: Int, until: Int)? = nil, zone: Int = 0) {
        self.mode = mode
        self.safeHours = safeHours.flatMap { (0..<24).contains($0.from) && (0...24).contains($0.until) ? $0 : nil }
        self.zone = zone
    }

    /// When a reply of this kind may leave: nil means never. The acknowledgement leaves at once, since the person has
    /// the phone in hand; steps wait for the next safe hour.
    public func sendingTime(of reply: Reply, at now: Instant) -> Instant? {
        switch (mode, reply) {
        case (.silent, _): return nil
        case (_, .noted), (_, .stopped), (_, .howTo): return now
        case (.neutral, _): return nil
        case (.steps, _): return nextSafe(from: now)
        }
    }

    private func nextSafe(from now: Instant) -> Instant {
        guard let safeHours, safeHours.from != safeHours.until % 24 else { return now }
        let local = now.microseconds + Int64(zone) * 60_000_000
        let day = Instant(microseconds: local).day
        let sinceMidnight = local - Instant(startOf: day).microseconds
        let hour = Int(sinceMidnight / 3_600_000_000)
        let isSafe =
            safeHours.from < safeHours.until
            ? hour >= safeHours.from && hour < safeHours.until : hour >= safeHours.from || hour < safeHours.until
        guard !isSafe else { return now }
        let opening = Int64(safeHours.from) * 3_600_000_000
        let wait = opening > sinceMidnight ? opening - sinceMidnight : opening + 86_400_000_000 - sinceMidnight
        return Instant(microseconds: now.microseconds + wait)
    }

    public static func == (left: ReplyPolicy, right: ReplyPolicy) -> Bool {
        left.mode == right.mode && left.zone == right.zone && left.safeHours?.from == right.safeHours?.from
            && left.safeHours?.until == right.safeHours?.until
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(mode)
        hasher.combine(zone)
        hasher.combine(safeHours?.from)
        hasher.combine(safeHours?.until)
    }
}

/// A reply by text message. None names a place, a threat, a person, an organisation or an alert, and all but the
/// instructions read as if they could answer anything.
public enum Reply: String, CaseIterable, Sendable {
    /// The neutral acknowledgement. The same for an alert, a code word for danger, and a message nobody understood.
    case noted
    case seen, acted, arrived, closed
    /// To those who wrote STOP: the last one.
    case stopped
    /// To those who wrote HELP.
    case howTo

    /// The words, in letters every phone has and in one part. The Bambara needs review by speakers.
    public func text(in language: MessageLanguage) -> String {
        switch (self, language) {
        case (.noted, .french): "Message noté. Merci."
        case (.noted, .english): "Message noted. Thank you."
        case (.noted, .bambara): "I ka cikan sera. I ni ce."
        case (.seen, .french): "Votre message a été lu."
        case (.seen, .english): "Your message has been read."
        case (.seen, .bambara): "I ka cikan kalanna."
        case (.acted, .french): "Votre message est suivi."
        case (.acted, .english): "Your message is being followed up."
        case (.acted, .bambara): "An be i ka cikan nofe."
        case (.arrived, .french): "Une visite a eu lieu. Écrivez si quelque chose change."
        case (.arrived, .english): "A visit took place. Write if something changes."
        case (.arrived, .bambara): "Mogow sera. Ni fen do yelemana, a sebe."
        case (.closed, .french): "Suite a été donnée à votre message. Merci."
        case (.closed, .english): "Your message has been dealt with. Thank you."
        case (.closed, .bambara): "I ka cikan ko banna. I ni ce."
        case (.stopped, .french): "Vous ne recevrez plus de messages. Pour reprendre, écrivez OUI."
        case (.stopped, .english): "You will get no more messages. To start again, write YES."
        case (.stopped, .bambara): "Cikan te na i ma tugun. N i b a fe, OUI sebe."
        case (.howTo, .french):
            "Écrivez avec vos mots : quoi, où, quand, combien. Un seul mot suffit. STOP pour ne rien recevoir."
        case (.howTo, .english):
            "Write in your own words: what, where, when, how many. One word is enough. STOP to get nothing back."
        case (.howTo, .bambara): "A sebe i yere ka kan na: mun, min, tuma jumen, joli. STOP: foyi te segin i ma."
        }
    }

    /// The reply to a message of a kind, if it gets one at once.
    public init?(to kind: ReportKind) {
        switch kind {
        case .optOut: self = .stopped
        case .help: self = .howTo
        case .acknowledgement: return nil
        case .alert, .incident, .allClear, .duress, .other: self = .noted
        }
    }
}
