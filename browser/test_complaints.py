"""A complaint: a citizen with a cheap telephone and no script files it, staff settle it, the indicator follows."""
import re

import pytest
from playwright.sync_api import expect

from complaint_steps import (
    CODE, FORM, PATIENCE, REGISTER, STORY, citizen, file_complaint, fill_letter, put, settle, share, state, take,
    travels, write)
from evidence_files import photo
from month_steps import SECRETARY
from office_server import OfficeServer
from page_checks import axe, fits, shoot

OFFICER, HEAD = "Petugas Layanan", "Kepala Subbagian"


@pytest.fixture
def eyes(request, visit):
    """Looks at an address as somebody with script: at both widths axe has nothing to say and nothing is too wide.

    Of a flow that runs with script and without, once.
    """
    pages = {}
    if "script" in request.fixturenames and not request.getfixturevalue("script"):
        return lambda *_: None

    def look(office, address, name, role=None):
        if role not in pages:
            pages[role] = visit(office, role)
        page = pages[role]
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(address)
            fits(page)
            axe(page)
            assert not re.search(r"</?\w+>", page.locator("main").inner_text()), f"marks of HTML on {address}"
            shoot(page, f"{name}-{width}")

    return look


def test_a_complaint_from_the_telephone_to_the_indicator(planned_office, visit, script, eyes):
    office = planned_office
    page, staff = citizen(visit, office), visit(office, OFFICER, script=script)
    head = visit(office, SECRETARY)
    eyes(office, office.address("publik"), "public-front")
    eyes(office, office.address(FORM), "public-form")

    # A letter of January that nobody settled: the share of the year is none.
    staff.goto(office.address(REGISTER))
    expect(staff.get_by_text("Belum ada pengaduan.")).to_be_visible()
    staff.get_by_role("link", name="Tambah").click()
    fill_letter(staff)
    expect(state(staff)).to_have_text("Diterima")
    expect(staff.locator(".page-head")).to_contain_text("lewat batas waktu")
    expect(share(head, office)).to_have_text("0 % (0 dari 1)")

    code, ticket = file_complaint(
        page, "Antrean pendaftaran pemilih", photo(head, 320, 200), Tempat_kejadian="Muara Bulian",
        Surel_atau_nomor_telepon_pelapor="0812 0000 0000")
    eyes(office, ticket + "?baru=1", "ticket-new")
    expect(page.locator("[data-state=received]")).to_have_text("Diterima")

    # The code is enough to come back, however it is typed.
    page.goto(office.address("publik"))
    page.get_by_label("Kode").fill(" " + code.lower())
    page.get_by_role("button", name="Buka").click()
    expect(page).to_have_url(ticket)
    page.get_by_label("Pesan").fill("Kejadiannya sekitar pukul sepuluh.")
    page.get_by_role("button", name="Kirim pesan").click()
    expect(page.locator("#percakapan")).to_contain_text("pukul sepuluh")

    staff.goto(office.address("beranda"))
    staff.goto(office.address(REGISTER))
    row = staff.get_by_role("row").filter(has_text="Antrean pendaftaran pemilih")
    expect(row).to_contain_text("Diterima")
    row.get_by_role("link").first.click()
    expect(staff.locator("#percakapan")).to_contain_text("pukul sepuluh")
    expect(staff.get_by_text("0812 0000 0000")).to_be_visible()
    eyes(office, staff.url, "record-received", OFFICER)
    with staff.expect_download() as download:
        staff.get_by_role("link", name="loket.jpg").click()
    kept = download.value.path().read_bytes()
    # How it is to be turned stays; where it was taken (the tag 0x8825) does not.
    assert kept[:2] == b"\xff\xd8" and b"\x25\x88" not in kept[:100] and b"\x88\x25" not in kept[:100]

    take(staff, "Verifikasi", Klasifikasi="Tidak berkadar pengawasan")
    expect(state(staff)).to_have_text("Terverifikasi")
    take(staff, "Mulai tindak lanjut")
    settle(staff, "Mulai Senin loket dijaga dua orang.")
    expect(state(staff)).to_have_text("Selesai")
    eyes(office, staff.url, "record-closed", OFFICER)
    expect(share(head, office)).to_have_text("50 % (1 dari 2)")

    page.goto(ticket)
    expect(page.locator("#percakapan")).to_contain_text("dijaga dua orang")
    eyes(office, ticket, "ticket-closed")
    page.locator("summary", has_text="Buka kembali").click()
    page.get_by_label("Keterangan", exact=True).fill("Senin loketnya masih kosong.")
    page.get_by_role("button", name="Buka kembali").click()
    expect(page.locator("[data-state=in-progress]")).to_have_text("Ditindaklanjuti")
    expect(share(head, office)).to_have_text("0 % (0 dari 1)")

    staff.goto(staff.url)
    expect(staff.locator("#percakapan")).to_contain_text("masih kosong")
    settle(staff, "Petugas pengganti sudah ditetapkan.")
    expect(share(head, office)).to_have_text("50 % (1 dari 2)")

    page.goto(ticket)
    page.get_by_label(re.compile("^4")).check()
    page.get_by_label(re.compile("^Mengapa")).fill("Akhirnya beres.")
    page.get_by_role("button", name="Beri nilai").click()
    expect(page.get_by_text("Nilai Anda: 4 dari 5")).to_be_visible()
    fits(page)
    eyes(office, ticket, "ticket-rated")
    staff.goto(staff.url)
    expect(staff.locator("[data-rating='4']")).to_contain_text("Akhirnya beres.")
    eyes(office, office.address(REGISTER), "register", OFFICER)
    eyes(office, office.address("register"), "registers", OFFICER)


