"""Every reason why a file is not read, in one place; the server has a sentence for each code."""
from __future__ import annotations

CODES: dict[str, str] = {
    "request": "the request line itself is wrong",
    "empty": "the file holds no bytes, or nothing that could be read",
    "unknown-format": "none of the formats we read",
    "old-format": "a .doc, .xls or .ppt of before 2007: save as .docx or .xlsx   (format)",
    "mismatch": "the name says one format, the content another   (name, content)",
    "encrypted": "protected by a password",
    "damaged": "breaks the rules of its format   (part)",
    "forbidden-xml": "declares a document type or entities   (part)",
    "too-large": "more bytes than allowed   (bytes, limit)",
    "unpacked-too-large": "would unpack to more bytes than allowed   (bytes, limit)",
    "too-compressed": "a member is squeezed as only bombs are   (part, ratio, limit)",
    "too-many-members": "more files inside than allowed   (members, limit)",
    "too-deep": "elements nested deeper than allowed   (part, limit)",
    "too-many-pages": "more pages than allowed   (pages, limit)",
    "too-many-pixels": "a picture larger than allowed   (width, height, limit)",
    "too-many-cells": "more cells than allowed   (limit)",
    "too-many-lines": "more lines than allowed   (limit)",
    "too-many-columns": "more columns than allowed   (columns, limit)",
    "too-much-text": "more characters than allowed   (limit)",
    "too-slow": "not read within the time allowed   (limit)",
    "too-much-memory": "not read within the memory allowed",
    "no-such-page": "the page asked for is not there   (page, pages)",
    "no-text-recognition": "a scan, and tesseract is not installed here",
    "no-page-pictures": "poppler is not installed here",
}


class Refused(BaseException):
    """The file is not read, for one of the reasons above.

    No `Exception`, because libraries catch those: a time limit that strikes within one must still get out.
    """

    def __init__(self, code: str, **values: object) -> None:
        assert code in CODES, code
        super().__init__(code)
        self.code = code
        self.values = {key: str(value) for key, value in values.items()}

    def as_json(self) -> dict:
        return {"refused": {"code": self.code, "values": self.values}}
