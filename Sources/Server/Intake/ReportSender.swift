import Access
import Protection
import Store

/// Who sends a report, as the intake needs to know it.
struct ReportSender: Sendable {
    let owner: Owner?
    /// The pseudonym its reports bear, and by which a flood is told.
    let source: String?
    /// Whether only a real flood sets its reports aside.
    let isTrusted: Bool
    /// Where a device is registered, or what a program's token is limited to; empty for anywhere.
    let areas: [AreaRef]
    /// What a device in training sends is training.
    let purpose: Report.Purpose

    /// A program, or a person signed in. People signed in have proven who they are; programs have not earned trust.
    init(_ principal: Principal) {
        owner = principal.owner
        purpose = .live
        areas =
            if case .token(_, _, let compartment, _) = principal, case .only(let named) = compartment.areas {
                named.sorted()
            } else {
                []
            }
        switch principal {
        case .nobody: (source, isTrusted) = (nil, false)
        case .person(let account, _): (source, isTrusted) = ("account:" + account.rawValue, true)
        case .token(let token, _, _, _): (source, isTrusted) = ("token:" + token.rawValue, false)
        case .device(let device): (source, isTrusted) = ("device:" + device.rawValue, false)
        }
    }

    /// A phone or tablet.
    init(_ device: StoredDevice) {
        owner = .device(device.id)
        source = "device:" + device.id.rawValue
        isTrusted = device.isTrusted
        areas = [device.area]
        purpose = device.mode == .training ? .training : .live
    }
}
