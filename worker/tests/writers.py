"""Writes a table and paragraphs as DOCX, XLSX, ODT, ODS, PDF and as a scan-like PDF, for the tests to read back."""
from __future__ import annotations

import io
import pathlib
import random
import re
import zipfile
from xml.sax.saxutils import escape

from sample import Held, Table

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
SERIF = "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf"


def grid(table: Table) -> list[list[Held | None]]:
    """Every place with the cell that covers it."""
    places: list[list[Held | None]] = [[None] * table.columns for _ in range(table.lines)]
    for cell in table.cells:
        for line in range(cell.line, cell.line + cell.lines):
            for column in range(cell.column, cell.column + cell.columns):
                places[line - 1][column - 1] = cell
    return places


def docx(path: pathlib.Path, paragraphs: list[str], table: Table) -> None:
    docx_blocks(path, [*paragraphs, table])


def docx_blocks(path: pathlib.Path, blocks: list[str | Table]) -> None:
    """A Word file with paragraphs and tables in their order."""
    import docx as word
    import docx.shared
    from docx.oxml import parse_xml
    document = word.Document()
    document.styles["Normal"].font.size = word.shared.Pt(6)
    section = document.sections[0]
    section.page_width, section.page_height = word.shared.Cm(33), word.shared.Cm(21)
    body = document.element.body
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            body.insert(len(body) - 1, parse_xml(_word_table(block)))
    document.save(path)


def _word_table(table: Table) -> str:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    lines = []
    for line, row in enumerate(grid(table), 1):
        cells, column = [], 1
        while column <= table.columns:
            cell = row[column - 1] or Held(line, column)
            about = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
            if cell.lines > 1:
                about += '<w:vMerge w:val="restart"/>' if cell.line == line else "<w:vMerge/>"
            if cell.fill:
                about += f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>'
            text = escape(cell.text if cell.line == line else "").replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
            cells.append(f'<w:tc><w:tcPr>{about}</w:tcPr><w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p></w:tc>')
            column += cell.columns
        head = "<w:trPr><w:tblHeader/></w:trPr>" if line <= table.head else ""
        lines.append(f"<w:tr>{head}{''.join(cells)}</w:tr>")
    columns = "".join(f'<w:gridCol w:w="{int(part)}"/>' for part in widths(table, 15_000))
    return (f'<w:tbl {space}><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
            f'{"".join(lines)}</w:tbl>')


def xlsx(path: pathlib.Path, paragraphs: list[str], table: Table) -> None:
    xlsx_blocks(path, [*paragraphs, table])


def xlsx_blocks(path: pathlib.Path, blocks: list[str | Table]) -> None:
    """A sheet with paragraphs in its first column and tables in their order, an empty row before each table."""
    import openpyxl
    book = openpyxl.Workbook()
    sheet = book.active
    line = 0
    for block in blocks:
        if isinstance(block, str):
            line += 1
            sheet.cell(line, 1, block).data_type = "s"
        else:
            line += 1 if line else 0
            _sheet_table(sheet, block, line)
            line += block.lines
    book.save(path)


def _sheet_table(sheet: object, table: Table, first: int) -> None:
    from openpyxl.styles import PatternFill
    for cell in table.cells:
        place = sheet.cell(first + cell.line, cell.column)
        if cell.text:
            place.value = cell.text
            place.data_type = "s"
            if cell.text.isdigit():
                place.value = int(cell.text)
        if cell.fill:
            place.fill = PatternFill("solid", fgColor=cell.fill)
        if cell.lines > 1 or cell.columns > 1:
            sheet.merge_cells(start_row=first + cell.line, start_column=cell.column,
                              end_row=first + cell.line + cell.lines - 1, end_column=cell.column + cell.columns - 1)


_SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{rest}:1.0"' for name, rest in (
    ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
    ("fo", "xsl-fo-compatible"))) + ' xmlns:xlink="http://www.w3.org/1999/xlink"'


def _opendocument(path: pathlib.Path, kind: str, body: str, styles: str) -> None:
    mime = f"application/vnd.oasis.opendocument.{kind}"
    tag = {"text": "text", "spreadsheet": "spreadsheet"}[kind]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", mime, compress_type=zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:'
                         f'manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>')
        archive.writestr("content.xml", f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_SPACES} '
                         f'office:version="1.3"><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:{tag}>'
                         f"{body}</office:{tag}></office:body></office:document-content>")


