"""The colour that a cell of a PDF was painted with."""
from __future__ import annotations

from .page_layout import Page
from .words import Place


def fill_of(rects: list[dict], place: Place, page: Page) -> str | None:
    """The last rectangle painted over most of a cell; white is none."""
    left, top, right, bottom = place
    area = max((right - left) * (bottom - top), 1)
    found = None
    for rect in rects:
        width = min(right, rect["x1"]) - max(left, rect["x0"])
        height = min(bottom, rect["bottom"]) - max(top, rect["top"])
        if width <= 0 or height <= 0 or width * height < 0.6 * area:
            continue
        if (rect["x1"] - rect["x0"]) * (rect["bottom"] - rect["top"]) > 0.8 * page.width * page.height:
            continue
        found = _hex(rect.get("non_stroking_color"))
    return None if found in (None, "FFFFFF") else found


def _hex(colour: object) -> str | None:
    if isinstance(colour, (int, float)):
        colour = (colour,)
    if not isinstance(colour, (tuple, list)) or not all(isinstance(part, (int, float)) for part in colour):
        return None
    if len(colour) == 1:
        parts = [colour[0]] * 3
    elif len(colour) == 3:
        parts = list(colour)
    elif len(colour) == 4:
        parts = [(1 - part) * (1 - colour[3]) for part in colour[:3]]
    else:
        return None
    return "".join(f"{round(min(max(part, 0), 1) * 255):02X}" for part in parts)
