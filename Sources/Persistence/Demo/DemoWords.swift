internal import Domain

/// What the synthetic clients are made of. The family names say that nobody has them, the e-mail addresses end in a
/// domain that is reserved for examples (RFC 2606), and no Dutch telephone number goes on with a zero after its area.
struct DemoWords {
  let givenNames: [PersonName]
  let infixes: [NameInfix?]
  let familyNames: [PersonName]
  let streets: [StreetName]
  let cities: [CityName]
  let employers: [OrganisationName]
  let reasons: [ReferralReason]
  let statements: [ClientStatement?]
  let icpc: [[ICPC]]
  let textVersion: VersionLabel?

  init() throws(TextFault) {
    givenNames = try Self.all([
      "Sanne", "Emma", "Fatima", "Anouk", "Lieke", "Yasmin", "Marijke", "Zoë", "Noor", "Ingrid", "Femke",
      "Aisha",
      "Daan", "Bram", "Mehmet", "Pieter", "Ruben", "Sjoerd", "Jeroen", "Omar", "Kees", "Tijn", "René",
      "Wouter",
    ])
    infixes = [
      nil, nil, nil, nil, try NameInfix("de"), try NameInfix("van"), try NameInfix("van der"),
      try NameInfix("ten"),
    ]
    familyNames = try Self.all([
      "Voorbeeld", "Proefpersoon", "Fictief", "Verzonnen", "Denkbeeld", "Nepnaam", "Sjabloon", "Testgeval",
      "Modelmens", "Bedenksel", "Schijngestalte", "Oefening", "Probeersel", "Verbeelding", "Demonstratie",
      "Façade",
    ])
    streets = try Self.all([
      "Voorbeeldlaan", "Proefstraat", "Modelplein", "Oefenweg", "Testdijk", "Sjabloonhof",
    ])
    cities = try Self.all(["Den Haag", "Delft", "Zoetermeer", "Rijswijk", "Leidschendam", "Wassenaar"])
    employers = try Self.all(["Voorbeeld BV", "Stichting Proef", "Model & Zonen", "Gemeente Verzonnen"])
    reasons = try Self.all([
      "Aanhoudende vermoeidheid sinds het voorjaar, slaapt slecht, werkt halve dagen.",
      "Spanningsklachten na een reorganisatie; piekert veel en komt niet tot rust.",
      "Uitgevallen op het werk. Prikkelbaar, concentratie slecht, huilbuien.",
      "Mantelzorg naast een volle baan; houdt het niet meer vol.",
      "Wil leren grenzen te stellen voordat het misgaat.",
      "Terugval na eerdere burn-out, herkent de signalen.",
      "Slaapproblemen en hartkloppingen; lichamelijk onderzoek zonder bijzonderheden.",
      "Overbelast door studie en bijbaan, ziet op tegen de dag.",
    ])
    statements = [nil, nil, nil, try ClientStatement("Ik wil weer slapen, en daarna weer werken.")]
    icpc = [["P78"], ["P78"], ["P78", "P06"], ["A04"], ["P29"], ["Z05", "P78"]].map { codes in
      codes.compactMap { ICPC($0) }
    }
    textVersion = VersionLabel("2026-1")
  }

  private static func all<let maximum: Int>(_ texts: [String]) throws(TextFault) -> [Line<maximum>] {
    var lines: [Line<maximum>] = []
    for text in texts { lines.append(try Line(text)) }
    return lines
  }

  private static func all<let maximum: Int>(_ texts: [String]) throws(TextFault) -> [Prose<maximum>] {
    var texts = texts.makeIterator()
    var prose: [Prose<maximum>] = []
    while let text = texts.next() { prose.append(try Prose(text)) }
    return prose
  }
}
