"""The demo office has a year behind it: work, proofs, decisions and closings, as if people had done them."""
import subprocess

import pytest
from playwright.sync_api import expect

from office_server import OfficeServer, environment, make_demo, program
from page_checks import fits, shoot


@pytest.fixture(scope="module")
def lived_office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lived")
    make_demo(folder / "template")
    office = OfficeServer(folder / "template", folder / "data")
    yield office
    office.stop()
    assert not office.failures(), office.failures()


def enter(visit, office, name, width=1280):
    page = visit(office, width=width)
    page.locator(".card-button").filter(has_text=name).click()
    return page


def test_its_chains_are_sound_and_what_was_approved_is_unchanged(lived_office, visit):
    done = subprocess.run(
        [program(), "verify", "--data", str(lived_office.data)], env=environment(), capture_output=True, text=True)
    assert done.returncode == 0, done.stdout

    counts = dict(lived_office.rows("SELECT stage, COUNT(*) FROM entry GROUP BY stage"))
    assert counts["approved"] > 150 and counts["submitted"] > 3 and counts["returned"] > 1
    assert lived_office.rows("SELECT COUNT(*) FROM month_closing") == [(8,)]
    # Whoever wrote it is never who approved it.
    assert lived_office.rows("SELECT COUNT(*) FROM entry WHERE submitted_by = decided_by") == [(0,)]
    page = enter(visit, lived_office, "Rina Marlina")
    page.goto(lived_office.address("rencana/2026/siap"))
    expect(page.get_by_text("diubah sesudah disetujui")).to_have_count(0)
    page.goto(lived_office.address("rencana/2026/1.1.1/realisasi/1"))
    expect(page.get_by_text("masih persis seperti disetujui")).to_have_count(1)


def test_its_first_page_shows_a_year_of_work(lived_office, visit, width, axe):
    page = enter(visit, lived_office, "Bambang Irawan", width)

    expect(page.get_by_role("heading", name="Keadaan kantor")).to_be_visible()
    expect(page.get_by_text("174 selesai dari 201").first).to_be_visible()
    axe(page)
    fits(page)
    shoot(page, "demo-year")


def test_a_head_of_unit_has_something_to_check(lived_office, visit):
    page = enter(visit, lived_office, "Mulyadi")

    page.get_by_role("link", name="Buka antrean verifikasi").click()

    expect(page.locator("form[data-bulk] [type=checkbox]")).not_to_have_count(0)


def test_its_registers_hold_a_year(lived_office, visit, width, axe):
    page = enter(visit, lived_office, "Bambang Irawan", width)

    for place in (
            "register", "register/pengaduan", "register/pengaduan/ADU-2026-0019", "register/pengaduan/statistik",
            "register/lhkpn", "register/tim", "register/sarana-pengaduan"):
        page.goto(lived_office.address(place))
        axe(page)
        fits(page)

    page.goto(lived_office.address("register/pengaduan?lihat=late"))
    expect(page.get_by_text("ADU-2026-0022").first).to_be_visible()
    expect(page.get_by_text("ADU-2026-0021")).to_have_count(0)
