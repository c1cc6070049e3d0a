import CQRencode
import Web

/// A square of dark modules on a light ground that a telephone's camera reads.
struct QRCode {
    /// Modules to a side.
    let width: Int
    private let dark: [Bool]

    init(_ text: String) throws {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { throw QRProblem.cannotEncode }
        defer { QRcode_free(code) }
        width = Int(code.pointee.width)
        // The lowest bit is the colour; the others say what the module is for.
        dark = UnsafeBufferPointer(start: code.pointee.data, count: width * width).map { $0 & 1 == 1 }
    }

    /// The dark modules as runs of each row.
    var path: String {
        var path = ""
        for row in 0..<width {
            var column = 0
            while column < width {
                let run = dark[(row * width + column)..<(row + 1) * width].prefix { $0 }.count
                if run > 0 { path += "M\(column) \(row)h\(run)v1h-\(run)z" }
                column += max(run, 1)
            }
        }
        return path
    }

    /// The picture in the page itself, dark on light in either theme, with the quiet margin of four modules.
    func svg(label: String) -> HTML {
        let side = width + 8
        return """
            <svg role="img" aria-label="\(label)" width="\(side * 5)" height="\(side * 5)" viewBox="-4 -4 \(side) \(side)" shape-rendering="crispEdges"><rect x="-4" y="-4" width="\(side)" height="\(side)" fill="#fff"/><path fill="#000" d="\(path)"/></svg>
            """
    }
}

enum QRProblem: Error { case cannotEncode }
