import People
import Plans
import Web

/// A page that shows every component of the design system, for those who build with it.
struct StyleRoutes {
    func add(to routes: Routes) {
        routes.open.get("-/gaya") { visit in
            visit.page(Frame(visit.words[WebWord.style])) { html in
                html.add("<div class=\"page-head\"><div><h1>\(visit.words[WebWord.style])</h1></div></div>\n")
                StylePage(visit: visit).write(&html)
            }
        }
    }
}
