import Foundation
import Testing

@testable import Plans

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What an SVG draws, read by an XML parser: its boxes, and its texts with the places that the estimate gives them.
final class Drawn: NSObject, XMLParserDelegate {
    struct Text {
        var words = ""
        var y = 0
        var left = 0
        var right = 0
        var smallest = Int.max
    }

    struct Box {
        let x: Int
        let y: Int
        let width: Int
        let height: Int
        let fill: String
    }

    private(set) var height = 0
    private(set) var title = ""
    private(set) var spoken = ""
    private(set) var texts: [Text] = []
    private(set) var boxes: [Box] = []
    private var open: [(element: String, attributes: [String: String])] = []
    private var width = 0

    /// All texts, with a space between them.
    var allText: String { texts.map(\.words).joined(separator: " ") }

    init(_ svg: String) throws {
        super.init()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = self
        try #require(parser.parse(), "\(String(describing: parser.parserError))")
    }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        func number(_ name: String) -> Int { attributes[name].flatMap(Int.init) ?? 0 }
        if element == "svg" { height = number("height") }
        if element == "rect", !open.contains(where: { $0.element == "pattern" }) {
            boxes.append(
                Box(
                    x: number("x"), y: number("y"), width: number("width"), height: number("height"),
                    fill: attributes["fill"] ?? ""))
        }
        if element == "text" {
            texts.append(Text(y: number("y"), left: number("x")))
            width = 0
        }
        open.append((element, attributes))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        switch open.last?.element {
        case "title": title += string
        case "desc": spoken += string
        case "text", "tspan":
            func nearest(_ name: String) -> String? { open.last { $0.attributes[name] != nil }?.attributes[name] }
            let size = nearest("font-size").flatMap(Int.init) ?? 0
            width += Lettering(size, isBold: nearest("font-weight") == "700").width(string)
            texts[texts.count - 1].words += string
            texts[texts.count - 1].smallest = min(size, texts[texts.count - 1].smallest)
        default: break
        }
    }

    func parser(
        _ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?
    ) {
        if element == "text", let attributes = open.last?.attributes {
            let anchor = attributes["text-anchor"] ?? "start"
            let x = texts[texts.count - 1].left
            let left = anchor == "end" ? x - width : anchor == "middle" ? x - width / 2 : x
            (texts[texts.count - 1].left, texts[texts.count - 1].right) = (left, left + width)
        }
        open.removeLast()
    }
}
