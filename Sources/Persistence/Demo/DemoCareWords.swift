internal import Domain

/// What people write in the demo's dossiers.
struct DemoCareWords {
  let coordinator: Author
  let accepted: [Note]
  let declined: [Note]
  let stopped: [Note]
  let contact: PersonName
  let contactNote: Note
  let agreements: [Agreements]
  let sessionNotes: [Note?]
  let places: [PlaceName?]
  let progress: [ProgressText]
  /// SMART goals of each phase: a text, a dimension, a measure, where it begins and where it should end.
  private let goals: [[Goal.Details]]

  init() throws(TextFault) {
    coordinator = Author(practitionerID: nil, name: try PersonName("F. Coördinator"))
    accepted = [
      try Note("Past bij deze fase; motivatie en belastbaarheid zijn besproken."),
      try Note("Indicatie besproken in het overleg. Start zodra de regiebehandelaar ruimte heeft."),
    ]
    declined = [
      try Note("De klachten vragen om de basis-ggz; met de verwijzer besproken."),
      try Note("Eerst lichamelijk onderzoek door de huisarts."),
    ]
    stopped = [
      try Note("Verhuisd; de overdracht is met de cliënt besproken."),
      try Note("Gaat verder bij de basis-ggz, in overleg met de huisarts."),
      try Note("Ziet op dit moment af van begeleiding."),
    ]
    contact = try PersonName("A. Voorbeeld, huisarts")
    contactNote = try Note("Besproken en veiligheidsafspraken gemaakt; de huisarts belt de cliënt vandaag.")
    agreements = [
      try Agreements(
        "Elke week een sessie. Tussendoor een dagboek van slaap en inspanning.\nBij terugval bellen."),
      try Agreements("Begin met rust en ritme, daarna opbouw. De huisarts blijft eerste aanspreekpunt."),
    ]
    sessionNotes = [
      nil, nil, try Note("Herkent de signalen eerder en neemt vaker pauze."),
      try Note("Oefening meegegeven; volgende keer bespreken."), try Note("Rustiger dan vorige week."),
    ]
    places = [nil, try PlaceName("Kamer 2"), try PlaceName("online"), try PlaceName("De tuinzaal")]
    progress = [
      try ProgressText("Slaapt drie nachten per week door."),
      try ProgressText("Wandelt om de dag twintig minuten."),
      try ProgressText("Werkt op proef twee ochtenden; dat gaat goed."),
      try ProgressText("Terugval na een drukke week; plan samen bijgesteld."),
    ]
    let sleep = Goal.Details(
      text: try GoalText("Ik slaap weer door."), dimension: .lichaamsfuncties,
      measure: try GoalMark("uren slaap per nacht, slaapdagboek"), baseline: try GoalMark("5"),
      target: try GoalMark("7"))
    let rest = Goal.Details(
      text: try GoalText("Ik neem elke dag rust voordat ik moe ben."), dimension: .mentaalWelbevinden,
      measure: try GoalMark("pauzes per dag"), baseline: try GoalMark("1"), target: try GoalMark("5"))
    let walk = Goal.Details(
      text: try GoalText("Ik beweeg weer elke dag."), dimension: .dagelijksFunctioneren,
      measure: try GoalMark("minuten wandelen per dag"), baseline: try GoalMark("10"),
      target: try GoalMark("30"))
    let people = Goal.Details(
      text: try GoalText("Ik zie weer vrienden."), dimension: .meedoen,
      measure: try GoalMark("afspraken per week"),
      baseline: try GoalMark("0"), target: try GoalMark("2"))
    let meaning = Goal.Details(
      text: try GoalText("Ik weet weer waar ik het voor doe."), dimension: .zingeving,
      measure: try GoalMark("eigen cijfer voor zingeving"), baseline: try GoalMark("4"),
      target: try GoalMark("7"))
    let work = Goal.Details(
      text: try GoalText("Ik werk weer halve dagen, zonder terugval."), dimension: .kwaliteitVanLeven,
      measure: try GoalMark("uren werk per week"), baseline: try GoalMark("0"), target: try GoalMark("16"))
    goals = [[sleep, rest, walk], [sleep, walk, people], [walk, meaning, work]]
  }

  /// Three goals of a phase, due by a day.
  func goals(_ phase: Phase, by day: CalendarDate, status: Goal.Status = .open) -> [Goal.Details] {
    goals[phase.rawValue - 1].map { $0.due(by: day, status: status) }
  }
}

extension Goal.Details {
  /// The same, by another day and with what became of it.
  func due(by day: CalendarDate?, status: Goal.Status) -> Goal.Details {
    Goal.Details(
      text: text, dimension: dimension, measure: measure, baseline: baseline, target: target, dueDate: day,
      status: status)
  }
}
