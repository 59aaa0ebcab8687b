// How long a text may be, in characters (Unicode code points, as JSON Schema counts `maxLength`). One place for all.

/// A given name, a family name, a practitioner's or a contact's name.
public typealias PersonName = Line<100>
/// What stands between a given and a family name: "van der".
public typealias NameInfix = Line<30>
/// A practice, an employer, a municipality, an association.
public typealias OrganisationName = Line<120>
/// A street.
public typealias StreetName = Line<120>
/// A house number with its additions: "12a-III".
public typealias HouseNumber = Line<20>
/// A town or village.
public typealias CityName = Line<80>
/// What a bearer token is for: "EPD of the practice".
public typealias TokenName = Line<100>
/// A registration's number or a policy number; formats are not published.
public typealias RegistrationNumber = Line<40>
/// A registration's category: "categorie 1".
public typealias RegistrationCategory = Line<60>
/// A phase package's name: "Fase 2: herstel".
public typealias PackageName = Line<100>
/// A module's name: "Lichaamsgerichte therapie".
public typealias ModuleName = Line<100>
/// Where a session is: "Kamer 2", "online".
public typealias PlaceName = Line<120>
/// Why a client is referred, in the referrer's words.
public typealias ReferralReason = Prose<4_000>
/// The client's own words beside the record.
public typealias ClientStatement = Prose<4_000>
/// A note beside something else: a contact, a decision, a withdrawal.
public typealias Note = Prose<2_000>

/// Why a practitioner opens a dossier in an emergency.
public typealias EmergencyReason = Prose<1_000>

/// A goal of a treatment plan, in the client's words where that can be.
public typealias GoalText = Prose<1_000>
/// How a goal is measured, where it begins, or where it should end.
public typealias GoalMark = Line<300>
/// What was agreed with the client for the time of a treatment plan.
public typealias Agreements = Prose<8_000>
/// What was seen of the progress towards a goal.
public typealias ProgressText = Prose<4_000>

/// One part of a SOEP letter.
public typealias SOEPText = Prose<3_000>
/// What stands above and below the parts of a SOEP letter: question, answer, request.
public typealias FeedbackLine = Prose<600>

/// Numbers of things that one record may hold.
public enum Limits {
  /// ICPC codes with one intake.
  public static let icpcCodesMax = 10
  /// Consents with one intake.
  public static let consentsMax = 10
  /// Disciplines of one practitioner.
  public static let disciplinesMax = 10
  /// Registrations of one practitioner.
  public static let registrationsMax = 10
  /// Modules of one phase package.
  public static let modulesMax = 30
  /// Goals of one treatment plan.
  public static let goalsMax = 30
  /// Interventions of one treatment plan.
  public static let interventionsMax = 50
  /// Evaluations of one treatment plan.
  public static let evaluationsMax = 20
  /// Characters of a SOEP letter's four parts that fit one sheet of A4 beside what else stands in it.
  public static let soepCharactersOnePage = 3_000
  /// Characters of a SOEP letter's four parts together: two sheets.
  public static let soepCharactersMax = 6_000
  /// Live bearer tokens of one role, binding and name: the one in use and its successor.
  public static let liveTokensMax = 2
  /// Ranges of addresses from which one token may be used.
  public static let addressRangesMax = 20
  /// Dossiers that one practitioner may open in an emergency within 24 hours: more is no emergency.
  public static let emergencyAccessesMax = 10
  /// Tries at that which one practitioner has at once; one comes back each minute.
  public static let emergencyTriesMax = 20
}
