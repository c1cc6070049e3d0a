import Files
import Forms
import People
import Web

/// Who works on a case, and what is said about it inside and to the outside.
struct RecordTalk {
    let page: RecordPage

    private var words: Words { page.words }

    func write(_ html: inout HTML) {
        let (visit, record) = (page.visit, page.record)
        let mayHandle = page.rights.may("handle", record) && record.destroyedAt == nil
        html.add(
            "<section class=\"card\" id=\"percakapan\"><h2>\(words[RegisterWord.talk])</h2><p>\(words[RegisterWord.assignee]): <b>\(record.assignee.flatMap { page.names[$0] } ?? words[RegisterWord.nobody])</b></p>\n"
        )
        if mayHandle { assign(&html) }
        if page.messages.isEmpty {
            html.add("<p class=\"soft\">\(words[RegisterWord.noMessages])</p>\n")
        } else {
            html.raw("<ol class=\"thread\">\n")
            for message in page.messages {
                let who = message.author ?? words[RegisterWord.holder]
                html.add(
                    "<li data-kind=\"\(message.kind.rawValue)\"><p class=\"small soft\"><b>\(who)</b> · \(words[message.kind.word]) · \(visit.moment(message.at))</p><p class=\"lines\">\(message.body)</p></li>\n"
                )
            }
            html.raw("</ol>\n")
        }
        for file in page.files { html.add("<p class=\"small\">\(page.link(file))</p>\n") }
        if let rating = page.rating {
            html.add(
                "<p data-rating=\"\(rating.score)\"><b>\(words(RegisterWord.rated, ["score": String(rating.score)]))</b> <span class=\"lines\">\(rating.body)</span></p>\n"
            )
        }
        if mayHandle {
            say(&html)
            more(&html)
        }
        html.raw("</section>\n")
    }

    /// What is seldom needed: a new code, and making one of two.
    private func more(_ html: inout HTML) {
        let (visit, record) = (page.visit, page.record)
        if page.definition.publicPart != nil {
            html.add(
                "<details class=\"more\"><summary>\(words[RegisterWord.newCode])</summary><form method=\"post\" action=\"\(page.place)/kode\">\(visit.tokenField)<p class=\"help\">\(words[RegisterWord.newCodeHelp])</p><p class=\"actions\"><button class=\"button\">\(words[RegisterWord.newCode])</button></p></form></details>\n"
            )
        }
        guard page.definition.state("merged") != nil, !record.isOver else { return }
        let said = page.said?.transition == "gabung" ? page.said?.form : nil
        html.add(
            "<details class=\"more\"\(" open", if: said != nil)><summary>\(words[RegisterWord.merge])</summary><form class=\"stack\" method=\"post\" action=\"\(page.place)/penggabungan\">\(visit.tokenField)<input type=\"hidden\" name=\"versi\" value=\"\(record.version)\"><p class=\"help\">\(words[RegisterWord.mergeHelp])</p><div class=\"field\"><label for=\"dengan\">\(words[RegisterWord.mergeWith])</label><input class=\"input input-short\" id=\"dengan\" name=\"dengan\" maxlength=\"60\" value=\"\(said?.text("dengan") ?? "")\" required></div><p class=\"actions\"><button class=\"button\">\(words[RegisterWord.merge])</button></p></form></details>\n"
        )
    }

    private func assign(_ html: inout HTML) {
        let (visit, record) = (page.visit, page.record)
        html.add(
            "<form class=\"filters\" method=\"post\" action=\"\(page.place)/petugas\">\(visit.tokenField)<div><label for=\"petugas\">\(words[RegisterWord.handOver])</label><select class=\"input\" id=\"petugas\" name=\"petugas\"><option value=\"\">\(words[RegisterWord.nobody])</option>"
        )
        for one in page.handlers {
            html.add("<option value=\"\(one.id)\"\(" selected", if: one.id == record.assignee)>\(one.name)</option>")
        }
        html.add(
            "</select></div><div class=\"tight\"><button class=\"button\">\(words[RegisterWord.give])</button></div></form>\n"
        )
    }

    private func say(_ html: inout HTML) {
        let visit = page.visit
        let said = page.said?.transition == "pesan" ? page.said?.form : nil
        html.add(
            "<form class=\"stack\" method=\"post\" action=\"\(page.place)/pesan\" data-guard>\(visit.tokenField)<div class=\"field\"><label for=\"pesan\">\(words[RegisterWord.message])</label><textarea class=\"input\" id=\"pesan\" name=\"pesan\" rows=\"3\" maxlength=\"\(RecordMessage.longest)\" required>\(said?.text("pesan") ?? "")</textarea></div>\n"
        )
        if page.definition.publicPart != nil {
            html.add(
                "<fieldset class=\"field\"><legend class=\"label\">\(words[RegisterWord.toWhom])</legend><p class=\"choice\"><input type=\"radio\" id=\"k-dalam\" name=\"kepada\" value=\"dalam\" checked><label for=\"k-dalam\">\(words[RegisterWord.toInside])</label></p><p class=\"choice\"><input type=\"radio\" id=\"k-pelapor\" name=\"kepada\" value=\"pelapor\"><label for=\"k-pelapor\">\(words[RegisterWord.toHolder])</label></p></fieldset>\n"
            )
        }
        html.add("<p class=\"actions\"><button class=\"button\">\(words[RegisterWord.write])</button></p></form>\n")
        guard !page.definition.answers.isEmpty else { return }
        html.add("<details class=\"more\"><summary>\(words[RegisterWord.templates])</summary><dl class=\"facts\">\n")
        for answer in page.definition.answers {
            let text = words.fill(answer.text) { name in
                ["number": page.record.code, "office": visit.office.name][name]
            }
            html.add("<div><dt>\(words[answer.label])</dt><dd class=\"lines\" data-template>\(text)</dd></div>\n")
        }
        html.raw("</dl></details>\n")
    }
}

extension RecordMessage.Kind {
    var word: RegisterWord {
        switch self {
        case .note: .kindNote
        case .sent: .kindSent
        case .received: .kindReceived
        }
    }
}
