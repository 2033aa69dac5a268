import Evidence
import Protection

/// A sheet of a workbook (.xlsx) as a delimited text: what it holds is measured first, then xlsx2csv reads it, confined.
///
/// Days come out as `2023-08-13`, moments as `2023-08-13T14:05:00`, times of day as `14:05:00`; numbers as they were
/// typed, whatever the sheet shows of them; texts sign by sign. A time that counts hours (`[h]:mm`) is a number of days.
enum Workbook {
    /// How a workbook, as any archive, begins.
    static let signature: [UInt8] = [0x50, 0x4B, 3, 4]
    /// The largest workbook taken, in bytes; it is held in memory.
    static let sizeLimit = 64 << 20

    private static let rule = UploadRule.ArchiveRule(entries: 2_000, unpackedBytes: 512 << 20, ratio: 200)
    private static let reader = ConfinedPython(
        importing: "xlsx2csv", program, limits: .init(seconds: 300, memoryBytes: 2 << 30, outputBytes: 256 << 20))

    /// - Parameter sheet: The name of the sheet; the first where nil.
    /// - Throws: `Refusal`.
    static func table(_ workbook: [UInt8], sheet: String?) async throws -> [UInt8] {
        do {
            _ = try ZipInspection(workbook, rule: rule)
            return try await reader.run(workbook, arguments: sheet.map { [$0] } ?? [])
        } catch let flaw as ArchiveFlaw {
            throw Refusal(
                .data, code: "workbook_archive",
                message: Phrase(
                    fr: "Ce classeur n’est pas ouvert : l’archive est refusée (\(flaw.french)).",
                    en: "This workbook is not opened: the archive is refused (\(flaw.english))."),
                remedy: saveAnew)
        } catch ConfinedProcess.Failure.missing {
            throw notInstalled
        } catch ConfinedProcess.Failure.limit, ConfinedProcess.Failure.ended(Exit.limit) {
            throw tooLarge
        } catch ConfinedProcess.Failure.ended(Exit.noSheet) {
            throw noSheet(sheet)
        } catch is ConfinedProcess.Failure {
            throw Refusal(
                .data, code: "workbook_refused",
                message: Phrase(
                    fr: "Ce fichier n’est pas un classeur .xlsx lisible.",
                    en: "This file is no readable .xlsx workbook."),
                remedy: saveAnew)
        }
    }

    /// Where a sheet was named, and the file is no workbook.
    static func noWorkbook(for sheet: String) -> Refusal {
        Refusal(
            .usage, code: "sheet_without_workbook",
            message: Phrase(
                fr: "La feuille « \(sheet) » est demandée, mais ce fichier n’est pas un classeur.",
                en: "The sheet “\(sheet)” is asked for, but this file is no workbook."),
            place: "--sheet", remedy: Phrase(fr: "Retirez --sheet.", en: "Leave out --sheet."))
    }

    private static func noSheet(_ sheet: String?) -> Refusal {
        let message =
            sheet.map {
                Phrase(
                    fr: "Ce classeur n’a pas de feuille « \($0) ».", en: "This workbook has no sheet “\($0)”.")
            } ?? Phrase(fr: "Ce classeur n’a pas de feuille.", en: "This workbook has no sheet.")
        return Refusal(
            .data, code: "sheet_missing", message: message,
            remedy: Phrase(
                fr: "Donnez le nom d’une de ses feuilles, tel qu’il est écrit, par --sheet.",
                en: "Give the name of one of its sheets, as it is written, by --sheet."))
    }

    private static let saveAnew = Phrase(
        fr: "Ouvrez-le dans un tableur et enregistrez-le au format .xlsx ou CSV.",
        en: "Open it in a spreadsheet program and save it as .xlsx or CSV.")

    private static let tooLarge = Refusal(
        .data, code: "workbook_too_large",
        message: Phrase(
            fr: "Ce classeur n’a pas été lu : il demande plus de temps ou de mémoire que permis.",
            en: "This workbook was not read: it takes more time or memory than allowed."),
        remedy: Phrase(
            fr: "Effacez les lignes et colonnes vides mises en forme, partagez-le, ou enregistrez-le au format CSV.",
            en: "Delete formatted empty rows and columns, split it, or save it as CSV."))

    private static let notInstalled = Refusal(
        .data, code: "workbook_unsupported",
        message: Phrase(
            fr: "Les classeurs .xlsx ne sont pas lus ici : xlsx2csv n’est pas installé.",
            en: "Workbooks (.xlsx) are not read here: xlsx2csv is not installed."),
        remedy: Phrase(
            fr: "Installez-le (Debian : apt-get install xlsx2csv), ou enregistrez la feuille au format CSV.",
            en: "Install it (Debian: apt-get install xlsx2csv), or save the sheet as CSV."))
}
