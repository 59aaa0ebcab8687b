import Domain

extension FeedbackReport.Kind {
  var label: Sentence {
    switch self {
    case .intake: words("bericht na de intake", "after the intake")
    case .progress: words("voortgangsbericht", "progress")
    case .final: words("eindbericht", "final")
    case .flag: words("bericht naar aanleiding van een signaal", "after a flag")
    }
  }
}

extension FeedbackReport.Status {
  var label: Sentence {
    switch self {
    case .draft: words("concept", "draft")
    case .final: words("definitief", "final")
    case .sent: words("verzonden", "sent")
    case .acknowledged: words("ontvangst bevestigd", "acknowledged")
    }
  }
}

extension FeedbackReport.Part {
  var label: Sentence {
    switch self {
    case .subjective: words("subjectief", "subjective")
    case .objective: words("objectief", "objective")
    case .evaluation: words("evaluatie", "evaluation")
    case .plan: words("plan", "plan (next steps)")
    }
  }
}
