import People
import Storage
import Web

/// What can be done with a plan over the year: its versions, a change, the next year's plan.
struct PlanActions {
    let visit: Visit<Member>
    let plan: Plan

    var html: HTML {
        let (words, base) = (visit.words, "/\(visit.office.slug)/rencana/\(plan.address)")
        let mayPropose = !plan.isOld && visit.person.may(.proposePlans, in: visit.office.id)
        return """
            <details class="menu"><summary class="button">\(visit.icon("plan")) \(words[PlanWord.changes])</summary><div class="menu-body"><ul>
            <li><a href="\(base)/versi">\(words[PlanWord.versions])</a></li>
            <li><a href="\(base)/perubahan">\(words[PlanWord.whatChanged])</a></li></ul>
            \(propose(base), if: mayPropose)</div></details>
            """
    }

    private func propose(_ base: String) -> HTML {
        let words = visit.words
        return """
            <ul><li><form method="post" action="\(base)/perubahan">\(visit.tokenField)<button>\(words[PlanWord.amend])</button></form></li>
            <li><a href="/\(visit.office.slug)/rencana/unggah?rencana=\(plan.address)">\(words[PlanWord.uploadAmendment])</a></li>
            <li><form method="post" action="\(base)/tahun-depan">\(visit.tokenField)<button>\(words(PlanWord.prepareNextYear, ["year": String(plan.year + 1)]))</button></form></li></ul>
            """
    }
}

extension Plan {
    /// Says that another version holds; nothing on the page of the one that does.
    func oldNotice(_ visit: Visit<Member>) -> HTML {
        guard isOld else { return "" }
        let words = visit.words
        let text = words(
            PlanWord.oldVersion, ["version": String(version), "moment": visit.moment(adoptedAt)])
        return """
            <div class="notice notice-warn" role="status" data-version="\(version)">\(visit.icon("warning"))<div><p>\(text) <a href="/\(visit.office.slug)/rencana/\(address)">\(words(PlanWord.showNewest, ["version": String(newest)]))</a></p></div></div>

            """
    }

    /// The hidden field that keeps a filter in the version that is looked at.
    var versionField: HTML {
        isOld ? "<input type=\"hidden\" name=\"versi\" value=\"\(version)\">" : ""
    }
}
