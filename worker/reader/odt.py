"""Reads ODT: paragraphs, lists and tables of the body in their order."""
from __future__ import annotations

from collections.abc import Callable, Iterator

from .archive import Archive, Element, report_what_is_never_run
from .document import Cell, Document
from .limits import Limits
from .odf import DRAW, OFFICE, TABLE, TEXT, Looks, Reading, content, count, report_links
from .odf_lists import Counters
from .refusals import Refused

_SECTIONS = {TEXT + name for name in ("section", "index-body", "table-of-content", "alphabetical-index", "index-title")}
_ROWS = {TABLE + name for name in ("table-header-rows", "table-rows", "table-row-group")}


def read(path: str, limits: Limits, progress: Callable[[int, int], None]) -> Document:
    archive = Archive(path, limits)
    document = Document("odt", limits)
    report_what_is_never_run(archive, document)
    root, body = content(archive, "text")
    report_links(root, document)
    looks = Looks(archive, root)
    reading = _Body(looks, document)
    for change in body.iter(TEXT + "deletion"):
        lost = " ".join("".join(part.itertext()) for part in change if part.tag != OFFICE + "change-info")
        if lost.strip():
            document.report("deleted-text", text=lost)
    reading.read(body)
    for note in reading.text.notes:
        held = note.find(TEXT + "note-body")
        if held is not None:
            document.report("footnote")
            reading.read(held)
    _heads_and_feet(archive, document)
    return document


class _Body:
    def __init__(self, looks: Looks, document: Document) -> None:
        self._looks, self._document = looks, document
        self.text = Reading(looks, document)
        self._counters = Counters(looks)

    def read(self, holder: Element) -> None:
        for block, mark, depth in self._blocks(holder):
            if block.tag == TABLE + "table":
                cells, lines = self._cells(block)
                # Writer calls tables Table1, Table2: names that nobody gave.
                name = block.get(TABLE + "name", "")
                self._document.grid(cells, lines, name=None if name.rstrip("0123456789") in ("Table", "Tabel") else name)
            else:
                self._document.paragraph(_marked(mark, self.text.text(block)), heading=self._heading(block), depth=depth)
            while self.text.boxes:
                box = self.text.boxes.pop(0)
                self._document.report("text-box")
                self.read(box)

    def _heading(self, block: Element) -> int | None:
        if block.tag == TEXT + "h":
            level = block.get(TEXT + "outline-level", "1")
            return min(int(level), 6) if level.isdigit() and level != "0" else 1
        return None

    def _blocks(self, holder: Element) -> Iterator[tuple[Element, str | None, int | None]]:
        """Paragraphs and tables with the number printed before them and their depth in a list."""
        for child in holder:
            tag = child.tag
            if tag in (TEXT + "p", TEXT + "h", TABLE + "table"):
                yield child, None, None
            elif tag == TEXT + "list":
                style = child.get(TEXT + "style-name") or ""
                yield from self._list(child, style, self._counters.begin(child, style), 1)
            elif tag in _SECTIONS:
                yield from self._blocks(child)
            elif tag in (DRAW + "frame", DRAW + "custom-shape", DRAW + "g"):
                self.text.drawing(child)

    def _list(self, element: Element, style: str, counters: list[int | None],
              depth: int) -> Iterator[tuple[Element, str | None, int | None]]:
        if depth > 10:
            raise Refused("too-deep", part="list", limit=10)
        for item in element:
            if item.tag not in (TEXT + "list-item", TEXT + "list-header"):
                continue
            first = item.tag == TEXT + "list-item"
            for child in item:
                if child.tag == TEXT + "list":
                    yield from self._list(child, child.get(TEXT + "style-name") or style, counters, depth + 1)
                elif child.tag in (TEXT + "p", TEXT + "h"):
                    mark = None
                    if first:
                        mark = self._counters.mark(counters, style, depth, item.get(TEXT + "start-value"))
                        first = False
                    yield child, mark, depth
                elif child.tag == TABLE + "table":
                    yield child, None, None

    def _cells(self, table: Element) -> tuple[list[Cell], int]:
        cells: list[Cell] = []
        line = 0
        for row in rows_of(table):
            repeats = count(row, "number-rows-repeated", self._document.limits.lines + 1)
            hidden = True if row.get(TABLE + "visibility") in ("collapse", "filter") else None
            first = len(cells)
            self._row(row, line + 1, hidden, cells)
            # Repeated lines that hold nothing only take their place.
            held = cells[first:]
            if held and hidden:
                self._document.report("hidden-rows")
            for again in range(1, repeats if held else 1):
                cells.extend(Cell(line + 1 + again, one.column, one.lines, one.columns, one.text, fill=one.fill,
                                  hidden=one.hidden) for one in held)
                if len(cells) > self._document.limits.cells:
                    raise Refused("too-many-cells", limit=self._document.limits.cells)
            line += repeats
        return cells, line

    def _row(self, row: Element, line: int, hidden: bool | None, cells: list[Cell]) -> None:
        column = 1
        for cell in row:
            if cell.tag not in (TABLE + "table-cell", TABLE + "covered-table-cell"):
                continue
            repeats = count(cell, "number-columns-repeated")
            text = self._cell_text(cell)
            fill = self._looks.of("table-cell", cell.get(TABLE + "style-name")).fill
            if text.strip() or (fill and cell.tag == TABLE + "table-cell"):
                if column + repeats - 1 > self._document.limits.columns:
                    raise Refused("too-many-columns", columns=column + repeats - 1, limit=self._document.limits.columns)
                for again in range(repeats):
                    cells.append(Cell(line, column + again, count(cell, "number-rows-spanned", 100_000),
                                      count(cell, "number-columns-spanned", 1000), text, fill=fill, hidden=hidden))
            column += repeats

    def _cell_text(self, cell: Element) -> str:
        pieces = []
        for block, mark, _ in self._blocks(cell):
            if block.tag == TABLE + "table":
                self._document.report("nested-table")
                inner, _ = self._cells(block)
                lines: dict[int, list[str]] = {}
                for found in inner:
                    lines.setdefault(found.line, []).append(found.text)
                pieces.extend(" ".join(filter(None, texts)) for texts in lines.values())
            else:
                pieces.append(_marked(mark, self.text.text(block)))
        return "\n".join(pieces)


def rows_of(table: Element) -> Iterator[Element]:
    for child in table:
        if child.tag == TABLE + "table-row":
            yield child
        elif child.tag in _ROWS:
            yield from rows_of(child)


def _marked(mark: str | None, text: str) -> str:
    return f"{mark} {text.strip()}" if mark and text.strip() else text


def _heads_and_feet(archive: Archive, document: Document) -> None:
    if not archive.has("styles.xml"):
        return
    style = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
    for part in archive.xml("styles.xml").iter(style + "header", style + "footer"):
        text = " ".join("".join(part.itertext()).split())
        if text:
            document.report(part.tag.removeprefix(style), text=text)
