import People
import Web

/// What can be done with a node beside filling it in: cut, join, move, raise, lower, remove; each says what it does.
struct NodeMoves {
    /// More parents than this are not offered in a list: their code is typed.
    static let mostParents = 300

    let visit: Visit<Member>
    let review: Review
    let node: PlanNode
    let codes: [String: String]
    let typed: Form?

    private var words: Words { visit.words }
    private var outline: Outline { review.folded.outline }

    func write(_ html: inout HTML) {
        let siblings = outline.children(of: node.parent)
        let place = siblings.firstIndex(of: node.key) ?? 0
        html.add("<h2>\(words[ReviewWord.structure])</h2>\n<div>\n")
        split(&html)
        if place > 0, let above = outline.nodes[siblings[place - 1]] {
            let text = words(
                ReviewWord.joinHelp, ["code": codes[above.key] ?? "", "text": above.text.shortened])
            part(ReviewWord.join, "penggabungan", "<p>\(text)</p>", &html)
        }
        move(siblings, place, &html)
        if node.rank != .area {
            part(ReviewWord.promote, "kenaikan", "<p>\(words[promoteHelp])</p>", &html)
        }
        if place > 0, node.rank != .indicator {
            part(ReviewWord.demote, "penurunan", "<p>\(words[demoteHelp])</p>", &html)
        }
        let count = outline.branch(node.key).count - 1
        part(
            ReviewWord.remove, "penghapusan", "<p>\(words(ReviewWord.removeHelp, ["count": String(count)]))</p>",
            isDanger: true, &html)
        html.raw("</div>\n")
    }

    private var promoteHelp: ReviewWord {
        switch node.rank {
        case .indicator: .promoteIndicatorHelp
        case .subActivity: .promoteSubActivityHelp
        case .activity, .area: .promoteActivityHelp
        }
    }

    private var demoteHelp: ReviewWord {
        switch node.rank {
        case .subActivity, .indicator: .demoteSubActivityHelp
        case .activity: .demoteActivityHelp
        case .area: .demoteAreaHelp
        }
    }

    private func part(
        _ word: ReviewWord, _ noun: String, _ fields: HTML, isOpen: Bool = false, isDanger: Bool = false,
        _ html: inout HTML
    ) {
        html.add(
            """
            <details class="group"\(" open", if: isOpen)><summary>\(words[word])</summary><form class="stack" method="post" action="\(visit.address(of: node.key, in: review))/\(noun)">
            \(visit.tokenField)<input type="hidden" name="terlihat" value="\(review.seen)">
            \(fields)
            <p class="actions"><button class="button\(" button-danger", if: isDanger)">\(words[word])</button></p></form></details>

            """)
    }

    private func split(_ html: inout HTML) {
        var fields: HTML = """
            <div class="field"><label for="bagian">\(words[ReviewWord.splitText])</label><p class="help" id="bagian-bantu">\(words[ReviewWord.splitHelp])</p><textarea class="input" id="bagian" name="bagian" rows="4" aria-describedby="bagian-bantu">\(typed.flatMap { $0.has("bagian") ? $0.raw("bagian") : nil } ?? node.text.unfolded)</textarea></div>

            """
        if !node.children.isEmpty {
            fields.add(
                "<div class=\"field\"><label for=\"mulai-dari\">\(words[ReviewWord.splitFrom])</label><select class=\"input\" id=\"mulai-dari\" name=\"mulai-dari\"><option value=\"\">\(words[ReviewWord.splitNone])</option>"
            )
            for key in node.children.prefix(200) {
                fields.add(
                    "<option value=\"\(key)\">\(codes[key] ?? key) \(outline.nodes[key]?.text.shortened ?? "")</option>"
                )
            }
            fields.raw("</select></div>\n")
        }
        part(ReviewWord.split, "pemisahan", fields, isOpen: typed?.has("bagian") == true, &html)
    }

    private func move(_ siblings: [String], _ place: Int, _ html: inout HTML) {
        var fields: HTML = ""
        if let above = node.rank.above {
            let parents = outline.ordered.filter { outline.nodes[$0]?.rank == above }
            if parents.count <= Self.mostParents {
                fields.add(
                    "<div class=\"field\"><label for=\"induk\">\(words(ReviewWord.moveInto, ["rank": words[above.word]]))</label><select class=\"input\" id=\"induk\" name=\"induk\">"
                )
                for key in parents {
                    fields.add(
                        "<option value=\"\(key)\"\(" selected", if: key == node.parent)>\(codes[key] ?? key) \(outline.nodes[key]?.text.shortened ?? "")</option>"
                    )
                }
                fields.raw("</select></div>\n")
            } else {
                fields.add(
                    """
                    <div class="field"><label for="kode-induk">\(words(ReviewWord.moveIntoCode, ["rank": words[above.word]]))</label><input class="input input-short" id="kode-induk" name="kode-induk" maxlength="40" value="\(node.parent.flatMap { codes[$0] } ?? "")"></div>

                    """)
            }
        }
        fields.add(
            """
            <div class="field"><label for="urutan">\(words[ReviewWord.movePosition])</label><input class="input input-short" id="urutan" name="urutan" inputmode="numeric" pattern="[0-9]*" value="\(place + 1)"></div>

            """)
        part(ReviewWord.move, "pemindahan", fields, &html)
    }
}
