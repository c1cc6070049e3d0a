extension Proposal {
    /// The year that the plan is of: the decree's, or the only one that its title names.
    var year: Int? {
        if let year = decree.year { return year }
        let years = Set(
            title.utf8.split { !Letters.isDigit($0) }.compactMap { digits in
                digits.count == 4 ? Int(String(Substring(digits))) : nil
            }.filter { (2000...2100).contains($0) })
        return years.count == 1 ? years.first : nil
    }
}
