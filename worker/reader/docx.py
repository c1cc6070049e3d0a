"""Reads Word files: paragraphs and tables of the body in their order, with the printed numbers."""
from __future__ import annotations

from collections.abc import Callable, Iterator

from .archive import Archive, Element, main_part, relations, report_what_is_never_run
from .document import Cell, Document
from .docx_numbering import Numbering
from .docx_styles import Styles, W, number, value
from .docx_text import ParagraphText
from .limits import Limits
from .refusals import Refused

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_THROUGH = {W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}


def read(path: str, limits: Limits, progress: Callable[[int, int], None]) -> Document:
    archive = Archive(path, limits)
    document = Document("docx", limits)
    report_what_is_never_run(archive, document)
    part = main_part(archive, "word/document.xml")
    parts = {relation["type"]: relation["target"] for relation in relations(archive, part).values()
             if not relation["external"]}
    styles = Styles(archive, parts.get("styles"))
    body = archive.xml(part).find(W + "body")
    if body is None:
        raise Refused("damaged", part=part)
    numbering = Numbering(archive, parts.get("numbering"), styles)
    _Body(document, styles, numbering).read(body)
    _notes(archive, parts, styles, numbering, document)
    _left_out(archive, parts, document)
    return document


class _Body:
    """Walks blocks in reading order; text boxes follow the block that they hang on."""

    def __init__(self, document: Document, styles: Styles, numbering: Numbering) -> None:
        self._document, self._styles, self._numbering = document, styles, numbering
        self._boxes: list[Element] = []
        self._text = ParagraphText(styles, document, self._boxes.append)

    def read(self, holder: Element) -> None:
        for block in blocks(holder):
            if block.tag == W + "p":
                self._paragraph(block)
            else:
                self._table(block)
            while self._boxes:
                box = self._boxes.pop(0)
                self._document.report("text-box")
                self.read(box)

    def _paragraph(self, paragraph: Element) -> None:
        properties = paragraph.find(W + "pPr")
        style = self._style(properties)
        text, depth = self._printed(paragraph)
        self._document.paragraph(text, heading=self._styles.heading(style, properties), depth=depth)

    def _style(self, properties: Element | None) -> str | None:
        return (None if properties is None else value(properties.find(W + "pStyle"))) or self._styles.default

    def _printed(self, paragraph: Element) -> tuple[str, int | None]:
        """A paragraph's text with its number before it, and how deep in a list it stands."""
        properties = paragraph.find(W + "pPr")
        text = self._text.of(paragraph)
        if not text.strip() and not (properties is not None and properties.find(W + "numPr") is not None):
            return "", None
        mark = self._numbering.mark(properties, self._style(properties))
        if mark is None:
            return text, None
        # Word prints the number of an empty item too, and it counts; alone it says nothing.
        return (f"{mark[0]} {text.strip()}" if text.strip() else "", mark[1])

    def _table(self, table: Element) -> None:
        cells, lines = self._cells(table)
        name = table.find(f"{W}tblPr/{W}tblCaption")
        self._document.grid(cells, lines, name=value(name))

    def _cells(self, table: Element) -> tuple[list[Cell], int]:
        cells: list[Cell] = []
        # The cell of the line above that a column belongs to, to be made longer by vMerge.
        above: dict[int, Cell] = {}
        line = 0
        for row in _inside(table, W + "tr"):
            properties = row.find(W + "trPr")
            if properties is not None and properties.find(W + "del") is not None:
                self._document.report("deleted-text", text=" ".join(row.itertext(W + "t", W + "delText")))
                continue
            line += 1
            hidden = True if properties is not None and properties.find(W + "hidden") is not None else None
            if hidden:
                self._document.report("hidden-rows")
            column = 1
            if properties is not None:
                column += max(0, number(value(properties.find(W + "gridBefore"))))
            now: dict[int, Cell] = {}
            for element in _inside(row, W + "tc"):
                about = element.find(W + "tcPr")
                span = 1 if about is None else max(1, number(value(about.find(W + "gridSpan")), 1))
                if column + span - 1 > self._document.limits.columns:
                    raise Refused("too-many-columns", columns=column + span - 1, limit=self._document.limits.columns)
                merge = None if about is None else about.find(W + "vMerge")
                goes_on = merge is not None and value(merge) != "restart"
                cell = above.get(column)
                text = self._cell_text(element)
                if goes_on and cell is not None and cell.columns == span:
                    cell.lines += 1
                    # Word hides what a continued cell holds; nothing of a document may be lost.
                    if text.strip():
                        cell.text += "\n" + text
                else:
                    cell = Cell(line, column, 1, span, text, fill=_fill(about), hidden=hidden)
                    cells.append(cell)
                if merge is not None:
                    now[column] = cell
                column += span
            above = now
        return cells, line

    def _cell_text(self, cell: Element) -> str:
        pieces: list[str] = []
        for block in blocks(cell):
            if block.tag == W + "p":
                pieces.append(self._printed(block)[0])
            else:
                self._document.report("nested-table")
                inner, _ = self._cells(block)
                lines: dict[int, list[str]] = {}
                for found in inner:
                    lines.setdefault(found.line, []).append(found.text)
                pieces.extend(" ".join(filter(None, texts)) for texts in lines.values())
        return "\n".join(pieces)


def blocks(holder: Element) -> Iterator[Element]:
    """Paragraphs and tables directly in a body, a cell or a text box, through wrappers that add nothing."""
    for child in holder:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag in _THROUGH:
            yield from blocks(child)
        elif child.tag == MC + "AlternateContent":
            choice = child.find(MC + "Choice")
            if choice is not None:
                yield from blocks(choice)


def _inside(holder: Element, tag: str) -> Iterator[Element]:
    for child in holder:
        if child.tag == tag:
            yield child
        elif child.tag in _THROUGH:
            yield from _inside(child, tag)


def _fill(about: Element | None) -> str | None:
    shade = None if about is None else about.find(W + "shd")
    colour = value(shade, "fill")
    if colour is None or len(colour) != 6 or colour.upper() == "FFFFFF":
        return None
    return colour.upper() if all(letter in "0123456789abcdefABCDEF" for letter in colour) else None


def _notes(archive: Archive, parts: dict[str, str], styles: Styles, numbering: Numbering, document: Document) -> None:
    """Foot- and endnotes follow the text, as paragraphs of their own."""
    for kind in ("footnotes", "endnotes"):
        if not parts.get(kind) or not archive.has(parts[kind]):
            continue
        for note in archive.xml(parts[kind]):
            if isinstance(note.tag, str) and note.get(W + "type") in (None, "normal"):
                before = document.line
                _Body(document, styles, numbering).read(note)
                if document.line > before:
                    document.report("footnote")


def _left_out(archive: Archive, parts: dict[str, str], document: Document) -> None:
    """Heads and feet of pages and comments are not read: they are named."""
    for relation in relations(archive, main_part(archive, "word/document.xml")).values():
        kind = relation["type"]
        if kind in ("header", "footer", "comments") and not relation["external"] and archive.has(relation["target"]):
            text = " ".join(archive.xml(relation["target"]).itertext(W + "t")).strip()
            if text:
                document.report({"comments": "comment"}.get(kind, kind), text=text)
