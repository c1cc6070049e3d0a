public import Web

/// The words of forms that definitions describe.
public enum FormWord: String, Word {
    case missing = "forms.missing"
    case tooLong = "forms.too-long"
    case noNumber = "forms.no-number"
    case noDecimal = "forms.no-decimal"
    case outside = "forms.outside"
    case noDay = "forms.no-day"
    case noPeriod = "forms.no-period"
    case unknownChoice = "forms.unknown-choice"
    case noFlag = "forms.no-flag"
    case unknownPerson = "forms.unknown-person"
    case unknownUnit = "forms.unknown-unit"
    case unknownRecord = "forms.unknown-record"
    case rule = "forms.rule"
    case yes = "forms.yes"
    case no = "forms.no"
    case choose = "forms.choose"
    case optional = "forms.optional"
    case rowCount = "forms.row-count"
}
