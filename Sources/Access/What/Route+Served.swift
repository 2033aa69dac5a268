extension Route {
    /// Those under whose rules an address stands: its own, and of an address beside it those of the one it belongs to. What a
    /// page has under one address for several acts stands under several.
    public static func served(at address: String) -> [Route] { byAddress[address] ?? beside[address] ?? [] }

    private static let byAddress = Dictionary(allCases.map { ($0.address, [$0]) }) { first, _ in first }
        .merging(["POST /admin/approvals/{id}/{move}": [.approvalDecide, .approvalWithdraw, .approvalAsk]]) { $1 }

    /// Gateways that call by GET, a second form of one file, and the forms of one page.
    private static let beside: [String: [Route]] = [
        "GET /report": [.fieldForm], "GET /sms/{gateway}": [.messageTake], "GET /sms/{gateway}/dlr": [.deliveryTake],
        "GET /odk/{token}/forms/{form}/{version}": [.odkForms],
        "GET /odk/{token}/forms/{form}/{version}/manifest": [.odkForms],
        "GET /odk/{token}/forms/{form}/{version}/media/{name}": [.odkForms],
        "HEAD /odk/{token}/submission": [.odkSubmit],
        "GET /harm/export.json": [.incidentExport], "POST /admin/devices/user": [.deviceCreate],
        "GET /admin/forms/{form}": [.forms], "POST /admin/forms/{form}/{version}/state": [.formChange],
        "POST /admin/forms/{form}/media": [.formChange], "POST /admin/forms/{form}/devices": [.formChange],
        "POST /admin/forms/{form}/mapping": [.formChange],
        "POST /admin/gateways/{name}/state": [.gatewaySet], "POST /admin/gateways/{name}/numbers": [.gatewaySet],
        "POST /admin/clocks/{id}/end": [.clockSet], "POST /admin/clocks/recipients": [.clockSet],
        "POST /admin/clocks/recipients/{id}/end": [.clockSet], "POST /voices/coverage/{id}/end": [.reporterExpect],
        "GET /undercount/{id}": [.undercount], "POST /undercount/{id}/stop": [.undercountAsk],
    ]
}
