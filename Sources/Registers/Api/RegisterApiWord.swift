import Web

/// What programs are told of registers and their records.
enum RegisterApiWord: String, Word {
    case notTaken = "registers.api.not-taken"
    case wrongType = "registers.api.wrong-type"
    case unknownKey = "registers.api.unknown-key"
    case knownKeys = "registers.api.known-keys"
    case notWritable = "registers.api.not-writable"
    case notOfStep = "registers.api.not-of-step"
    case notAsked = "registers.api.not-asked"
    case text = "registers.api.text"
    case texts = "registers.api.texts"
    case wholeNumber = "registers.api.whole-number"
    case decimal = "registers.api.decimal"
    case day = "registers.api.day"
    case flag = "registers.api.flag"
    case reference = "registers.api.reference"
    case rows = "registers.api.rows"
    case object = "registers.api.object"
    case unknownQuery = "registers.api.unknown-query"
    case unknownValue = "registers.api.unknown-value"
    case noMatch = "registers.api.no-match"
    case stale = "registers.api.stale"
    case badOnce = "registers.api.bad-once"
    case usedOnce = "registers.api.used-once"
    case missing = "registers.api.missing"
}
