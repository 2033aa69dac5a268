import Evidence
import Protection

/// Turns an XLSForm into an XForm by pyxform, where that is installed.
enum XLSForm {
    private static let converter = ConfinedPython(
        importing: "pyxform",
        """
        import io
        from pyxform.xls2xform import convert
        sys.stdout.write(convert(xlsform=io.BytesIO(sys.stdin.buffer.read()), file_type=".xlsx", validate=False).xform)
        """, limits: .init(seconds: 30))

    /// - Throws: `Refusal` where nothing can convert it, or where it is no XLSForm.
    static func converted(_ bytes: [UInt8]) async throws -> [UInt8] {
        do {
            return try await converter.run(bytes)
        } catch ConfinedProcess.Failure.missing {
            throw notInstalled
        } catch {
            throw refused
        }
    }

    private static let notInstalled = Refusal(
        .data, code: "xlsform_unsupported",
        message: Phrase(
            fr: "Ce serveur ne convertit pas les XLSForm : pyxform n’y est pas installé.",
            en: "This server converts no XLSForm: pyxform is not installed on it."),
        remedy: Phrase(
            fr: "Convertissez le fichier ailleurs, et déposez le XML.",
            en: "Convert the file elsewhere, and upload the XML."))

    private static let refused = Refusal(
        .data, code: "xlsform_refused",
        message: Phrase(
            fr: "Ce fichier n’a pas pu être converti : ce n’est pas un XLSForm valable.",
            en: "This file could not be converted: it is no valid XLSForm."),
        remedy: Phrase(
            fr: "Vérifiez-le avec un outil XLSForm, puis recommencez.",
            en: "Check it with an XLSForm tool, then try again."))
}
