"""The real decree as a scan, read into a plan by the product itself: the same as from its text, or doubted."""
from __future__ import annotations

import difflib
import json
import os
import pathlib
import shutil
import subprocess

import pytest
import writers
from comparing import same_letters
from sample import TEXT, annex, prose

ROOT = pathlib.Path(__file__).parents[2]
TUNTAS = pathlib.Path(os.environ.get("TUNTAS_BINARY", ROOT / ".build/debug/tuntas"))

pytestmark = [
    pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed"),
    pytest.mark.skipif(not TUNTAS.exists(), reason="the product is not built"),
]


def read(path: pathlib.Path) -> dict:
    out = subprocess.run([TUNTAS, "plan", "read", "--json", path], capture_output=True, cwd=ROOT, timeout=600, check=False)
    found = json.loads(out.stdout)
    assert "refused" not in found and "asked" not in found, found.get("refused") or found["asked"]
    return found


def subs(plan: dict) -> list[dict]:
    return [sub for area in plan["areas"] for activity in area["activities"] for sub in activity["sub_activities"]]


def wording(sub: dict) -> str:
    return " ".join(" ".join([sub["title"], *(indicator["text"] for indicator in sub["indicators"])]).split())


def tidy(plan: dict) -> object:
    """The annex as the office must have held it: one table with merged cells, every wording of the text's reading."""
    from sample import Held, Table
    head = annex()
    cells = [cell for cell in head.cells if cell.line <= head.head]
    line = head.head + 1
    for area in plan["areas"]:
        first = line
        for activity in area["activities"]:
            begin = line
            for at, sub in enumerate(activity["sub_activities"], 1):
                own = max(len(sub["indicators"]), 1)
                title = sub["title"] if sub["title"][:1].isdigit() else f"{at}. {sub['title']}"
                cells.append(Held(line, 4, own, 1, title))
                if sub["responsible"]:
                    cells.append(Held(line, 18, own, 1, ", ".join(sub["responsible"])))
                for place, indicator in enumerate(sub["indicators"]):
                    cells.append(Held(line + place, 5, 1, 1, indicator["text"]))
                    cells += [Held(line + place, 5 + month, 1, 1, "√") for month in indicator["months"]]
                line += own
            cells.append(Held(begin, 3, line - begin, 1, activity["title"]))
        cells.append(Held(first, 1, line - first, 1, f"{area['no']}."))
        cells.append(Held(first, 2, line - first, 1, area["title"]))
    return Table(cells, line - 1, 18, head.head)


def test_the_real_decree_scanned_is_the_same_plan_or_doubted(tmp_path):
    known = read(TEXT)
    writers.pdf(tmp_path / "a.pdf", prose(), tidy(known))
    writers.scanned(tmp_path / "a.pdf", tmp_path / "s.pdf", degrees=1, resolution=200, noise=14)

    found = read(tmp_path / "s.pdf")

    assert found["counts"] == known["counts"]
    same = letters = 0
    undoubted = []
    for one, other in zip(known["areas"], found["areas"], strict=True):
        assert same_letters(one["title"], other["title"]) >= 90
    for one, other in zip(subs(known), subs(found), strict=True):
        assert other["responsible"] == one["responsible"], one["code"]
        assert [each["months"] for each in other["indicators"]] == [each["months"] for each in one["indicators"]], one["code"]
        written, seen = wording(one), wording(other)
        matcher = difflib.SequenceMatcher(None, written, seen, autojunk=False)
        same += sum(block.size for block in matcher.get_matching_blocks())
        letters += max(len(written), len(seen))
        # Whether a stop is a comma or a semicolon is more than the scan of a small print tells.
        stops = str.maketrans("", "", ";,:.")
        if written.translate(stops) != seen.translate(stops) and not any(note["code"] == "unsure-text" for note in other["notes"]):
            undoubted.append(one["code"])
    print(f"wording {100 * same / letters:.2f} %, {len(undoubted)} wrong and not doubted: {undoubted}")
    assert same >= 0.97 * letters
    assert len(undoubted) <= 2
    assert any(report["code"] == "scanned-page" for report in found["reported"])
