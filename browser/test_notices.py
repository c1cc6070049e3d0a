"""People are reminded, choose what they are told of, subscribe calendars, and send the month's report card around."""
import re
import urllib.parse
import urllib.request

import icalendar
import pytest
from playwright.sync_api import expect

from month_steps import ADMIN, STAFF
from office_server import SLUG
from page_checks import fits, shoot

STOPPED = "Lewat jadwal"


def test_a_reminder_leads_to_the_work_and_a_kind_can_be_stopped(planned_office, visit, script, width, axe):
    page = visit(planned_office, STAFF, script=script, width=width)
    page.goto(planned_office.address("beranda"))
    page.get_by_role("link", name=re.compile("pemberitahuan belum Anda baca")).click()
    unseen = page.get_by_role("region", name=re.compile(r"^Belum dibaca"))
    expect(unseen.get_by_role("link", name=re.compile(f"^{STOPPED}"))).to_have_count(1)
    if script:
        axe(page)
        fits(page)
        shoot(page, "notices")

    unseen.get_by_role("link", name=re.compile("^Pekerjaan bulan ini")).click()
    expect(page).to_have_url(re.compile(r"/rencana/2026/bulan/9$"))
    page.goto(planned_office.base + "/-/pemberitahuan")
    # What was followed is seen; it is still there to be found again.
    expect(unseen.get_by_role("link", name=re.compile("^Pekerjaan bulan ini"))).to_have_count(0)
    page.get_by_role("button", name="Tandai semua sudah dibaca").click()
    expect(unseen).to_have_count(0)

    page.get_by_label(STOPPED).select_option("none")
    page.get_by_role("button", name="Simpan pilihan").click()
    expect(page.get_by_role("status")).to_contain_text("tersimpan")
    expect(page.get_by_label(STOPPED)).to_have_value("none")


def read(address):
    with urllib.request.urlopen(address, timeout=20) as answer:
        return answer.headers["Content-Type"], answer.read()


def test_a_calendar_program_subscribes_and_is_shut_out(planned_office, visit, script, width, axe):
    page = visit(planned_office, STAFF, script=script, width=width)
    page.goto(planned_office.base + "/-/kalender")
    page.get_by_label("Isinya").select_option(label="Subbag Tekhum")
    page.get_by_role("button", name="Buat alamat").click()
    address = page.get_by_label("Alamat kalender").input_value()
    if script:
        axe(page)
        fits(page)
        shoot(page, "calendar")

    kind, content = read(address)
    assert kind == "text/calendar; charset=utf-8"
    calendar = icalendar.Calendar.from_ical(content)
    events = [part for part in calendar.walk("VEVENT")]
    titles = [str(event["SUMMARY"]) for event in events]
    assert len({str(event["UID"]) for event in events}) == len(events) > 12
    june = next(event for event in events if str(event["SUMMARY"]).startswith("7.5.2 ") and "(Agustus)" in event["SUMMARY"])
    assert str(june.decoded("DTSTART")) == "2026-08-31" and str(june.decoded("DTEND")) == "2026-09-01"
    assert str(june["URL"]).endswith(f"/{SLUG}/rencana/2026/7.5.2/realisasi/8") and "7.5.2.a" in june["DESCRIPTION"]
    assert any(title.startswith("Penutupan Agustus") for title in titles)

    page.goto(planned_office.base + "/-/kalender")
    # The address is shown once: afterwards only that there is one.
    expect(page.get_by_label("Alamat kalender")).to_have_count(0)
    page.get_by_role("button", name="Cabut Subbag Tekhum").click()
    expect(page.get_by_role("button", name="Cabut Subbag Tekhum")).to_have_count(0)
    with pytest.raises(urllib.error.HTTPError) as refused:
        read(address)
    assert refused.value.code == 404


def test_a_months_report_card_goes_around_as_picture_and_message(planned_office, visit, script, width, axe):
    page = visit(planned_office, ADMIN, script=script, width=width)
    page.goto(planned_office.address("rencana/2026/bulan/8"))
    page.get_by_role("link", name="Rapor").click()
    expect(page.get_by_role("img", name=re.compile("^Rapor Agustus 2026"))).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh gambar").click()
    assert download.value.suggested_filename == "rapor-2026-08.png"
    content = open(download.value.path(), "rb").read()
    assert content[:8] == b"\x89PNG\r\n\x1a\n" and int.from_bytes(content[16:20]) == 1080
    if script:
        axe(page)
        fits(page)
        shoot(page, "report-card")

    page.get_by_role("link", name="Salin pesan").click()
    page.get_by_label("Untuk unit").select_option(label="Subbag Tekhum")
    page.get_by_role("button", name="Susun").click()
    message = page.get_by_label("Pesan", exact=True).input_value()
    assert message.startswith("Yth. Subbag Tekhum, ") and "• 7.5.2 " in message
    there = page.get_by_role("link", name="Buka di WhatsApp").get_attribute("href")
    assert there.startswith("https://wa.me/?text=") and urllib.parse.unquote(there.split("=", 1)[1]) == message
    if script:
        page.get_by_role("button", name="Salin pesan").click()
        axe(page)
        fits(page)