def _open_table(table: Table) -> tuple[str, str]:
    fills = sorted({cell.fill for cell in table.cells if cell.fill})
    styles = "".join(f'<style:style style:name="f{fill}" style:family="table-cell"><style:table-cell-properties '
                     f'fo:background-color="#{fill.lower()}"/></style:style>' for fill in fills)
    lines = []
    for line, row in enumerate(grid(table), 1):
        cells = []
        for column, cell in enumerate(row, 1):
            if cell is None:
                cells.append("<table:table-cell/>")
            elif (cell.line, cell.column) != (line, column):
                cells.append("<table:covered-table-cell/>")
            else:
                span = f' table:number-rows-spanned="{cell.lines}" table:number-columns-spanned="{cell.columns}"'
                look = f' table:style-name="f{cell.fill}"' if cell.fill else ""
                text = "".join(f"<text:p>{_blanks(escape(piece))}</text:p>" for piece in cell.text.split("\n") if piece)
                cells.append(f'<table:table-cell office:value-type="string"{span}{look}>{text}</table:table-cell>')
        lines.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return f'<table:table table:name="Rencana"><table:table-column table:number-columns-repeated="{table.columns}"/>{"".join(lines)}</table:table>', styles


def _blanks(text: str) -> str:
    """OpenDocument counts blanks that follow one another."""
    return re.sub("  +", lambda found: f' <text:s text:c="{len(found[0]) - 1}"/>', text)


def odt(path: pathlib.Path, paragraphs: list[str], table: Table) -> None:
    body, styles = _open_table(table)
    _opendocument(path, "text", "".join(f"<text:p>{escape(text)}</text:p>" for text in paragraphs) + body, styles)


def ods(path: pathlib.Path, paragraphs: list[str], table: Table) -> None:
    body, styles = _open_table(table)
    rows = "".join('<table:table-row><table:table-cell office:value-type="string"><text:p>' + escape(text)
                   + '</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16383"/></table:table-row>' for text in paragraphs)
    first = body.index("<table:table-row>")
    gap = '<table:table-row table:number-rows-repeated="1"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>' if paragraphs else ""
    end = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
    _opendocument(path, "spreadsheet", body[:first] + rows + gap + body[first:].replace("</table:table>", end), styles)


def widths(table: Table, room: float, least: list[float] | None = None) -> list[float]:
    """Columns as wide as such annexes have them, and no narrower than the longest word of each."""
    if table.columns == 18:
        parts = [2.2, 7, 10, 17, 19, *[2.1] * 12, 8]
    elif table.columns < 18:
        parts = [2.5, 16, *[3] * (table.columns - 3), 9]
    else:
        lengths = [sum(len(cell.text) for cell in table.cells if cell.column == at + 1) for at in range(table.columns)]
        parts = [2.0 + length ** 0.4 for length in lengths]
    wide = [part * room / sum(parts) for part in parts]
    for at, need in enumerate(least or []):
        if need > wide[at]:
            wide[wide.index(max(wide))] -= need - wide[at]
            wide[at] = need
    return wide


