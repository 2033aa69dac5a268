public import Foundation
public import FoundationNetworking

extension URLSessionConfiguration {
    /// For calls that leave nothing behind: no cookie, no cache.
    /// - Parameters:
    ///   - patience: Seconds without a sign of life.
    ///   - longest: Seconds a call may take in all.
    public static func bare(patience: TimeInterval, longest: TimeInterval) -> URLSessionConfiguration {
        let settings = URLSessionConfiguration.ephemeral
        settings.timeoutIntervalForRequest = patience
        settings.timeoutIntervalForResource = longest
        settings.httpShouldSetCookies = false
        settings.httpCookieStorage = nil
        settings.urlCache = nil
        return settings
    }
}
