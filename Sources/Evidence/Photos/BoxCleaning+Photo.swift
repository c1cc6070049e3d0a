extension BoxCleaning {
    /// Pictures, coded or made of others; the small one and maps of depth and light are pictures too.
    private static let pictures: Set = [
        "hvc1", "hev1", "lhv1", "hvt1", "avc1", "svc1", "mvc1", "av01", "vvc1", "evc1", "jpeg", "j2k1", "unci", "mski",
        "grid", "iovl", "iden", "tmap", "tili",
    ]

    /// How pictures are coded, large, coloured, turned and layered; not their names, words and times.
    private static let properties: Set = [
        "hvcC", "lhvC", "avcC", "svcC", "mvcC", "av1C", "vvcC", "evcC", "jpgC", "j2kH", "uncC", "cmpd", "mskC", "tilC",
        "oinf", "tols", "lsel", "a1op", "a1lx", "ispe", "pixi", "pasp", "colr", "clli", "mdcv", "cclv", "amve", "ndwt",
        "reve", "irot", "imir", "clap", "iscl", "rloc", "auxC",
    ]

    /// A photo's items: of its data only what belongs to a picture stays, and how it was held.
    ///
    /// - Parameter isAlone: whether no film has data in the same place.
    mutating func cleanPhoto(_ meta: MediaBox, isAlone: Bool) throws(EvidenceRefusal) {
        let parts = try known(
            ["hdlr", "dinf", "pitm", "iinf", "iref", "iprp", "idat", "iloc", "grpl", "ipro"],
            in: meta.body.lowerBound + 4..<meta.body.upperBound)
        let items = try PhotoItems(parts, of: bytes).all
        let areas = data + parts.filter { $0.kind == "idat" }.map(\.body)
        guard areas.count <= 64 else { throw .brokenPicture }
        for item in items {
            if Self.pictures.contains(item.kind) {
                if !item.places.isEmpty { isShown = true }
                continue
            }
            guard !item.places.isEmpty, item.places.allSatisfy({ isData($0, in: areas) }) else {
                throw .brokenPicture
            }
            if item.kind == "Exif" {
                try forgetNotes(item.places)
            } else {
                // Mostly text, which spaces leave well-formed.
                for place in item.places { try changes.fill(place, with: 0x20) }
            }
        }
        if isAlone { try clearBetween(items.flatMap(\.places), in: areas) }
        for part in parts where part.kind == "iprp" { try keepProperties(part) }
    }

    private mutating func clearBetween(_ places: [Range<Int>], in areas: [Range<Int>]) throws(EvidenceRefusal) {
        let places = places.sorted { $0.lowerBound < $1.lowerBound }
        for area in areas {
            var end = area.lowerBound
            for place in places where place.upperBound > end && place.lowerBound < area.upperBound {
                if place.lowerBound > end { try changes.fill(end..<place.lowerBound) }
                end = place.upperBound
            }
            if end < area.upperBound { try changes.fill(end..<area.upperBound) }
        }
    }

    /// The camera's notes become notes of how it was held and nothing else, as long as before.
    private mutating func forgetNotes(_ places: [Range<Int>]) throws(EvidenceRefusal) {
        for (index, place) in places.enumerated() {
            let notes = Array("\0\0\0\u{6}Exif\0\0".utf8) + (orientation(place)?.notes ?? Orientation.noNotes)
            let head = index == 0 && notes.count <= place.count ? notes : []
            try changes.put(head, at: place.lowerBound)
            try changes.fill(place.lowerBound + head.count..<place.upperBound)
        }
    }

    /// Before the notes stands how far behind that number they begin.
    private func orientation(_ place: Range<Int>) -> Orientation? {
        guard let offset = bytes.big(4, at: place.lowerBound), place.count >= 4, offset <= place.count - 4 else {
            return nil
        }
        return bytes.slice(place.lowerBound + 4 + offset, count: place.count - 4 - offset)
            .flatMap { Orientation(notes: $0) }
    }

    /// Pictures refer to their properties by number, so one that goes leaves free space in its place.
    private mutating func keepProperties(_ box: MediaBox) throws(EvidenceRefusal) {
        for list in try known(["ipco", "ipma"], in: box.body) where list.kind == "ipco" {
            _ = try known(Self.properties, in: list.body)
        }
    }
}