def pdf(path: pathlib.Path, paragraphs: list[str], table: Table, ruled: bool = True, size: float = 7.5) -> list[Table]:
    """Writes pages as Word does: the head repeated, merged cells cut at the page's end. Gives what each page shows."""
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas
    pdfmetrics.registerFont(TTFont("text", SERIF))
    pdfmetrics.registerFont(TTFont("signs", FONT))
    width, height, edge = 936.0, 595.0, 36.0
    canvas = Canvas(str(path), pagesize=(width, height))
    canvas.setTitle("Rencana aksi")
    top = height - edge
    if paragraphs:
        canvas.setFont("text", 11)
        for text in paragraphs:
            if not text:
                top -= 14
            for line in simpleSplit(text, "text", 11, width - 2 * edge):
                if top < edge + 14:
                    canvas.showPage()
                    canvas.setFont("text", 11)
                    top = height - edge
                canvas.drawString(edge, top - 11, line)
                top -= 14
            top -= 6
        canvas.showPage()
    least = [0.0] * table.columns
    for cell in table.cells:
        if cell.columns == 1:
            words = [pdfmetrics.stringWidth(word, "text", size) + 5 for word in cell.text.split()]
            least[cell.column - 1] = max([least[cell.column - 1], *words])
    wide = widths(table, width - 2 * edge, least)
    lefts = [edge + sum(wide[:at]) for at in range(len(wide) + 1)]
    leading = size * 1.2

    def wrapped(cell: Held) -> list[str]:
        room = lefts[cell.column - 1 + cell.columns] - lefts[cell.column - 1] - 4
        return [line for piece in cell.text.split("\n") for line in simpleSplit(piece, "text", size, room)]

    heights = [leading + 4] * table.lines
    for cell in sorted(table.cells, key=lambda cell: cell.lines):
        need = len(wrapped(cell)) * leading + 4
        have = sum(heights[cell.line - 1:cell.line - 1 + cell.lines])
        if need > have:
            heights[cell.line - 2 + cell.lines] += need - have
    head = list(range(1, table.head + 1))
    pages: list[list[int]] = [list(head)]
    for line in range(table.head + 1, table.lines + 1):
        if sum(heights[at - 1] for at in [*pages[-1], line]) > height - 2 * edge and len(pages[-1]) > table.head:
            pages.append(list(head))
        pages[-1].append(line)
    shown: list[Table] = []
    # What of a merged cell's text did not fit on the page before.
    rest: dict[int, list[str]] = {}
    for lines in pages:
        cells = []
        place = {line: at for at, line in enumerate(lines, 1)}
        for cell in table.cells:
            here = [place[line] for line in range(cell.line, cell.line + cell.lines) if line in place]
            if here:
                text = cell.text if cell.line in place else " ".join(rest.pop(id(cell), []))
                if cell.line + cell.lines - 1 not in place and cell.lines > 1:
                    room = int((sum(heights[lines[at - 1] - 1] for at in here) - 4) / leading)
                    broken = wrapped(Held(1, cell.column, 1, cell.columns, text))
                    if len(broken) > room:
                        text, rest[id(cell)] = " ".join(broken[:room]), broken[room:]
                cells.append(Held(here[0], cell.column, len(here), cell.columns, text, cell.fill))
        shown.append(Table(cells, len(lines), table.columns, table.head))
        tops = [height - edge]
        for line in lines:
            tops.append(tops[-1] - heights[line - 1])
        canvas.setLineWidth(0.5)
        for line, row in enumerate(grid(shown[-1]), 1):
            for column, cell in enumerate(row, 1):
                if cell is not None and (cell.line, cell.column) != (line, column):
                    continue
                cell = cell or Held(line, column)
                x0, x1 = lefts[column - 1], lefts[column - 1 + cell.columns]
                y0, y1 = tops[line - 1], tops[line - 1 + cell.lines]
                if cell.fill:
                    canvas.setFillColorRGB(*(int(cell.fill[at:at + 2], 16) / 255 for at in (0, 2, 4)))
                    canvas.rect(x0, y1, x1 - x0, y0 - y1, stroke=0, fill=1)
                    canvas.setFillColorRGB(0, 0, 0)
                if ruled:
                    canvas.rect(x0, y1, x1 - x0, y0 - y1, stroke=1, fill=0)
                for at, text in enumerate(wrapped(cell)):
                    font = "signs" if "√" in text else "text"
                    canvas.setFont(font, size)
                    if cell.columns > 1 or len(cell.text) <= 2:
                        canvas.drawCentredString((x0 + x1) / 2, y0 - 2 - size - at * leading, text)
                    else:
                        canvas.drawString(x0 + 2, y0 - 2 - size - at * leading, text)
        canvas.showPage()
    canvas.save()
    return shown


def scanned(source: pathlib.Path, path: pathlib.Path, degrees: float = 1.0, resolution: int = 200, noise: float = 14.0,
            turn: int = 0, first: int = 1, last: int | None = None) -> None:
    """Renders a PDF, turns it a little, adds noise, and writes the pictures as a PDF (or as one picture, by the ending)."""
    import subprocess
    import tempfile

    import numpy
    from PIL import Image
    random.seed(1)
    dice = numpy.random.default_rng(1)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", str(resolution), "-gray", "-f", str(first), *(["-l", str(last)] if last else []),
                        str(source), f"{folder}/p"], check=True)
        pages = []
        for file in sorted(pathlib.Path(folder).iterdir()):
            picture = Image.open(file).convert("L").rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor=250)
            values = numpy.asarray(picture, dtype=numpy.float32) * 0.88 + 20
            values += dice.normal(0, noise, values.shape)
            picture = Image.fromarray(numpy.clip(values, 0, 255).astype(numpy.uint8))
            if turn:
                picture = picture.rotate(turn, expand=True)
            buffer = io.BytesIO()
            picture.save(buffer, "JPEG", quality=80)
            pages.append(Image.open(buffer))
        if path.suffix == ".pdf":
            pages[0].save(path, "PDF", resolution=resolution, save_all=True, append_images=pages[1:])
        elif path.suffix in (".tif", ".tiff"):
            pages[0].save(path, save_all=True, append_images=pages[1:], dpi=(resolution, resolution))
        else:
            pages[0].save(path, dpi=(resolution, resolution))
