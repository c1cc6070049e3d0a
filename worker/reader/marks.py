"""Tells a tick in a small cell by its shape, where text recognition sees a V, a slash or nothing."""
from __future__ import annotations

import numpy

from .symbols import CROSS, TICK

# What recognition makes of a tick.
LOOKS_LIKE = {"v", "V", "√", "✓", "✔", "/", "\\", "Y", "y", "vy", "w", "W", "J", "VV", "v/", "V/", "\\/", "Vv", "N", "¥", "M", "Vi", "vV"}
LOOKS_CROSSED = {"x", "X", "×", "✗", "✘"}


def mark(ink: numpy.ndarray, text: str, certainty: int | None) -> tuple[str, int] | None:
    """The mark that a cell's ink shows and how sure that is, or `None` for words and digits.

    `ink` is the cell's inside without its lines, `text` what recognition says.
    """
    shape = _cut(ink)
    if shape is None:
        return None
    sure = certainty or 0
    letters = text.strip(" .,'`’‘|_-:;")
    if letters and any(letter.isdigit() or letter.isalpha() for letter in letters) and letters not in LOOKS_LIKE | LOOKS_CROSSED:
        return None if sure >= 30 or not is_tick(shape) else (TICK, 60)
    if letters in LOOKS_CROSSED:
        return CROSS, min(sure, 80)
    if is_tick(shape):
        return TICK, 95 if letters in LOOKS_LIKE else 85
    if letters in LOOKS_LIKE:
        return TICK, 70
    # Something is there that is no letter: most likely a mark by hand.
    return (TICK, 40) if shape.sum() > 0.04 * shape.size else None


def is_tick(shape: numpy.ndarray) -> bool:
    """A tick falls to its lowest point left of the middle and rises to its highest at the right; upper left is empty."""
    height, width = shape.shape
    if height < 6 or width < 5 or not 0.55 < width / height < 2.8:
        return False
    left = shape[: height * 2 // 5, : max(width * 3 // 10, 1)]
    right_top = shape[: height * 2 // 5, width // 2:]
    columns = numpy.flatnonzero(shape.any(axis=0))
    lowest = [int(numpy.flatnonzero(shape[:, column]).max()) for column in columns]
    bottom = columns[int(numpy.argmax(lowest))] / width
    corner = shape[height * 3 // 5:, width * 7 // 10:]
    return left.mean() < 0.10 and right_top.any() and 0.05 < bottom < 0.62 and corner.mean() < 0.12


def _cut(ink: numpy.ndarray) -> numpy.ndarray | None:
    """The ink without the empty border and without specks."""
    rows, columns = ink.sum(axis=1) > 1, ink.sum(axis=0) > 1
    if rows.sum() < 5 or columns.sum() < 4:
        return None
    top, bottom = numpy.flatnonzero(rows)[[0, -1]]
    left, right = numpy.flatnonzero(columns)[[0, -1]]
    return ink[top:bottom + 1, left:right + 1]
