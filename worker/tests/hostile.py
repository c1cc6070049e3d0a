"""Makes files that mean harm or are broken, each with the answers that are right: codes of refusals, or `read`."""
from __future__ import annotations

import io
import pathlib
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass
class Hostile:
    name: str
    make: Callable[[], bytes]
    right: set[str]
    reported: set[str] = field(default_factory=set)


def zipped(parts: dict[str, str | bytes], stored: bool = False) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, held in parts.items():
            archive.writestr(name, held)
    return buffer.getvalue()


def docx(body: str = "<w:p><w:r><w:t>isi</w:t></w:r></w:p>", prologue: str = "", relations: str = "", stored: bool = False,
         **parts: str | bytes) -> bytes:
    return zipped({"[Content_Types].xml": TYPES, "word/document.xml": f'<?xml version="1.0"?>{prologue}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>',
                   "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELS}">{relations}</Relationships>', **parts}, stored)


def xlsx(rows: str = '<row r="1"><c r="A1" t="str"><v>isi</v></c></row>', before: str = "", after: str = "", prologue: str = "", styles: str = "", stored: bool = False, **parts: str | bytes) -> bytes:
    held = {"[Content_Types].xml": TYPES,
            "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELS}"><Relationship Id="r1" Type="{R}/worksheet" Target="worksheets/sheet1.xml"/>'
                                          f'<Relationship Id="r2" Type="{R}/styles" Target="styles.xml"/><Relationship Id="r3" Type="{R}/sharedStrings" Target="strings.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<?xml version="1.0"?>{prologue}<worksheet xmlns="{S}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>', **parts}
    if styles:
        held["xl/styles.xml"] = f'<styleSheet xmlns="{S}">{styles}</styleSheet>'
    return zipped(held, stored)


def opendocument(kind: str, body: str, prologue: str = "", manifest: str = "") -> bytes:
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table", "style"))
    parts = {"mimetype": f"application/vnd.oasis.opendocument.{kind}",
             "content.xml": f'<?xml version="1.0"?>{prologue}<office:document-content {spaces}><office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>'}
    if manifest:
        parts["META-INF/manifest.xml"] = f'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{manifest}</manifest:manifest>'
    return zipped(parts, stored=False)


def pdf(objects: dict[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A PDF of the given objects with a proper table of where they lie."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, held in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places.get(number, 0)
    out += b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(out)


def one_page(content: bytes, more: bytes = b"", packed: bytes | None = None, font: bytes = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
             box: bytes = b"0 0 595 842", root: bytes = b"", others: dict[int, bytes] | None = None) -> bytes:
    stream = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
    if packed is not None:
        stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
    return pdf({1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % root, 2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                3: b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> %s >>" % (box, more),
                4: stream, 5: font, **(others or {})})


HELLO = b"BT /F1 12 Tf 72 700 Td (isi dokumen) Tj ET"


def zeros(count: int) -> bytes:
    packer = zlib.compressobj(9)
    block = b"\0" * 1_000_000
    return b"".join(packer.compress(block) for _ in range(count // 1_000_000)) + packer.flush()


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        with archive.open("word/document.xml", "w", force_zip64=True) as member:
            for _ in range(1000):
                member.write(b" " * 1_000_000)
    return buffer.getvalue()


def lying_sizes() -> bytes:
    """Says that a member of 80 MB unpacks to 900 bytes."""
    made = bytearray(docx("<w:p><w:r><w:t>" + " " * 80_000_000 + "</w:t></w:r></w:p>"))
    with zipfile.ZipFile(io.BytesIO(bytes(made))) as archive:
        true = struct.pack("<I", archive.getinfo("word/document.xml").file_size)
    return bytes(made).replace(true, struct.pack("<I", 900))


def quine_like() -> bytes:
    inner = zipped({"a.txt": "a" * 5_000_000})
    for _ in range(4):
        inner = zipped({f"{at}.zip": inner for at in range(10)})
    return docx(**{"word/embeddings/a.zip": inner})


def many_members() -> bytes:
    return zipped({"[Content_Types].xml": TYPES, "word/document.xml": "<a/>", **{f"word/{at}": "" for at in range(20_000)}}, stored=True)


def twice() -> bytes:
    import warnings
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("[Content_Types].xml", TYPES)
        for text in ("satu", "dua"):
            archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>')
    return buffer.getvalue()


def locked_zip() -> bytes:
    made = bytearray(docx())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = made.find(mark)
        while place >= 0:
            made[place + at] |= 1
            place = made.find(mark, place + 4)
    return bytes(made)


def ole(*streams: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams).ljust(4096, b"\0")


def locked_pdf() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("rahasia", "pemilik", strength=128))
    canvas.drawString(100, 100, "isi")
    canvas.save()
    return buffer.getvalue()


def many_pages() -> bytes:
    kids = b" ".join(b"%d 0 R" % (10 + at) for at in range(10_000))
    return pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [%s] /Count 10000 >>" % kids,
                **{10 + at: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>" for at in range(10_000)}})


def png(width: int, height: int, data: bytes, extra: bytes = b"") -> bytes:
    def chunk(kind: bytes, held: bytes) -> bytes:
        return struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) + extra
            + chunk(b"IDAT", data) + chunk(b"IEND", b""))


def text_bomb() -> bytes:
    held = b"note\0\0" + zeros(300_000_000)
    chunk = struct.pack(">I", len(held)) + b"zTXt" + held + struct.pack(">I", zlib.crc32(b"zTXt" + held))
    return png(50, 50, zlib.compress(b"\0" * 51 * 50), chunk)


def cut_jpeg() -> bytes:
    from PIL import Image
    buffer = io.BytesIO()
    Image.effect_noise((900, 900), 60).save(buffer, "JPEG")
    return buffer.getvalue()[:20_000]


def many_frames() -> bytes:
    """A TIFF whose directory points to itself: pages without end."""
    entry = lambda tag, kind, value: struct.pack("<HHII", tag, kind, 1, value)  # noqa: E731
    entries = [entry(256, 3, 1), entry(257, 3, 1), entry(258, 3, 8), entry(259, 3, 1), entry(262, 3, 1), entry(273, 4, 8), entry(278, 3, 1), entry(279, 4, 1)]
    block = struct.pack("<H", len(entries)) + b"".join(entries)
    out, size = bytearray(b"II*\0" + struct.pack("<I", 12) + b"\0\0\0\0"), len(block) + 4
    for at in range(5_000):
        out += block + struct.pack("<I", 12 + (at + 1) * size if at < 4_999 else 0)
    return bytes(out)


def pdf_and_word() -> bytes:
    return one_page(HELLO) + docx()


def deep(opening: str, closing: str, count: int) -> str:
    return opening * count + closing * count


def relation(kind: str, target: str, external: bool = True) -> str:
    return f'<Relationship Id="x" Type="{R}/{kind}" Target="{target}"' + (' TargetMode="External"/>' if external else "/>")


LAUGHS = "<!DOCTYPE a [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{at} '{f'&a{at - 1};' * 10}'>" for at in range(1, 10)) + "]>"
CELLS = "".join(f'<row r="{row}">' + '<c t="str"><v>x</v></c>' * 16_384 + "</row>" for row in range(1, 16))

FILES = [
    Hostile("bomb.docx", bomb, {"unpacked-too-large", "too-compressed"}),
    Hostile("lying.docx", lying_sizes, {"unpacked-too-large", "damaged"}),
    Hostile("zips-in-zips.docx", quine_like, {"read"}, {"embedded"}),
    Hostile("many-members.docx", many_members, {"too-many-members"}),
    Hostile("twice.docx", twice, {"damaged"}),
    Hostile("deep.docx", lambda: docx(deep("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 100_000), stored=True), {"too-deep"}),
    Hostile("tables-in-tables.docx", lambda: docx(deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 5_000)), {"too-deep"}),
    Hostile("laughs.docx", lambda: docx("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", LAUGHS), {"forbidden-xml"}),
    Hostile("entity.xlsx", lambda: xlsx('<row><c t="str"><v>&x;</v></c></row>', prologue='<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), {"forbidden-xml"}),
    Hostile("entity-after-blanks.docx", lambda: docx("<w:p><w:r><w:t>a&x;</w:t></w:r></w:p>", " " * 9_000 + '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), {"forbidden-xml", "damaged"}),
    Hostile("dtd.odt", lambda: opendocument("text", "<text:p>a</text:p>", '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">'), {"forbidden-xml"}),
    Hostile("entity-utf16.xlsx", lambda: xlsx(**{"xl/strings.xml": f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY x "y">]><sst xmlns="{S}"/>'.encode("utf-16")}), {"forbidden-xml"}),
    Hostile("locked.docx", lambda: ole("EncryptionInfo", "EncryptedPackage"), {"encrypted"}),
    Hostile("old.doc", lambda: ole("WordDocument"), {"old-format"}),
    Hostile("old.xls", lambda: ole("Workbook"), {"old-format"}),
    Hostile("old-in-new-name.xlsx", lambda: ole("Workbook"), {"old-format"}),
    Hostile("locked-members.docx", locked_zip, {"encrypted"}),
    Hostile("locked.odt", lambda: opendocument("text", "<text:p>a</text:p>", manifest="<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"), {"encrypted"}),
    Hostile("locked.pdf", locked_pdf, {"encrypted"}),
    Hostile("ten-thousand-pages.pdf", many_pages, {"too-many-pages"}),
    Hostile("pages-in-a-circle.pdf", lambda: pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"}), {"empty", "damaged"}),
    Hostile("stream-bomb.pdf", lambda: one_page(b"", packed=zeros(3_000_000_000)), {"unpacked-too-large"}),
    Hostile("stream-bomb-letters.pdf", lambda: one_page(b"", packed=zlib.compress(b"BT /F1 9 Tf 9 9 Td " + b"(aaaaaaaaaaaaaaaaaaaa) Tj " * 500_000 + b"ET", 9)), {"too-slow", "too-much-memory", "too-much-text", "unpacked-too-large"}),
    Hostile("deep-arrays.pdf", lambda: pdf({1: b"<< /Type /Catalog /Pages 2 0 R /A " + b"[" * 200_000 + b"]" * 200_000 + b" >>", 2: b"<< /Type /Pages /Kids [] /Count 0 >>"}), {"damaged", "empty", "too-deep"}),
    Hostile("table-in-a-circle.pdf", lambda: pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [] /Count 0 >>"}, b"/Root 1 0 R /Prev 9"), {"damaged", "empty"}),
    Hostile("script.pdf", lambda: one_page(HELLO, root=b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>"), {"read"}, {"macro"}),
    Hostile("launch.pdf", lambda: one_page(HELLO, root=b"/OpenAction << /S /Launch /F (cmd.exe) >>"), {"read"}, {"external-link"}),
    Hostile("embedded.pdf", lambda: one_page(HELLO, root=b"/Names << /EmbeddedFiles << /Names [] >> >>"), {"read"}, {"embedded"}),
    Hostile("cut.pdf", lambda: one_page(HELLO)[:200], {"damaged", "empty"}),
    Hostile("rules.pdf", lambda: one_page(b"".join(b"%d %d m %d %d l S " % (at % 590, at % 800, at % 590 + 9, at % 800) for at in range(40_000)) + HELLO), {"read", "too-slow", "too-much-memory"}),
    Hostile("checkered.pdf", lambda: one_page(b"".join(b"%d 0 m %d 800 l S 0 %d m 590 %d l S " % (at, at, at, at) for at in range(1, 590, 2)) + HELLO), {"read", "too-slow", "too-many-cells"}),
    Hostile("font.pdf", lambda: one_page(HELLO, font=b"<< /Type /Font /Subtype /TrueType /BaseFont /A /FontDescriptor 6 0 R /ToUnicode 7 0 R >>", others={
        6: b"<< /Type /FontDescriptor /FontName /A /FontFile2 7 0 R /FontBBox [0 0 0 0] >>", 7: b"<< /Length 60 >>\nstream\n\0\1\0\0\xff\xff\xff\xffbegincmap 1 beginbfrange <00> <ffffffff> <0000> endbfrange\nendstream"}), {"read", "damaged", "too-slow", "too-much-memory"}),
    Hostile("cmap.pdf", lambda: one_page(HELLO, font=b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 7 0 R /DescendantFonts [8 0 R] >>", others={
        8: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /W [0 99999999 500] >>",
        7: b"<< /Length 120 >>\nstream\nbegincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <00000000> <7fffffff> <0041> endbfrange endcmap\nendstream"}), {"read", "empty", "damaged", "too-slow", "too-much-memory"}),
    Hostile("box.pdf", lambda: one_page(HELLO, box=b"0 0 99999999999999 1e30"), {"read", "damaged", "empty"}),
    Hostile("million-cells.xlsx", lambda: xlsx(CELLS, stored=True), {"too-many-cells", "too-many-columns"}),
    Hostile("wide.xlsx", lambda: xlsx('<row r="1">' + '<c t="str"><v>x</v></c>' * 1_000_000 + "</row>"), {"too-many-cells", "too-compressed", "too-many-columns"}),
    Hostile("dimension.xlsx", lambda: xlsx(before='<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" hidden="1"/></cols>'), {"read"}),
    Hostile("merged.xlsx", lambda: xlsx(after='<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="A1:ZZZZ9999999"/></mergeCells>'), {"read"}),
    Hostile("merged-much.xlsx", lambda: xlsx(after="<mergeCells>" + "".join(f'<mergeCell ref="A{at}:Z{at + 1900}"/>' for at in range(1, 3_000)) + "</mergeCells>"), {"read", "too-many-cells"}),
    Hostile("macro.xlsm", lambda: xlsx(**{"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}), {"read"}, {"macro"}),
    Hostile("strings.xlsx", lambda: xlsx('<row><c t="s"><v>-5</v></c><c t="s"><v>99999999999999999999</v></c><c><v>NaN</v></c><c><v>1e999</v></c><c t="str"><v>x</v></c></row>'), {"read"}),
    Hostile("format.xlsx", lambda: xlsx('<row><c s="0"><v>3.5</v></c><c t="str"><v>x</v></c></row>', styles='<numFmts><numFmt numFmtId="200" formatCode="' + "[h]mmss.000;" * 20_000 + '"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>'), {"read"}),
    Hostile("command.xlsx", lambda: xlsx('<row><c t="str"><f>cmd|"/c calc"!A1</f><v>=cmd|x</v></c></row>'), {"read"}),
    Hostile("template.docx", lambda: docx(relations=relation("attachedTemplate", "http://127.0.0.1:9/evil.dotm")), {"read"}, {"external-link"}),
    Hostile("object.docx", lambda: docx(relations=relation("oleObject", "embeddings/a.bin", False), **{"word/embeddings/a.bin": b"MZ"}), {"read"}, {"embedded"}),
    Hostile("spans.docx", lambda: docx('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'), {"too-many-columns"}),
    Hostile("numbers.docx", lambda: docx('<w:p><w:pPr><w:numPr><w:ilvl w:val="-7"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>', relations=relation("numbering", "numbering.xml", False), **{
        "word/numbering.xml": f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="99999999999999999999"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1%9%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'}), {"read"}),
    Hostile("styles-in-a-circle.docx", lambda: docx('<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>', relations=relation("styles", "styles.xml", False), **{
        "word/styles.xml": f'<w:styles xmlns:w="{W}"><w:style w:styleId="A" w:type="paragraph"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B" w:type="paragraph"><w:basedOn w:val="A"/></w:style></w:styles>'}), {"read"}),
    Hostile("climbing.docx", lambda: docx(relations=relation("styles", "../../../../etc/passwd", False), **{"../../../../tmp/evil": "x"}), {"read"}),
    Hostile("attributes.docx", lambda: docx("<w:p " + " ".join(f'a{at}="1"' for at in range(200_000)) + "><w:r><w:t>x</w:t></w:r></w:p>"), {"read", "damaged", "too-slow"}),
    Hostile("one-word.docx", lambda: docx("<w:p><w:r><w:t>" + "a" * 6_000_000 + "</w:t></w:r></w:p>"), {"too-much-text", "too-compressed"}),
    Hostile("repeated.ods", lambda: opendocument("spreadsheet", '<table:table table:name="a"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row></table:table>'), {"too-many-cells"}),
    Hostile("repeated-empty.ods", lambda: opendocument("spreadsheet", '<table:table table:name="a"><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>' + '<table:table-row table:number-rows-repeated="99999999999"><table:table-cell table:number-columns-repeated="-4"/></table:table-row>' * 50 + "</table:table>"), {"read"}),
    Hostile("repeated.odt", lambda: opendocument("text", '<table:table><table:table-row table:number-rows-repeated="9999999"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>'), {"too-many-cells", "too-many-lines"}),
    Hostile("lists.odt", lambda: opendocument("text", deep("<text:list><text:list-item>", "</text:list-item></text:list>", 90)), {"too-deep"}),
    Hostile("huge.png", lambda: png(50_000, 50_000, zeros(2_000_000)), {"too-many-pixels"}),
    Hostile("text-bomb.png", text_bomb, {"damaged", "empty"}),
    Hostile("cut.jpg", cut_jpeg, {"damaged"}),
    Hostile("frames.tif", many_frames, {"too-many-pages", "damaged"}),
    Hostile("two-things.pdf", pdf_and_word, {"mismatch"}),
    Hostile("two-things.docx", pdf_and_word, {"mismatch"}),
    Hostile("word-and-sheet.docx", lambda: docx(**{"xl/workbook.xml": "<a/>"}), {"mismatch"}),
    Hostile("word.pdf", docx, {"mismatch"}),
    Hostile("page.docx", lambda: one_page(HELLO), {"mismatch"}),
    Hostile("program.docx", lambda: b"MZ" + b"\0" * 5_000, {"unknown-format"}),
    Hostile("page.html.docx", lambda: b"<html><script>alert(1)</script></html>", {"unknown-format"}),
    Hostile("empty.docx", lambda: b"", {"empty"}),
    Hostile("noise.docx", lambda: b"PK\x03\x04" + bytes(range(256)) * 40, {"damaged"}),
    Hostile("no-document.docx", lambda: zipped({"[Content_Types].xml": TYPES, "word/x.xml": "<a/>"}), {"damaged"}),
]


def write(folder: pathlib.Path) -> None:
    """All of them into a folder, for who wants to look."""
    for hostile in FILES:
        (folder / hostile.name).write_bytes(hostile.make())
