extension BoxCleaning {
    /// What plays a film. User data (`udta`), metadata (`meta`, `uuid`) and makers' own parts are not among them:
    /// there stand place, device, day and names.
    private static let parts: [String: Set<String>] = [
        "moov": ["mvhd", "trak", "mvex", "iods", "pssh", "ctab", "clip", "prfl"],
        "trak": ["tkhd", "mdia", "edts", "tref", "trgr", "tapt", "clip", "matt", "load", "imap", "txas"],
        "mdia": ["mdhd", "hdlr", "minf", "elng"],
        "minf": ["vmhd", "smhd", "hmhd", "nmhd", "sthd", "gmhd", "hdlr", "dinf", "stbl"],
        "stbl": [
            "stsd", "stts", "ctts", "cslg", "stsc", "stsz", "stz2", "stco", "co64", "stss", "stps", "stsh", "padb",
            "stdp", "sdtp", "sbgp", "sgpd", "csgp", "subs", "saiz", "saio",
        ],
        "moof": ["mfhd", "traf", "pssh"],
        "traf": ["tfhd", "tfdt", "trun", "sdtp", "sbgp", "sgpd", "csgp", "subs", "saiz", "saio", "senc"],
    ]

    /// What is seen and heard, by the handlers of its tracks; the others tell where and how it was filmed.
    private static let seen: Set = ["vide", "soun", "auxv", "pict", "MPEG"]
    private static let beside: Set = ["text", "sbtl", "subt", "subp", "clcp", "tmcd", "hint", "sdsm", "odsm"]

    /// A film's parts, down to the tables of a track.
    mutating func cleanFilm(_ box: MediaBox) throws(EvidenceRefusal) {
        guard let kinds = Self.parts[box.kind] else { return }
        if box.kind == "trak" {
            let handler = try handler(of: box)
            guard Self.seen.contains(handler) || Self.beside.contains(handler) else { return try forget(box) }
            if Self.seen.contains(handler) { isShown = true }
        }
        for part in try known(kinds, in: box.body) {
            if ["mvhd", "tkhd", "mdhd"].contains(part.kind) { try forgetTimes(part) }
            try cleanFilm(part)
        }
    }

    private func handler(of track: MediaBox) throws(EvidenceRefusal) -> String {
        guard let media = try part("mdia", of: track), let handler = try part("hdlr", of: media),
            handler.body.count >= 12, let kind = bytes.letters(at: handler.body.lowerBound + 8)
        else { throw .brokenPicture }
        return kind
    }

    private func part(_ kind: String, of box: MediaBox) throws(EvidenceRefusal) -> MediaBox? {
        let found = try MediaBox.all(in: box.body, of: bytes).filter { $0.kind == kind }
        guard found.count < 2 else { throw .brokenPicture }
        return found.first
    }

    /// When it was made and changed, behind the version.
    private mutating func forgetTimes(_ box: MediaBox) throws(EvidenceRefusal) {
        let times = bytes[box.body.lowerBound] == 1 ? 16 : 8
        guard box.body.count >= 4 + times else { throw .brokenPicture }
        try changes.fill(box.body.lowerBound + 4..<box.body.lowerBound + 4 + times)
    }

    /// A track of what was measured while filming goes with its samples, which lie among the pictures. In a film in
    /// fragments they are told of elsewhere, so that one is refused.
    private mutating func forget(_ track: MediaBox) throws(EvidenceRefusal) {
        guard !isFragmented, data.count <= 64, let media = try part("mdia", of: track),
            let info = try part("minf", of: media), let table = try part("stbl", of: info)
        else { throw .brokenPicture }
        let samples = SampleTable(of: bytes, try MediaBox.all(in: table.body, of: bytes))
        for chunk in try samples.chunks() {
            guard isData(chunk, in: data) else { throw .brokenPicture }
            try changes.fill(chunk)
        }
        try free(track)
    }
}
