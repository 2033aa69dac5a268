import Pages
import Protection
import Workflows

extension IncidentPresenter {
    /// What is held of each kind of harm and status.
    var heldHarms: [IncidentPage.HeldHarm] {
        let file = dossier.file
        let roll = file.roll
        let maySee = maySeeSexualViolence
        let shown = file.harms.filter { $0.kind != .sexualViolence || maySee }.map { harm in
            IncidentPage.HeldHarm(
                kind: harm.kind.words, status: harm.status.words, range: harm.count,
                isContested: file.count(harm.kind, harm.status)?.isContested ?? false,
                persons: roll.count(harm.kind, harm.status),
                note: harm.kind == .sexualViolence ? Self.countOnly : nil)
        }
        guard !maySee else { return shown }
        // The same line whether or not there is any: that it is hidden tells nothing.
        return shown + [
            IncidentPage.HeldHarm(
                kind: HarmKind.sexualViolence.words, status: CivilianStatus.unknown.words, range: nil,
                isContested: false, persons: 0, note: Self.countOnly)
        ]
    }

    private static let countOnly = Phrase(
        fr: "compte et orientation seulement, aucun récit", en: "count and referral only, no story")
}
