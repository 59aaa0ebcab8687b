/// One thing that is wrong with a request: where, which rule, and what a person is told about it.
struct Fault: Equatable {
  /// Which part of the request.
  let part: RequestPart
  /// In a body a JSON pointer as a URI fragment (RFC 6901 §6), such as `#/fourDkl/answers/3`; else a name.
  let location: String
  let code: FaultCode
}

/// The part of a request that a fault was found in.
enum RequestPart: String, CaseIterable {
  case body
  case query
  case path
  case header
}

/// Which rule was broken: a stable word for programs, and a sentence for people in both languages.
struct FaultCode: Equatable, Sendable {
  /// lowerCamelCase; part of the contract.
  let code: String
  let dutch: String
  let english: String

  init(_ code: String, dutch: String, english: String) {
    self.code = code
    self.dutch = dutch
    self.english = english
  }

  static func == (one: FaultCode, other: FaultCode) -> Bool { one.code == other.code }
}

/// What the reader itself can find wrong with a body (RFC 8259), whatever the body is about.
extension FaultCode {
  static let bodyMissing = FaultCode(
    "bodyMissing", dutch: "Er is geen inhoud meegestuurd.", english: "The request has no body.")
  static let jsonMalformed = FaultCode(
    "jsonMalformed", dutch: "Dit is geen geldige JSON.", english: "This is not valid JSON.")
  static let jsonEndsEarly = FaultCode(
    "jsonEndsEarly", dutch: "De JSON houdt te vroeg op.", english: "The JSON ends too early.")
  static let jsonTrailingContent = FaultCode(
    "jsonTrailingContent", dutch: "Na de JSON volgt nog iets.", english: "Something follows after the JSON.")
  static let jsonTooDeep = FaultCode(
    "jsonTooDeep", dutch: "De JSON is te diep genest.", english: "The JSON is nested too deeply.")
  static let jsonTooLarge = FaultCode(
    "jsonTooLarge", dutch: "De JSON heeft te veel onderdelen.", english: "The JSON has too many parts.")
  static let invalidUTF8 = FaultCode(
    "invalidUtf8", dutch: "De tekst is geen geldige UTF-8.", english: "The text is not valid UTF-8.")
  static let controlCharacter = FaultCode(
    "controlCharacter", dutch: "De tekst bevat een stuurteken.",
    english: "The text holds a control character.")
  static let badEscape = FaultCode(
    "badEscape", dutch: "De tekst bevat een ongeldige escape.", english: "The text holds an invalid escape.")
  static let loneSurrogate = FaultCode(
    "loneSurrogate", dutch: "De tekst bevat een half teken (losse surrogate).",
    english: "The text holds half a character (a lone surrogate).")
  static let duplicateMember = FaultCode(
    "duplicateMember", dutch: "Dit onderdeel komt twee keer voor.", english: "This member appears twice.")
  static let unknownMember = FaultCode(
    "unknownMember", dutch: "Dit onderdeel is onbekend.", english: "This member is unknown.")
  static let bsnRefused = FaultCode(
    "bsnRefused", dutch: "Een burgerservicenummer wordt niet aangenomen.",
    english: "A citizen service number (BSN) is not accepted.")
  static let required = FaultCode(
    "required", dutch: "Dit onderdeel is verplicht.", english: "This member is required.")
  static let notText = FaultCode(
    "notText", dutch: "Dit moet een tekst zijn.", english: "This must be a text.")
  static let notNumber = FaultCode(
    "notNumber", dutch: "Dit moet een getal zijn.", english: "This must be a number.")
  static let notInteger = FaultCode(
    "notInteger", dutch: "Dit moet een geheel getal zijn.", english: "This must be a whole number.")
  static let notTenths = FaultCode(
    "notTenths", dutch: "Dit getal mag hooguit één decimaal hebben.",
    english: "This number may have at most one decimal.")
  static let notBoolean = FaultCode(
    "notBoolean", dutch: "Dit moet true of false zijn.", english: "This must be true or false.")
  static let notObject = FaultCode(
    "notObject", dutch: "Dit moet een object zijn.", english: "This must be an object.")
  static let notArray = FaultCode(
    "notArray", dutch: "Dit moet een lijst zijn.", english: "This must be an array.")
  static let valueMissing = FaultCode(
    "valueMissing", dutch: "Hier mag geen null staan.", english: "This may not be null.")
}
