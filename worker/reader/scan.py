"""Reads pictures of pages: straightened, their tables found by ruled lines, words recognised cell by cell."""
from __future__ import annotations

import os
import tempfile
from collections.abc import Callable

import numpy
from PIL import Image

from . import ink, marks, page_layout, pictures, programs, ruled, tesseract
from .aligned import take_tables
from .document import Cell, Document
from .limits import Limits
from .page_layout import Page, PageTable
from .refusals import Refused
from .straighten import even, straight
from .words import Word, lines_of, certainty_of, text_of

# Darker than this, on even ground, is ink.
DARK = 150
# Thin rules are paler than letters.
PALE = 190
# The white around what tesseract is given.
BORDER = 24
# Ink no wider and no higher than this, in dots, is one word at most: a mark or a number perhaps.
SMALL, LOW = 170, 110


def read(path: str, limits: Limits, progress: Callable[[int, int], None]) -> Document:
    if programs.found("tesseract") is None:
        raise Refused("no-text-recognition")
    with open(path, "rb") as file:
        head = file.read(4)
    kind = {b"\x89PNG": "png", b"RIFF": "webp"}.get(head, "jpeg" if head[:2] == b"\xff\xd8" else "tiff")
    document = Document(kind, limits)
    picture = pictures.opened(path, kind, limits)
    count = pictures.frame_count(picture, limits)
    pages = []
    for at, frame in enumerate(pictures.frames(picture, limits), 1):
        pages.append(page_of(frame, at, limits))
        progress(at, count)
    document.pages = count
    page_layout.into(document, pages)
    return document


def pdf_page(path: str, number: int, longer: int, limits: Limits) -> Page:
    """A page of a PDF that is a picture, rendered by poppler and read as one.

    `longer` is the longer side of the picture within, in dots: at any other size poppler would spoil its letters.
    """
    if programs.found("tesseract") is None:
        raise Refused("no-text-recognition")
    with tempfile.TemporaryDirectory() as folder:
        target = os.path.join(folder, "page")
        programs.run(["pdftoppm", "-f", str(number), "-l", str(number), "-singlefile", "-scale-to",
                      str(min(longer, 5000) if longer > 600 else 3508),
                      path, target], 60, "no-page-pictures")
        if not os.path.exists(target + ".ppm"):
            raise Refused("damaged", part=f"page {number}")
        frame = pictures.on_white(Image.open(target + ".ppm"))
        frame.load()
    return page_of(frame, number, limits)


