import People
public import Storage
public import Web

/// The fields of a proof, as they stand in every form that brings or describes one.
public struct EvidenceFields: Sendable {
    let visit: Visit<Member>
    /// What the fields say at first.
    let title: String
    let from: String
    let until: String
    let place: String
    let isConfidential: Bool
    let prefix: String

    /// - Parameter prefix: keeps the ids of two forms on a page apart.
    public init(_ visit: Visit<Member>, from day: Day, prefix: String = "dd") {
        (self.visit, self.prefix) = (visit, prefix)
        (title, from, until, place, isConfidential) = ("", day.description, "", "", false)
    }

    /// As they were typed, in a form that is shown again.
    public init(_ visit: Visit<Member>, _ form: Form, prefix: String = "dd") {
        (self.visit, self.prefix) = (visit, prefix)
        (title, from, until) = (form.text("judul"), form.text("tanggal"), form.text("sampai"))
        (place, isConfidential) = (form.text("halaman"), form.text("rahasia") == "1")
    }

    init(_ visit: Visit<Member>, _ item: EvidenceItem, prefix: String) {
        (self.visit, self.prefix) = (visit, prefix)
        (title, from, until) = (item.title, item.from.description, item.until?.description ?? "")
        (place, isConfidential) = (item.place, item.isConfidential)
    }

    private var words: Words { visit.words }

    /// The choice of files, with a link as the other way; on a phone it opens camera and files.
    public func files(_ html: inout HTML) {
        let megabytes = String(EvidenceIntake.largest / 1_048_576)
        html.add(
            """
            <div class="field"><label for="\(prefix)-berkas">\(words[EvidenceWord.files])</label>
            <p class="help" id="\(prefix)-bantu">\(words(EvidenceWord.filesHelp, ["size": megabytes, "most": String(EvidenceIntake.most)]))</p>
            <input class="input" type="file" id="\(prefix)-berkas" name="berkas" multiple accept="\(EvidenceFormat.accepted)" data-most="\(EvidenceIntake.most)" aria-describedby="\(prefix)-bantu">
            <p class="help" data-drop hidden>\(words[EvidenceWord.dropHere])</p><p class="wrong" role="alert" data-too-many hidden>\(visit.icon("warning")) \(words(EvidenceWord.tooManyFiles, ["most": String(EvidenceIntake.most)]))</p>
            <ul class="pieces" data-pieces-list aria-live="polite"></ul></div>
            <details class="more"><summary>\(words[EvidenceWord.linkInstead])</summary>
            <div class="field"><label for="\(prefix)-tautan">\(words[EvidenceWord.link])</label>
            <p class="help" id="\(prefix)-tautan-bantu">\(words[EvidenceWord.linkHelp])</p>
            <input class="input" type="url" id="\(prefix)-tautan" name="tautan" maxlength="2000" placeholder="https://" aria-describedby="\(prefix)-tautan-bantu"></div></details>

            """)
    }

    /// Title, day or period, place in it, and whether it is confidential.
    public func description(_ html: inout HTML, isTitleNeeded: Bool = false) {
        let required: HTML = isTitleNeeded ? " required" : ""
        html.add(
            """
            <div class="field"><label for="\(prefix)-judul">\(words[EvidenceWord.titleField])</label>
            <input class="input" id="\(prefix)-judul" name="judul" maxlength="300" value="\(title)"\(required)></div>
            <div class="filters"><div><label for="\(prefix)-tanggal">\(words[EvidenceWord.day])</label><input class="input" type="date" id="\(prefix)-tanggal" name="tanggal" value="\(from)"></div>
            <div><label for="\(prefix)-sampai">\(words[EvidenceWord.until])</label><input class="input" type="date" id="\(prefix)-sampai" name="sampai" value="\(until)"></div>
            <div><label for="\(prefix)-halaman">\(words[EvidenceWord.place])</label><input class="input" id="\(prefix)-halaman" name="halaman" maxlength="200" value="\(place)"></div></div>
            <div class="choice"><input type="checkbox" id="\(prefix)-rahasia" name="rahasia" value="1"\(" checked", if: isConfidential)><label for="\(prefix)-rahasia">\(words[EvidenceWord.confidential])</label></div>

            """)
    }

    /// What stands at the foot of a form that brings files.
    public func progress(_ html: inout HTML) {
        html.add(
            """
            <p class="wrong" role="alert" data-failed hidden>\(visit.icon("warning")) \(words[EvidenceWord.uploadFailed])</p>
            <progress hidden aria-label="\(words[EvidenceWord.uploadProgress])"></progress>

            """)
    }
}
