/// The way by which a report came in.
public enum Channel: String, CaseIterable, Sendable {
    /// ODK Collect, KoboCollect or Enketo, by OpenRosa.
    case odk
    /// A Kobo server that passes submissions on.
    case kobo
    /// A text message.
    case sms
    /// The product's own field form.
    case web
    /// Another program.
    case api
    /// A row of a table somebody loaded.
    case table
    /// A call or visit, written down by an analyst.
    case voice
    /// The product itself: a silence where reports were expected.
    case system
}
