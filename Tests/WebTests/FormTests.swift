import Testing
import Web

@Suite struct FormTests {
    @Test func `fields are decoded`() throws {
        let form = try Form(urlEncoded: Array("nama=Rina+Marlina&catatan=50%25+%26+lebih&kosong=&tanda".utf8))
        #expect(form.text("nama") == "Rina Marlina")
        #expect(form.text("catatan") == "50% & lebih")
        #expect(form.has("kosong") && form.text("kosong").isEmpty)
        #expect(form.has("tanda"))
        #expect(form.text("tidak-ada").isEmpty)
    }

    @Test func `a list may be given more than once and nothing else may`() throws {
        let form = try Form(urlEncoded: Array("m[]=1&m[]=2".utf8))
        #expect(form.all("m[]") == ["1", "2"])
        #expect(throws: Problem.self) { try Form(urlEncoded: Array("a=1&a=2".utf8)) }
    }

    @Test(arguments: ["a=%ff", "a=%zz", "a=%4", "%c3=1"])
    func `damaged text is refused`(body: String) {
        #expect(throws: Problem.self) { try Form(urlEncoded: Array(body.utf8)) }
    }

    @Test func `a flood of fields is refused`() {
        let body = (0...Form.mostFields).map { "f\($0)=x" }.joined(separator: "&")
        #expect(throws: Problem.self) { try Form(urlEncoded: Array(body.utf8)) }
    }
}
