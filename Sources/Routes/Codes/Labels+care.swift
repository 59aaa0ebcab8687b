import Domain

extension Enrolment.Status {
  var label: Sentence {
    switch self {
    case .planned: words("gepland", "planned")
    case .active: words("loopt", "under way")
    case .completed: words("afgerond", "completed")
    case .stopped: words("gestopt", "stopped")
    }
  }
}

extension Payer.Kind {
  var label: Sentence {
    switch self {
    case .employer: words("werkgever", "employer")
    case .private: words("cliënt zelf", "the client")
    case .municipality: words("gemeente", "municipality")
    case .insurer: words("zorgverzekeraar", "health insurer")
    case .subsidy: words("subsidie", "subsidy")
    }
  }
}

extension Decision.Outcome.Kind {
  var label: Sentence {
    switch self {
    case .accept: words("aannemen", "accept")
    case .decline: words("afwijzen", "decline")
    }
  }
}

extension Session.Status {
  var label: Sentence {
    switch self {
    case .planned: words("gepland", "planned")
    case .attended: words("bijgewoond", "attended")
    case .noShow: words("niet verschenen", "no-show")
    case .cancelled: words("afgezegd", "cancelled")
    }
  }
}