def test_a_lost_code_a_duplicate_and_another_officer(office, visit, script, eyes):
    page, staff = citizen(visit, office), visit(office, OFFICER, script=script, width=360)
    lost, ticket = file_complaint(page, "Jalan ke kantor gelap")
    page.goto(office.address("publik"))
    kept, other = file_complaint(page, "Lampu jalan mati")
    first, second = (office.address(f"{REGISTER}/{code[:13]}") for code in (kept, lost))

    # Whoever comes with a wrong code is told what to do; an officer gives a new code, and the old one opens nothing.
    page.goto(other[:-1] + ("0" if other[-1] != "0" else "1"))
    expect(page.get_by_role("alert")).to_contain_text("tidak kami kenal")
    expect(page.get_by_text("Kode hilang?")).to_be_visible()
    eyes(office, page.url, "ticket-unknown")
    staff.goto(second)
    staff.locator("summary", has_text="Kode baru untuk pelapor").click()
    staff.get_by_role("button", name="Kode baru untuk pelapor").click()
    fresh = staff.locator("[data-ticket]").inner_text()
    shoot(staff, "record-new-code")
    assert CODE.fullmatch(fresh) and fresh[:13] == lost[:13] and fresh != lost
    fits(staff)
    assert page.goto(ticket).status == 404
    page.goto(office.address("tiket"))
    page.get_by_label("Kode").fill(fresh)
    page.get_by_role("button", name="Buka").click()
    expect(page.get_by_text("Jalan ke kantor gelap").first).to_be_visible()

    # A note stays inside, a message goes out, and neither says who wrote it.
    staff.goto(second)
    write(staff, "Tanya dulu ke Subbag Umum.", "Catatan internal")
    write(staff, "Kami sedang memeriksa lampunya.", "Kirim kepada pelapor")
    page.goto(page.url)
    expect(page.locator("#percakapan")).to_contain_text("sedang memeriksa lampunya")
    body = page.locator("body").inner_text()
    assert "Subbag Umum" not in body and "Budi" not in body
    eyes(office, second, "record-talk", OFFICER)

    # Handed over, it is the other's task, who is told.
    staff.get_by_label("Serahkan kepada").select_option(label="Yulia Fitri")
    staff.get_by_role("button", name="Serahkan", exact=True).click()
    expect(staff.locator("#percakapan")).to_contain_text("Petugas: Yulia Fitri")
    head = visit(office, HEAD, script=script, width=360)
    head.goto(office.address(REGISTER + "?lihat=saya"))
    expect(head.get_by_role("row").filter(has_text=lost[:13])).to_be_visible()
    head.goto(office.base + "/-/pemberitahuan")
    expect(head.get_by_role("main")).to_contain_text(lost[:13])

    # Two reports of one thing become one; the holder of the merged one's code follows the other.
    staff.goto(second)
    staff.locator("summary", has_text="Gabungkan").click()
    staff.get_by_label("Nomor laporan tujuan").fill("ADU-2026-9999")
    staff.get_by_role("button", name="Gabungkan").click()
    expect(staff.get_by_role("alert")).to_contain_text("bukan laporan lain")
    staff.get_by_label("Nomor laporan tujuan").fill(kept[:13].lower())
    staff.get_by_role("button", name="Gabungkan").click()
    expect(staff).to_have_url(first)
    staff.goto(second)
    expect(state(staff)).to_have_text("Digabung")
    page.goto(office.address(f"tiket/{fresh}"))
    expect(page.locator("[data-state]")).to_have_text("Diterima")
    expect(page.get_by_role("main")).to_contain_text(kept[:13])
    expect(page.locator("#percakapan")).to_contain_text("sedang memeriksa lampunya")
    eyes(office, page.url, "ticket-merged")
    # They read nothing that the other wrote, decide nothing for them, and what they say is for the office alone.
    expect(page.get_by_text("Lampu jalan mati")).to_have_count(0)
    expect(page.locator("summary", has_text="Cabut laporan")).to_have_count(0)
    page.get_by_label("Pesan").fill("Rumah saya yang pertama dari kantor.")
    page.get_by_role("button", name="Kirim pesan").click()
    expect(page.locator("#percakapan")).to_contain_text("Rumah saya")
    page.goto(other)
    expect(page.get_by_role("main")).not_to_contain_text("Rumah saya")
    staff.goto(second)
    expect(staff.locator("#percakapan")).to_contain_text("Rumah saya")


