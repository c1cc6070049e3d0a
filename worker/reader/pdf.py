"""Reads PDF: tables by ruled lines, then by alignment, the rest as paragraphs; pages that are pictures are recognised."""
from __future__ import annotations

import io
import logging
import zlib
from collections.abc import Callable

import numpy
import pdfplumber
from pdfminer import pdftypes
from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfparser import PDFSyntaxError
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from . import page_layout, ruled
from .aligned import take_tables
from .document import Cell, Document
from .limits import Limits
from .page_layout import Page, PageTable
from .pdf_colours import fill_of
from .pdf_letters import turned_text, words_of
from .refusals import Refused
from .words import lines_of, text_of

logging.disable(logging.CRITICAL)

# More letters than a page can show: nobody reads it, and sorting it out would take minutes.
MOST_LETTERS = 60_000


class _BoundedZlib:
    """Stands in for zlib within pdfminer: a stream that unpacks to more than a page can need is a bomb."""

    error, decompressobj, most = zlib.error, staticmethod(zlib.decompressobj), 100_000_000

    @classmethod
    def decompress(cls, packed: bytes) -> bytes:
        unpacking = zlib.decompressobj()
        found = unpacking.decompress(packed, cls.most)
        if unpacking.unconsumed_tail:
            raise Refused("unpacked-too-large", bytes=cls.most, limit=cls.most)
        if not unpacking.eof:
            raise zlib.error("incomplete stream")
        return found


pdftypes.zlib = _BoundedZlib
_draw_letter = PDFLayoutAnalyzer.render_char


def _draw_counted(device: PDFLayoutAnalyzer, *letter: object, **more: object) -> float:
    """Stops at the first letter too many: millions of them would use up the memory before anybody could count them."""
    device.drawn = getattr(device, "drawn", 0) + 1
    if device.drawn > MOST_LETTERS:
        raise Refused("too-much-text", limit=MOST_LETTERS)
    return _draw_letter(device, *letter, **more)


PDFLayoutAnalyzer.render_char = _draw_counted


def read(path: str, limits: Limits, progress: Callable[[int, int], None]) -> Document:
    document = Document("pdf", limits)
    with opened(path) as pdf:
        count = page_count(pdf)
        if count > limits.pages:
            raise Refused("too-many-pages", pages=count, limit=limits.pages)
        _report_active(pdf, document)
        pages: list[Page] = []
        scanned = 0
        for at, page in enumerate(pdf.pages, 1):
            content = _content(page, at)
            if content is None:
                scanned += 1
                if scanned > limits.scanned_pages:
                    raise Refused("too-many-pages", pages=count, limit=limits.scanned_pages)
                from . import scan
                content = scan.pdf_page(path, at, _dots(page), limits)
                document.report("scanned-page", page=at)
            pages.append(content)
            page.close()
            progress(at, count)
    document.pages = count
    page_layout.into(document, pages)
    return document


def opened(path: str) -> pdfplumber.PDF:
    try:
        with open(path, "rb") as file:
            return pdfplumber.open(io.BytesIO(file.read()))
    except PdfminerException as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, (PDFPasswordIncorrect, PDFEncryptionError)):
            raise Refused("encrypted") from error
        if isinstance(cause, (MemoryError, RecursionError)):
            raise
        raise Refused("damaged", part="pdf") from error
    except (PDFSyntaxError, MalformedPDFException) as error:
        raise Refused("damaged", part="pdf") from error


def page_count(pdf: pdfplumber.PDF) -> int:
    """How many pages there are, counted without opening them; a tree that runs in a circle is damaged."""
    try:
        root = resolve1(pdf.doc.catalog.get("Pages"))
        return max(_leaves(root, set(), 0), 0)
    except (RecursionError, AttributeError, TypeError) as error:
        raise Refused("damaged", part="pages") from error


def _leaves(node: object, seen: set[int], depth: int) -> int:
    node = resolve1(node)
    if not isinstance(node, dict) or depth > 60:
        return 0
    kids = resolve1(node.get("Kids"))
    if not isinstance(kids, list):
        return 1
    found = 0
    for kid in kids:
        if isinstance(kid, PDFObjRef):
            if kid.objid in seen:
                continue
            seen.add(kid.objid)
        found += _leaves(kid, seen, depth + 1)
        if found > 100_000:
            break
    return found


def _report_active(pdf: pdfplumber.PDF, document: Document) -> None:
    catalog = pdf.doc.catalog
    names = resolve1(catalog.get("Names")) or {}
    action = resolve1(catalog.get("OpenAction"))
    kind = getattr(resolve1(action.get("S")), "name", "") if isinstance(action, dict) else ""
    if "JavaScript" in names or kind == "JavaScript":
        document.report("macro", part="JavaScript")
    if "EmbeddedFiles" in names:
        document.report("embedded", part="EmbeddedFiles")
    if kind in ("Launch", "URI", "SubmitForm", "ImportData"):
        document.report("external-link", kind=kind, target="")
    if "AcroForm" in catalog:
        form = resolve1(catalog.get("AcroForm"))
        if isinstance(form, dict) and "XFA" in form:
            document.report("form")


