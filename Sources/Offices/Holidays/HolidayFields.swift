import Deadlines
import People
import Storage
import Web

/// What is asked about a day: when, what, which kind, whence, and whether that was compared.
struct HolidayFields {
    let words: Words
    let refused: RefusedForm?
    let noun: String
    /// What stands there now; `nil` for a new day.
    let row: Holiday?

    var html: HTML {
        let kinds = [Holiday.Kind.local, .national, .leave].map { (value: $0.rawValue, label: words.kind($0)) }
        let isVerified = refused.isOf(noun) ? refused.isTicked(noun, "cocok") : row?.confidence == .verified
        return """
            \(OfficeField(id: "tanggal", name: "tanggal", label: words[HolidayWord.day], value: typed("tanggal", row?.day.description), type: "date", isShort: true).html)
            \(OfficeField(id: "nama", name: "nama", label: words[HolidayWord.name], value: typed("nama", row?.name), most: 120).html)
            \(OfficeChoice(id: "jenis", name: "jenis", label: words[HolidayWord.kind], choices: kinds, chosen: typed("jenis", row?.kind.rawValue)).html)
            \(OfficeField(id: "sumber", name: "sumber", label: words[HolidayWord.source], value: typed("sumber", row?.source), help: words[HolidayWord.sourceHelp]).html)
            <div class="choice"><input type="checkbox" id="cocok" name="cocok" value="1"\(" checked", if: isVerified)><label for="cocok">\(words[HolidayWord.compared])</label></div>

            """
    }

    private func typed(_ field: String, _ otherwise: String?) -> String {
        refused.typed(noun, field, otherwise ?? "")
    }
}
