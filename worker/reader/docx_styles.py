"""What styles.xml says about paragraphs: headings, and numbers that hang on a style."""
from __future__ import annotations

import re

from .archive import Archive, Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def value(element: Element | None, name: str = "val") -> str | None:
    return None if element is None else element.get(W + name)


def number(text: str | None, otherwise: int = 0) -> int:
    """An attribute as a number; Word forgives what is none."""
    try:
        return int(text) if text is not None else otherwise
    except ValueError:
        return otherwise


class Styles:
    """Paragraph styles, each with what it inherits."""

    def __init__(self, archive: Archive, part: str | None) -> None:
        self._styles: dict[str, Element] = {}
        self.default: str | None = None
        if part and archive.has(part):
            for style in archive.xml(part).iter(W + "style"):
                name = style.get(W + "styleId")
                if name:
                    self._styles[name] = style
                    if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true"):
                        self.default = name

    def chain(self, name: str | None) -> list[Element]:
        """A style and those that it is based on; a circle ends where it closes."""
        found: list[Element] = []
        seen: set[str] = set()
        while name and name in self._styles and name not in seen and len(found) < 30:
            seen.add(name)
            found.append(self._styles[name])
            name = value(self._styles[name].find(W + "basedOn"))
        return found

    def heading(self, name: str | None, properties: Element | None) -> int | None:
        """1–6 for a heading, by outline level or by the style's name in English or Indonesian."""
        levels = [] if properties is None else [properties.find(W + "outlineLvl")]
        for style in self.chain(name):
            of_style = style.find(W + "pPr")
            if of_style is not None:
                levels.append(of_style.find(W + "outlineLvl"))
            title = (value(style.find(W + "name")) or "").lower()
            match = re.fullmatch(r"(?:heading|judul) ([1-9])", title)
            if match:
                return min(int(match[1]), 6)
            if title in ("title", "judul"):
                return 1
        for level in levels:
            if level is not None:
                depth = number(value(level), 9)
                return min(depth + 1, 6) if depth < 9 else None
        return None

    def numbering(self, name: str | None) -> tuple[str | None, int | None]:
        """The list (numId) and level that a style puts its paragraphs in."""
        num, level = None, None
        for style in self.chain(name):
            properties = style.find(f"{W}pPr/{W}numPr")
            if properties is None:
                continue
            num = num or value(properties.find(W + "numId"))
            if level is None and properties.find(W + "ilvl") is not None:
                level = number(value(properties.find(W + "ilvl")))
        return num, level

    def font(self, name: str | None) -> str | None:
        for style in self.chain(name):
            fonts = style.find(f"{W}rPr/{W}rFonts")
            if fonts is not None and fonts.get(W + "ascii"):
                return fonts.get(W + "ascii")
        return None
