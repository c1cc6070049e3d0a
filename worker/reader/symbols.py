"""Letters of picture fonts as the signs that a person sees: Wingdings' ü is a tick."""
from __future__ import annotations

TICK, CROSS, BOX, BOX_TICK, BOX_CROSS, BULLET = "√", "✗", "☐", "☑", "☒", "•"

_FONTS: dict[str, dict[int, str]] = {
    "wingdings": {
        0xFC: TICK, 0xFB: CROSS, 0xFE: BOX_TICK, 0xFD: BOX_CROSS, 0xA8: BOX, 0x6F: BOX, 0x71: BOX, 0x72: BOX,
        0x6C: "●", 0x6E: "■", 0xA7: "▪", 0xA4: "◉", 0xA1: "○", 0x9F: BULLET, 0x76: "❖", 0xD8: "➢", 0xE0: "→",
        0xDF: "←", 0xE8: "➔", 0xF0: "⇨", 0x4A: "☺", 0x75: "◆", 0x77: "◆", 0x78: BOX_CROSS, 0x2A: "✉", 0x28: "☎",
    },
    "wingdings 2": {
        0x50: TICK, 0x4F: CROSS, 0x52: BOX_TICK, 0x53: BOX_CROSS, 0x54: BOX_CROSS, 0x51: BOX_CROSS, 0x55: "⊗",
        0x56: BOX_CROSS, 0xA3: BOX, 0x98: "●", 0x97: BULLET, 0x96: BULLET, 0x95: BULLET,
    },
    "wingdings 3": {0x7D: "▶", 0x84: "◀", 0x70: "▲", 0x71: "▼", 0x22: "→"},
    "webdings": {0x61: TICK, 0x72: CROSS, 0x63: BOX, 0x67: "■", 0x6E: "●", 0x3D: "●"},
    "marlett": {0x61: TICK, 0x62: TICK, 0x68: BULLET, 0x69: BULLET, 0x72: CROSS},
    "symbol": {0xB7: BULLET, 0xD6: TICK, 0xA8: "♦", 0xAE: "→", 0xAC: "←", 0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0x2D: "−",
               0xB4: "×", 0xB8: "÷", 0xDE: "⇒", 0xF0: BULLET},
}
_ALIASES = {"zapfdingbats": "dingbats", "itc zapf dingbats": "dingbats", "opensymbol": "symbol",
            "starsymbol": "symbol", "wingdings2": "wingdings 2", "wingdings3": "wingdings 3",
            "wingdings-regular": "wingdings", "symbolmt": "symbol"}
_FONTS["dingbats"] = {0x33: TICK, 0x34: TICK, 0x35: CROSS, 0x36: CROSS, 0x37: CROSS, 0x38: CROSS, 0x6C: "●",
                      0x6E: "■", 0x6F: BOX, 0xD4: "➔", 0xD5: "→"}


def signs_of(font: str | None) -> dict[int, str] | None:
    """The signs of a picture font, or nothing for a font of letters. PDF puts a tag like ABCDEF+ before the name."""
    if not font:
        return None
    name = font.split("+")[-1].strip().lower()
    name = _ALIASES.get(name, name)
    return _FONTS.get(name)


def seen(text: str, font: str | None) -> str:
    """Text in a font as it looks. A private letter that no table knows looks like a bullet."""
    signs = signs_of(font)
    if signs is None and text.isascii():
        return text
    return "".join(_sign(letter, signs) for letter in text)


def _sign(letter: str, signs: dict[int, str] | None) -> str:
    code = ord(letter)
    private = 0xF000 <= code <= 0xF0FF
    if signs is None:
        # Private letters without a named font: Word means Symbol or Wingdings, and only these signs matter to us.
        return _FONTS["wingdings"].get(code - 0xF000, _FONTS["symbol"].get(code - 0xF000, BULLET)) if private else letter
    if code <= 0x20 or code == 0xA0:
        return " "
    found = signs.get(code - 0xF000 if private else code)
    if found:
        return found
    return BULLET if private else letter
