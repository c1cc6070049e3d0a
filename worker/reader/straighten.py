"""Makes a scan stand straight: right size, even ground, upright, and without skew."""
from __future__ import annotations

import numpy
from PIL import Image, ImageFilter

from . import tesseract

# The longer side that a page should have: about 300 dots an inch of A4.
WANTED, LARGEST = 3500, 4600


def straight(picture: Image.Image) -> tuple[Image.Image, float]:
    """The picture, straightened, and by how many degrees it was turned, clockwise."""
    picture = _sized(picture)
    quarter = tesseract.turned_by(even(picture.convert("L")))
    if quarter:
        picture = picture.rotate(-quarter, expand=True)
    angle = skew(picture.convert("L"))
    if abs(angle) > 0.04:
        ground = _ground(picture)
        picture = picture.rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=ground)
    return picture, quarter - angle


def _sized(picture: Image.Image) -> Image.Image:
    longer = max(picture.size)
    if longer < 0.95 * WANTED or longer > LARGEST:
        scale = min(WANTED / longer, 3.0)
        picture = picture.resize((max(round(picture.width * scale), 1), max(round(picture.height * scale), 1)),
                                 Image.Resampling.LANCZOS)
    return picture


def _ground(picture: Image.Image) -> tuple[int, int, int]:
    small = numpy.asarray(picture.resize((64, 64)))
    return tuple(int(value) for value in numpy.percentile(small.reshape(-1, 3), 75, axis=0))


def even(grey: Image.Image) -> Image.Image:
    """The same page on even white: shadows of a photo and grey paper divided out, speckles smoothed."""
    small = grey.resize((max(grey.width // 8, 1), max(grey.height // 8, 1)), Image.Resampling.BOX)
    ground = small.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.GaussianBlur(8)).resize(grey.size, Image.Resampling.BILINEAR)
    values = numpy.asarray(grey.filter(ImageFilter.GaussianBlur(0.8)), dtype=numpy.float32)
    light = numpy.maximum(numpy.asarray(ground, dtype=numpy.float32), 40)
    # The brightest points of noisy paper are not its colour; what is nearly white becomes white.
    share = numpy.clip((values / light - 0.15) / 0.70, 0, 1)
    return Image.fromarray((share * 255).astype(numpy.uint8))


def skew(grey: Image.Image) -> float:
    """The angle, counter-clockwise, that makes rows of letters and lines most distinct; within six degrees."""
    coarse, fine = _ink(grey, 700), _ink(grey, 1400)

    def distinct(ink: Image.Image, angle: float) -> float:
        turned = numpy.asarray(ink.rotate(angle, Image.Resampling.BILINEAR, fillcolor=0), dtype=numpy.float32)
        return float(numpy.square(numpy.diff(turned.sum(axis=1))).sum())

    best = max(numpy.arange(-6, 6.01, 0.5), key=lambda angle: distinct(coarse, angle))
    best = max(numpy.arange(best - 0.4, best + 0.41, 0.1), key=lambda angle: distinct(coarse, angle))
    return float(max(numpy.arange(best - 0.1, best + 0.11, 0.025), key=lambda angle: distinct(fine, angle)))


def _ink(grey: Image.Image, longer: int) -> Image.Image:
    scale = min(1.0, longer / max(grey.size))
    small = grey.resize((max(int(grey.width * scale), 1), max(int(grey.height * scale), 1)), Image.Resampling.BOX)
    return Image.fromarray(255 - numpy.asarray(even(small)))
