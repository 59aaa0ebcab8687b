import Domain
import SQLite
import Testing

@testable import Persistence

@Suite struct `Raw answers` {
  static let texts: [(Instrument, String)] = [
    (
      .fourDkl,
      #"{"answers":[\#((0..<50).map { $0 % 7 == 6 ? "null" : String($0 % 5) }.joined(separator: ","))]}"#
    ),
    (.fourDkl, #"{"scores":{"distress":24,"depression":3,"anxiety":null,"somatisation":12}}"#),
    (.phq9, #"{"answers":[2,2,3,null,1,2,2,1,0],"difficulty":2}"#),
    (.phq9, #"{"total":16,"difficulty":null}"#),
    (
      .spinnenweb,
      #"{"lichaamsfuncties":4,"mentaalWelbevinden":3.5,"zingeving":10,"kwaliteitVanLeven":null,"#
        + #""meedoen":0,"dagelijksFunctioneren":0.5}"#
    ),
    (
      .spinnenweb,
      #"{"answers":{"lichaamsfuncties":[0,1,2,3,4,5,6],"mentaalWelbevinden":[10,9,8,7,6,5,4],"#
        + #""zingeving":[null,null,null,1,2,3,4],"kwaliteitVanLeven":[5,5,5,5,5,5,5],"#
        + #""meedoen":[0,0,0,0,0,0,0],"dagelijksFunctioneren":[1,null,3,null,5,null,10]}}"#
    ),
  ]

  @Test(arguments: texts) func `survive unchanged`(instrument: Instrument, text: String) throws {
    let form = try AnswersText.decode(Array(text.utf8).span, of: instrument)
    #expect(form.instrument == instrument)
    #expect(String(decoding: AnswersText.encode(form), as: UTF8.self) == text)
  }

  @Test(arguments: texts) func `cut short are a malformed row`(instrument: Instrument, text: String) throws {
    for cut in 0..<text.utf8.count {
      let octets = Array(text.utf8.prefix(cut))
      #expect(throws: SQLiteError.malformedRow("measurement.answers")) {
        try AnswersText.decode(octets.span, of: instrument)
      }
    }
  }

  @Test(arguments: [
    (Instrument.phq9, #"{"answers":[4,2,3,0,1,2,2,1,0],"difficulty":2}"#),
    (.phq9, #"{"answers":[2,2,3,0,1,2,2,1],"difficulty":2}"#), (.phq9, #"{"total":28,"difficulty":null}"#),
    (.phq9, #"{"total":16,"difficulty":4}"#), (.phq9, #"{"total":16,"difficulty":null} "#),
    (.fourDkl, #"{"scores":{"distress":33,"depression":3,"anxiety":null,"somatisation":12}}"#),
    (.fourDkl, #"{"total":16,"difficulty":null}"#), (.spinnenweb, "{}"),
  ]) func `that break a rule are a malformed row`(instrument: Instrument, text: String) {
    #expect(throws: SQLiteError.malformedRow("measurement.answers")) {
      try AnswersText.decode(Array(text.utf8).span, of: instrument)
    }
  }
}
