"""Reads ODS: every sheet in its order, cells as they look; what is repeated costs only where it holds something."""
from __future__ import annotations

from collections.abc import Callable

from .archive import Archive, Element, report_what_is_never_run
from .document import Document
from .limits import Limits
from .odf import DRAW, OFFICE, TABLE, TEXT, Looks, Reading, content, count, report_links
from .odt import rows_of
from .refusals import Refused
from .sheet_grid import Sheet

_COLUMNS = {TABLE + name for name in ("table-header-columns", "table-columns", "table-column-group")}


def read(path: str, limits: Limits, progress: Callable[[int, int], None]) -> Document:
    archive = Archive(path, limits)
    document = Document("ods", limits)
    report_what_is_never_run(archive, document)
    root, body = content(archive, "spreadsheet")
    report_links(root, document)
    looks = Looks(archive, root)
    tables = body.findall(TABLE + "table")
    for at, table in enumerate(tables, 1):
        shown = looks.of("table", table.get(TABLE + "style-name")).shown
        sheet = Sheet(table.get(TABLE + "name", ""), hidden=not shown)
        reading = Reading(looks, document)
        _Reading(looks, reading, limits).read(table, sheet)
        for shapes in table.findall(TABLE + "shapes"):
            for drawing in shapes:
                reading.drawing(drawing)
        sheet.into(document)
        for box in reading.boxes:
            document.report("text-box", sheet=sheet.name)
            for paragraph in box.iter(TEXT + "p"):
                document.paragraph(reading.text(paragraph))
        progress(at, len(tables))
    return document


class _Reading:
    def __init__(self, looks: Looks, text: Reading, limits: Limits) -> None:
        self._looks, self._text, self._limits = looks, text, limits

    def read(self, table: Element, sheet: Sheet) -> None:
        column = 1
        for element in _columns_of(table):
            repeats = count(element, "number-columns-repeated")
            if element.get(TABLE + "visibility") in ("collapse", "filter"):
                sheet.hidden_columns.append((column, column + repeats - 1))
            column += repeats
        row, fills = 1, {}
        for element in rows_of(table):
            repeats = count(element, "number-rows-repeated")
            self._row(element, row, repeats, sheet, fills)
            if element.get(TABLE + "visibility") in ("collapse", "filter"):
                sheet.hidden_rows.update(range(row, row + min(repeats, self._limits.lines)))
            row += repeats
        rows, columns = [place[0] for place in sheet.cells], [place[1] for place in sheet.cells]
        if rows:
            for place, fill in fills.items():
                if min(rows) <= place[0] <= max(rows) and min(columns) <= place[1] <= max(columns):
                    sheet.cells.setdefault(place, ("", fill))

    def _row(self, element: Element, row: int, repeats: int, sheet: Sheet, fills: dict[tuple[int, int], str]) -> None:
        column = 1
        for cell in element:
            if cell.tag not in (TABLE + "table-cell", TABLE + "covered-table-cell"):
                continue
            across = count(cell, "number-columns-repeated")
            look = self._looks.of("table-cell", cell.get(TABLE + "style-name"))
            text = "\n".join(self._text.text(part, font=look.font) for part in cell if part.tag in (TEXT + "p", TEXT + "h"))
            for note in cell.findall(OFFICE + "annotation"):
                self._text.document.report("comment", sheet=sheet.name, text=" ".join("".join(note.itertext()).split()))
            for part in cell:
                if isinstance(part.tag, str) and part.tag.startswith(DRAW):
                    self._text.drawing(part)
            if text.strip():
                if repeats * across > self._limits.cells:
                    raise Refused("too-many-cells", limit=self._limits.cells)
                for down in range(repeats):
                    for right in range(across):
                        sheet.cells[(row + down, column + right)] = (text, look.fill)
                if len(sheet.cells) > self._limits.cells:
                    raise Refused("too-many-cells", limit=self._limits.cells)
            elif look.fill and cell.tag == TABLE + "table-cell" and repeats * across < 2_000 and len(fills) < self._limits.cells:
                for down in range(repeats):
                    for right in range(across):
                        fills[(row + down, column + right)] = look.fill
            lines, columns = count(cell, "number-rows-spanned"), count(cell, "number-columns-spanned")
            if lines > 1 or columns > 1:
                sheet.merged.append((row, column, row + lines - 1, column + columns - 1))
            column += across


def _columns_of(table: Element):
    for child in table:
        if child.tag == TABLE + "table-column":
            yield child
        elif child.tag in _COLUMNS:
            yield from _columns_of(child)
