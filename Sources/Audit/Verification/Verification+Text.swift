import Storage

/// The check as an auditor reads it in a terminal.
extension Verification {
    public var text: String {
        var lines: [String] = []
        if let key, roots > 0 {
            lines.append("\(roots) signed \(roots == 1 ? "root" : "roots"), the last of \(lastRoot ?? "")")
            lines.append("signed by key \(key)")
            lines.append("(compare it with the fingerprint you were given, and not with one from this machine)")
        } else {
            lines.append("No signed root: nothing anchors these chains.")
        }
        for bad in badRoots { lines.append("BAD ROOT \(bad.root): \(bad.problem.sentence)") }
        lines.append("")
        for chain in chains { lines += chain.lines }
        lines.append("")
        lines.append(isSound ? "Every chain is sound." : "NOT SOUND: something above was changed outside Tuntas.")
        lines.append(
            "What follows a chain's last root is unanchored: who can write to the database could cut or rewrite it there, and"
        )
        lines.append("no program could tell. What a root holds can't be changed without being found here.")
        return lines.joined(separator: "\n")
    }
}

extension RootFile.Problem {
    var sentence: String {
        switch self {
        case .unreadable: "it is no root of ours, or it was damaged"
        case .unknownKey: "it was signed by another key"
        case .badSignature: "its signature doesn't fit: the file was altered"
        case .misnamed: "it lies under another name than its own moment: an older root was put in a newer one's place"
        case .otherInstallation: "it tells of an installation that began with another event"
        }
    }
}

extension ChainVerdict {
    /// How many findings are printed; the rest are counted. All stand in the JSON.
    private static let mostPrinted = 3

    var title: String { office == "-" ? "installation" : name ?? "\(office) (no such office any more)" }

    fileprivate var lines: [String] {
        var range = "no events"
        if let first, let last {
            range = "\(events) events, \(first.seq)–\(last.seq), \(first.at) to \(last.at)"
        }
        var lines = ["\(findings.isEmpty ? "ok " : "BAD")  \(title): \(range)"]
        for finding in findings.prefix(Self.mostPrinted) { lines.append("       \(finding.sentence)") }
        if findings.count > Self.mostPrinted { lines.append("       and \(findings.count - Self.mostPrinted) more") }
        if let anchor {
            let rest = unanchored == 0 ? "" : "; \(unanchored) after it unanchored"
            lines.append("       anchored up to event \(anchor.seq) by root \(anchor.root)\(rest)")
        } else if events > 0 {
            lines.append("       unanchored: no root holds any of it")
        }
        if erased > 0 { lines.append("       \(erased) payloads erased by retention; their digests hold") }
        if let datedBack {
            lines.append(
                "       note: event \(datedBack) follows that root and bears an earlier time (a clock set back?)")
        }
        return lines
    }
}

extension ChainVerdict.Finding {
    var code: String {
        switch self {
        case .chain(.gap): "gap"
        case .chain(.changed): "hash"
        case .chain(.payloadChanged): "payload"
        case .chain(.payloadAlone): "payload-alone"
        case .chain(.headDiffers): "head"
        case .chain(.backInTime): "order"
        case .chain(.unreadable): "unreadable"
        case .rootDiffers: "root-differs"
        case .cut: "cut"
        }
    }

    var sentence: String {
        switch self {
        case .chain(.gap(let seq)): "event \(seq + 1) is missing: the numbers have a gap after \(seq)"
        case .chain(.changed(let seq)): "event \(seq): its hash doesn't follow from its content and the event before"
        case .chain(.payloadChanged(let seq)): "event \(seq): its payload was changed (the digest differs)"
        case .chain(.payloadAlone(let seq)): "event \(seq): only its payload is there"
        case .chain(.headDiffers): "the chain's head names another last event: its end was cut or changed"
        case .chain(.backInTime(let seq)): "event \(seq) is older than the one before it: the order was changed"
        case .chain(.unreadable(let seq)): "event \(seq) can't be read: it holds what Tuntas never writes"
        case .rootDiffers(let seq, let root): "event \(seq) is not the one that root \(root) was signed on"
        case .cut(let after, let seq, let root):
            "cut after event \(after): root \(root) was signed on event \(seq)"
        }
    }
}
