"""Asks tesseract: which way up a page stands, the words of a page, and the words of many clippings at once."""
from __future__ import annotations

import csv
import io
import os
import re
import tempfile

from PIL import Image

from . import programs
from .refusals import Refused
from .words import Word

MISSING = "no-text-recognition"
# What a percent sign is taken for, with great certainty.
PERCENT = {"Yo", "Yo.", "“Yo", "Vo", "%o", "96", "90", "9%6", "(20)", "(“0)", "(90)", "(96)", "Yo)"}


def languages() -> str:
    """Indonesian, or what there is: English reads the letters at least."""
    if not hasattr(languages, "known"):
        answer = programs.run(["tesseract", "--list-langs"], 20, MISSING).stdout.decode("utf-8", "replace").split()
        wanted = [name for name in ("ind", "eng") if name in answer]
        if not wanted:
            raise Refused(MISSING)
        languages.known = wanted[0]
    return languages.known


def turned_by(picture: Image.Image) -> int:
    """By how many degrees a page must be turned, clockwise, to stand upright; 0 where tesseract is not sure."""
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "page.png")
        picture.save(file, compress_level=1)
        answer = programs.run(["tesseract", file, "-", "--psm", "0", "--dpi", "300"], 60, MISSING)
    text = answer.stdout.decode("utf-8", "replace")
    degrees = re.search(r"Rotate: (\d+)", text)
    sure = re.search(r"Orientation confidence: ([\d.]+)", text)
    if not degrees or not sure or float(sure[1]) < 3:
        return 0
    return int(degrees[1])


def words(pictures: list[Image.Image], mode: int, seconds: float, whitelist: str = "") -> list[list[Word]]:
    """The words of every picture, in its own measure. One process reads many, so that it loads the language once."""
    if not pictures:
        return []
    found: list[list[Word]] = [[] for _ in pictures]
    share = programs.cores()
    with tempfile.TemporaryDirectory() as folder:
        begun = []
        for part in range(min(share, len(pictures))):
            places = list(range(part, len(pictures), share))
            files = []
            for at in places:
                files.append(os.path.join(folder, f"{at}.png"))
                pictures[at].save(files[-1], compress_level=1)
            listing = os.path.join(folder, f"list-{part}.txt")
            with open(listing, "w", encoding="ascii") as file:
                file.write("\n".join(files) + "\n")
            command = ["tesseract", listing, "-", "-l", languages(), "--psm", str(mode), "--dpi", "300"]
            if whitelist:
                command += ["-c", f"tessedit_char_whitelist={whitelist}"]
            begun.append((places, programs.start([*command, "tsv"], MISSING)))
        try:
            for places, process in begun:
                answer = programs.finish(process, seconds)
                _sort_in(answer.stdout.decode("utf-8", "replace"), places, found)
        finally:
            for _, process in begun:
                if process.poll() is None:
                    process.kill()
    return found


def _sort_in(table: str, places: list[int], found: list[list[Word]]) -> None:
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        if row.get("level") != "5" or not text:
            continue
        try:
            page = int(row["page_num"]) - 1
            line = tuple(int(row[name]) for name in ("block_num", "par_num", "line_num"))
            left, top, width, height = (int(row[name]) for name in ("left", "top", "width", "height"))
            sure = max(0, min(100, round(float(row["conf"]))))
        except (ValueError, TypeError, KeyError):
            continue
        if text in PERCENT:
            sure = min(sure, 50)
        if 0 <= page < len(places):
            found[places[page]].append(Word(text, left, top, left + width, top + height, sure, line))
