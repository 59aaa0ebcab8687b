import Domain

extension Flag.Kind {
  var label: Sentence {
    switch self {
    case .acuteDanger: words("acuut gevaar", "acute danger")
    case .suicidality: words("gedachten aan de dood of zelfdoding", "thoughts of death or suicide")
    case .psychosisMania: words("mogelijke psychose of manie", "possible psychosis or mania")
    case .depressionSevere: words("ernstige depressieve klachten", "severe depressive complaints")
    case .depressionProbable: words("waarschijnlijk een depressie", "probable depression")
    case .anxietyProbable: words("waarschijnlijk een angststoornis", "probable anxiety disorder")
    case .somatisationHigh: words("veel lichamelijke klachten", "many physical complaints")
    case .substance: words("problematisch middelengebruik", "problematic substance use")
    case .suicidalityUnanswered: words("vraag naar suïcidaliteit niet beantwoord", "suicidality not answered")
    }
  }
}

extension Flag.Kind {
  /// As a letter or report to a referrer names it: the complaint, and no disorder. `label` is for those who know that a
  /// flag is a question and no answer.
  var complaint: String {
    switch self {
    case .acuteDanger: "acuut gevaar voor zichzelf of anderen"
    case .depressionProbable: "duidelijk verhoogde depressieve klachten"
    case .anxietyProbable: "sterk verhoogde angstklachten"
    case .psychosisMania: "maakt een verwarde of ontremde indruk"
    case .suicidality, .depressionSevere, .somatisationHigh, .substance, .suicidalityUnanswered: label.dutch
    }
  }
}

extension Flag.Level {
  var label: Sentence {
    switch self {
    case .red: words("rood", "red")
    case .amber: words("oranje", "amber")
    }
  }
}

extension Flag.Action {
  var label: Sentence {
    switch self {
    case .now: words("direct hulp inschakelen", "call help at once")
    case .sameDay:
      words("dezelfde dag overleg met de huisarts", "talk to the general practitioner the same day")
    case .within2Workdays:
      words(
        "binnen twee werkdagen contact met de huisarts",
        "contact the general practitioner within two workdays")
    case .consultGp: words("overleg met de huisarts", "consult the general practitioner")
    case .askNow: words("de vraag alsnog stellen", "ask the question that was left open")
    }
  }
}

extension Flag.Status {
  var label: Sentence {
    switch self {
    case .open: words("open", "open")
    case .handled: words("afgehandeld", "handled")
    }
  }
}
