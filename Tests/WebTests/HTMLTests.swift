import Testing
import Web

@Suite struct HTMLTests {
    private func text(_ html: HTML) -> String { String(decoding: html.bytes, as: UTF8.self) }

    @Test func `what is interpolated is escaped and literals are markup`() {
        let name = "<script>\"Rina\" & 'Budi'</script>"
        #expect(
            text("<b title=\"\(name)\">\(name)</b>")
                == "<b title=\"&lt;script&gt;&quot;Rina&quot; &amp; &#39;Budi&#39;&lt;/script&gt;\">&lt;script&gt;&quot;Rina&quot; &amp; &#39;Budi&#39;&lt;/script&gt;</b>"
        )
    }

    @Test func `nested pages are not escaped twice`() {
        let inner: HTML = "<i>\("a&b")</i>"
        #expect(
            text("<p>\(inner)\(7)\(" hidden", if: true)\(" not", if: false)</p>") == "<p><i>a&amp;b</i>7 hidden</p>")
    }

    @Test func `text of any language passes whole`() {
        #expect(text("\("Selesai ✓ — “baik”")") == "Selesai ✓ — “baik”")
    }
}
