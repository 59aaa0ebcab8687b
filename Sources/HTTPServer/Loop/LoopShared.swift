/// What all loops of a server share. Only the ledger and the budget hold anything that changes, and guard it.
struct LoopShared: Sendable {
  let limits: ServerLimits
  let ledger: ConnectionLedger
  let budget: ReceiveBudget
  /// One per loop, by its index.
  let mailboxes: [Mailbox]
  let notice: @Sendable (ServerNotice) -> Void
}
