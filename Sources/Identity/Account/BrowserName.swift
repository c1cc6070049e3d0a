/// What a browser is called by people, told from what it calls itself.
enum BrowserName {
    private static let browsers = [
        ("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ]
    private static let systems = [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ]

    static func of(_ text: String) -> String {
        let browser = browsers.first { text.contains($0.0) }?.1
        let system = systems.first { text.contains($0.0) }?.1
        let name = [browser, system].compactMap { $0 }.joined(separator: ", ")
        return name.isEmpty ? String(text.prefix(40)) + (text.isEmpty ? "–" : "") : name
    }
}
