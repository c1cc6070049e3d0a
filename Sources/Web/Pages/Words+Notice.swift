public import Subjects

extension Words {
    /// The key of what a kind of notice is called.
    public static func title(ofNotices kind: String) -> String { "notices.kind.\(kind)" }

    /// What a notice says in one sentence.
    public func sentence(_ notice: Notice) -> String { filled("notices.text.\(notice.kind)", notice.body.values) }

    /// One thing that a notice lists, in one line.
    public func label(_ line: NoticeBody.Line) -> String {
        line.key.map { "\(line.label) · \(filled($0, line.values))" } ?? line.label
    }

    private func filled(_ key: String, _ values: [String: NoticeBody.Value]) -> String {
        fill(self[key: key]) { place in
            switch values[place] {
            case .text(let text): text
            case .number(let count): number(count)
            case .day(let day): date(day)
            case .month(let number): month(number)
            case nil: nil
            }
        }
    }
}
