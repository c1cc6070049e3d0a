public import Documents
public import Web

/// Bringing a document, answering its doubts, making it the plan.
public struct ReviewRoutes: Sendable {
    let reader: PlanReader
    let worker: DocumentWorker
    let pictures: PictureShelf

    public init(reader: PlanReader, worker: DocumentWorker, pictures: PictureShelf) {
        (self.reader, self.worker, self.pictures) = (reader, worker, pictures)
    }

    public func add(to routes: Routes) {
        Bringing(reader: reader, worker: worker).add(to: routes)
        FileReadingRoutes(reader: reader).add(to: routes)
        PageRoutes(pictures: pictures).add(to: routes)
        ReviewActions().add(to: routes)
        NodeRoutes().add(to: routes)
        CellRoutes().add(to: routes)
    }
}
