import Evidence
import Foundation
import Protection

/// Turns an XLSForm into an XForm by pyxform, where that is installed: in a process of its own, without network, with
/// little memory and little time, since the file is a stranger's.
enum XLSForm {
    private static let program = """
        import io, sys
        from pyxform.xls2xform import convert
        sys.stdout.write(convert(xlsform=io.BytesIO(sys.stdin.buffer.read()), file_type=".xlsx", validate=False).xform)
        """

    /// The interpreters looked for: the one named by `RELEVE_PYTHON`, then the system's.
    private static var interpreters: [String] {
        [ProcessInfo.processInfo.environment["RELEVE_PYTHON"], "/usr/bin/python3"].compactMap { $0 }
    }

    /// - Throws: `Refusal` where nothing can convert it, or where it is no XLSForm.
    static func converted(_ bytes: [UInt8]) async throws -> [UInt8] {
        // It blocks its thread until the program ends.
        try await withCheckedThrowingContinuation { caller in
            Thread.detachNewThread { caller.resume(with: Result { try run(bytes) }) }
        }
    }

    private static func run(_ bytes: [UInt8]) throws -> [UInt8] {
        for interpreter in interpreters where isInstalled(interpreter) {
            do {
                return try ConfinedProcess(limits: .init(seconds: 30)).run(
                    [interpreter, "-I", "-c", program], input: bytes)
            } catch {
                throw refused
            }
        }
        throw Refusal(
            .data, code: "xlsform_unsupported",
            message: Phrase(
                fr: "Ce serveur ne convertit pas les XLSForm : pyxform n’y est pas installé.",
                en: "This server converts no XLSForm: pyxform is not installed on it."),
            remedy: Phrase(
                fr: "Convertissez le fichier ailleurs, et déposez le XML.",
                en: "Convert the file elsewhere, and upload the XML."))
    }

    private static func isInstalled(_ interpreter: String) -> Bool {
        // That it is not there is an answer too.
        (try? ConfinedProcess().run([interpreter, "-I", "-c", "import pyxform"], input: [])) != nil
    }

    private static let refused = Refusal(
        .data, code: "xlsform_refused",
        message: Phrase(
            fr: "Ce fichier n’a pas pu être converti : ce n’est pas un XLSForm valable.",
            en: "This file could not be converted: it is no valid XLSForm."),
        remedy: Phrase(
            fr: "Vérifiez-le avec un outil XLSForm, puis recommencez.",
            en: "Check it with an XLSForm tool, then try again."))
}
