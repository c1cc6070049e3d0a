"""Nobody is left standing: what was typed comes back, the way goes on, and links lead to every page."""
import re

from playwright.sync_api import expect

from month_steps import ADMIN, PLAN, SECRETARY, STAFF, line, open_card, prove, submit
from office_server import SLUG
from test_every_page import PAGES

OF_THE_YEAR = re.compile("beranda|verifikasi|pemeriksaan|penugasan|aturan-bulan|siap|bulan/9|berkas-kegiatan")
MANY = re.compile(r"\.(csv|json)$|/paket|/berkas$|/realisasi/|/\d\.\d\.\d|/orang/\d|/versi/|/-/")
WORK = "Rapat pengendalian intern bersama seluruh Kasubbag"


def test_what_is_taken_back_stands_in_the_form_again(planned_office, visit, script):
    page = visit(planned_office, STAFF, script=script, width=360)
    open_card(page, planned_office, "7.5.2", 9)
    submit(page, WORK)

    page.get_by_role("button", name="Tarik kembali").click()

    expect(page.get_by_label("Apa yang dikerjakan")).to_have_value(WORK)


def test_a_refused_decision_shows_its_card_with_what_was_typed(planned_office, visit, script):
    staff = visit(planned_office, STAFF, script=script, width=360)
    open_card(staff, planned_office, "7.5.2", 9)
    submit(staff, WORK)

    page = visit(planned_office, SECRETARY, script=script)
    open_card(page, planned_office, "7.5.2", 9)
    page.get_by_label("Catatan", exact=True).fill("Sudah saya lihat sendiri")
    page.get_by_role("checkbox", name=re.compile("^7.5.2.a")).first.uncheck()
    page.get_by_role("button", name="Setujui").click()

    expect(page.get_by_text("Belum ada indikator yang dicentang")).to_be_visible()
    expect(page.get_by_label("Catatan", exact=True)).to_have_value("Sudah saya lihat sendiri")


def test_a_refused_decision_on_many_keeps_the_ticks(planned_office, visit, script):
    staff = visit(planned_office, STAFF, script=script, width=360)
    open_card(staff, planned_office, "7.5.2", 9)
    submit(staff, WORK)

    page = visit(planned_office, SECRETARY, script=script)
    page.goto(planned_office.address(f"{PLAN}/verifikasi"))
    page.locator("[name='realisasi[]']").check()
    page.get_by_role("button", name="Kembalikan yang dicentang").click()

    expect(page.get_by_text("Tulis catatan: apa yang perlu diperbaiki.")).to_be_visible()
    expect(page.locator("[name='realisasi[]']")).to_be_checked()


def test_the_history_of_a_card_is_that_of_its_month(planned_office, visit):
    page = visit(planned_office, STAFF)
    for month in (8, 9):
        open_card(page, planned_office, "7.5.2", month)
        submit(page, f"{WORK} yang ke-{month}")

    events = page.get_by_role("region", name="Riwayat").or_(page.locator("section", has_text="Riwayat"))
    expect(events.get_by_text("mengajukan realisasi")).to_have_count(1)


def test_saying_nihil_leaves_the_month_as_it_was_looked_at(planned_office, visit, script):
    page = visit(planned_office, STAFF, script=script, width=360)
    page.get_by_role("link", name="Buka bulan ini").click()
    expect(page).to_have_url(re.compile("unit="))

    page.get_by_role("button", name="Nihil 1.2.2.a").click()

    expect(line(page, "1.2.2.a")).to_contain_text("menunggu verifikasi")
    expect(page).to_have_url(re.compile("unit="))


def test_a_proof_of_what_waits_is_not_said_to_be_approved(planned_office, visit):
    page = visit(planned_office, STAFF)
    open_card(page, planned_office, "7.5.2", 9)
    prove(page, "notulen.txt", b"Notulen rapat")
    submit(page, WORK)

    take_off = page.get_by_role("button", name=re.compile("^Lepas"))
    if take_off.count() > 0:
        take_off.click()
    expect(page.get_by_text("sudah ikut disetujui")).to_have_count(0)


def test_every_page_of_the_year_is_found_by_links(office, visit):
    page = visit(office, ADMIN, script=False)
    wanted = {path.format(office=SLUG).split("?")[0] for path in PAGES.values() if OF_THE_YEAR.search(path)}

    seen, ahead = set(), [f"/{SLUG}/beranda"]
    while ahead and not wanted <= seen:
        address = ahead.pop(0)
        seen.add(address)
        links = re.findall(r'href="(/[^"?#]*)', page.request.get(office.base + address).text())
        # One card, one line and one person stand for all.
        ahead += [way for way in dict.fromkeys(links) if way not in seen and way not in ahead and not MANY.search(way)]

    assert wanted - seen == set()
