"""The text of one Word paragraph as it is printed: fields by their result, deleted text left out, signs by their font."""
from __future__ import annotations

from collections.abc import Callable

from .archive import Element
from .docx_styles import Styles, W, number, value
from .document import Document
from .symbols import BOX, BOX_CROSS, seen

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"

# What holds runs and adds nothing of its own.
_HOLDERS = {W + name for name in (
    "ins", "moveTo", "hyperlink", "smartTag", "sdtContent", "customXml", "dir", "bdo", "r", "fldSimple")}
_DELETED = {W + "del", W + "moveFrom"}
_SPACE = {W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-",
          W + "softHyphen": ""}


class ParagraphText:
    """Collects a paragraph's letters; text boxes that hang on it are handed to `text_box`."""

    def __init__(self, styles: Styles, document: Document, text_box: Callable[[Element], None]) -> None:
        self._styles, self._document, self._text_box = styles, document, text_box
        # Fields may begin in one paragraph and end in another: how deep we are in instructions and results.
        self._fields: list[str] = []

    def of(self, paragraph: Element) -> str:
        self._font = self._styles.font(value(paragraph.find(f"{W}pPr/{W}pStyle")) or self._styles.default)
        # An instruction that is never closed must not swallow the rest of the document.
        self._fields = [state for state in self._fields if state == "result"]
        pieces: list[str] = []
        self._collect(paragraph, pieces)
        return "".join(pieces)

    def _collect(self, holder: Element, pieces: list[str]) -> None:
        for child in holder:
            tag = child.tag
            if tag == W + "r":
                self._run(child, pieces)
            elif tag in _HOLDERS:
                self._collect(child, pieces)
            elif tag == W + "sdt":
                content = child.find(W + "sdtContent")
                if content is not None:
                    self._collect(content, pieces)
            elif tag in _DELETED:
                lost = "".join(child.itertext(W + "delText", W + "t"))
                if lost.strip():
                    self._document.report("deleted-text", text=lost)
            elif tag == MC + "AlternateContent":
                self._drawing(child)
            elif isinstance(tag, str) and tag.endswith(("}oMath", "}oMathPara")):
                pieces.append("".join(text for text in child.itertext()))

    def _run(self, run: Element, pieces: list[str]) -> None:
        properties = run.find(W + "rPr")
        if properties is not None and _on(properties.find(W + "vanish")):
            hidden = "".join(run.itertext(W + "t"))
            if hidden.strip():
                self._document.report("hidden-text", text=hidden)
            return
        font = self._font
        if properties is not None:
            fonts = properties.find(W + "rFonts")
            named = None if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi")
            font = named or self._styles.font(value(properties.find(W + "rStyle"))) or font
        for part in run:
            tag = part.tag
            if tag == W + "fldChar":
                self._field(part, pieces)
            elif tag == W + "instrText":
                self._instruction(part.text or "")
            elif "instruction" in self._fields:
                continue
            elif tag == W + "t":
                pieces.append(seen(part.text or "", font))
            elif tag in _SPACE:
                pieces.append(_SPACE[tag])
            elif tag == W + "sym":
                code = part.get(W + "char") or ""
                try:
                    pieces.append(seen(chr(int(code, 16)), part.get(W + "font") or font))
                except (ValueError, OverflowError):
                    continue
            elif tag in (MC + "AlternateContent", W + "drawing", W + "pict", W + "object"):
                self._drawing(part)

    def _field(self, mark: Element, pieces: list[str]) -> None:
        kind = value(mark, "fldCharType")
        if kind == "begin":
            self._fields.append("instruction")
            box = mark.find(f"{W}ffData/{W}checkBox")
            if box is not None:
                checked = box.find(W + "checked")
                pieces.append(BOX_CROSS if _on(checked if checked is not None else box.find(W + "default")) else BOX)
        elif kind == "separate" and self._fields:
            self._fields[-1] = "result"
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _instruction(self, text: str) -> None:
        word = text.strip().split(" ")[0].upper()
        if word in ("DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "IMPORT"):
            self._document.report("external-link", kind=word, target=text)

    def _drawing(self, drawing: Element) -> None:
        """Text boxes, once: newer and older markup say the same thing twice."""
        choice = drawing.find(MC + "Choice") if drawing.tag == MC + "AlternateContent" else drawing
        holder = choice if choice is not None and next(choice.iter(W + "txbxContent"), None) is not None else drawing
        boxes = [box for box in holder.iter(W + "txbxContent")
                 if next(box.iterancestors(W + "txbxContent"), None) is None or holder.tag == W + "txbxContent"]
        if holder is drawing and drawing.tag == MC + "AlternateContent":
            fallback = drawing.find(MC + "Fallback")
            boxes = [] if fallback is None else list(fallback.iter(W + "txbxContent"))
        for box in boxes:
            self._text_box(box)
        if not boxes and any(isinstance(part.tag, str) and part.tag.endswith(("}blip", "}imagedata"))
                             for part in drawing.iter()):
            self._document.report("picture")


def _on(switch: Element | None) -> bool:
    return switch is not None and value(switch) not in ("0", "false", "off")


def checked_box(sdt: Element) -> str | None:
    """The sign of a check box that is a content control, where its text was left empty."""
    for part in sdt.iter():
        if isinstance(part.tag, str) and part.tag.endswith("}checked") and "word" in part.tag:
            state = next((part.get(key) for key in part.keys() if key.endswith("}val")), "0")
            return BOX_CROSS if number(state) or state == "true" else BOX
    return None
