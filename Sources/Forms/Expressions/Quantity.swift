/// A number of an expression with what is known of it before any record is read: its decimals, and how far from zero it
/// can be. What could leave 64 bits isn't made, so that evaluation can't overflow.
struct Quantity: Sendable, Equatable {
    /// Ten to the power of 18 is the largest that 64 bits hold.
    static let mostDecimals = 18
    /// Days of the years 1 to 9999 lie closer together.
    static let mostDays: Int64 = 4_000_000

    let term: NumberTerm
    let decimals: Int
    let bound: Int64

    init(_ term: NumberTerm, decimals: Int = 0, bound: Int64) {
        // Never zero: so the bound of a product also bounds its factor.
        (self.term, self.decimals, self.bound) = (term, decimals, max(bound, 1))
    }

    /// A number that is written in the source; zeros at the end of its decimals say nothing.
    init(constant: Int64, decimals: Int = 0) {
        var (constant, decimals) = (constant, decimals)
        while decimals > 0, constant % 10 == 0 { (constant, decimals) = (constant / 10, decimals - 1) }
        self.init(.constant(constant), decimals: decimals, bound: abs(constant))
    }

    var constant: Int64? {
        guard case .constant(let constant) = term else { return nil }
        return constant
    }

    var negated: Quantity { Quantity(Self.product(term, -1), decimals: decimals, bound: bound) }

    func times(_ factor: Int64, decimals more: Int = 0) -> Quantity? {
        let bound = bound.multipliedReportingOverflow(by: max(abs(factor), 1))
        guard !bound.overflow, decimals + more <= Self.mostDecimals else { return nil }
        return Quantity(Self.product(term, factor), decimals: decimals + more, bound: bound.partialValue)
    }

    /// Factors go down to the leaves, so that a long sum with many signs and scales stays flat.
    private static func product(_ term: NumberTerm, _ factor: Int64) -> NumberTerm {
        switch term {
        case .constant(let constant): .constant(constant * factor)
        case .times(let inner, let first): .times(inner, first * factor)
        case .sum(let parts): .sum(parts.map { product($0, factor) })
        case .either(let condition, let first, let second):
            .either(condition, product(first, factor), product(second, factor))
        case .field, .between, .year, .month: .times(term, factor)
        }
    }

    func scaled(to wanted: Int) -> Quantity? {
        var factor: Int64 = 1
        for _ in decimals..<max(decimals, wanted) { factor *= 10 }
        return factor == 1 ? self : times(factor, decimals: wanted - decimals)
    }

    /// Both at the scale of the finer one.
    static func alike(_ left: Quantity, _ right: Quantity) -> (Quantity, Quantity)? {
        let decimals = max(left.decimals, right.decimals)
        guard let left = left.scaled(to: decimals), let right = right.scaled(to: decimals) else { return nil }
        return (left, right)
    }

    static func sum(_ left: Quantity, _ right: Quantity) -> Quantity? {
        guard let (left, right) = alike(left, right) else { return nil }
        let bound = left.bound.addingReportingOverflow(right.bound)
        guard !bound.overflow else { return nil }
        let term: NumberTerm =
            if let one = left.constant, let other = right.constant { .constant(one + other) } else {
                .sum(left.parts + right.parts)
            }
        return Quantity(term, decimals: left.decimals, bound: bound.partialValue)
    }

    /// What a sum adds; anything else alone.
    private var parts: [NumberTerm] {
        guard case .sum(let parts) = term else { return [term] }
        return parts
    }
}