def page_of(frame: Image.Image, number: int, limits: Limits) -> Page:
    coloured, turned = straight(frame)
    grey = even(coloured.convert("L"))
    dark = numpy.asarray(grey) < PALE
    # Boxes are given on the straightened page; a degree of skew moves them by less than a cell.
    page = Page(number, grey.width, grey.height)
    edges = ink.rules(dark, least=max(grey.width // 45, 40))
    values = numpy.asarray(grey)
    free = values.copy()
    tables = [table for table in ruled.tables(edges, snap=12, join=24, reach=14) if table.columns > 1 and len(table.cells) > 3]
    for table in tables:
        page.tables.append(_table(table, coloured, values, page, limits))
        left, top, right, bottom = (int(value) for value in table.place)
        free[max(top - 3, 0):bottom + 3, max(left - 3, 0):right + 3] = 255
    # Rules outside tables, under a letterhead or over a signature, are no words.
    for rule in edges:
        x0, x1, y0, y1 = (int(rule[name]) for name in ("x0", "x1", "top", "bottom"))
        free[max(y0 - 4, 0):y1 + 5, max(x0 - 4, 0):x1 + 5] = 255
    if (free < DARK).sum() > 200:
        found = tesseract.words([Image.fromarray(free)], 6 if tables else 4, limits.seconds)[0]
        page.lines = lines_of([word for word in found if _is_word(word)])
        take_tables(page)
    return page


def _is_word(word: Word) -> bool:
    """Specks and remains of lines are read as dots and dashes, with little trust."""
    return any(letter.isalnum() for letter in word.text) and word.certainty >= 15 or word.certainty >= 60


def _table(table: ruled.RuledTable, coloured: Image.Image, values: numpy.ndarray, page: Page, limits: Limits) -> PageTable:
    cells, wide, small = [], [], []
    for cell in table.cells:
        left, top, right, bottom = (int(value) for value in cell.place)
        inside = ink.unframed(values[top + 4:bottom - 3, left + 4:right - 3], PALE)
        made = Cell(cell.line, cell.column, cell.lines, cell.columns, page=page.number, box=page.box(cell.place),
                    fill=_fill(coloured, cell.place))
        cells.append(made)
        if inside.size and (inside < DARK).sum() > 25:
            (small if _is_small(inside) else wide).append((made, inside))
    # One line is read best as one line, a block as a block.
    for held, mode in ((wide, 6), (small, 7)):
        clippings = [_clipping(inside, around=BORDER) for _, inside in held]
        for (made, inside), words in zip(held, tesseract.words(clippings, mode, limits.seconds)):
            made.text, made.certainty = text_of(words, _room(words, inside)), certainty_of(words)
    for made, inside in small:
        _look_again(made, inside)
    _digits_apart(small, limits)
    return PageTable(cells, table.lines, table.place)


def _room(words: list[Word], inside: numpy.ndarray) -> tuple[float, float, float, float] | None:
    """The cell's width around recognised words, which are measured from where its ink begins."""
    if not words:
        return None
    left = float(numpy.flatnonzero((inside < DARK).any(axis=0))[0]) - BORDER
    return -left, 0.0, inside.shape[1] - left, float(inside.shape[0])


def _look_again(made: Cell, inside: numpy.ndarray) -> None:
    """A cell with little ink may hold a mark instead of letters."""
    if len(made.text) > 3:
        return
    seen = marks.mark(inside < PALE, made.text, made.certainty)
    if seen:
        made.text, made.certainty = seen


def _is_small(inside: numpy.ndarray) -> bool:
    """One short line of ink, nothing under it."""
    dark = inside < PALE
    rows, columns = dark.sum(axis=1) > 1, dark.sum(axis=0) > 1
    if not rows.any() or not columns.any():
        return True
    height, width = numpy.ptp(numpy.flatnonzero(rows)), numpy.ptp(numpy.flatnonzero(columns))
    return width < SMALL and height < LOW and len(_bands(rows, 4)) <= 1


def _bands(filled: numpy.ndarray, gap: int) -> list[tuple[int, int]]:
    """Where a row of yes and no says yes, as (start, end)."""
    steps = numpy.diff(numpy.pad(filled, 1).astype(numpy.int8))
    bands: list[tuple[int, int]] = []
    for start, end in zip(numpy.flatnonzero(steps == 1).tolist(), numpy.flatnonzero(steps == -1).tolist()):
        # A thin stroke may be broken, and paper has specks.
        if bands and start - bands[-1][1] <= gap:
            bands[-1] = (bands[-1][0], end)
        else:
            bands.append((start, end))
    return [band for band in bands if band[1] - band[0] > 3]


def _digits_apart(small: list[tuple[Cell, numpy.ndarray]], limits: Limits) -> None:
    """Numbers whose digits stand apart are read digit by digit where recognition dropped one: it takes 11 for 1."""
    apart, clippings = [], []
    for made, inside in small:
        if made.text in ("l", "I", "|", "i", "]", "["):
            made.text, made.certainty = "1", 70
        if not made.text.isdigit():
            continue
        bands = _bands((inside < DARK).any(axis=0), 1)
        if len(made.text) < len(bands) <= 3:
            apart.append((made, len(bands)))
            clippings += [_clipping(inside[:, start:end], around=BORDER) for start, end in bands]
    digits = [text_of(words) for words in tesseract.words(clippings, 10, limits.seconds, "0123456789")]
    for made, count in apart:
        text, digits = "".join(digits[:count]), digits[count:]
        if len(text) == count:
            made.text, made.certainty = text, min(made.certainty or 0, 75)


def _clipping(inside: numpy.ndarray, around: int) -> Image.Image:
    """A cell's inside on white, cut to its ink: tesseract wants a border, and no more."""
    dark = inside < DARK
    rows, columns = numpy.flatnonzero(dark.any(axis=1)), numpy.flatnonzero(dark.any(axis=0))
    cut = inside[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1]
    return Image.fromarray(numpy.pad(cut, around, constant_values=255))


def _fill(coloured: Image.Image, place: tuple[float, float, float, float]) -> str | None:
    """The colour of a cell's ground where it is no shade of paper."""
    left, top, right, bottom = (int(value) for value in place)
    if right - left < 12 or bottom - top < 12:
        return None
    clip = numpy.asarray(coloured.crop((left + 5, top + 5, right - 4, bottom - 4)).resize((24, 24), Image.Resampling.BOX))
    red, green, blue = (int(value) for value in numpy.median(clip.reshape(-1, 3), axis=0))
    return f"{red:02X}{green:02X}{blue:02X}" if max(red, green, blue) - min(red, green, blue) > 45 else None
