import Domain

/// The members of a phase package, as they are sent.
enum PhasePackageBody {
  /// - Returns: nil when `faults` has grown.
  static func read(_ body: JSONObject, _ faults: inout Faults) -> PhasePackage.Details? {
    let known = faults.list.count
    let name: PackageName? = body.requiredMember("name", &faults)?.line(&faults)
    let modules = modules(body, &faults)
    let price: Cents? = body.member("priceCents", &faults)?.whole(&faults)
    guard faults.list.count == known, let name else { return nil }
    return PhasePackage.Details(name: name, modules: modules, price: price)
  }

  /// One at least, each code once.
  private static func modules(_ body: JSONObject, _ faults: inout Faults) -> [CareModule] {
    guard let member = body.requiredMember("modules", &faults), let array = member.array(&faults) else {
      return []
    }
    if array.count == 0 { faults.add(.tooFew, at: member) }
    var seen: Set<CodeWord> = []
    return array.all(atMost: Limits.modulesMax, &faults) { value, faults in
      guard let object = value.object(&faults), let module = module(object, &faults) else { return nil }
      if !seen.insert(module.code).inserted { faults.add(.duplicateElement, at: value) }
      return module
    } ?? []
  }

  private static func module(_ body: JSONObject, _ faults: inout Faults) -> CareModule? {
    let code = body.requiredMember("code", &faults)?.code(&faults)
    let name: ModuleName? = body.requiredMember("name", &faults)?.line(&faults)
    let discipline = body.requiredMember("discipline", &faults)?.code(&faults)
    let isOptional = body.boolean("optional", orElse: false, &faults)
    guard let code, let name, let discipline, let isOptional else { return nil }
    return CareModule(code: code, name: name, discipline: discipline, isOptional: isOptional)
  }
}
