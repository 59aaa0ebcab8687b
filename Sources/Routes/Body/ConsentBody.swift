import Domain

/// A consent, as it is sent.
enum ConsentBody {
  /// - Returns: nil when `faults` has grown.
  static func read(_ body: JSONObject, _ faults: inout Faults) -> Consent.Details? {
    let purpose: Consent.Purpose? = body.requiredMember("purpose", &faults)?.word(&faults)
    let recipient: Referrer.ID? = body.member("recipient", &faults)?.id(&faults)
    let given = body.requiredMember("given", &faults)?.boolean(&faults)
    let textVersion = body.requiredMember("textVersion", &faults)?.parsed(.malformedVersionLabel, &faults) {
      VersionLabel($0)
    }
    let at = body.requiredMember("at", &faults)?.moment(&faults)
    guard let purpose, let given, let textVersion, let at else { return nil }
    return Consent.Details(
      purpose: purpose, recipient: recipient, given: given, textVersion: textVersion, at: at)
  }
}
