import Domain
import Testing

@testable import Routes

/// What software writes before a person does, part by part.
@Suite struct `A drafted letter` {
  private func text(
    _ kind: FeedbackReport.Kind, to recipient: Referrer.Kind = .gp, status: Enrolment.Status = .active,
    declined: Bool = false, undecided: Bool = false
  ) throws -> FeedbackReport.Text {
    FeedbackDraft(
      try .sample(kind, to: recipient, status: status, declined: declined, undecided: undecided)
    ).text()
  }

  @Test func `begins with what was asked, in the referrer's words`() throws {
    #expect(try text(.progress).question?.text == "Aanhoudende vermoeidheid, slaapt slecht")
  }

  @Test func `answers in short`() throws {
    #expect(
      try text(.intake).answer?.text
        == "Aangenomen voor fase 2 (8 weken, van 18-11-2026 tot en met 12-01-2027).")
    #expect(
      try text(.intake, declined: true).answer?.text
        == "De aanmelding is niet aangenomen; bij ons start geen traject.")
    #expect(
      try text(.intake, undecided: true).answer?.text
        == "De aanmelding wordt beoordeeld; u krijgt bericht van het besluit.")
    #expect(
      try text(.progress).answer?.text == """
        Week 5 van 8 van fase 2 (tot en met 12-01-2027). 1 van de 2 doelen (deels) bereikt. PHQ-9 van 16 naar 7: \
        betrouwbaar verbeterd.
        """)
    #expect(
      try text(.final, status: .completed).answer?.text.hasPrefix(
        "Het traject in fase 2 (8 weken) is op 12-01-2027 afgerond.") == true)
    #expect(
      try text(.final, status: .stopped).answer?.text.hasPrefix(
        "Het traject in fase 2 (8 weken) is op 08-12-2026 voortijdig gestopt.") == true)
  }

  @Test func `has in S why the client came, and later what was noted`() throws {
    #expect(
      try text(.intake).soep.subjective?.text == """
        Reden van aanmelding (18-11-2026): Aanhoudende vermoeidheid, slaapt slecht.
        De klachten bestonden bij aanmelding ongeveer 7 maanden.
        Werk bij aanmelding: gedeeltelijk ziekgemeld, eerste ziektedag 14-09-2026.
        """)
    #expect(
      try text(.progress).soep.subjective?.text == """
        - 08-12-2026: Slaapt nu zes uur.
        Werk bij aanmelding: gedeeltelijk ziekgemeld, eerste ziektedag 14-09-2026.
        """)
  }

  @Test func `has in O scores with days, bands, what is missing, and how they changed`() throws {
    #expect(
      try text(.progress).soep.objective?.text == """
        PHQ-9: 16 van 27 (matig ernstig) op 18-11-2026; 7 van 27 (licht; 1 vraag niet ingevuld, score omgerekend) op \
        16-12-2026: betrouwbaar verbeterd, respons en herstel.
        4DKL op 18-11-2026: distress 16 van 32 (matig verhoogd; 1 vraag niet ingevuld, score omgerekend), \
        depressie 6 van 12 (sterk verhoogd), angst 12 van 24 (sterk verhoogd), somatisatie 16 van 32 (matig verhoogd).
        4DKL op 16-12-2026: distress 12 van 32 (matig verhoogd; −4), depressie 2 van 12 (niet verhoogd; −4), angst \
        onbekend, somatisatie 8 van 32 (niet verhoogd; −8).
        Spinnenweb op 18-11-2026 (gespreksinstrument, 0–10): lichaamsfuncties 6, mentaal welbevinden 6, zingeving 6, \
        kwaliteit van leven 6, meedoen 3,5, dagelijks functioneren 6.
        Aanwezig bij 5 van 6 sessies (1 keer niet verschenen).
        """)
    let intake = try #require(try text(.intake).soep.objective?.text)
    #expect(intake.contains("Suïcidale gedachten volgens de vragenlijst van 18-11-2026: aanwezig."))
    #expect(
      intake.hasSuffix(
        "Bevindingen van de verwijzer: 5 van de 8 spanningsklachten, controleverlies, beperkt in het functioneren."
      ))
  }

  @Test func `has in E phase, goals and signals, and names complaints, not disorders`() throws {
    #expect(
      try text(.progress).soep.evaluation?.text == """
        Week 5 van 8 van fase 2 (tot en met 12-01-2027).
        Signaal (oranje) van 18-11-2026: sterk verhoogde angstklachten; actie: overleg met de huisarts.
        - Ik slaap weer door: deels bereikt (uren slaap per nacht van 5 naar 7).
        - Ik wandel dagelijks: loopt (naar 30 minuten, uiterlijk 12-01-2027).
        - Ik werk weer: vervallen.
        """)
    #expect(
      try text(.intake).soep.evaluation?.text == """
        Ingedeeld in fase 2 (8 weken, van 18-11-2026 tot en met 12-01-2027).
        Opvallend: distress matig verhoogd, depressie sterk verhoogd, angst sterk verhoogd en somatisatie matig \
        verhoogd.
        Laagste dimensie op het Spinnenweb: meedoen.
        Signaal (rood) van 18-11-2026: gedachten aan de dood of zelfdoding; besproken met Huisarts Voorbeeld op \
        18-11-2026.
        Signaal (oranje) van 18-11-2026: sterk verhoogde angstklachten; actie: overleg met de huisarts.
        """)
    for kind in FeedbackReport.Kind.allCases {
      let whole = try "\(text(kind).soep) \(text(kind).answer?.text ?? "") \(text(kind).request?.text ?? "")"
      for diagnosis in ["stoornis", "burn-out", "overspanning", "depressief syndroom", "waarschijnlijk"] {
        #expect(!whole.contains(diagnosis), "\(kind): \(diagnosis)")
      }
    }
  }

  @Test func `has in P what was agreed and what comes next`() throws {
    #expect(
      try text(.progress).soep.plan?.text == """
        Fase 2, 8 weken, van 18-11-2026 tot en met 12-01-2027: Yoga en ACT-coaching.
        Afspraken: Elke week een uur buiten. Werkmail alleen op kantoor.
        Eindevaluatie op 12-01-2027; daarna hoort u van ons.
        Volgende afspraak op 21-12-2026.
        """)
    #expect(
      try text(.final, status: .completed).soep.plan?.text.hasPrefix(
        "Nog niet (geheel) bereikt: “Ik slaap weer door”, “Ik wandel dagelijks”.") == true)
    #expect(
      try text(.intake, declined: true).soep.plan?.text
        == "Bij ons start geen traject; de begeleiding blijft bij u.")
    #expect(try text(.intake, undecided: true).soep.plan?.text == "Na de beoordeling hoort u van ons.")
  }

  @Test func `asks the general practitioner what the signals ask`() throws {
    #expect(try text(.progress).request?.text == "Graag uw beoordeling van: sterk verhoogde angstklachten.")
  }

  @Test func `tells a company doctor of work and course, and of no score, signal or goal`() throws {
    for kind in FeedbackReport.Kind.allCases {
      let text = try text(kind, to: .companyDoctor)
      #expect(text.request == nil)
      let whole =
        "\(text.soep.objective?.text ?? "") \(text.soep.evaluation?.text ?? "") \(text.answer?.text ?? "")"
        + (text.soep.plan?.text ?? "") + (text.soep.subjective?.text ?? "")
      for content in ["PHQ", "4DKL op", "van 27", "Signaal", "slaap weer", "Opvallend", "angst", "zes uur"] {
        #expect(!whole.contains(content), "\(kind): \(content) in \(whole)")
      }
    }
    #expect(
      try text(.progress, to: .companyDoctor).soep.objective?.text == """
        Aanwezig bij 5 van 6 sessies (1 keer niet verschenen).
        Spanningsklachten (vragenlijst van 16-12-2026): matig verhoogd.
        """)
  }

  @Test func `ends with scores and goals in short`() throws {
    #expect(
      FeedbackDraft(try .sample(.progress)).summary == [
        "PHQ-9 (0–27): 16 (18-11-2026), 7 (16-12-2026)",
        "4DKL distress/depressie/angst/somatisatie: 16/6/12/16 (18-11-2026), 12/2/–/8 (16-12-2026)",
        "Doelen: 1 lopend, 1 deels bereikt, 1 vervallen",
      ])
  }
}

@Suite struct `Dutch text` {
  @Test(arguments: [
    ("een twee drie", 13, "een twee drie"), ("een twee drie", 12, "een twee …"),
    ("een\n twee", 8, "een twee"),
    ("aaaaaaaaaaaa", 5, "aaaa…"), ("een tweedriezes", 6, "een …"),
  ]) func `is cut between words`(text: String, maximum: Int, cut: String) {
    #expect(text.clipped(to: maximum) == cut)
    #expect(cut.count <= maximum)
  }

  @Test func `lists, counts and dates as people write them`() {
    #expect([String]().dutchList == "")
    #expect(["a"].dutchList == "a")
    #expect(["a", "b"].dutchList == "a en b")
    #expect(["a", "b", "c"].dutchList == "a, b en c")
    #expect(CalendarDate(year: 2027, month: 3, day: 1)?.dutch == "01-03-2027")
  }
}
