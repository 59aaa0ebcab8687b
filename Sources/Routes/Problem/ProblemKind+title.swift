extension ProblemKind {
  /// What kind of problem it is, for people; the same for every problem of the kind (RFC 9457 §3.1.3).
  var title: Sentence {
    switch self {
    case .malformedRequest:
      Sentence(dutch: "Het verzoek is geen geldig HTTP", english: "The request is not valid HTTP")
    case .invalidRequest:
      Sentence(dutch: "Het verzoek klopt niet", english: "The request is not valid")
    case .unauthenticated:
      Sentence(dutch: "Geen geldig token", english: "No valid token")
    case .forbidden:
      Sentence(dutch: "Niet toegestaan voor deze rol", english: "Not allowed for this role")
    case .emergencyReadsOnly:
      Sentence(
        dutch: "Met noodtoegang kan dit niet", english: "Emergency access is not enough for this")
    case .notFound:
      Sentence(dutch: "Niet gevonden", english: "Not found")
    case .methodNotAllowed:
      Sentence(dutch: "Deze methode is hier niet toegestaan", english: "This method is not possible here")
    case .notAcceptable:
      Sentence(dutch: "Geen van de gevraagde vormen is beschikbaar", english: "No form that you accept")
    case .requestTimeout:
      Sentence(dutch: "Het verzoek kwam niet op tijd", english: "The request did not come in time")
    case .contentTooLarge:
      Sentence(dutch: "De inhoud is te groot", english: "The content is too large")
    case .targetTooLong:
      Sentence(dutch: "Het adres is te lang", english: "The target is too long")
    case .unsupportedMediaType:
      Sentence(
        dutch: "Deze vorm van inhoud is hier niet toegestaan",
        english: "This kind of content is not possible here")
    case .expectationFailed:
      Sentence(dutch: "Deze verwachting is onbekend", english: "This expectation is unknown")
    case .idempotencyKeyReused:
      Sentence(
        dutch: "Deze Idempotency-Key hoort bij een ander verzoek",
        english: "This Idempotency-Key belongs to another request")
    case .preconditionRequired:
      Sentence(dutch: "If-Match is verplicht", english: "If-Match is required")
    case .preconditionFailed:
      Sentence(dutch: "Het record is intussen gewijzigd", english: "The record has been changed meanwhile")
    case .tooManyRequests:
      Sentence(dutch: "Te veel verzoeken", english: "Too many requests")
    case .fieldsTooLarge:
      Sentence(dutch: "De kopregels zijn te groot", english: "The header fields are too large")
    case .zorgdomeinNumberTaken:
      Sentence(
        dutch: "Er is al een aanmelding met dit ZorgDomein-nummer",
        english: "There is an intake with this ZorgDomein number already")
    case .intakeNotWithdrawable:
      Sentence(
        dutch: "Deze aanmelding kan niet meer worden ingetrokken",
        english: "This intake cannot be withdrawn any more")
    case .referrerInactive:
      Sentence(dutch: "Deze verwijzer is niet meer actief", english: "This referrer is no longer active")
    case .practitionerInactive:
      Sentence(
        dutch: "Deze behandelaar is niet meer actief", english: "This practitioner is no longer active")
    case .clientMerged:
      Sentence(
        dutch: "Deze cliënt is samengevoegd met een andere",
        english: "This client has been merged with another")
    case .flagAlreadyHandled:
      Sentence(
        dutch: "Dit signaal is al afgehandeld", english: "This flag has been handled already")
    case .consentNotGiven:
      Sentence(dutch: "Deze toestemming is niet gegeven", english: "This consent was not given")
    case .consentAlreadyWithdrawn:
      Sentence(
        dutch: "Deze toestemming is al ingetrokken", english: "This consent has been withdrawn already")
    case .enrolmentRunning:
      Sentence(
        dutch: "Deze cliënt heeft al een lopend traject",
        english: "This client has a running enrolment already")
    case .enrolmentNotPlanned:
      Sentence(dutch: "Dit traject is niet meer gepland", english: "This enrolment is not planned any more")
    case .enrolmentNotActive:
      Sentence(dutch: "Dit traject loopt niet", english: "This enrolment is not under way")
    case .enrolmentEnded:
      Sentence(dutch: "Dit traject is beëindigd", english: "This enrolment has ended")
    case .enrolmentNotEnded:
      Sentence(dutch: "Dit traject loopt nog", english: "This enrolment has not ended yet")
    case .enrolmentStartsLater:
      Sentence(
        dutch: "De eerste dag van dit traject moet nog komen",
        english: "The first day of this enrolment is still to come")
    case .heldUntilGpContact:
      Sentence(
        dutch: "Eerst is contact met de huisarts nodig: er staat een rood signaal open",
        english: "Contact with the GP goes first: a red flag is open")
    case .planExists:
      Sentence(
        dutch: "Dit traject heeft al een behandelplan", english: "The enrolment has a treatment plan already")
    case .planNotDraft:
      Sentence(dutch: "Het behandelplan is geen concept meer", english: "The plan is no longer a draft")
    case .planNotActive:
      Sentence(dutch: "Het behandelplan loopt niet", english: "The plan is not active")
    case .planClosed:
      Sentence(dutch: "Het behandelplan is gesloten", english: "The plan is closed")
    case .planIncomplete:
      Sentence(
        dutch: "Het behandelplan mist iets dat een lopend plan nodig heeft",
        english: "The plan lacks what an active plan needs")
    case .planFull:
      Sentence(dutch: "Meer past er niet in het behandelplan", english: "The plan cannot hold more")
    case .goalHasNotes:
      Sentence(
        dutch: "Bij dit doel is voortgang genoteerd; het kan niet worden verwijderd",
        english: "Progress was noted on this goal; it cannot be removed")
    case .intakeNotDecidable:
      Sentence(
        dutch: "Over deze aanmelding valt niets meer te beslissen",
        english: "Nothing is left to decide upon this intake")
    case .practitionerNotRegistered:
      Sentence(
        dutch: "Deze behandelaar heeft dan geen geldige registratie",
        english: "This practitioner has no valid registration then")
    case .disciplineMissing:
      Sentence(
        dutch: "Deze behandelaar heeft de discipline van deze module niet",
        english: "This practitioner lacks the discipline that the module needs")
    case .alreadyInCareTeam:
      Sentence(
        dutch: "Deze behandelaar zit dan al in het behandelteam",
        english: "This practitioner is in the care team then already")
    case .leadTaken:
      Sentence(
        dutch: "Er is dan al een regiebehandelaar",
        english: "Somebody leads the care team then already")
    case .careTeamMemberEnded:
      Sentence(
        dutch: "Deze behandelaar is al uit het behandelteam",
        english: "This practitioner has left the care team already")
    case .absenceAlreadyCancelled:
      Sentence(
        dutch: "Deze afwezigheid is al ingetrokken",
        english: "This absence has been cancelled already")
    case .emergencyAccessNotNeeded:
      Sentence(
        dutch: "Dit dossier staat al voor u open", english: "This dossier is open to you already")
    case .clientNotUnique:
      Sentence(
        dutch: "Er zijn meer cliënten met deze naam en geboortedatum: noem de postcode",
        english: "Several clients have this name and birth date: add the postcode")
    case .emergencyAccessesTooMany:
      Sentence(
        dutch: "U hebt in een etmaal te veel dossiers met noodtoegang geopend",
        english: "You have opened too many dossiers in emergencies within 24 hours")
    case .emergencyAccessEnded:
      Sentence(dutch: "Deze noodtoegang is al voorbij", english: "This emergency access has ended already")
    case .emergencyAccessReviewed:
      Sentence(
        dutch: "Deze noodtoegang is al beoordeeld", english: "This emergency access was looked at already")
    case .sessionNotPlanned:
      Sentence(
        dutch: "Deze sessie is niet meer gepland",
        english: "This session is not planned any more")
    case .sessionStillToCome:
      Sentence(
        dutch: "Deze sessie moet nog beginnen",
        english: "This session is still to begin")
    case .sessionOutsideEnrolment:
      Sentence(
        dutch: "Deze dag valt buiten het traject",
        english: "This day is none of the enrolment's")
    case .sessionsPlanned:
      Sentence(
        dutch: "Er zijn sessies gepland die dan buiten het traject vallen",
        english: "Sessions are planned that would fall outside the enrolment")
    case .practitionerNotInCareTeam:
      Sentence(
        dutch: "Deze behandelaar zit dan niet in het behandelteam",
        english: "This practitioner is not in the care team then")
    case .practitionerBusy:
      Sentence(
        dutch: "De behandelaar heeft dan al een sessie",
        english: "The practitioner has another session then")
    case .clientBusy:
      Sentence(
        dutch: "De cliënt heeft dan al een sessie",
        english: "The client has another session then")
    case .sickSpellOverlaps:
      Sentence(
        dutch: "De cliënt is op een van deze dagen al ziekgemeld",
        english: "The client is sick on one of these days already")
    case .feedbackNotDraft:
      Sentence(dutch: "Deze terugkoppeling is geen concept meer", english: "This report is no longer a draft")
    case .feedbackStillDraft:
      Sentence(
        dutch: "Deze terugkoppeling is nog een concept: pas het concept aan",
        english: "This report is still a draft: change it")
    case .feedbackNotFinal:
      Sentence(
        dutch: "Deze terugkoppeling is niet definitief, of al verzonden",
        english: "This report is not final, or has been sent")
    case .feedbackNotSent:
      Sentence(
        dutch: "Deze terugkoppeling is niet verzonden, of al ontvangen",
        english: "This report has not been sent, or has been acknowledged")
    case .feedbackSuperseded:
      Sentence(
        dutch: "Deze terugkoppeling is door een andere vervangen",
        english: "Another report came in the place of this one")
    case .feedbackIncomplete:
      Sentence(
        dutch: "Deze terugkoppeling mist nog een deel",
        english: "A part of this report is still to be written")
    case .feedbackConsentMissing:
      Sentence(
        dutch: "De cliënt heeft hiervoor nu geen toestemming gegeven",
        english: "The client does not allow this now")
    case .feedbackNotForKind:
      Sentence(
        dutch: "Naar een verwijzer van deze soort gaat geen terugkoppeling",
        english: "No feedback goes to a referrer of this kind")
    case .feedbackOtherRecipient:
      Sentence(
        dutch: "Deze tekst is voor een andere soort ontvanger geschreven: begin een nieuw concept",
        english: "This text was written for another kind of recipient: begin a new draft")
    case .erasureRequested:
      Sentence(
        dutch: "Er wacht al een vernietigingsverzoek van deze cliënt",
        english: "A request of this client to destroy the dossier waits already")
    case .erasureRequestDecided:
      Sentence(
        dutch: "Over dit vernietigingsverzoek is al besloten",
        english: "This request has been decided already")
    case .dossierChanged:
      Sentence(
        dutch: "Het dossier heeft nu een ander aantal records; bekijk het opnieuw",
        english: "The dossier has another number of records now; look again")
    case .retentionNotOver:
      Sentence(
        dutch: "De bewaartermijn van dit dossier is nog niet voorbij",
        english: "The term of this dossier has not run out")
    case .tokensTooMany:
      Sentence(dutch: "Er zijn al genoeg geldige tokens", english: "There are enough live tokens already")
    case .tokenAlreadyRevoked:
      Sentence(dutch: "Dit token is al ingetrokken", english: "This token has been revoked already")
    case .internalError:
      Sentence(dutch: "Er ging iets mis", english: "Something went wrong")
    case .notImplemented:
      Sentence(dutch: "Dat kan deze dienst niet", english: "This service cannot do that")
    case .overloaded:
      Sentence(dutch: "Het is nu te druk", english: "Too busy just now")
    case .unavailable:
      Sentence(dutch: "De opslag werkt nu niet", english: "The storage does not work just now")
    case .versionUnsupported:
      Sentence(
        dutch: "Deze versie van HTTP wordt niet ondersteund", english: "This version of HTTP is not supported"
      )
    }
  }
}
