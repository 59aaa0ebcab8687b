import Domain

/// What values of the cooperative's own kinds can be wrong in.
extension FaultCode {
  /// What a text breaks, in words.
  init(_ fault: TextFault) {
    switch fault {
    case .blank: self.init("blank", dutch: "Hier moet iets staan.", english: "This may not be blank.")
    case .tooLong(let maximum):
      self.init(
        "tooLong", dutch: "Dit is langer dan \(maximum) tekens.",
        english: "This is longer than \(maximum) characters.")
    case .controlCharacter: self = .controlCharacter
    case .burgerservicenummer: self = .bsnRefused
    }
  }

  static let outOfRange = FaultCode(
    "outOfRange", dutch: "Dit getal valt buiten het bereik.", english: "This number is out of range.")
  static let unknownCode = FaultCode(
    "unknownCode", dutch: "Deze code is onbekend.", english: "This code is unknown.")
  static let malformedDate = FaultCode(
    "malformedDate", dutch: "Dit is geen datum (jjjj-mm-dd).", english: "This is not a date (yyyy-mm-dd).")
  static let malformedMoment = FaultCode(
    "malformedMoment", dutch: "Dit is geen moment (RFC 3339, met zone).",
    english: "This is not a moment (RFC 3339, with an offset).")
  static let malformedId = FaultCode(
    "malformedId", dutch: "Dit is geen id (UUIDv7 in kleine letters).",
    english: "This is not an id (UUIDv7, lower case).")
  static let malformedVersion = FaultCode(
    "malformedVersion", dutch: "Dit is geen versienummer.", english: "This is not a version number.")
  static let unknownVersion = FaultCode(
    "unknownVersion", dutch: "Deze versie is er niet.", english: "There is no such version.")
  static let malformedAddressRange = FaultCode(
    "malformedAddressRange",
    dutch:
      "Dit is geen reeks internetadressen (192.0.2.0/24, 2001:db8::/32), voluit en zonder bits achter het prefix.",
    english:
      "This is no range of internet addresses (192.0.2.0/24, 2001:db8::/32), spelled by RFC 5952 with no bits behind the prefix."
  )
  static let malformedEmail = FaultCode(
    "malformedEmail", dutch: "Dit is geen e-mailadres.", english: "This is not an e-mail address.")
  static let malformedPhone = FaultCode(
    "malformedPhone", dutch: "Dit is geen telefoonnummer.", english: "This is not a phone number.")
  static let malformedPostcode = FaultCode(
    "malformedPostcode", dutch: "Dit is geen postcode.", english: "This is not a Dutch postcode.")
  static let malformedAgbCode = FaultCode(
    "malformedAgbCode", dutch: "Dit is geen AGB-code.", english: "This is not an AGB code.")
  static let malformedIcpc = FaultCode(
    "malformedIcpc", dutch: "Dit is geen ICPC-code.", english: "This is not an ICPC code.")
  static let malformedZorgdomeinNumber = FaultCode(
    "malformedZorgdomeinNumber", dutch: "Dit is geen ZorgDomein-nummer.",
    english: "This is not a ZorgDomein number.")
  static let malformedVersionLabel = FaultCode(
    "malformedVersionLabel", dutch: "Dit is geen versieaanduiding.", english: "This is not a version label.")
  static let tooMany = FaultCode(
    "tooMany", dutch: "Dit zijn er te veel.", english: "There are too many of these.")
  static let tooFew = FaultCode(
    "tooFew", dutch: "Dit zijn er te weinig.", english: "There are too few of these.")
  static let duplicateElement = FaultCode(
    "duplicateElement", dutch: "Dit staat er twee keer.", english: "This is here twice.")
  static let malformedCode = FaultCode(
    "malformedCode", dutch: "Dit is geen code (een kleine letter, dan letters en cijfers).",
    english: "This is not a code (a lower-case letter, then letters and digits).")
  static let wrongCount = FaultCode(
    "wrongCount", dutch: "Dit zijn er niet zoveel als er horen te zijn.",
    english: "This is not as many as there should be.")
  static let eitherOr = FaultCode(
    "eitherOr", dutch: "Precies één van beide mag hier staan.", english: "Exactly one of the two may be here."
  )
  static let unknownParameter = FaultCode(
    "unknownParameter", dutch: "Deze parameter is onbekend.", english: "This parameter is unknown.")
  static let duplicateParameter = FaultCode(
    "duplicateParameter", dutch: "Deze parameter komt twee keer voor.",
    english: "This parameter appears twice.")
  static let malformedCursor = FaultCode(
    "malformedCursor", dutch: "Deze cursor komt niet van deze lijst.",
    english: "This cursor is not one of this list.")
  static let malformedIdempotencyKey = FaultCode(
    "malformedIdempotencyKey", dutch: "De Idempotency-Key moet 1 tot 64 zichtbare ASCII-tekens hebben.",
    english: "The Idempotency-Key must be 1 to 64 visible ASCII characters.")
  static let malformedIfMatch = FaultCode(
    "malformedIfMatch", dutch: "If-Match moet ETags bevatten, zoals \"3\", of *.",
    english: "If-Match must hold ETags, such as \"3\", or *.")
  static let mayNotBeInFuture = FaultCode(
    "mayNotBeInFuture", dutch: "Deze dag moet nog komen.", english: "This day is still to come.")
  static let mayNotBeInPast = FaultCode(
    "mayNotBeInPast", dutch: "Dit moment is al voorbij.", english: "This moment has passed already.")
  static let unexpectedBody = FaultCode(
    "unexpectedBody", dutch: "Hier hoort geen inhoud bij; deze is niet gelezen.",
    english: "No body belongs here; this one was not read.")
  static let beforeFirstSickDay = FaultCode(
    "beforeFirstSickDay", dutch: "Deze dag ligt voor de eerste ziektedag.",
    english: "This day is before the first sick day.")
}
