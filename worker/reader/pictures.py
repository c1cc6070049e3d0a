"""Opens pictures within a bound on pixels, checked before any pixel is unpacked."""
from __future__ import annotations

import warnings
from collections.abc import Iterator

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from .limits import Limits
from .refusals import Refused

ImageFile.LOAD_TRUNCATED_IMAGES = False
Image.MAX_IMAGE_PIXELS = None
warnings.simplefilter("ignore")
FORMATS = {"png": "PNG", "jpeg": "JPEG", "tiff": "TIFF", "webp": "WEBP"}


def opened(path: str, kind: str, limits: Limits) -> Image.Image:
    """A picture whose size has been checked; only the reader of its own format is tried."""
    try:
        picture = Image.open(path, formats=[FORMATS[kind]] if kind in FORMATS else list(FORMATS.values()))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Refused("damaged", part=kind) from error
    _check(picture, limits)
    return picture


def frame_count(picture: Image.Image, limits: Limits) -> int:
    try:
        count = getattr(picture, "n_frames", 1)
    except Exception as error:
        raise Refused("damaged", part="pages") from error
    if count > limits.scanned_pages:
        raise Refused("too-many-pages", pages=count, limit=limits.scanned_pages)
    return count


def frames(picture: Image.Image, limits: Limits) -> Iterator[Image.Image]:
    """Every page of a picture as RGB on white, turned as the camera noted."""
    for at in range(frame_count(picture, limits)):
        yield frame(picture, at, limits)


def frame(picture: Image.Image, at: int, limits: Limits) -> Image.Image:
    try:
        picture.seek(at)
        _check(picture, limits)
        picture.load()
        return on_white(ImageOps.exif_transpose(picture))
    except Refused:
        raise
    except MemoryError:
        raise
    except Exception as error:
        raise Refused("damaged", part=(picture.format or "picture").lower()) from error


def on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        alpha = picture.convert("RGBA")
        ground = Image.new("RGB", alpha.size, "white")
        ground.paste(alpha, mask=alpha.getchannel("A"))
        return ground
    if picture.mode.startswith("I") or picture.mode == "F":
        # Sixteen bits: Pillow would cut off what is brighter than 255.
        low, high = picture.getextrema()
        scale = 255.0 / max(high - low, 1)
        picture = picture.point(lambda value: (value - low) * scale).convert("L")
    return picture.convert("RGB")


def _check(picture: Image.Image, limits: Limits) -> None:
    width, height = picture.size
    if width < 1 or height < 1:
        raise Refused("damaged", part="picture")
    if width * height > limits.pixels or max(width, height) > 30_000:
        raise Refused("too-many-pixels", width=width, height=height, limit=limits.pixels)
