"""The tests' own modules lie beside them; what formats cost is said at the end of a run."""
from __future__ import annotations

import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

COSTS: list[str] = []


@pytest.fixture
def cost():
    """Notes a line for the summary: `cost("docx", answer, more)`."""
    def note(what: str, answer, more: str = "") -> None:
        COSTS.append(f"{what:34} {answer.seconds:7.2f} s {answer.peak / 1e6:7.0f} MB  {more}")
    return note


def pytest_terminal_summary(terminalreporter) -> None:
    if COSTS:
        terminalreporter.section("seconds and peak memory")
        for line in COSTS:
            terminalreporter.write_line(line)
