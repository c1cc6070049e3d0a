"""The printed plan: what a Sekretaris signs."""
import re
import shutil
import subprocess

import pytest
from playwright.sync_api import expect


@pytest.fixture
def printed(office, visit, script):
    page = visit(office, "Sekretaris", script=script)
    page.goto(office.address("rencana/2026"))
    page.emulate_media(media="print")
    return page


def test_the_printed_plan_has_no_navigation_and_a_place_to_sign(printed):
    for part in ("nav.rail", "header.top", "form.filters", "aside.demo", ".page-head .actions", "footer.foot"):
        expect(printed.locator(part)).to_be_hidden()
    expect(printed.locator(".letterhead")).to_have_text("KPU Kabupaten Batang Hari")
    expect(printed.get_by_text("Keadaan per 15 September 2026")).to_be_visible()
    signature = printed.locator(".signature")
    expect(signature).to_be_visible()
    expect(signature).to_contain_text(re.compile("Mengetahui.*Ketua.*Sekretaris.*Bambang Irawan", re.S | re.I))
    expect(printed.locator("table.matrix tr.months")).to_have_count(130)
    first = printed.locator("table.matrix tr.months td svg").first
    expect(first).to_be_visible()


def test_what_is_folded_on_screen_is_printed_all_the_same(office, visit):
    page = visit(office, "Sekretaris")
    page.goto(office.address("rencana/2026"))

    page.get_by_role("button", name="Ciutkan").click()
    page.emulate_media(media="print")

    expect(page.locator("table.matrix tr.months:visible")).to_have_count(130)


def test_a_filtered_print_says_what_it_leaves_out(office, visit):
    page = visit(office, "Sekretaris")

    page.goto(office.address("rencana/2026?area=3&bulan=12"))
    page.emulate_media(media="print")

    heads = page.locator("main > *:not(table):not(.scroll)").filter(visible=True)
    assert "Desember" in " ".join(heads.all_inner_texts())


@pytest.mark.parametrize("paper, options", [
    ("a4", {"format": "A4", "landscape": True}),
    ("f4", {"width": "330mm", "height": "215mm"}),
])
def test_every_printed_page_repeats_the_months(office, visit, tmp_path, paper, options):
    page = visit(office, "Sekretaris")
    page.goto(office.address(f"rencana/2026?kertas={paper}"))

    file = tmp_path / "plan.pdf"
    page.pdf(path=file, print_background=False, **options)

    pages = len(re.findall(rb"/Type\s*/Page\b", file.read_bytes()))
    assert 5 <= pages <= 40
    if shutil.which("pdftotext"):
        texts = text_of(file).split("\f")[:-1]
        assert len(texts) == pages
        with_table = [text for text in texts if re.search(r"^\s*(\d\.\d+\.\d+|[a-z]) ", text, re.M)]
        assert len(with_table) >= 5
        assert [number for number, text in enumerate(with_table, 1) if not has_heads(text)] == []
        assert "Bambang Irawan" in texts[-1]


def text_of(file):
    return subprocess.run(
        ["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True, text=True, timeout=30).stdout


def has_heads(text):
    return all(month in text for month in ("Jan", "Jun", "Des")) and "Indikator keberhasilan" in text


def test_the_sheet_is_the_one_that_was_asked_for(office, visit, tmp_path):
    page = visit(office, "Sekretaris")
    sizes = {}
    for paper in ("a4", "f4"):
        page.goto(office.address(f"rencana/2026?kertas={paper}"))
        file = tmp_path / f"{paper}.pdf"
        page.pdf(path=file, prefer_css_page_size=True)
        box = re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", file.read_bytes())
        sizes[paper] = tuple(round(float(side) / 72 * 25.4) for side in box.groups())

    assert sizes == {"a4": (297, 210), "f4": (330, 215)}
