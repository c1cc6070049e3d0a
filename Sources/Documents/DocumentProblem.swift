/// Why the worker gave no document.
public enum DocumentProblem: Error, Sendable, Equatable {
    /// It is not installed on this machine.
    case missing
    /// It refuses the file; the codes stand in `worker/reader/refusals.py`.
    case refused(code: String, values: [String: String])
    /// It died, hung, or said something that nobody understands.
    case broken(String)
}
