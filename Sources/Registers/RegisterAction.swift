public import People

extension Action {
    /// Go to the registers of an office; what each of them asks for is said by its definition.
    public static let readRegisters = Action(rawValue: "registers.read")
    /// Enter and change records of ordinary registers.
    public static let writeRegisters = Action(rawValue: "registers.write")
    /// Take in definitions, and say how a register is run.
    public static let defineRegisters = Action(rawValue: "registers.define")
    /// See cases from outside: complaints, requests.
    public static let readCases = Action(rawValue: "cases.read")
    /// Enter and change cases.
    public static let writeCases = Action(rawValue: "cases.write")
    /// Work on cases: classify, answer, close.
    public static let handleCases = Action(rawValue: "cases.handle")
    /// See who is behind a case.
    public static let readIdentities = Action(rawValue: "cases.identity")
    /// See what officials must report of themselves.
    public static let readIntegrity = Action(rawValue: "integrity.read")
    /// Keep what officials must report of themselves.
    public static let keepIntegrity = Action(rawValue: "integrity.keep")
    /// Destroy what was kept long enough.
    public static let destroyRecords = Action(rawValue: "records.destroy")

    /// Those that a definition may ask for.
    public static let ofRegisters: Set<Action> = [
        .readRegisters, .writeRegisters, .defineRegisters, .readCases, .writeCases, .handleCases, .readIdentities,
        .readIntegrity, .keepIntegrity, .destroyRecords,
    ]
}