def _content(page: pdfplumber.page.Page, number: int) -> Page | None:
    """What stands on a page; `None` when it is a picture of a page."""
    left, top, _, _ = page.bbox
    letters = [_moved(letter, left, top) for letter in page.chars]
    if len(letters) > MOST_LETTERS:
        raise Refused("too-much-text", limit=MOST_LETTERS)
    edges = [_moved(edge, left, top) for edge in page.edges]
    if _is_picture(page, letters, edges):
        return None
    found = Page(number, float(page.width), float(page.height))
    upright = [letter for letter in letters if letter.get("upright", True)]
    turned = [letter for letter in letters if not letter.get("upright", True)]
    written = words_of(upright, found.width, found.height)
    words = _Taking(written, [word.centre for word in written])
    signs = _Taking(turned, [((one["x0"] + one["x1"]) / 2, (one["top"] + one["bottom"]) / 2) for one in turned])
    rects = [_moved(rect, left, top) for rect in page.rects if rect.get("fill")]
    curves = [_moved(curve, left, top) for curve in page.curves]
    for table in ruled.tables(edges, snap=3, join=3, reach=3):
        if not is_table(table):
            continue
        cells = []
        for cell in table.cells:
            text = "\n".join(filter(None, [
                text_of(words.inside(cell.place), cell.place), turned_text(signs.inside(cell.place), found.width, found.height)]))
            certainty = None
            if not text and _drawn_mark(curves, cell.place):
                text, certainty = "√", 60
            cells.append(Cell(cell.line, cell.column, cell.lines, cell.columns, text, certainty, number,
                              found.box(cell.place), fill_of(rects, cell.place, found)))
        found.tables.append(PageTable(cells, table.lines, table.place))
    rest = words.rest() + words_of(signs.rest(), found.width, found.height)
    found.lines = lines_of(rest)
    take_tables(found)
    return found


class _Taking:
    """Things with their middles, each given to the first place that it stands in."""

    def __init__(self, things: list, middles: list[tuple[float, float]]) -> None:
        self._things = things
        self._x, self._y = numpy.array(middles, dtype=float).reshape(-1, 2).T
        self._free = numpy.ones(len(things), dtype=bool)

    def inside(self, place: tuple[float, float, float, float]) -> list:
        left, top, right, bottom = place
        found = self._free & (self._x >= left) & (self._x < right) & (self._y >= top) & (self._y < bottom)
        self._free &= ~found
        return [self._things[at] for at in numpy.flatnonzero(found)]

    def rest(self) -> list:
        return [self._things[at] for at in numpy.flatnonzero(self._free)]


def _moved(thing: dict, left: float, top: float) -> dict:
    """Pages may begin anywhere; ours begin at 0, 0."""
    if not left and not top:
        return thing
    return {**thing, "x0": thing["x0"] - left, "x1": thing["x1"] - left, "top": thing["top"] - top,
            "bottom": thing["bottom"] - top}


def is_table(table: ruled.RuledTable) -> bool:
    """A frame around the page, or a line above a signature, is none."""
    return table.columns > 1 or table.lines > 2


def _is_picture(page: pdfplumber.page.Page, letters: list[dict], edges: list[dict]) -> bool:
    """A scan: one picture covers the page and no lines are drawn, or there are no letters at all but a picture."""
    area = float(page.width) * float(page.height)
    covered = sum(max(0.0, min(image["x1"], page.bbox[2]) - max(image["x0"], page.bbox[0]))
                  * max(0.0, min(image["bottom"], page.bbox[3]) - max(image["top"], page.bbox[1])) for image in page.images)
    visible = sum(1 for letter in letters if letter["text"].strip())
    if visible == 0:
        return bool(page.images) and covered > 0.1 * area
    # The text of a recognised scan is invisible and of unknown quality: we look ourselves.
    return covered > 0.85 * area and len(edges) < 8


def _dots(page: pdfplumber.page.Page) -> int:
    """How many dots the longer side of a page would have at the resolution of its largest picture."""
    found = 0.0
    for image in page.images:
        width, height = image.get("srcsize", (0, 0))
        shown = max(image["x1"] - image["x0"], 1)
        if isinstance(width, int) and isinstance(height, int) and shown > 0.3 * page.width:
            found = max(found, width / shown, height / shown if page.rotation in (90, 270) else 0)
    return round(found * max(float(page.width), float(page.height)))


def _drawn_mark(curves: list[dict], place: tuple[float, float, float, float]) -> bool:
    """A tick that was drawn instead of written."""
    left, top, right, bottom = place
    return any(left <= curve["x0"] and curve["x1"] <= right and top <= curve["top"] and curve["bottom"] <= bottom
               and 2 < curve["x1"] - curve["x0"] < 30 and 2 < curve["bottom"] - curve["top"] < 30 for curve in curves)
