import Crypto
public import Foundation
import HTTPTypes
import Storage

/// The static files, read once and served from memory under names that hold their hash.
public struct Assets: Sendable {
    struct Asset: Sendable {
        let bytes: [UInt8]
        let compressed: [UInt8]?
        let media: String
    }

    static let prefix = "/-/statis/"
    private let assets: [String: Asset]
    private let addresses: [String: String]

    public init(folder: URL) throws {
        var assets: [String: Asset] = [:]
        var addresses: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
            guard let dot = name.lastIndex(of: "."), let media = Self.media[String(name[name.index(after: dot)...])]
            else {
                continue
            }
            let bytes = Array(try Data(contentsOf: folder.appending(path: name)))
            let hash = Identifier.hex(SHA256.hash(data: bytes)).prefix(10)
            let address = "\(name[..<dot]).\(hash)\(name[dot...])"
            assets[address] = Asset(bytes: bytes, compressed: gzipped(bytes, level: 9), media: media)
            addresses[name] = Self.prefix + address
        }
        self.assets = assets
        self.addresses = addresses
    }

    private static let media = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
        "png": "image/png", "woff2": "font/woff2", "ico": "image/x-icon",
    ]

    /// The address of a file of `Resources/public`.
    public func address(_ name: String) -> String { addresses[name] ?? Self.prefix + name }

    func reply(_ path: String, acceptsGzip: Bool) -> Reply? {
        guard path.hasPrefix(Self.prefix), let asset = assets[String(path.dropFirst(Self.prefix.count))] else {
            return nil
        }
        var headers: HTTPFields = [
            .contentType: asset.media, .cacheControl: "public, max-age=31536000, immutable",
            .vary: "Accept-Encoding",
        ]
        guard acceptsGzip, let compressed = asset.compressed else { return Reply(headers: headers, body: asset.bytes) }
        headers[.contentEncoding] = "gzip"
        return Reply(headers: headers, body: compressed)
    }
}
