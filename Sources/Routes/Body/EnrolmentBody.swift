import Domain

/// What is sent about enrolments.
enum EnrolmentBody {
  /// What may be said anew of an enrolment.
  struct Details: Sendable {
    let start: CalendarDate
    let payer: Payer?
  }

  /// - Returns: nil when `faults` has grown.
  static func details(_ body: JSONObject, _ faults: inout Faults) -> Details? {
    let known = faults.list.count
    let start = body.requiredMember("startDate", &faults)?.date(&faults)
    let payer = payer(body, &faults)
    guard faults.list.count == known, let start else { return nil }
    return Details(start: start, payer: payer)
  }

  /// A package, its weeks and first day, and the practitioner who leads: of an acceptance, and of what continues.
  /// - Returns: nil when `faults` has grown.
  static func acceptance(_ body: JSONObject, _ faults: inout Faults) -> Decision.Acceptance? {
    let phase: Phase? = body.requiredMember("phase", &faults)?.phase(&faults)
    let weeksMember = body.requiredMember("weeks", &faults)
    let weeks = weeksMember?.integer(&faults)
    let start = body.requiredMember("startDate", &faults)?.date(&faults)
    let lead: Practitioner.ID? = body.requiredMember("leadPractitionerId", &faults)?.id(&faults)
    guard let phase, let weeksMember, let weeks else { return nil }
    do {
      let period = try Enrolment.Period(phase, weeks: weeks, start: start ?? .earliest)
      guard start != nil, let lead else { return nil }
      return Decision.Acceptance(period: period, leadID: lead)
    } catch {
      faults.add(FaultCode(error), at: weeksMember)
      return nil
    }
  }

  /// `{"kind": "employer", "name": "Voorbeeld BV", "priceCents": 120000}`; nil when it is absent.
  static func payer(_ body: JSONObject, _ faults: inout Faults) -> Payer? {
    guard let object = body.object("payer", &faults) else { return nil }
    let kind: Payer.Kind? = object.requiredMember("kind", &faults)?.word(&faults)
    let name: OrganisationName? = object.member("name", &faults)?.line(&faults)
    let price: Cents? = object.requiredMember("priceCents", &faults)?.whole(&faults)
    guard let kind, let price else { return nil }
    return Payer(kind: kind, name: name, price: price)
  }
}

extension JSONValue {
  /// 1, 2 or 3; nil when the fault has been named.
  fileprivate func phase(_ faults: inout Faults) -> Phase? {
    guard let number = integer(&faults) else { return nil }
    guard let phase = Phase(rawValue: number) else {
      faults.add(.unknownCode, at: self)
      return nil
    }
    return phase
  }
}
