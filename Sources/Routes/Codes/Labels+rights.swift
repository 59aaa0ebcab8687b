import Domain

extension ErasureRequest.Status {
  var label: Sentence {
    switch self {
    case .received: words("ontvangen", "received")
    case .refused: words("afgewezen", "refused")
    case .withdrawn: words("ingetrokken", "withdrawn")
    }
  }
}

extension ErasureRequest.RefusalGround {
  var label: Sentence {
    switch self {
    case .otherInterest:
      words("aanmerkelijk belang van een ander dan de cliënt", "a considerable interest of somebody else")
    case .lawRequiresKeeping: words("de wet verzet zich tegen vernietiging", "the law stands against it")
    }
  }
}

extension Erasure.Ground {
  var label: Sentence {
    switch self {
    case .request: words("op verzoek van de cliënt", "at the client's request")
    case .retention: words("bewaartermijn voorbij", "term has run out")
    }
  }
}

extension RetentionTerms.Class {
  var label: Sentence {
    switch self {
    case .care: words("behandeld: zorgdossier", "treated: care record")
    case .referral: words("aangemeld, nooit behandeld", "referred, never treated")
    }
  }
}
