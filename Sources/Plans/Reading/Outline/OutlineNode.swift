/// A node of an outline: something to do, or what it belongs to.
struct OutlineNode {
    /// Something said of a node: an indicator, an output, when, who.
    struct Fact {
        let role: HeadRole
        /// The key as printed.
        let key: String
        var text: [UInt8]
        var cells: [Int]
    }

    let parent: Int?
    let kind: OutlineMark.Kind
    let depth: Int?
    let role: HeadRole?
    /// As printed, such as `A.`
    let label: String
    let value: Int
    var text: [UInt8]
    var cells: [Int]
    let line: Int
    var children: [Int] = []
    var facts: [Fact] = []
}

/// Where the words of a following line would go on.
enum OutlineTarget: Equatable {
    case none
    case node(Int)
    case fact(Int, Int)
}
