"""Says in one JSON line what this machine can read and how well the worker is walled in: for `tuntas doctor`."""
from __future__ import annotations

import importlib
import json
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
PACKAGES = {"lxml": "lxml", "numpy": "numpy", "pdfplumber": "pdfplumber", "pillow": "PIL"}


def main() -> int:
    versions, missing = {}, []
    for package, module in PACKAGES.items():
        try:
            versions[package] = getattr(importlib.import_module(module), "__version__", "")
        except Exception:
            missing.append(package)
    languages: list[str] = []
    tesseract = _said(["tesseract", "--version"])
    if tesseract:
        languages = [line for line in _said(["tesseract", "--list-langs"]).splitlines() if re.fullmatch("[a-z_]+", line)]
    wanted = {line.split("==")[0]: line.split("==")[1].strip() for line in
              (HERE / "requirements.txt").read_text(encoding="utf-8").splitlines() if re.match(r"[\w.-]+==", line)}
    other = [f"{package} {version}, wanted {wanted[package]}" for package, version in versions.items()
             if version and version != wanted.get(package)]
    formats = [] if missing else ["docx", "xlsx", "odt", "ods", "pdf"]
    scans = bool(tesseract) and "ind" in languages and bool(shutil.which("pdftoppm"))
    if scans and not missing:
        formats += ["scan", "png", "jpeg", "tiff", "webp"]
    print(json.dumps({
        "python": sys.version.split()[0], "packages": versions, "missing": missing, "otherVersions": other,
        "formats": formats, "tesseract": tesseract.split("\n")[0].removeprefix("tesseract "), "languages": languages,
        "poppler": (_said(["pdftoppm", "-v"]).split("\n")[0]).removeprefix("pdftoppm version "),
        "protection": _said([str(HERE / "sandbox.sh"), "--protection"]).split()}))
    return 0 if not missing else 1


def _said(command: list[str]) -> str:
    try:
        answer = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
        return (answer.stdout or answer.stderr).strip()
    except (OSError, subprocess.SubprocessError):
        return ""


if __name__ == "__main__":
    sys.exit(main())
