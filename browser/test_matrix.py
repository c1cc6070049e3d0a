"""The plan on screen: twelve months of it, every mark with its word, and the filters."""
import re

import pytest
from playwright.sync_api import expect

PLAN = "rencana/2026"


def rows(page):
    return page.locator("table.matrix tr.months")


def send_filter(page, script):
    """Choices are sent by themselves where there is script; without it there is a button."""
    button = page.locator("form.filters").get_by_role("button", name="Saring")
    if script:
        expect(button).to_be_hidden()
    else:
        button.click()


@pytest.fixture
def matrix(office, visit, script):
    page = visit(office, "Staf/Operator", script=script, width=1280 if script else 360)
    page.goto(office.address(PLAN))
    return page


def test_the_matrix_shows_every_indicator_with_words_for_its_marks(matrix):
    expect(rows(matrix)).to_have_count(130)
    cells = matrix.locator("table.matrix tr.months td a .sr")
    expect(cells).to_have_count(261)
    words = {text.split(": ")[1] for text in cells.all_text_contents()}
    assert words == {"lewat jadwal", "sedang berjalan", "belum waktunya"}
    assert matrix.locator("table.matrix thead th").count() == 14
    assert matrix.locator("table.matrix tr.months th[scope=row]").count() == 130


def test_the_matrix_is_filtered_by_unit(matrix, script):
    matrix.get_by_label("Unit", exact=True).select_option(label="Subbag Umum")
    send_filter(matrix, script)

    expect(matrix).to_have_url(re.compile("unit="))
    chips = matrix.locator("table.matrix td.units")
    assert 0 < rows(matrix).count() < 130
    assert all("Subbag Umum" in text or "Semua subbagian" in text for text in chips.all_text_contents())


def test_the_matrix_is_filtered_by_area_and_month(matrix, script):
    matrix.get_by_label("Area", exact=True).select_option(label="4 Penataan Tata Laksana")
    send_filter(matrix, script)
    expect(matrix).to_have_url(re.compile("area=4"))
    matrix.get_by_label("Bulan", exact=True).select_option(label="April")
    send_filter(matrix, script)

    expect(matrix).to_have_url(re.compile("bulan=4"))
    expect(matrix).to_have_url(re.compile("area=4"))
    expect(matrix.locator("tr.area")).to_have_count(1)
    assert matrix.locator("tr.months td .sr").filter(has_text="April").count() == rows(matrix).count() > 0


def test_the_matrix_is_filtered_by_words_and_says_when_nothing_fits(matrix, script):
    matrix.get_by_label("Kata", exact=True).fill("zona integritas")
    matrix.get_by_label("Kata", exact=True).press("Enter")
    expect(matrix).to_have_url(re.compile("q=zona"))
    assert 0 < rows(matrix).count() < 130

    matrix.get_by_label("Kata", exact=True).fill("tidak-ada-kata-ini")
    matrix.get_by_label("Kata", exact=True).press("Enter")

    expect(matrix.get_by_text("Tidak ada baris yang cocok dengan saringan ini.")).to_be_visible()
    matrix.get_by_role("link", name="Tampilkan semua").click()
    expect(rows(matrix)).to_have_count(130)


def test_the_compact_matrix_has_one_row_a_sub_activity(matrix, script):
    matrix.get_by_label("Ringkas", exact=True).check()
    send_filter(matrix, script)

    expect(rows(matrix)).to_have_count(74)


def test_a_mark_in_the_summary_filters_by_it_and_other_filters_keep_it(office, visit, script):
    page = visit(office, "Staf/Operator", script=script)
    page.goto(office.address(PLAN))

    page.locator(".tally a").filter(has_text="sedang berjalan").click()
    expect(rows(page)).to_have_count(13)
    page.get_by_label("Area", exact=True).select_option(label="7 Penguatan Pengawasan")
    send_filter(page, script)

    expect(page).to_have_url(re.compile("area=7"))
    assert "tanda=sedang-berjalan" in page.url
