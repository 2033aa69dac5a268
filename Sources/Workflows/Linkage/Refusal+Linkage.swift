internal import Linkage
internal import LinkageFiles
internal import Protection

extension Refusal {
    init(_ error: LinkageFileError) {
        self.init(.data, code: error.code, message: error.message, place: error.place, remedy: error.remedy)
    }

    init(_ error: LinkageError) {
        let (kind, code): (Kind, String) =
            switch error {
            case .cancelled: (.cancelled, "cancelled")
            case .unknownRecord: (.data, "record_unknown")
            case .otherColumns: (.data, "model_of_other_columns")
            }
        self.init(kind, code: code, told: Phrase(fr: error.french, en: error.english))
    }
}
