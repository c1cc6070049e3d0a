"""What ODT and ODS share: the text of a paragraph, styles that mean something, tables with covered and repeated cells."""
from __future__ import annotations

from dataclasses import dataclass

from .archive import Archive, Element
from .document import Document
from .refusals import Refused
from .symbols import seen, signs_of

_O = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, OFFICE, STYLE, DRAW = (f"{{{_O}{name}:1.0}}" for name in ("text", "table", "office", "style", "drawing"))
FO = f"{{{_O}xsl-fo-compatible:1.0}}"
XLINK = "{http://www.w3.org/1999/xlink}"

_LEFT_OUT = {OFFICE + "annotation": "comment", OFFICE + "annotation-end": None, TEXT + "tracked-changes": None,
             TEXT + "ruby-text": None, TEXT + "bookmark": None}


def count(element: Element, name: str, most: int = 10_000_000) -> int:
    """A repeat or a span: at least one, and no more than anybody would believe."""
    text = element.get(TABLE + name, "1")
    return min(max(int(text), 1), most) if text.isdigit() and len(text) < 12 else 1


@dataclass
class Look:
    fill: str | None = None
    font: str | None = None
    parent: str | None = None
    hidden: bool = False
    shown: bool = True
    heading: int | None = None
    list_style: str | None = None


class Looks:
    """Styles by family and name, of the content and of the whole document, with what they inherit."""

    def __init__(self, archive: Archive, content: Element) -> None:
        self._looks: dict[tuple[str, str], Look] = {}
        self.lists: dict[str, Element] = {}
        self._faces: dict[str, str] = {}
        roots = [archive.xml("styles.xml")] if archive.has("styles.xml") else []
        for root in [*roots, content]:
            for face in root.iter(STYLE + "font-face"):
                family = face.get(f"{{{_O}svg-compatible:1.0}}font-family", "")
                self._faces[face.get(STYLE + "name", "")] = family.strip("'\"")
            for style in root.iter(STYLE + "style"):
                self._looks[(style.get(STYLE + "family", ""), style.get(STYLE + "name", ""))] = self._look(style)
            for style in root.iter(TEXT + "list-style"):
                self.lists[style.get(STYLE + "name", "")] = style

    def of(self, family: str, name: str | None) -> Look:
        """A style with the gaps filled from its parents."""
        found, seen_names = Look(), set()
        while name and name not in seen_names and (family, name) in self._looks:
            seen_names.add(name)
            look = self._looks[(family, name)]
            found.fill = found.fill or look.fill
            found.font = found.font or look.font
            found.heading = found.heading or look.heading
            found.list_style = found.list_style or look.list_style
            found.hidden |= look.hidden
            found.shown &= look.shown
            name = look.parent
        if found.fill in ("transparent", "FFFFFF"):
            found.fill = None
        return found

    def _look(self, style: Element) -> Look:
        look = Look(parent=style.get(STYLE + "parent-style-name"), list_style=style.get(STYLE + "list-style-name"))
        level = style.get(STYLE + "default-outline-level", "")
        look.heading = int(level) if level.isdigit() and level != "0" else None
        cell = style.find(STYLE + "table-cell-properties")
        if cell is not None:
            look.fill = _colour(cell.get(FO + "background-color"))
        text = style.find(STYLE + "text-properties")
        if text is not None:
            name = text.get(STYLE + "font-name")
            look.font = self._faces.get(name, name) if name else (text.get(FO + "font-family") or "").strip("'\"") or None
            look.hidden = text.get(TEXT + "display") == "none"
        table = style.find(STYLE + "table-properties")
        look.shown = table is None or table.get(TABLE + "display") != "false"
        return look


def _colour(text: str | None) -> str | None:
    if text == "transparent":
        return text
    if text and len(text) == 7 and text.startswith("#"):
        return text[1:].upper()
    return None


