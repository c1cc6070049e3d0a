import Foundation
import Storage
import TestStore
import Testing

/// What the guide tells people to type works, line by line and in its order.
@Suite struct ApiGuideTests {
    struct Call: Sendable {
        var (method, address, body) = ("GET", "", String?.none)
        var headers: [String: String] = [:]

        /// Reads a line as a shell would, as far as the guide uses one.
        init(_ line: Substring) {
            var words = line.matches(of: /"((?:[^"])*)"|'([^']*)'|([^\s"']+)/).map { match in
                String(match.1 ?? match.2 ?? match.3 ?? "")
            }
            #expect(words.removeFirst() == "curl")
            while !words.isEmpty {
                let word = words.removeFirst()
                switch word {
                case "-X": method = words.removeFirst()
                case "-d": body = words.removeFirst()
                case "-i": continue
                case "-H":
                    let parts = words.removeFirst().split(separator: ":", maxSplits: 1)
                    headers[String(parts[0])] = String(parts[1]).trimmingCharacters(in: .whitespaces)
                default: address = word.replacing("$TUNTAS", with: "/pelabuhan/api")
                }
            }
        }
    }

    @Test(arguments: ["api", "api.id"])
    func `every line of the guide does what it says`(page: String) async throws {
        let text = try String(contentsOf: TestStore.root.appending(path: "docs/guide/\(page).md"), encoding: .utf8)
        let calls = text.split(separator: "\n").filter { $0.hasPrefix("curl ") }.map { Call($0) }
        #expect(calls.count == 6)
        try await Town.with { town async throws in
            let program = try await town.program(of: "Rina")
            for call in calls {
                #expect(call.headers["Authorization"] == "Bearer $KUNCI")
                let headers = call.headers.filter { $0.key != "Authorization" }
                let answer = try await program.ask(call.method, call.address, call.body, headers)
                #expect((200...201).contains(answer.status), "\(call.method) \(call.address): \(answer.body)")
            }
        }
    }
}
