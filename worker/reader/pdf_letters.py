"""A PDF page's letters as words, also those that were turned, with signs by their font."""
from __future__ import annotations

from .symbols import seen
from .words import Word, text_of


def words_of(letters: list[dict], width: float, height: float) -> list[Word]:
    """Letters as words, in their lines; turned ones are read as if the page were turned back."""
    upright, upward, downward = [], [], []
    for letter in letters:
        if letter.get("upright", True):
            upright.append(letter)
        else:
            (upward if letter["matrix"][1] > 0 else downward).append(letter)
    found = _words([_Letter(letter, letter["x0"], letter["top"], letter["x1"], letter["bottom"]) for letter in upright])
    for word in _words([_Letter(one, height - one["bottom"], one["x0"], height - one["top"], one["x1"]) for one in upward]):
        found.append(Word(word.text, word.top, height - word.right, word.bottom, height - word.left))
    for word in _words([_Letter(one, one["top"], width - one["x1"], one["bottom"], width - one["x0"]) for one in downward]):
        found.append(Word(word.text, width - word.bottom, word.left, width - word.top, word.right))
    return found


def turned_text(letters: list[dict], width: float, height: float) -> str:
    """The text of a cell's turned letters, line by line."""
    if not letters:
        return ""
    upward = letters[0]["matrix"][1] > 0
    if upward:
        turned = [_Letter(one, height - one["bottom"], one["x0"], height - one["top"], one["x1"]) for one in letters]
    else:
        turned = [_Letter(one, one["top"], width - one["x1"], one["bottom"], width - one["x0"]) for one in letters]
    return text_of(_words(turned))


class _Letter:
    __slots__ = ("text", "left", "top", "right", "bottom")

    def __init__(self, letter: dict, left: float, top: float, right: float, bottom: float) -> None:
        self.text = seen(letter["text"], letter.get("fontname"))
        self.left, self.top, self.right, self.bottom = left, top, right, bottom


def _words(letters: list[_Letter]) -> list[Word]:
    lines: list[list[_Letter]] = []
    for letter in sorted(letters, key=lambda one: ((one.top + one.bottom) / 2, one.left)):
        middle, size = (letter.top + letter.bottom) / 2, letter.bottom - letter.top
        for line in reversed(lines[-3:]):
            other = line[0]
            reach = 0.45 * max(min(size, other.bottom - other.top), 1)
            if abs((other.top + other.bottom) / 2 - middle) <= reach:
                line.append(letter)
                break
        else:
            lines.append([letter])
    found: list[Word] = []
    for line in lines:
        line.sort(key=lambda one: one.left)
        now: Word | None = None
        before: _Letter | None = None
        for letter in line:
            if not letter.text.strip():
                now = None
                continue
            if before is not None and letter.text == before.text and abs(letter.left - before.left) < 0.15 * (letter.right - letter.left):
                # Bold that is printed twice, a little apart.
                continue
            size = letter.bottom - letter.top
            if now is None or letter.left - now.right > 0.18 * size:
                now = Word(letter.text, letter.left, letter.top, letter.right, letter.bottom)
                found.append(now)
            else:
                now.text += letter.text
                now.right = max(now.right, letter.right)
                now.top, now.bottom = min(now.top, letter.top), max(now.bottom, letter.bottom)
            before = letter
    return found
