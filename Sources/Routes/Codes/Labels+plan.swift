import Domain

extension TreatmentPlan.Status {
  var label: Sentence {
    switch self {
    case .draft: words("concept", "draft")
    case .active: words("loopt", "active")
    case .closed: words("gesloten", "closed")
    }
  }
}

extension Goal.Status {
  var label: Sentence {
    switch self {
    case .open: words("loopt", "open")
    case .achieved: words("bereikt", "achieved")
    case .partlyAchieved: words("deels bereikt", "partly achieved")
    case .notAchieved: words("niet bereikt", "not achieved")
    case .dropped: words("vervallen", "dropped")
    }
  }
}

extension Evaluation.Kind {
  var label: Sentence {
    switch self {
    case .interim: words("tussenevaluatie", "interim evaluation")
    case .midway: words("tussenevaluatie (halverwege)", "midway evaluation")
    case .end: words("eindevaluatie", "final evaluation")
    case .followUp: words("nameting", "follow-up")
    }
  }
}

extension Author.Role {
  var label: Sentence {
    switch self {
    case .practitioner: words("behandelaar", "practitioner")
    case .coordinator: words("coördinator", "coordinator")
    }
  }
}

extension JSONDifference.Kind {
  var label: Sentence {
    switch self {
    case .added: words("toegevoegd", "added")
    case .changed: words("gewijzigd", "changed")
    case .removed: words("verwijderd", "removed")
    }
  }
}
