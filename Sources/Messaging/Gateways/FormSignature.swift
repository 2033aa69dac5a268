import Bytes
import Hashing

/// The signature of gateways that post forms: base64 of the HMAC-SHA-1 over the full address followed by each field's
/// name and value in the order of the names (the scheme of Twilio and those that copy it).
public enum FormSignature {
    /// The signature of a post.
    public static func sign(url: String, form: FormFields, key: String) -> String {
        Base64.standard.encode(code(url: url, form: form, key: key))
    }

    /// Whether a signature is that of the post; one byte changed anywhere and it is not.
    public static func isValid(_ signature: String, url: String, form: FormFields, key: String) -> Bool {
        guard let given = Base64.standard.decode(signature) else { return false }
        return equalInConstantTime(given, code(url: url, form: form, key: key))
    }

    private static func code(url: String, form: FormFields, key: String) -> [UInt8] {
        var message = Array(url.utf8)
        let sorted = form.fields.enumerated().sorted {
            let (left, right) = (Array($0.1.name.utf8), Array($1.1.name.utf8))
            return left == right ? $0.0 < $1.0 : left.lexicographicallyPrecedes(right)
        }
        for (_, field) in sorted {
            message += field.name.utf8
            message += field.value
        }
        return SHA1.hmac(of: message, key: Array(key.utf8))
    }
}
