extension PlanReading.Refusal {
    /// What a document that is no plan seems to be.
    enum OtherKind: String {
        case looksLikeMonitoring = "looks-like-monitoring"
        case looksLikeEvidenceList = "looks-like-evidence-list"
        case looksLikeBlankForm = "looks-like-blank-form"
        case looksLikeWorksheet = "looks-like-worksheet"
        case looksLikeLetter = "looks-like-letter"
        case looksLikeColumns = "looks-like-columns"
        case looksSideways = "looks-like-sideways"

        var text: String {
            switch self {
            case .looksLikeMonitoring: "the document tells what was done: it seems to be a monitoring report"
            case .looksLikeEvidenceList: "the document lists files and links: it seems to be a list of evidence"
            case .looksLikeBlankForm: "the rows below the heads are blank: it seems to be a form to fill in"
            case .looksLikeWorksheet: "the document scores answers: it seems to be a filled worksheet"
            case .looksLikeLetter: "the document speaks as a letter does"
            case .looksLikeColumns: "the columns of a table stand one after another: which cells share a row is lost"
            case .looksSideways: "hardly any word can be read: the page seems to be scanned sideways"
            }
        }
    }

    init(_ kind: OtherKind, at line: Int? = nil, values: [String: String] = [:]) {
        var values = values.filter { !$0.value.isEmpty }
        values["line"] = line.map(String.init)
        self.init(code: kind.rawValue, text: kind.text, values: values)
    }
}

extension PlanReading.Asked {
    /// Why a document may be a plan and may be none.
    enum Reason: String {
        case mayBeMonitoring = "may-be-monitoring"
        case headsMissing = "heads-missing"
        case severalTables = "several-tables"
        case fewRows = "few-rows"
        case noTimeNoUnit = "no-time-no-unit"

        var text: String {
            switch self {
            case .mayBeMonitoring: "the table has a plan's columns, and most rows say what was done, too"
            case .headsMissing: "the table has no heads, but its rows look like those of a plan"
            case .severalTables: "more than one table of the document could be the plan"
            case .fewRows: "the table has a plan's heads, but hardly any rows"
            case .noTimeNoUnit: "the table says neither when anything is due nor who does it"
            }
        }
    }

    init(_ reason: Reason, at line: Int? = nil, values: [String: String] = [:]) {
        var values = values.filter { !$0.value.isEmpty }
        values["line"] = line.map(String.init)
        self.init(code: reason.rawValue, text: reason.text, values: values)
    }
}
