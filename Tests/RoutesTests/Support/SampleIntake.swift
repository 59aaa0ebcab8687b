import Foundation

/// The intake of the contract's example, to be changed by the test.
enum SampleIntake {
  static let answers = """
    1, 2, 0, 4, null, 1, 0, 2, 1, 1, 0, 1, 2, 0, 1, 1, 2, 1, 1, 4, 1, 3, 0, 2, 1,
    2, 1, 1, 1, 2, 1, 3, 0, 1, 0, 1, 2, 1, 1, 0, null, 1, 1, 0, 1, 0, 4, 2, 0, 0
    """

  static let text = """
    { "client": { "givenName": "Sanne", "infix": "de", "familyName": "Voorbeeld", "birthDate": "1987-04-12",
                  "phone": "+31 70 123 45 67",
                  "address": { "street": "Laan", "houseNumber": "12a", "postcode": "2514 EA", "city": "Den Haag" },
                  "occupation": "employee", "employer": { "name": "Voorbeeld BV" } },
      "reason": "Aanhoudende vermoeidheid sinds het voorjaar, slaapt slecht, werkt halve dagen.",
      "icpc": ["P78"], "zorgdomeinNumber": "ZD123456789", "sickLeave": "partial", "firstSickDay": "2026-09-14",
      "takenOn": "2026-11-18",
      "observations": { "tensionSymptoms": 5, "controlLoss": true, "dysfunction": true, "solelyPsychiatric": false,
                        "durationMonths": 7, "exhaustionProminent": true, "acuteDanger": false,
                        "psychosisOrMania": false, "substance": null },
      "spinnenweb": { "lichaamsfuncties": 4, "mentaalWelbevinden": 3.5, "zingeving": 6, "kwaliteitVanLeven": 5,
                      "meedoen": 4, "dagelijksFunctioneren": 3 },
      "fourDkl": { "answers": [\(answers)] },
      "phq9": { "answers": [2, 2, 3, 3, 1, 2, 2, 1, 0], "difficulty": 2 },
      "consents": [ { "purpose": "feedback", "recipient": null, "given": true, "textVersion": "2026-1",
                      "at": "2026-11-18T09:00:00Z" } ] }
    """

  /// The least that an intake needs.
  static func small(birthDate: String = "1987-04-12", more: String = "") -> String {
    """
    {"client":{"givenName":"Sanne","familyName":"Voorbeeld","birthDate":"\(birthDate)","occupation":"student"},
     "reason":"Moe","takenOn":"2026-11-18"\(more.isEmpty ? "" : "," + more)}
    """
  }

  /// The example with members replaced; an `NSNull` takes one out.
  static func with(_ members: [String: Any]) throws -> String {
    let parsed = try JSONSerialization.jsonObject(with: Data(text.utf8))
    let whole = (parsed as? [String: Any] ?? [:]).merging(members) { $1 }
    return String(decoding: try JSONSerialization.data(withJSONObject: whole), as: UTF8.self)
  }
}
