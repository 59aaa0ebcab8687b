extension Client.Details {
  /// These details, with what they lack taken from another record of the same person. A general practitioner and an
  /// address are taken whole or not at all; name, birth date and occupation stay.
  public func completed(from other: Client.Details) -> Client.Details {
    Client.Details(
      name: name, birthDate: birthDate, email: email ?? other.email, phone: phone ?? other.phone,
      address: address ?? other.address, occupation: occupation, employer: employer ?? other.employer,
      gp: gp ?? other.gp, statement: statement ?? other.statement)
  }
}
