import Documents

extension PlanReading.Refusal {
    /// Why a file can't be opened at all: the worker's own codes, with `file-` before them.
    init(_ problem: DocumentProblem) {
        switch problem {
        case .missing:
            self.init(
                code: "file-no-worker", text: "files of this format are read by the worker, which is not installed")
        case .refused(let code, let values):
            self.init(code: "file-\(code)", text: "the file can't be opened: \(code)", values: values)
        case .broken(let how):
            self.init(code: "file-broken", text: "the worker gave up over the file: \(how)")
        }
    }
}
