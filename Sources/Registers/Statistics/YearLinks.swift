import People
import Web

extension Visit<Member> {
    /// The ways from a register's list to what it comes to in a year.
    func yearLinks(_ rights: RecordRights, _ base: String) -> HTML {
        guard rights.may("read") else { return "" }
        return """
            <p class="small screen-only"><a href="\(base)/statistik">\(words[StatisticsWord.statistics])</a></p>

            """
    }
}
