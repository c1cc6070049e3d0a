"""Looks of an Excel cell that mean something: number format, colour of the ground, picture font."""
from __future__ import annotations

import colorsys
from dataclasses import dataclass

from .archive import Archive, Element
from .number_format import BUILT_IN

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

# The first colours of the old palette; 64 is the text's own.
_INDEXED = ["000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF"] * 2 + [
    "800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080", "9999FF", "993366", "FFFFCC",
    "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF", "000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000",
    "008080", "0000FF", "00CCFF", "CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99", "3366FF",
    "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696", "003366", "339966", "003300", "333300",
    "993300", "993366", "333399", "333333"]
# The theme's order of colours differs from how cells count them: light and dark change places.
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")


@dataclass
class Look:
    form: str = "General"
    fill: str | None = None
    font: str | None = None


class Looks:
    """Every look of the file by the number that cells give."""

    def __init__(self, archive: Archive, styles: str | None, theme: str | None) -> None:
        self._looks: list[Look] = []
        if not styles or not archive.has(styles):
            return
        root = archive.xml(styles)
        self._theme = _theme(archive, theme)
        forms = dict(BUILT_IN)
        for form in root.iter(S + "numFmt"):
            forms[int(form.get("numFmtId", "0"))] = form.get("formatCode", "General")
        fonts = [_font(font) for font in root.findall(f"{S}fonts/{S}font")]
        fills = [self._fill(fill) for fill in root.findall(f"{S}fills/{S}fill")]
        for look in root.findall(f"{S}cellXfs/{S}xf"):
            self._looks.append(Look(forms.get(_number(look, "numFmtId"), "General"),
                                    _at(fills, _number(look, "fillId")), _at(fonts, _number(look, "fontId"))))

    def of(self, index: str | None) -> Look:
        number = int(index) if index and index.isdigit() else 0
        return self._looks[number] if number < len(self._looks) else Look()

    def _fill(self, fill: Element) -> str | None:
        pattern = fill.find(S + "patternFill")
        if pattern is None:
            stop = fill.find(f"{S}gradientFill/{S}stop/{S}color")
            return self._colour(stop)
        if pattern.get("patternType", "none") == "none":
            return None
        solid = pattern.get("patternType") == "solid"
        colour = self._colour(pattern.find(S + ("fgColor" if solid else "bgColor")))
        return None if colour in (None, "FFFFFF") else colour

    def _colour(self, colour: Element | None) -> str | None:
        if colour is None:
            return None
        found = None
        if colour.get("rgb"):
            found = colour.get("rgb", "")[-6:].upper()
        elif (colour.get("indexed") or "").isdigit():
            found = _at(_INDEXED, int(colour.get("indexed", "64")))
        elif (colour.get("theme") or "").isdigit():
            found = _at(self._theme, int(colour.get("theme", "0")))
        if not found or len(found) != 6 or any(letter not in "0123456789ABCDEF" for letter in found):
            return None
        return _tinted(found, colour.get("tint"))


def _theme(archive: Archive, part: str | None) -> list[str]:
    if not part or not archive.has(part):
        return ["FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47"]
    colours = {}
    for scheme in archive.xml(part).iter(A + "clrScheme"):
        for colour in scheme:
            for value in colour:
                found = value.get("lastClr") or value.get("val") or ""
                colours[colour.tag.removeprefix(A)] = found.upper()
    return [colours.get(name, "") for name in _THEME_ORDER]


def _tinted(colour: str, tint: str | None) -> str:
    try:
        share = float(tint) if tint else 0.0
    except ValueError:
        share = 0.0
    if not share:
        return colour
    red, green, blue = (int(colour[at:at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + share) if share < 0 else light * (1 - share) + share
    mixed = colorsys.hls_to_rgb(hue, min(max(light, 0), 1), strength)
    return "".join(f"{round(part * 255):02X}" for part in mixed)


def _font(font: Element) -> str | None:
    name = font.find(S + "name")
    return None if name is None else name.get("val")


def _number(element: Element, name: str) -> int:
    text = element.get(name, "0")
    return int(text) if text.isdigit() else 0


def _at(things: list, index: int):
    return things[index] if index < len(things) else None
