"""Pictures of pages for the screen: PDF pages drawn by poppler, pictures written anew without what cameras note."""
from __future__ import annotations

import os
import shutil
import tempfile

from PIL import Image

from . import pictures, programs
from .kinds import PICTURES
from .limits import Limits
from .refusals import Refused

# A page on the screen needs no more; a picture of the same size is asked for at most.
LARGEST = 4000


def picture(path: str, kind: str, request: dict, limits: Limits) -> dict:
    """Writes one page as PNG into the folder `into` and tells its file, size and how many pages there are."""
    number, resolution, into = request.get("page", 1), request.get("resolution", 110), request.get("into")
    if not isinstance(number, int) or not isinstance(resolution, int) or not isinstance(into, str) or not os.path.isdir(into):
        raise Refused("request")
    resolution = min(max(resolution, 20), 300)
    if kind == "pdf":
        file, count = _pdf(path, number, resolution, into, limits)
    elif kind in PICTURES:
        file, count = _picture(path, kind, number, into, limits)
    else:
        raise Refused("unknown-format")
    with Image.open(file) as made:
        width, height = made.size
    return {"page": {"file": os.path.basename(file), "width": width, "height": height, "page": number, "pages": count}}


def _pdf(path: str, number: int, resolution: int, into: str, limits: Limits) -> tuple[str, int]:
    count = _count(path)
    if not 1 <= number <= count:
        raise Refused("no-such-page", page=number, pages=count)
    with tempfile.TemporaryDirectory() as folder:
        drawn = os.path.join(folder, "page")
        # A page as large as a house is drawn no larger than the screen needs; poppler rounds up by a dot.
        size = programs.run(["pdfinfo", "-f", str(number), "-l", str(number), path], 30, "no-page-pictures").stdout
        longer = _longer_side(size.decode("utf-8", "replace"))
        scale = ["-scale-to", str(LARGEST - 1)] if longer * resolution / 72 > LARGEST else ["-r", str(resolution)]
        programs.run(["pdftoppm", "-png", "-singlefile", "-f", str(number), "-l", str(number), *scale, path, drawn],
                     min(60, limits.seconds), "no-page-pictures")
        if not os.path.exists(drawn + ".png"):
            raise Refused("damaged", part=f"page {number}")
        file = os.path.join(into, f"page-{number}.png")
        # Copied, not moved: the folder may be on another file system.
        shutil.copyfile(drawn + ".png", file)
    return file, count


def _count(path: str) -> int:
    answer = programs.run(["pdfinfo", path], 30, "no-page-pictures")
    if b"Incorrect password" in answer.stderr:
        raise Refused("encrypted")
    for line in answer.stdout.decode("utf-8", "replace").splitlines():
        if line.startswith("Pages:"):
            return int(line.split()[1])
    raise Refused("damaged", part="pdf")


def _longer_side(about: str) -> float:
    for line in about.splitlines():
        if line.startswith("Page") and " size:" in line:
            numbers = [float(word) for word in line.split(":", 1)[1].split() if word.replace(".", "", 1).isdigit()]
            return max(numbers[:2], default=0)
    return 0


def _picture(path: str, kind: str, number: int, into: str, limits: Limits) -> tuple[str, int]:
    opened = pictures.opened(path, kind, limits)
    count = pictures.frame_count(opened, limits)
    if not 1 <= number <= count:
        raise Refused("no-such-page", page=number, pages=count)
    page = pictures.frame(opened, number - 1, limits)
    page.thumbnail((LARGEST, LARGEST))
    # Only the dots are carried over: place, time, camera and thumbnail stay behind.
    bare = Image.frombytes(page.mode, page.size, page.tobytes())
    file = os.path.join(into, f"page-{number}.png")
    bare.save(file, "PNG")
    return file, count
