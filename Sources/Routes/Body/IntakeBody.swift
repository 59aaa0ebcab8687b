import Domain
import Persistence

/// An intake, as it is sent: read into `NewIntake`, and held against the rules that need no stored row of its own. What
/// could be read is judged also where something else could not, so that all faults come back together.
enum IntakeBody {
  /// - Returns: nil when `faults` has grown.
  static func read(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> NewIntake? {
    let subject = subject(body, &faults)
    let referrer = try referrer(body, call, database, &faults)
    let details = details(body, &faults)
    let spinnenweb = body.object("spinnenweb", &faults, InstrumentBody.spinnenweb)
    let fourDkl = body.object("fourDkl", &faults, InstrumentBody.fourDkl)
    let phq9 = body.object("phq9", &faults, InstrumentBody.phq9)
    let consents = try consents(body, from: referrer, call, database, &faults)
    let intake = NewIntake(
      client: subject ?? .known(Client.ID(rawValue: call.requestID)),
      referrerID: referrer?.id ?? Referrer.ID(rawValue: call.requestID),
      details: details.filled(takenOn: call.today), spinnenweb: spinnenweb, fourDkl: fourDkl, phq9: phq9,
      consents: consents)
    for refusal in intake.refusals(from: referrer?.kind ?? .gp, now: call.now, today: call.today) {
      faults.add(refusal)
    }
    if case .known(let client)? = subject {
      try judge(client, of: intake, call, database, &faults)
    }
    return faults.isEmpty ? intake : nil
  }

  // MARK: Parts

  /// Full details always make a new client; an id alone names one that is here.
  private static func subject(_ body: JSONObject, _ faults: inout Faults) -> NewIntake.Subject? {
    guard let client = body.requiredMember("client", &faults)?.object(&faults) else { return nil }
    guard let id = client.member("id", &faults) else {
      return ClientBody.read(client, &faults).map(NewIntake.Subject.new)
    }
    let known: Client.ID? = id.id(&faults)
    return known.map(NewIntake.Subject.known)
  }

  /// A referrer's token stands for one referrer; anybody else names one.
  private static func referrer(
    _ body: JSONObject, _ call: Call, _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> (id: Referrer.ID, kind: Referrer.Kind)? {
    let member: JSONValue?
    let id: Referrer.ID?
    if case .referrer(let own)? = call.caller?.principal.binding {
      member = body.member("referrerId", &faults)
      let named: Referrer.ID? = member?.id(&faults)
      if let named, named != own { faults.add(.notYours(named)) }
      id = own
    } else {
      member = body.requiredMember("referrerId", &faults)
      id = member?.id(&faults)
    }
    guard let id else { return nil }
    guard let standing = try database.referrerStanding(id) else {
      faults.add(.unknownReferrer(id))
      return nil
    }
    guard standing.active else { throw Refusal.referrerInactive(id) }
    return (id, standing.kind)
  }

  private static func details(_ body: JSONObject, _ faults: inout Faults) -> PartialDetails {
    PartialDetails(
      reason: body.requiredMember("reason", &faults)?.prose(&faults),
      icpc: body.array("icpc", &faults)?.all(atMost: Limits.icpcCodesMax, &faults) { value, faults in
        value.parsed(.malformedIcpc, &faults) { ICPC($0) }
      } ?? [],
      zorgdomeinNumber: body.member("zorgdomeinNumber", &faults)?
        .parsed(.malformedZorgdomeinNumber, &faults) { ZorgDomeinNumber($0) },
      firstSickDay: body.member("firstSickDay", &faults)?.date(&faults),
      sickLeave: body.member("sickLeave", &faults)?.word(&faults),
      observations: body.object("observations", &faults, observations),
      takenOn: body.requiredMember("takenOn", &faults)?.date(&faults))
  }

  private static func observations(_ body: JSONObject, _ faults: inout Faults) -> Observations? {
    Observations(
      tensionSymptoms: body.member("tensionSymptoms", &faults)?.whole(&faults),
      controlLoss: body.boolean("controlLoss", &faults), dysfunction: body.boolean("dysfunction", &faults),
      solelyPsychiatric: body.boolean("solelyPsychiatric", &faults),
      durationMonths: body.member("durationMonths", &faults)?.whole(&faults),
      exhaustionProminent: body.boolean("exhaustionProminent", &faults),
      acuteDanger: body.boolean("acuteDanger", &faults),
      psychosisOrMania: body.boolean("psychosisOrMania", &faults),
      substance: body.boolean("substance", &faults))
  }

  /// A referrer tells what its client allows it, and nothing about others: what they may read is for the client to say to
  /// the care team.
  private static func consents(
    _ body: JSONObject, from referrer: (id: Referrer.ID, kind: Referrer.Kind)?, _ call: Call,
    _ database: borrowing ReadTransaction, _ faults: inout Faults
  ) throws -> [Consent.Details] {
    guard let array = body.array("consents", &faults) else { return [] }
    let consents: [Consent.Details] =
      array.all(atMost: Limits.consentsMax, &faults) { value, faults in
        if let object = value.object(&faults) { ConsentBody.read(object, &faults) } else { nil }
      } ?? []
    return try consents.enumerated().map { index, consent in
      let consent = consent.addressed(to: referrer)
      let code: FaultCode?
      if let recipient = consent.recipient {
        if call.caller?.role == .referrer {
          code = recipient == referrer?.id ? nil : FaultCode(.notYours(recipient))
        } else {
          code =
            try database.referrerStanding(recipient) == nil ? FaultCode(.unknownReferrer(recipient)) : nil
        }
      } else {
        code = consent.purpose.needsRecipient && referrer != nil ? .required : nil
      }
      if let code {
        faults.add(Fault(part: .body, location: "#/consents/\(index)/recipient", code: code))
      }
      return consent
    }
  }

  /// A client who is here already: may the caller name it, and is it old enough?
  private static func judge(
    _ client: Client.ID, of intake: NewIntake, _ call: Call, _ database: borrowing ReadTransaction,
    _ faults: inout Faults
  ) throws {
    guard try database.mayName(client, call.viewer), let birthDate = try database.birthDate(of: client) else {
      faults.add(
        Fault(part: .body, location: "#/client/id", code: FaultCode(.unknownClient(client))))
      return
    }
    let refusal = Client.refusal(
      birthDate: birthDate, takenOn: intake.details.takenOn, parentalConsent: intake.hasParentalConsent)
    guard let refusal else { return }
    // A birth date that was not sent has no place in the body; who it belongs to has.
    for fault in Problem(refusal).faults {
      let location = fault.location == "#/client/birthDate" ? "#/client/id" : fault.location
      faults.add(Fault(part: .body, location: location, code: fault.code))
    }
  }

  /// What could be read of an intake's own members.
  private struct PartialDetails {
    let reason: ReferralReason?
    let icpc: [ICPC]
    let zorgdomeinNumber: ZorgDomeinNumber?
    let firstSickDay: CalendarDate?
    let sickLeave: SickLeave?
    let observations: Observations?
    let takenOn: CalendarDate?

    /// With a place holder for what is missing, of which a fault tells already.
    func filled(takenOn today: CalendarDate) -> Intake.Details {
      Intake.Details(
        reason: reason ?? ReferralReason(stored: ""), icpc: icpc, zorgdomeinNumber: zorgdomeinNumber,
        firstSickDay: takenOn == nil ? nil : firstSickDay, sickLeave: sickLeave, observations: observations,
        takenOn: takenOn ?? today)
    }
  }
}

extension Consent.Details {
  /// Without a recipient it is for the referrer of the intake: one for feedback whoever that is, one for a letter to a
  /// company doctor where that is one.
  fileprivate func addressed(to referrer: (id: Referrer.ID, kind: Referrer.Kind)?) -> Consent.Details {
    guard recipient == nil, let referrer,
      purpose == .feedback || purpose == .companyDoctor && referrer.kind == .companyDoctor
    else { return self }
    return Consent.Details(
      purpose: purpose, recipient: referrer.id, given: given, textVersion: textVersion, at: at)
  }
}

extension Faults {
  /// Says that a rule is broken, where the one map of rules places it.
  mutating func add(_ refusal: Refusal) {
    for fault in Problem(refusal).faults { add(fault) }
  }
}