def test_a_lost_code_comes_back_by_the_address_that_was_left(templates, tmp_path_factory, mail_server, visit, eyes):
    server = mail_server()
    settings = server.settings() | {"TUNTAS_ADDRESS": "https://tuntas.kantor.example"}
    office = OfficeServer(templates(True), tmp_path_factory.mktemp("office") / "data", settings)
    try:
        page = citizen(visit, office)
        lost, ticket = file_complaint(
            page, "Jalan ke kantor gelap", Surel_atau_nomor_telepon_pelapor="0812 0000 0000, Mawar@surat.example")
        page.goto(office.address("tiket"))
        page.get_by_role("link", name="Kode hilang?").click()
        page.get_by_label("Surel").fill("mawar@surat.example")
        fits(page)
        page.get_by_role("button", name="Kirim tautan").click()
        expect(page.get_by_role("status")).to_contain_text("Bila ada laporan dengan surel ini")
        eyes(office, office.address("kode-hilang"), "lost-code")

        server.wait_until(lambda: letters_to(server, "mawar@surat.example"), 40)
        letter, = letters_to(server, "mawar@surat.example")
        assert "Jalan ke kantor" not in letter.get_content() and lost[:13] in letter["Subject"]
        way = re.search(r"https://tuntas\.kantor\.example(/\S+)", letter.get_content())[1]
        eyes(office, office.base + way, "lost-code-way")
        page.goto(office.base + way)
        fits(page)
        page.get_by_role("button", name="Buat kode baru").click()
        fresh = page.locator("[data-ticket]").inner_text()
        assert CODE.fullmatch(fresh) and fresh[:13] == lost[:13] and fresh != lost
        fits(page)
        shoot(page, "lost-code-made-360")
        page.get_by_role("link", name="Buka laporan").click()
        expect(page.get_by_text("Jalan ke kantor gelap").first).to_be_visible()
        assert page.goto(ticket).status == 404
        assert page.goto(office.base + way).status == 404
        expect(page.get_by_role("alert")).to_contain_text("tidak berlaku")
        page.get_by_role("link", name="Minta tautan baru").click()
        expect(page.get_by_label("Surel")).to_be_visible()
    finally:
        office.stop()
    assert not office.failures(), office.failures()


def letters_to(server, recipient):
    return [one.message for one in server.messages if one.recipients == (recipient,)]


def test_where_script_runs_only_what_is_called_for_is_asked(office, visit):
    page = visit(office)
    page.goto(office.address(FORM))
    about, name = page.get_by_label(re.compile("^Nama yang diadukan")), page.get_by_label(re.compile("^Nama pelapor"))
    expect(about).to_be_hidden()
    expect(name).to_be_visible()

    put(page, "Jenis laporan", "Pengaduan")
    about.fill("Si Fulan")
    put(page, "Kerahasiaan", "Anonim")
    expect(name).to_be_hidden()
    put(page, "Jenis laporan", "Aspirasi")
    expect(about).to_be_hidden()
    expect(about).to_be_disabled()
    put(page, "Jenis laporan", "Pengaduan")
    expect(about).to_have_value("Si Fulan")


def test_what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(office, visit, axe):
    page = visit(office, width=360)
    page.goto(office.address(FORM))
    page.locator("form[data-guard]").evaluate("form => { form.noValidate = true }")
    put(page, "Perihal", "Hanya perihal")
    page.get_by_label("Uraian").press_sequentially(STORY, delay=1000 * PATIENCE / len(STORY), timeout=30_000)
    page.get_by_role("button", name="Kirim", exact=True).click()

    expect(page.get_by_role("alert")).to_contain_text("Yang sudah Anda tulis masih ada")
    expect(page.locator("[data-error='forms.missing']")).to_have_count(2)
    expect(page.get_by_label("Perihal")).to_have_value("Hanya perihal")
    expect(page.get_by_label("Uraian")).to_have_value(STORY)
    axe(page)
    fits(page)
    shoot(page, "public-form-refused")


def test_the_public_pages_are_light(office, visit):
    """What a cheap telephone loads for each, pages, sheet and script together, as it travels."""
    page = citizen(visit, office)
    _, ticket = file_complaint(page, "Halaman yang ringan")
    weights = {}
    for address in (office.address("publik"), office.address(FORM), office.address("kode-hilang"), ticket):
        fetch = page.request.get
        html = fetch(address, headers={"Accept-Encoding": "identity"}).text()
        parts = [address] + [office.base + path for path in re.findall(
            r'(?:<script src|<link rel="(?:stylesheet|icon)"[^>]* href|<use href)="(/[^"#]+)', html)]
        weights[address.removeprefix(office.base)] = sum(travels(office, part) for part in dict.fromkeys(parts))
    print(weights)
    assert max(weights.values()) < 30_000, weights
