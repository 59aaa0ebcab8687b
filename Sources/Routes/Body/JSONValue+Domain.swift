import Domain

/// Reading the cooperative's own kinds of values; each is nil when the fault has been named.
extension JSONValue {
  func line<let maximum: Int>(_ faults: inout Faults) -> Line<maximum>? {
    guard let string = string(&faults) else { return nil }
    do {
      return try Line(string)
    } catch {
      faults.add(FaultCode(error), at: self)
      return nil
    }
  }

  func prose<let maximum: Int>(_ faults: inout Faults) -> Prose<maximum>? {
    guard let string = string(&faults) else { return nil }
    do {
      return try Prose(string)
    } catch {
      faults.add(FaultCode(error), at: self)
      return nil
    }
  }

  /// A text that `parse` makes a value of, or finds to be none.
  func parsed<Value>(_ code: FaultCode, _ faults: inout Faults, _ parse: (String) -> Value?) -> Value? {
    guard let string = string(&faults) else { return nil }
    guard let value = parse(string) else {
      faults.add(code, at: self)
      return nil
    }
    return value
  }

  func date(_ faults: inout Faults) -> CalendarDate? { parsed(.malformedDate, &faults) { CalendarDate($0) } }

  func moment(_ faults: inout Faults) -> Instant? { parsed(.malformedMoment, &faults) { Instant($0) } }

  func id<Named>(_ faults: inout Faults) -> Identifier<Named>? {
    parsed(.malformedId, &faults) { Identifier($0) }
  }

  /// A code of an open list.
  func code(_ faults: inout Faults) -> CodeWord? { parsed(.malformedCode, &faults) { CodeWord($0) } }

  /// One of an enum's words.
  func word<Word: RawRepresentable<String>>(_ faults: inout Faults) -> Word? {
    parsed(.unknownCode, &faults) { Word(rawValue: $0) }
  }

  /// A whole number from 0 to `maximum`.
  func whole<let maximum: Int>(_ faults: inout Faults) -> Whole<maximum>? {
    guard let integer = integer(&faults) else { return nil }
    guard let whole = Whole<maximum>(integer) else {
      faults.add(.outOfRange, at: self)
      return nil
    }
    return whole
  }
}

extension JSONArray {
  /// At most `countMax` elements, each read by `read`; `null` is a fault.
  /// - Returns: nil when `faults` has grown.
  func all<Element>(
    atMost countMax: Int, _ faults: inout Faults, _ read: (JSONValue, inout Faults) -> Element?
  ) -> [Element]? {
    guard count <= countMax else {
      faults.add(.tooMany, at: value)
      return nil
    }
    var elements: [Element] = []
    var isWhole = true
    eachElement { element in
      if element.isNull {
        faults.add(.valueMissing, at: element)
        isWhole = false
      } else if let read = read(element, &faults) {
        elements.append(read)
      } else {
        isWhole = false
      }
    }
    return isWhole ? elements : nil
  }

  /// The answers to a questionnaire: as many as it has items, `null` for one that was not answered.
  /// - Parameter first: the item of the first element, counted from 1.
  func answers<let count: Int, let highest: Int>(
    into sheet: inout AnswerSheet<count, highest>, from first: Int = 1, count expected: Int,
    _ faults: inout Faults
  ) {
    guard self.count == expected else { return faults.add(.wrongCount, at: value) }
    var item = first
    eachElement { element in
      if !element.isNull, let answer = element.integer(&faults), !sheet.set(answer, item: item) {
        faults.add(.outOfRange, at: element)
      }
      item += 1
    }
  }
}
