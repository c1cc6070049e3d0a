"""Reads Excel files: every sheet in its order, cells as they look, formulas by the value that was last computed."""
from __future__ import annotations

import re
from collections.abc import Callable

from .archive import Archive, Element, main_part, relations, report_what_is_never_run
from .document import Document
from .limits import Limits
from .number_format import shown
from .refusals import Refused
from .sheet_grid import Sheet
from .symbols import seen, signs_of
from .xlsx_styles import A, Looks, S

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
Text = list[tuple[str, str | None]]


def read(path: str, limits: Limits, progress: Callable[[int, int], None]) -> Document:
    archive = Archive(path, limits)
    document = Document("xlsx", limits)
    report_what_is_never_run(archive, document)
    part = main_part(archive, "xl/workbook.xml")
    book = archive.xml(part)
    if book.tag != S + "workbook":
        # .xlsb is binary, and "Strict Open XML" has names of its own.
        raise Refused("unknown-format")
    related = relations(archive, part)
    parts = {relation["type"]: relation["target"] for relation in related.values()}
    looks = Looks(archive, parts.get("styles"), parts.get("theme"))
    strings = _strings(archive, parts.get("sharedStrings"), limits)
    about = book.find(S + "workbookPr")
    since_1904 = about is not None and about.get("date1904") in ("1", "true")
    sheets = book.findall(f"{S}sheets/{S}sheet")
    for at, element in enumerate(sheets, 1):
        relation = related.get(element.get(R + "id", ""))
        if relation is None or relation["external"] or not archive.has(relation["target"]):
            continue
        if relation["type"] != "worksheet":
            document.report("other-sheet", sheet=element.get("name", ""), kind=relation["type"])
            continue
        sheet = Sheet(element.get("name", ""), element.get("state", "visible") != "visible")
        _Reading(archive, looks, strings, since_1904, limits).read(relation["target"], sheet)
        sheet.into(document)
        _left_out(archive, relation["target"], sheet.name, document)
        progress(at, len(sheets))
    return document


def _strings(archive: Archive, part: str | None, limits: Limits) -> list[Text]:
    found: list[Text] = []
    if part and archive.has(part):
        length = 0
        for _, item in archive.events(part, [S + "si"]):
            text = _rich(item)
            length += sum(len(piece) for piece, _ in text)
            if length > limits.characters * 4:
                raise Refused("too-much-text", limit=limits.characters)
            found.append(text)
    return found


def _rich(item: Element) -> Text:
    """Text with the font of each run; reading aids (phonetic) are left out."""
    pieces: Text = []
    for part in item:
        if part.tag == S + "t":
            pieces.append((part.text or "", None))
        elif part.tag == S + "r":
            font = part.find(f"{S}rPr/{S}rFont")
            text = part.find(S + "t")
            if text is not None:
                pieces.append((text.text or "", None if font is None else font.get("val")))
    return [(_unescaped(text), font) for text, font in pieces]


def _unescaped(text: str) -> str:
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


class _Reading:
    """One sheet, row by row; nothing is kept of rows that hold nothing."""

    def __init__(self, archive: Archive, looks: Looks, strings: list[Text], since_1904: bool, limits: Limits) -> None:
        self._archive, self._looks, self._strings = archive, looks, strings
        self._since_1904, self._limits = since_1904, limits

    def read(self, part: str, sheet: Sheet) -> None:
        row_number, fills = 0, {}
        tags = [S + "row", S + "mergeCell", S + "col"]
        for _, element in self._archive.events(part, tags):
            if element.tag == S + "row":
                row_number = _int(element.get("r")) or row_number + 1
                self._row(element, row_number, sheet, fills)
            elif element.tag == S + "mergeCell":
                area = _area(element.get("ref", ""))
                if area and area[:2] != area[2:]:
                    sheet.merged.append(area)
                    if len(sheet.merged) > self._limits.cells:
                        raise Refused("too-many-cells", limit=self._limits.cells)
            elif element.get("hidden") in ("1", "true"):
                sheet.hidden_columns.append((_int(element.get("min")), _int(element.get("max"))))
        # An empty coloured cell says something only where somebody may have meant it: beside or under words.
        columns = [column for _, column in sheet.cells]
        rows = [row for row, _ in sheet.cells]
        if rows:
            for place, fill in fills.items():
                if min(rows) <= place[0] <= max(rows) and min(columns) <= place[1] <= max(columns):
                    sheet.cells.setdefault(place, ("", fill))

    def _row(self, row: Element, number: int, sheet: Sheet, fills: dict[tuple[int, int], str]) -> None:
        column = 0
        for cell in row:
            if cell.tag != S + "c":
                continue
            place = _place(cell.get("r", ""))
            column = place[1] if place else column + 1
            look = self._looks.of(cell.get("s"))
            text = self._text(cell, look)
            if text.strip():
                sheet.cells[(number, column)] = (text, look.fill)
            elif look.fill:
                fills[(number, column)] = look.fill
            if len(sheet.cells) > self._limits.cells or len(fills) > self._limits.cells:
                raise Refused("too-many-cells", limit=self._limits.cells)
        if row.get("hidden") in ("1", "true"):
            sheet.hidden_rows.add(number)

    def _text(self, cell: Element, look) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inner = cell.find(S + "is")
            return "" if inner is None else _looking(_rich(inner), look.font)
        value = cell.findtext(S + "v")
        if value is None or value == "":
            return ""
        if kind == "s":
            index = _int(value)
            return _looking(self._strings[index], look.font) if index < len(self._strings) else ""
        if kind == "b":
            return "TRUE" if value.strip() in ("1", "true") else "FALSE"
        if kind in ("str", "e", "d"):
            return _looking([(_unescaped(value), None)], look.font)
        try:
            number = float(value)
        except ValueError:
            return value
        text = shown(number, look.form, self._since_1904)
        return seen(text, look.font) if signs_of(look.font) else text


def _looking(text: Text, font: str | None) -> str:
    return "".join(seen(piece, own or font) for piece, own in text)


def _left_out(archive: Archive, part: str, sheet: str, document: Document) -> None:
    """Text boxes of drawings become paragraphs after their sheet; comments are named."""
    for relation in relations(archive, part).values():
        if relation["external"] or not archive.has(relation["target"]):
            continue
        if relation["type"] == "drawing":
            root = archive.xml(relation["target"])
            for body in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}txBody"):
                text = "\n".join("".join(line.itertext(A + "t")) for line in body.iter(A + "p"))
                if text.strip():
                    document.report("text-box", sheet=sheet)
                    document.paragraph(text)
            if next(root.iter(A + "blip"), None) is not None:
                document.report("picture", sheet=sheet)
        elif relation["type"] in ("comments", "threadedComment"):
            document.report("comment", sheet=sheet, text=" ".join(archive.xml(relation["target"]).itertext(S + "t")))


def _int(text: str | None) -> int:
    return int(text) if text and text.strip().isdigit() and len(text) < 12 else 0


def _place(name: str) -> tuple[int, int] | None:
    match = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", name)
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def _area(name: str) -> tuple[int, int, int, int] | None:
    first, _, last = name.replace("$", "").partition(":")
    start, end = _place(first), _place(last or first)
    return (*start, *end) if start and end else None
