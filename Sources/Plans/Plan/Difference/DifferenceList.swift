import Web

/// The changes between two plans as a page shows them: counts, a filter by kind, then one entry a change with its words.
struct DifferenceList {
    let words: Words
    let difference: PlanDifference
    let shown: [PlanChange]
    /// The address at which only one kind is shown; `nil` where there is no such page.
    let address: ((String) -> String)?

    init(words: Words, difference: PlanDifference, shown: [PlanChange]? = nil, address: ((String) -> String)? = nil) {
        self.words = words
        self.difference = difference
        self.shown = shown ?? difference.changes
        self.address = address
    }

    func write(_ html: inout HTML) {
        guard !difference.changes.isEmpty else {
            return html.add("<p class=\"empty\">\(words[PlanWord.noChange])</p>")
        }
        let counts = difference.counts
        html.raw("<ul class=\"tally\">\n")
        for kind in PlanChange.Kind.allCases {
            guard let count = counts[kind] else { continue }
            let text: HTML = "<b>\(count)</b> \(words[kind.word])"
            html.add(address.map { "<li><a href=\"\($0(kind.address))\">\(text)</a></li>\n" } ?? "<li>\(text)</li>\n")
        }
        if let address, shown.count < difference.changes.count {
            html.add("<li><a href=\"\(address(""))\">\(words[PlanWord.allKinds])</a></li>\n")
        }
        html.raw("</ul>\n<ul class=\"stack\" data-changes>\n")
        for change in shown { write(change, &html) }
        html.raw("</ul>\n")
    }

    private func write(_ change: PlanChange, _ html: inout HTML) {
        let code = change.code ?? change.codeBefore ?? ""
        let before: HTML =
            change.code != nil && change.codeBefore != nil && change.code != change.codeBefore
            ? " <span class=\"soft\">(\(words(PlanWord.codeWas, ["code": change.codeBefore ?? ""])))</span>" : ""
        html.add(
            """
            <li class="card" data-kind="\(change.kind.rawValue)"><p><span class="badge">\(words[change.kind.word])</span> <span class="soft">\(words[change.level.word])</span> <b>\(code)</b>\(before)</p>

            """)
        switch change.kind {
        case .added: html.add("<p><ins>\(change.text)</ins></p>")
        case .removed: html.add("<p><del>\(change.text)</del></p>")
        case .reworded: html.add(wording(change.before.first ?? "", change.after.first ?? ""))
        case .renumbered: html.add("<p>\(change.text)</p>")
        case .months: html.add(sides(change, change.before.map(month), change.after.map(month)))
        case .moved, .units, .time, .details: html.add(sides(change, change.before, change.after))
        }
        html.raw("</li>\n")
    }

    private func month(_ number: String) -> String { Int(number).map(words.month) ?? number }

    private func sides(_ change: PlanChange, _ before: [String], _ after: [String]) -> HTML {
        func said(_ texts: [String]) -> String { texts.isEmpty ? "–" : texts.joined(separator: ", ") }
        return """
            <p>\(change.text)</p><dl class="facts"><dt>\(words[PlanWord.was])</dt><dd>\(said(before))</dd><dt>\(words[PlanWord.becomes])</dt><dd>\(said(after))</dd></dl>
            """
    }

    /// Word by word, with what went and what came said aloud too.
    private func wording(_ old: String, _ new: String) -> HTML {
        var html: HTML = "<p>"
        for (index, run) in WordDifference(old, new).runs.enumerated() {
            if index > 0 { html.raw(" ") }
            switch run.kind {
            case .same: html.text(run.text)
            case .removed:
                html.add("<del><span class=\"sr\">\(words[PlanWord.wordsRemoved]) </span>\(run.text)</del>")
            case .added: html.add("<ins><span class=\"sr\">\(words[PlanWord.wordsAdded]) </span>\(run.text)</ins>")
            }
        }
        html.raw("</p>")
        return html
    }
}

extension PlanChange.Kind {
    var word: PlanWord {
        switch self {
        case .added: .changeAdded
        case .removed: .changeRemoved
        case .moved: .changeMoved
        case .reworded: .changeReworded
        case .months: .changeMonths
        case .units: .changeUnits
        case .time: .changeTime
        case .details: .changeDetails
        case .renumbered: .changeRenumbered
        }
    }
}

extension PlanLevel {
    var word: PlanWord {
        switch self {
        case .area: .area
        case .activity: .activity
        case .subActivity: .subActivity
        case .indicator: .indicator
        }
    }
}