class Reading:
    """Paragraph text; text boxes and notes that hang on it are put aside in `boxes` and `notes`."""

    def __init__(self, looks: Looks, document: Document) -> None:
        self.looks, self.document = looks, document
        self.boxes: list[Element] = []
        self.notes: list[Element] = []
        self._depth = 0

    def text(self, paragraph: Element, family: str = "paragraph", font: str | None = None) -> str:
        look = self.looks.of(family, paragraph.get(TEXT + "style-name"))
        if look.hidden:
            self.document.report("hidden-text", text="".join(paragraph.itertext()))
            return ""
        pieces: list[str] = []
        self._collect(paragraph, look.font or font, pieces)
        return "".join(pieces)

    def _collect(self, holder: Element, font: str | None, pieces: list[str]) -> None:
        pieces.append(_folded(holder.text, font))
        for child in holder:
            tag = child.tag
            if tag == TEXT + "s":
                number = child.get(TEXT + "c", "1")
                pieces.append(" " * (min(int(number), 1000) if number.isdigit() else 1))
            elif tag == TEXT + "tab":
                pieces.append("\t")
            elif tag == TEXT + "line-break":
                pieces.append("\n")
            elif tag == TEXT + "note":
                self.notes.append(child)
            elif tag == TEXT + "span":
                pieces.append(self.text(child, "text", font))
            elif tag in _LEFT_OUT:
                if _LEFT_OUT[tag]:
                    self.document.report(_LEFT_OUT[tag], text=" ".join("".join(child.itertext()).split()))
            elif isinstance(tag, str) and tag.startswith(DRAW):
                self.drawing(child)
            elif isinstance(tag, str):
                self._collect(child, font, pieces)
            pieces.append(_folded(child.tail, font))

    def drawing(self, drawing: Element) -> None:
        boxes = [box for box in drawing.iter(DRAW + "text-box")
                 if next((one for one in box.iterancestors(DRAW + "text-box") if _within(one, drawing)), None) is None]
        self.boxes.extend(boxes)
        if not boxes:
            if any(part.tag in (TEXT + "p", TEXT + "h") for part in drawing):
                self.boxes.append(drawing)
            for part in drawing.iter(DRAW + "image", DRAW + "object", DRAW + "object-ole"):
                self.document.report("picture" if part.tag == DRAW + "image" else "embedded")


def _within(element: Element, holder: Element) -> bool:
    return element is holder or any(one is holder for one in element.iterancestors())


def _folded(text: str | None, font: str | None) -> str:
    """White space in the file is one blank; blanks that count have elements of their own."""
    if not text:
        return ""
    folded = " ".join(text.split(" ")) if "\n" not in text and "\t" not in text else " ".join(text.split())
    return seen(folded, font) if signs_of(font) or not folded.isascii() else folded


def content(archive: Archive, body: str) -> tuple[Element, Element]:
    """The content and its body; an encrypted package says so in its manifest."""
    if archive.has("META-INF/manifest.xml"):
        for part in archive.xml("META-INF/manifest.xml").iter():
            if isinstance(part.tag, str) and part.tag.endswith("}encryption-data"):
                raise Refused("encrypted")
    root = archive.xml("content.xml")
    found = root.find(f"{OFFICE}body/{OFFICE}{body}")
    if found is None:
        raise Refused("damaged", part="content.xml")
    return root, found


def report_links(root: Element, document: Document) -> None:
    """Links to the outside that an office program would follow by itself; those that a person clicks are left alone."""
    for element in root.iter(TEXT + "section-source", TABLE + "table-source", TABLE + "cell-range-source", DRAW + "image",
                             DRAW + "object", OFFICE + "dde-source", OFFICE + "event-listeners"):
        target = element.get(XLINK + "href", "")
        if element.tag in (OFFICE + "dde-source",) or "://" in target:
            document.report("external-link", kind=element.tag.split("}")[1], target=target)
        if element.tag == OFFICE + "event-listeners":
            document.report("macro", part="event-listeners")
