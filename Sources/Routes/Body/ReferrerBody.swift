import Domain

/// The members of a referrer, as they are sent.
enum ReferrerBody {
  /// - Parameter active: what holds where the body does not say whether it is active; nil when it has to say so.
  /// - Returns: nil when `faults` has grown.
  static func read(
    _ body: JSONObject, active: Bool? = nil, _ faults: inout Faults
  ) -> Referrer.Details? {
    let kind: Referrer.Kind? = body.requiredMember("kind", &faults)?.word(&faults)
    let name: PersonName? = body.requiredMember("name", &faults)?.line(&faults)
    let organisation: OrganisationName? = body.member("organisation", &faults)?.line(&faults)
    let agbCode = body.member("agbCode", &faults)?.parsed(.malformedAgbCode, &faults) { AGB($0) }
    let email = body.member("email", &faults)?.parsed(.malformedEmail, &faults) { EmailAddress($0) }
    let phone = body.member("phone", &faults)?.parsed(.malformedPhone, &faults) { PhoneNumber($0) }
    let secureMailAddress = body.member("secureMailAddress", &faults)?
      .parsed(.malformedEmail, &faults) { EmailAddress($0) }
    let active = body.boolean("active", orElse: active, &faults)
    guard let kind, let name, let active else { return nil }
    return Referrer.Details(
      kind: kind, name: name, organisation: organisation, agbCode: agbCode, email: email, phone: phone,
      secureMailAddress: secureMailAddress, active: active)
  }
}
