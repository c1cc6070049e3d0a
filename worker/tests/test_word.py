"""What Word keeps outside its letters: numbers of lists, signs, changes, boxes, notes."""
from __future__ import annotations

import io
import zipfile

import docx
import pytest
from asking import ask
from docx.oxml import parse_xml

SPACE = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
         'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
         'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
         'xmlns:v="urn:schemas-microsoft-com:vml"')


def written(tmp_path, body: str, numbering: str = "", parts: dict[str, str] | None = None):
    """A Word file with a body of our own; numbering and further parts take the place of the template's."""
    document = docx.Document()
    holder = document.element.body
    for element in parse_xml(f"<w:body {SPACE}>{body}</w:body>"):
        holder.insert(len(holder) - 1, element)
    if numbering:
        part = document.part.numbering_part
        part._element = parse_xml(f"<w:numbering {SPACE}>{numbering}</w:numbering>")
    buffer = io.BytesIO()
    document.save(buffer)
    path = tmp_path / "t.docx"
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            if name not in (parts or {}):
                new.writestr(name, old.read(name))
        for name, text in (parts or {}).items():
            new.writestr(name, text)
    return path


def item(text: str, num: int, level: int = 0) -> str:
    return (f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr></w:pPr>'
            f"<w:r><w:t>{text}</w:t></w:r></w:p>")


LEVELS = ('<w:abstractNum w:abstractNumId="7">'
          '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
          '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>'
          '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%3"/></w:lvl>'
          '</w:abstractNum><w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
          '<w:lvlText w:val="&#xF0FC;"/><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr></w:lvl></w:abstractNum>'
          '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
          '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
          '<w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num>')


def test_numbers_are_counted_as_word_counts_them(tmp_path):
    body = "".join([item("A", 1), item("B", 1, 1), item("C", 1, 1), item("D", 1, 2), item("E", 1), item("F", 1, 1),
                    item("G", 2), item("H", 4), item("I", 3), item("J", 3)])

    read = ask(written(tmp_path, body, LEVELS)).paragraphs()

    # Num 4 goes on with the list that num 1 began; num 3 says that it begins anew.
    assert read == ["1. A", "a) B", "b) C", "1.I D", "2. E", "a) F", "√ G", "3. H", "1. I", "2. J"]


def test_lists_in_cells_keep_their_numbers(tmp_path):
    body = f'<w:tbl><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc><w:tc>{item("satu", 1)}{item("dua", 1)}</w:tc></w:tr></w:tbl>'

    cells = ask(written(tmp_path, body, LEVELS)).grids()[0]["cells"]

    assert cells[1]["text"] == "1. satu\n2. dua"


def test_ticks_of_picture_fonts_are_ticks(tmp_path):
    body = ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p><w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings 2"/></w:rPr>'
            "<w:t>P</w:t></w:r></w:p><w:p><w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr><w:t>ü</w:t></w:r></w:p>")

    assert ask(written(tmp_path, body)).paragraphs() == ["√", "√", "√"]


def test_deleted_text_is_left_out_and_named_inserted_text_kept(tmp_path):
    body = ('<w:p><w:r><w:t xml:space="preserve">Maret </w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>Juni</w:delText></w:r></w:del>'
            '<w:ins w:id="2" w:author="a"><w:r><w:t>Juli</w:t></w:r></w:ins></w:p>')

    answer = ask(written(tmp_path, body))

    assert answer.paragraphs() == ["Maret Juli"]
    assert {"code": "deleted-text", "values": {"text": "Juni", "count": "1"}} in answer.document["reported"]


def test_a_text_box_is_read_once(tmp_path):
    box = "<w:txbxContent><w:p><w:r><w:t>Di dalam kotak</w:t></w:r></w:p></w:txbxContent>"
    body = ('<w:p><w:r><w:t>Di luar</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
            f"{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
            "</mc:Fallback></mc:AlternateContent></w:r></w:p>")

    answer = ask(written(tmp_path, body))

    assert answer.paragraphs() == ["Di luar", "Di dalam kotak"]
    assert "text-box" in answer.reported()


def test_fields_show_their_result(tmp_path):
    body = ('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc" </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>hasil</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')

    answer = ask(written(tmp_path, body))

    assert answer.paragraphs() == ["hasil"] and "external-link" in answer.reported()


def test_a_nested_table_gives_its_text_to_the_cell(tmp_path):
    inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    body = f"<w:tbl><w:tr><w:tc>{inner}<w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"

    answer = ask(written(tmp_path, body))

    assert answer.grids()[0]["cells"][0]["text"] == "a b\nc" and "nested-table" in answer.reported()


def test_tabs_breaks_and_columns_before_the_row_are_kept(tmp_path):
    body = ('<w:tbl><w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr><w:tc><w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
            "<w:p><w:r><w:t>NOMOR</w:t><w:tab/><w:t>: 9</w:t></w:r></w:p>")

    answer = ask(written(tmp_path, body))

    cell = answer.grids()[0]["cells"][0]
    assert (cell["column"], cell["text"]) == (3, "a b\nc")
    assert answer.paragraphs() == ["NOMOR\t: 9"]


@pytest.mark.parametrize("style, heading", [("Heading 1", 1), ("Heading 2", 2), ("Title", 1), ("Normal", None)])
def test_headings_have_their_level(style, heading, tmp_path):
    document = docx.Document()
    document.add_paragraph("Judul", style=style)
    document.sections[0].header.paragraphs[0].text = "Kepala"
    document.save(tmp_path / "h.docx")

    answer = ask(tmp_path / "h.docx")

    assert answer.document["blocks"][0]["paragraph"].get("heading") == heading
    assert answer.paragraphs() == ["Judul"] and "header" in answer.reported()
