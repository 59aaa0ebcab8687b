import Domain
import Testing

@Suite struct `A segment` {
  @Test func `lays numbers out evenly, forwards and backwards`() {
    let forwards = Segment(10...14, from: 1_000, to: 5_000)
    #expect((10...14).map { forwards.thousandths(of: $0) } == [1_000, 2_000, 3_000, 4_000, 5_000])
    let backwards = Segment(0...27, from: 108_000, to: 0)
    #expect(backwards.thousandths(of: 0) == 108_000)
    #expect(backwards.thousandths(of: 27) == 0)
    #expect(backwards.thousandths(of: 9) == 72_000)
  }

  @Test func `knows the border between two numbers`() {
    let segment = Segment(0...10, from: 0, to: 10_000)
    #expect(segment.thousandths(of: 4, halves: 1) == 4_500)
    #expect(segment.thousandths(of: 5, halves: -1) == 4_500)
  }

  @Test func `rounds to thousandths`() {
    let segment = Segment(0...3, from: 0, to: 1_000)
    #expect((0...3).map { segment.thousandths(of: $0) } == [0, 333, 667, 1_000])
  }

  @Test func `puts one number alone in the middle`() {
    #expect(Segment(7...7, from: 2_000, to: 4_000).thousandths(of: 7) == 3_000)
  }
}
