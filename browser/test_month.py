"""A month: proven and submitted from a telephone, returned and mended, approved, checked, closed, opened again."""
import re

import pytest
from playwright.sync_api import expect

from evidence_files import kept, pdf, photo
from month_steps import (
    ADMIN, PLAN, SECRETARY, STAFF, approve, give_back, line, marks, open_card, prove, submit)
from page_checks import fits

HEAD_OF_ANOTHER_UNIT, COORDINATOR = "Kepala Subbagian", "Koordinator Area"
WORK = "Rapat pengendalian intern bersama seluruh Kasubbag"
REPORT = "Buku kendali dikirim ke KPU Provinsi"
NOTE = "Lampirkan foto daftar hadir"
PHONE = 360


@pytest.fixture(scope="session")
def snapshot(chromium):
    """A photo as a telephone takes it."""
    page = chromium.new_page()
    taken = photo(page, 1200, 900)
    page.close()
    return taken


def of_month(page, heading):
    title = page.get_by_role("heading", name=re.compile(f"^{re.escape(heading)} \\("))
    return page.locator("section.card").filter(has=title)


def open_month(page):
    page.get_by_role("link", name="Buka bulan ini").click()
    expect(page.get_by_role("heading", name="September 2026", exact=True)).to_be_visible()


def go_home(page, office):
    page.goto(office.address("beranda"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Selamat bekerja")


def open_queue(page, office):
    go_home(page, office)
    page.get_by_role("link", name="Buka antrean verifikasi").click()
    expect(page.get_by_role("heading", name="Verifikasi", exact=True)).to_be_visible()


def says(page, text):
    expect(page.get_by_role("status").filter(has_text=text)).to_be_visible()


def test_a_month_is_proven_on_a_telephone_returned_mended_and_approved(
        planned_office, visit, script, look, snapshot):
    staff = visit(planned_office, STAFF, script=script, width=PHONE)
    expect(staff.get_by_role("heading", level=1)).to_have_text("Selamat bekerja, Sari Wulandari")
    look(staff, "beranda-staff")
    open_month(staff)
    line(staff, "7.5.2.a").get_by_role("link").click()
    look(staff, "card-empty")
    prove(staff, "IMG_0912.jpg", snapshot)
    submit(staff, WORK)
    expect(staff.locator("[data-lock]")).to_have_text(re.compile(
        "Terkunci karena menunggu verifikasi. Pengaju dapat menariknya; yang dapat mengembalikan: .*Bambang Irawan"))
    look(staff, "card-submitted")
    open_card(staff, planned_office, "7.5.3", 9)
    prove(staff, "buku-kendali.pdf", pdf(20_000))
    submit(staff, REPORT)

    go_home(staff, planned_office)
    open_month(staff)
    for code in ("1.2.2.a", "1.2.2.b"):
        of_month(staff, "Nihil?").get_by_role("button", name=f"Nihil {code}").click()
        expect(line(of_month(staff, "Menunggu verifikasi"), code)).to_be_visible()
    look(staff, "end-of-month-staff")
    assert marks(staff, planned_office, "1.2.2", 9) == ["menunggu verifikasi"] * 2

    # A head of another unit sees what waits and decides nothing of it.
    other = visit(planned_office, HEAD_OF_ANOTHER_UNIT, script=script)
    other.goto(planned_office.address(f"{PLAN}/verifikasi"))
    expect(other.get_by_text("diputuskan orang lain")).to_have_count(4)
    expect(other.locator("[name='realisasi[]']")).to_have_count(0)

    secretary = visit(planned_office, SECRETARY, script=script)
    expect(secretary.get_by_role("heading", name="Menunggu verifikasi saya (4)")).to_be_visible()
    look(secretary, "beranda-secretary")
    open_queue(secretary, planned_office)
    look(secretary, "queue")
    secretary.get_by_role("link", name=re.compile("^7.5.3")).click()
    give_back(secretary, NOTE)
    look(secretary, "card-returned")
    open_queue(secretary, planned_office)
    secretary.get_by_role("button", name="Setujui yang dicentang").click()
    says(secretary, "3 realisasi disetujui.")
    look(secretary, "queue-approved")
    assert marks(secretary, planned_office, "7.5.2", 9) == ["selesai"]
    assert marks(secretary, planned_office, "1.2.2", 9) == ["nihil"] * 2

    go_home(staff, planned_office)
    returned = of_month(staff, "Dikembalikan")
    expect(returned).to_contain_text(NOTE)
    look(staff, "beranda-returned")
    line(returned, "7.5.3.a").get_by_role("link").click()
    expect(staff.get_by_text("Dikembalikan Bambang Irawan:")).to_be_visible()
    expect(staff.get_by_label("Apa yang dikerjakan")).to_have_value(REPORT)
    prove(staff, "daftar-hadir.jpg", snapshot[:-2] + b"\0\xff\xd9")
    submit(staff, REPORT + " beserta daftar hadir")

    open_card(secretary, planned_office, "7.5.3", 9)
    approve(secretary)
    expect(secretary.locator("[data-seal=same]")).to_be_visible()
    look(secretary, "card-approved")
    assert marks(secretary, planned_office, "7.5.3", 9) == ["selesai"]
    assert sorted(kept(planned_office)) == ["IMG_0912.jpg", "buku-kendali.pdf", "daftar-hadir.jpg"]
    # Of what the camera wrote only the turn is left, not the place.
    assert b"Exif" in snapshot[:40] and b"\x88\x25" not in kept(planned_office)["IMG_0912.jpg"][:60]


def test_what_was_approved_together_is_undone_together(planned_office, visit, script):
    staff = visit(planned_office, STAFF, script=script)
    for month in (7, 8):
        open_card(staff, planned_office, "7.5.2", month)
        prove(staff, f"notulen-{month}.pdf", pdf(3000, month))
        submit(staff, f"{WORK} yang ke-{month}")

    secretary = visit(planned_office, SECRETARY, script=script)
    open_queue(secretary, planned_office)
    # Both came late, so neither is ticked before somebody looked at it.
    for box in secretary.locator("[name='realisasi[]']").all():
        expect(box).not_to_be_checked()
        box.check()
    secretary.get_by_role("button", name="Setujui yang dicentang").click()
    says(secretary, "2 realisasi disetujui.")
    secretary.get_by_role("button", name="Urungkan").click()

    expect(secretary.get_by_text("2 realisasi menunggu keputusan")).to_be_visible()
    assert marks(secretary, planned_office, "7.5.2", 8) == ["menunggu verifikasi"]


def test_a_coordinator_draws_a_sample_and_notes_a_finding(planned_office, visit, script, look):
    staff = visit(planned_office, STAFF, script=script, width=PHONE)
    for month in (8, 9):
        open_card(staff, planned_office, "7.5.2", month)
        submit(staff, f"{WORK} yang ke-{month}")

    page = visit(planned_office, COORDINATOR, script=script)
    page.goto(planned_office.address(f"{PLAN}/pemeriksaan"))
    page.get_by_label("Bulan", exact=True).select_option(label="September")
    page.get_by_label("Jumlah contoh").fill("3")
    page.get_by_label("Benih acak").fill("apel pagi")
    page.get_by_role("button", name="Ambil contoh").click()
    expect(page.get_by_text("1 dari 1 realisasi, diambil acak")).to_be_visible()
    look(page, "sample")
    page.locator("[data-sample]").get_by_role("link").click()
    page.get_by_text("Catat pemeriksaan").click()
    page.get_by_label("Putusan").select_option(label="meragukan")
    page.get_by_label("Temuan").fill("Fotonya tidak ada")
    look(page, "card-checking")
    page.get_by_role("button", name="Simpan pemeriksaan").click()

    expect(page.get_by_label("Benih acak")).to_have_value("apel pagi")
    expect(page.locator("[data-sample]")).to_contain_text("meragukan · Hendra Saputra")
    look(page, "sample-checked")
    open_card(staff, planned_office, "7.5.2", 9)
    expect(staff.get_by_text("Fotonya tidak ada").first).to_be_visible()


def test_a_month_that_ended_is_closed_and_what_comes_later_is_late(planned_office, visit, script, look, snapshot):
    staff = visit(planned_office, STAFF, script=script, width=PHONE)
    secretary = visit(planned_office, SECRETARY, script=script)
    open_card(staff, planned_office, "7.5.2", 8)
    prove(staff, "IMG_0831.jpg", snapshot)
    submit(staff, WORK)
    open_card(secretary, planned_office, "7.5.2", 8)
    approve(secretary)
    expect(secretary.locator("[data-lock]")).to_have_text(re.compile(
        "Terkunci karena sudah disetujui. Yang dapat mengembalikan: .*Bambang Irawan"))

    admin = visit(planned_office, ADMIN, script=script)
    admin.goto(planned_office.address(f"{PLAN}/bulan/9"))
    expect(admin.get_by_text("Dapat ditutup setelah bulannya berakhir")).to_be_visible()
    expect(admin.get_by_role("button", name=re.compile("^Tutup"))).to_have_count(0)
    look(admin, "end-of-month-ahead")
    admin.get_by_role("link", name="Agustus").click()
    expect(admin.get_by_text(re.compile(r"^\d+ baris masih terbuka"))).to_be_visible()
    look(admin, "end-of-month-open")
    admin.get_by_role("button", name="Tutup Agustus").click()
    expect(admin.get_by_text(re.compile("^Ditutup oleh Rina Marlina, "))).to_be_visible()
    look(admin, "end-of-month-closed")

    open_card(staff, planned_office, "7.5.2", 8)
    expect(staff.locator("[data-lock]")).to_have_text(
        "Terkunci karena bulannya sudah ditutup. Yang dapat membuka: Bambang Irawan, Rina Marlina.")
    expect(staff.get_by_role("button", name="Ajukan")).to_have_count(0)
    look(staff, "card-closed")
    open_card(staff, planned_office, "7.5.3", 8)
    says(staff, "yang masih terbuka dapat dilaporkan dan dihitung terlambat. "
                "Yang dapat membuka: Bambang Irawan, Rina Marlina.")
    prove(staff, "buku-kendali.pdf", pdf(20_000))
    submit(staff, "Buku kendali disusulkan")
    open_card(secretary, planned_office, "7.5.3", 8)
    approve(secretary)
    open_card(staff, planned_office, "7.5.3", 8)
    expect(staff.locator("li[data-stage=approved]")).to_contain_text("terlambat 15 hari")
    look(staff, "card-late")
    assert marks(staff, planned_office, "7.5.3", 8) == ["selesai"]

    admin.goto(planned_office.address(f"{PLAN}/bulan/8"))
    expect(line(of_month(admin, "Beres"), "7.5.3.a")).to_contain_text("terlambat 15 hari")
    closing = admin.get_by_role("region", name="Penutupan bulan")
    closing.get_by_text("Buka kembali").first.click()
    closing.get_by_label("Alasan").fill("Bukti 7.5.2 keliru")
    look(admin, "end-of-month-reopening")
    closing.get_by_role("button", name="Buka kembali").click()
    expect(admin.get_by_role("button", name="Tutup Agustus")).to_be_visible()
    open_card(secretary, planned_office, "7.5.2", 8)
    give_back(secretary, "Fotonya milik bulan lain")
    open_card(staff, planned_office, "7.5.2", 8)
    expect(staff.get_by_role("button", name="Ajukan")).to_be_visible()
    admin.goto(planned_office.address("jejak"))
    expect(admin.locator("main")).to_contain_text("Bukti 7.5.2 keliru")


def test_own_words_lead_to_the_card_and_come_along(office, visit, script, width, look):
    page = visit(office, STAFF, script=script, width=width)
    page.get_by_label("Apa yang dikerjakan hari ini?").fill("rapat SPIP bersama Kasubbag")
    page.get_by_role("button", name="Cari barisnya").click()
    found = page.locator("[data-suggestions] > li")
    look(page, "today")
    found.and_(page.locator("[data-code='7.5.2.a']")).get_by_role("link", name="Isi di sini").click()

    expect(page).to_have_url(re.compile(r"/rencana/2026/7\.5\.2/realisasi/9"))
    expect(page.get_by_label("Apa yang dikerjakan")).to_have_value("rapat SPIP bersama Kasubbag")


def test_words_that_fit_nothing_say_so(office, visit, script):
    page = visit(office, STAFF, script=script, width=PHONE)
    page.get_by_label("Apa yang dikerjakan hari ini?").fill("zzz")
    page.get_by_role("button", name="Cari barisnya").click()

    expect(page.get_by_text("Tidak ada baris rencana yang cocok.")).to_be_visible()
    fits(page)


def test_a_read_link_opens_without_an_account_until_it_is_revoked(planned_office, visit, script, look):
    content = pdf(20_000)
    page = visit(planned_office, SECRETARY, script=script)
    open_card(page, planned_office, "7.5.2", 9)
    prove(page, "notulen-spip.pdf", content)
    page.locator(".proofs").get_by_role("link", name="notulen-spip").click()
    page.get_by_text("Buat tautan baca").first.click()
    page.get_by_label("Untuk siapa dan keperluan apa").fill("Inspektorat, reviu triwulan III")
    page.get_by_role("button", name="Buat tautan baca").click()
    expect(page.get_by_role("heading", name="Tautan baca sudah dibuat")).to_be_visible()
    look(page, "read-link-made")
    address = page.get_by_label("Tautan baca", exact=True).input_value()
    page.get_by_role("link", name="Kembali", exact=True).click()
    look(page, "evidence-shared")

    guest = visit(planned_office, script=script, width=PHONE)
    guest.goto(address)
    expect(guest.get_by_role("heading", level=1)).to_have_text("notulen-spip")
    look(guest, "read-link-guest")
    with guest.expect_download() as coming:
        guest.get_by_role("link", name=re.compile("^notulen-spip")).click()
    assert coming.value.path().read_bytes() == content

    page.get_by_role("button", name=re.compile("^Cabut")).click()
    expect(page.get_by_text("dicabut")).to_be_visible()
    guest.goto(address)
    expect(guest.get_by_role("heading", level=1)).not_to_have_text("notulen-spip")
    assert guest.request.get(address).status == 404
    assert guest.request.get(f"{address}/1").status == 404


def test_a_packet_names_the_parts_that_it_lacks(planned_office, visit, script, look, snapshot):
    page = visit(planned_office, STAFF, script=script, width=PHONE)
    open_card(page, planned_office, "7.5.2", 9)
    page.get_by_label("Foto atau berkas").set_input_files([
        {"name": "undangan.pdf", "mimeType": "application/pdf", "buffer": pdf(3000, 1)},
        {"name": "notulen rapat.pdf", "mimeType": "application/pdf", "buffer": pdf(3000, 2)}])
    page.get_by_role("button", name="Simpan sebagai berkas kegiatan").click()
    expect(page.locator(".proofs")).to_contain_text("belum ada: Daftar hadir, Foto, Laporan")
    look(page, "card-packet")
    page.locator(".proofs").get_by_role("link").first.click()
    expect(page.get_by_text("belum ada", exact=True)).to_have_count(3)
    look(page, "packet")
    page.goto(planned_office.address(f"{PLAN}/siap"))
    page.get_by_text("Berkas kegiatan yang belum lengkap (1)").click()
    page.get_by_role("link", name=re.compile("^DD-.*Daftar hadir, Foto, Laporan")).click()
    page.get_by_label("Foto atau berkas").set_input_files(
        {"name": "IMG_0912.jpg", "mimeType": "image/jpeg", "buffer": snapshot})
    page.get_by_role("button", name="Masukkan").click()

    expect(page.get_by_text("belum ada", exact=True)).to_have_count(2)
    open_card(page, planned_office, "7.5.2", 9)
    expect(page.locator(".proofs")).to_contain_text("belum ada: Daftar hadir, Laporan")
