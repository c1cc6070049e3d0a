"""Says what a file is by its content; its name may only agree."""
from __future__ import annotations

import zipfile
from pathlib import Path

from .refusals import Refused

MIMETYPES = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.text-template": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.spreadsheet-template": "ods",
}
ENDINGS = {
    "docx": "docx", "docm": "docx", "dotx": "docx", "dotm": "docx", "xlsx": "xlsx", "xlsm": "xlsx", "xltx": "xlsx",
    "xltm": "xlsx", "odt": "odt", "ott": "odt", "ods": "ods", "ots": "ods", "pdf": "pdf", "png": "png",
    "jpg": "jpeg", "jpeg": "jpeg", "jpe": "jpeg", "jfif": "jpeg", "tif": "tiff", "tiff": "tiff", "webp": "webp",
}
PICTURES = ("png", "jpeg", "tiff", "webp")
OLD = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls", "PowerPoint Document": "ppt"}


def kind_of(path: str, name: str) -> str:
    """The format of a file, or a refusal: a file that could be two things is what its name says, or nothing."""
    with open(path, "rb") as file:
        head = file.read(4096)
        file.seek(0, 2)
        size = file.tell()
        file.seek(max(0, size - 66_000))
        tail = file.read()
    if not head:
        raise Refused("empty")
    said = ENDINGS.get(Path(name).suffix.lower().lstrip("."))
    found = _by_content(path, head, tail)
    if not found:
        raise Refused("unknown-format")
    if said and said not in found and not (said in PICTURES and found[0] in PICTURES and len(found) == 1):
        raise Refused("mismatch", name=said, content=found[0])
    if len(found) > 1 or (not said and Path(name).suffix):
        # Two readers could see two different documents in it, or the name promises something else altogether.
        raise Refused("mismatch", name=said or Path(name).suffix.lstrip("."), content=" + ".join(found))
    return found[0]


def _by_content(path: str, head: bytes, tail: bytes) -> list[str]:
    found = []
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        _refuse_old(path)
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        found.append("png")
    elif head.startswith(b"\xff\xd8\xff"):
        found.append("jpeg")
    elif head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        found.append("tiff")
    elif head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        found.append("webp")
    # PDF readers allow the mark anywhere in the first 1024 bytes; a ZIP may begin anywhere.
    if b"%PDF-" in head[:1024]:
        found.append("pdf")
    if b"PK\x05\x06" in tail:
        inside = _inside_archive(path)
        if inside:
            found.append(inside)
        elif head.startswith(b"PK"):
            raise Refused("unknown-format")
    elif head.startswith(b"PK\x03\x04"):
        raise Refused("damaged", part="zip")
    return found


def _inside_archive(path: str) -> str | None:
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            names = {info.filename for info in infos[:100_000]}
            if "EncryptedPackage" in names:
                raise Refused("encrypted")
            if "mimetype" in names:
                info = archive.getinfo("mimetype")
                if info.file_size < 200:
                    return MIMETYPES.get(archive.read(info).decode("ascii", "replace").strip())
            if "[Content_Types].xml" in names:
                # Where both stand, it is a file made to be two things.
                parts = [kind for kind, part in (("docx", "word/"), ("xlsx", "xl/"))
                         if any(name.lower().startswith(part) for name in names)]
                if len(parts) == 2:
                    raise Refused("mismatch", name="", content=" + ".join(parts))
                return parts[0] if parts else None
    except Refused:
        raise
    except Exception as error:
        raise Refused("damaged", part="zip") from error
    return None


def _refuse_old(path: str) -> None:
    """An OLE file is Office before 2007, or a new one behind a password; its directory tells by UTF-16 names."""
    with open(path, "rb") as file:
        bytes_ = file.read(20_000_000)
    if "EncryptedPackage".encode("utf-16-le") in bytes_ or "EncryptionInfo".encode("utf-16-le") in bytes_:
        raise Refused("encrypted")
    for stream, kind in OLD.items():
        if stream.encode("utf-16-le") in bytes_:
            raise Refused("old-format", format=kind)
    raise Refused("old-format", format="ole")
