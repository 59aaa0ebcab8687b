import Domain

/// The members of a practitioner, as they are sent.
enum PractitionerBody {
  /// - Parameter active: what holds where the body does not say whether it is active; nil when it has to say so.
  /// - Returns: nil when `faults` has grown.
  static func read(
    _ body: JSONObject, active: Bool? = nil, _ faults: inout Faults
  ) -> Practitioner.Details? {
    let known = faults.list.count
    let name: PersonName? = body.requiredMember("name", &faults)?.line(&faults)
    let disciplines = disciplines(body, &faults)
    let registrations = registrations(body, &faults)
    let agbCode = body.member("agbCode", &faults)?.parsed(.malformedAgbCode, &faults) { AGB($0) }
    let email = body.member("email", &faults)?.parsed(.malformedEmail, &faults) { EmailAddress($0) }
    let phone = body.member("phone", &faults)?.parsed(.malformedPhone, &faults) { PhoneNumber($0) }
    let active = body.boolean("active", orElse: active, &faults)
    guard faults.list.count == known, let name, let active else { return nil }
    return Practitioner.Details(
      name: name, disciplines: disciplines, registrations: registrations, agbCode: agbCode, email: email,
      phone: phone, active: active)
  }

  /// One at least, each once.
  private static func disciplines(_ body: JSONObject, _ faults: inout Faults) -> [Discipline] {
    guard let member = body.requiredMember("disciplines", &faults), let array = member.array(&faults) else {
      return []
    }
    if array.count == 0 { faults.add(.tooFew, at: member) }
    var seen: Set<Discipline> = []
    return array.all(atMost: Limits.disciplinesMax, &faults) { value, faults in
      let discipline = value.parsed(.malformedCode, &faults) { Discipline($0) }
      if let discipline, !seen.insert(discipline).inserted { faults.add(.duplicateElement, at: value) }
      return discipline
    } ?? []
  }

  /// Each place in a register once.
  private static func registrations(_ body: JSONObject, _ faults: inout Faults) -> [Registration] {
    var seen: Set<[String]> = []
    return body.array("registrations", &faults)?.all(atMost: Limits.registrationsMax, &faults) {
      value, faults in
      guard let object = value.object(&faults), let registration = registration(object, &faults) else {
        return nil
      }
      if !seen.insert([registration.association.text, registration.number.text]).inserted {
        faults.add(.duplicateElement, at: value)
      }
      return registration
    } ?? []
  }

  private static func registration(_ body: JSONObject, _ faults: inout Faults) -> Registration? {
    let association: OrganisationName? = body.requiredMember("association", &faults)?.line(&faults)
    let number: RegistrationNumber? = body.requiredMember("number", &faults)?.line(&faults)
    let category: RegistrationCategory? = body.member("category", &faults)?.line(&faults)
    let validFrom = body.requiredMember("validFrom", &faults)?.date(&faults)
    let end = body.requiredMember("validUntil", &faults)
    let validUntil = end?.date(&faults)
    guard let validFrom, let end, let validUntil else { return nil }
    if validFrom > validUntil { faults.add(FaultCode(.registrationEndsBeforeItBegins), at: end) }
    guard let association, let number, validFrom <= validUntil else { return nil }
    return Registration(
      association: association, number: number, category: category, validity: validFrom...validUntil)
  }
}
