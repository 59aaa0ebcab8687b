import Domain

/// The members of a client, as they are sent.
enum ClientBody {
  /// - Returns: nil when `faults` has grown.
  static func read(_ body: JSONObject, _ faults: inout Faults) -> Client.Details? {
    let name = name(body, &faults)
    let birthDate = body.requiredMember("birthDate", &faults)?.date(&faults)
    let occupation: Occupation? = body.requiredMember("occupation", &faults)?.word(&faults)
    let email = body.member("email", &faults)?.parsed(.malformedEmail, &faults) { EmailAddress($0) }
    let phone = body.member("phone", &faults)?.parsed(.malformedPhone, &faults) { PhoneNumber($0) }
    let address = body.object("address", &faults, address)
    let employer = body.object("employer", &faults, employer)
    let gp = body.object("gp", &faults, generalPractitioner)
    let statement: ClientStatement? = body.member("statement", &faults)?.prose(&faults)
    guard let name, let birthDate, let occupation else { return nil }
    return Client.Details(
      name: name, birthDate: birthDate, email: email, phone: phone, address: address, occupation: occupation,
      employer: employer, gp: gp, statement: statement)
  }

  private static func name(_ body: JSONObject, _ faults: inout Faults) -> Client.Name? {
    let givenName: PersonName? = body.requiredMember("givenName", &faults)?.line(&faults)
    let infix: NameInfix? = body.member("infix", &faults)?.line(&faults)
    let familyName: PersonName? = body.requiredMember("familyName", &faults)?.line(&faults)
    guard let givenName, let familyName else { return nil }
    return Client.Name(givenName: givenName, infix: infix, familyName: familyName)
  }

  private static func address(_ body: JSONObject, _ faults: inout Faults) -> Client.Address? {
    let street: StreetName? = body.requiredMember("street", &faults)?.line(&faults)
    let houseNumber: HouseNumber? = body.requiredMember("houseNumber", &faults)?.line(&faults)
    let postcode = body.requiredMember("postcode", &faults)?.parsed(.malformedPostcode, &faults) {
      Postcode($0)
    }
    let city: CityName? = body.requiredMember("city", &faults)?.line(&faults)
    guard let street, let houseNumber, let postcode, let city else { return nil }
    return Client.Address(street: street, houseNumber: houseNumber, postcode: postcode, city: city)
  }

  private static func employer(_ body: JSONObject, _ faults: inout Faults) -> Client.Employer? {
    let name: OrganisationName? = body.requiredMember("name", &faults)?.line(&faults)
    return name.map(Client.Employer.init(name:))
  }

  private static func generalPractitioner(
    _ body: JSONObject, _ faults: inout Faults
  ) -> Client.GeneralPractitioner? {
    let name: PersonName? = body.requiredMember("name", &faults)?.line(&faults)
    let agbCode = body.member("agbCode", &faults)?.parsed(.malformedAgbCode, &faults) { AGB($0) }
    let phone = body.member("phone", &faults)?.parsed(.malformedPhone, &faults) { PhoneNumber($0) }
    return name.map { Client.GeneralPractitioner(name: $0, agbCode: agbCode, phone: phone) }
  }
}
