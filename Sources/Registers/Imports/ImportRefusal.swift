import Storage

/// Why nothing is done with an import.
enum ImportRefusal: String, Refusal, CaseIterable {
    case noFile = "registers.import.refused.no-file"
    /// There is no row below the head.
    case nothing = "registers.import.refused.nothing"
    /// None of its columns is one of the register's.
    case noColumns = "registers.import.refused.no-columns"
    /// Something is wrong with it; or it would do nothing.
    case notWhole = "registers.import.refused.not-whole"
    /// It is not where that can be done with it: somebody did it already.
    case elsewhere = "registers.import.refused.elsewhere"
    case notSure = "registers.import.refused.not-sure"
    /// The register's definition is another one than when the file was looked through.
    case otherDefinition = "registers.import.refused.other-definition"
    /// Whoever brought it may not add here any more.
    case noRight = "registers.import.refused.no-right"
}
