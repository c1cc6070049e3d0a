"""Every page, light and dark: content for axe, and never wider than a telephone."""
import pytest
from playwright.sync_api import expect

from complaint_steps import file_complaint
from evidence_files import pdf
from month_steps import open_card, prove, submit
from office_server import ROOT, SAMPLE
from page_checks import fits, shoot

PAGES = {
    "sign-in": "/-/masuk",
    "plan-list": "/{office}/rencana",
    "upload": "/{office}/rencana/unggah",
    "review": "/{office}/rencana/usulan/{review}",
    "review-node": "/{office}/rencana/usulan/{review}/butir/2.2.1.a",
    "review-sub-activity": "/{office}/rencana/usulan/{review}/butir/8.4.2",
    "review-document": "/{office}/rencana/usulan/{review}/naskah",
    "review-unread": "/{office}/rencana/usulan/{review}/sel",
    "versions": "/{office}/rencana/2026/versi",
    "trial": "/-/coba",
    "matrix": "/{office}/rencana/2026",
    "matrix-compact": "/{office}/rencana/2026?ringkas=1",
    "sub-activity": "/{office}/rencana/2026/1.2.2",
    "sub-activity-without-indicator": "/{office}/rencana/2026/{bare}",
    "indicator-list": "/{office}/rencana/2026/indikator",
    "decree": "/{office}/rencana/2026/naskah",
    "beranda": "/{office}/beranda",
    "today": "/{office}/hari-ini?q=rapat+SPIP+bersama+Kasubbag",
    "today-nothing": "/{office}/hari-ini?q=zzz",
    "card": "/{office}/rencana/2026/1.2.2/realisasi/9",
    "card-submitted": "/{office}/rencana/2026/7.5.2/realisasi/9",
    "card-of-several-units": "/{office}/rencana/2026/4.1.1/realisasi/12",
    "card-not-due": "/{office}/rencana/2026/1.1.1/realisasi/9",
    "verification": "/{office}/rencana/2026/verifikasi",
    "checks": "/{office}/rencana/2026/pemeriksaan?jumlah=5&benih=apel",
    "month": "/{office}/rencana/2026/bulan/9",
    "month-ended": "/{office}/rencana/2026/bulan/8",
    "month-ahead": "/{office}/rencana/2026/bulan/12",
    "report-card": "/{office}/rencana/2026/bulan/9/rapor",
    "message": "/{office}/rencana/2026/bulan/9/pesan",
    "agents": "/{office}/agen-perubahan/2026",
    "notices": "/-/pemberitahuan",
    "calendars": "/-/kalender",
    "ready": "/{office}/rencana/2026/siap",
    "cockpit": "/{office}/rencana/2026/kokpit",
    "binding": "/{office}/rencana/2026/kokpit/1.1.3.a",
    "proposals": "/{office}/rencana/2026/kokpit/usulan",
    "measures": "/{office}/ukuran",
    "measure": "/{office}/ukuran/plans.done",
    "region": "/{office}/wilayah",
    "assignments": "/{office}/rencana/2026/penugasan",
    "month-rules": "/{office}/rencana/aturan-bulan",
    "evidence": "/{office}/data-dukung",
    "evidence-filtered": "/{office}/data-dukung?jenis=link&kurang=tautan",
    "evidence-adding": "/{office}/data-dukung/tambah",
    "evidence-item": "/{office}/data-dukung/1",
    "packet": "/{office}/data-dukung/3",
    "new-packet": "/{office}/data-dukung/berkas-kegiatan",
    "search": "/{office}/cari?q=integritas",
    "search-day": "/{office}/cari?q=15+September+2026",
    "search-nothing": "/{office}/cari?q=zzz",
    "account": "/-/akun",
    "people": "/{office}/orang",
    "person": "/{office}/orang/6",
    "new-person": "/{office}/orang/baru",
    "grant": "/{office}/orang/6/hak/baru",
    "guest": "/{office}/orang/tamu/baru",
    "people-import": "/{office}/orang/impor",
    "deactivation": "/{office}/orang/6/penonaktifan",
    "roles": "/{office}/peran",
    "new-role": "/{office}/peran/baru",
    "units": "/{office}/unit",
    "unit": "/{office}/unit/1",
    "holidays": "/{office}/hari-libur?tahun=2026",
    "working-days": "/{office}/hari-kerja?mulai=2026-03-16&hari=10",
    "office-settings": "/{office}/pengaturan",
    "audit": "/{office}/jejak",
    "roots": "/{office}/jejak/akar",
    "access": "/{office}/hak-akses?orang=6&tindakan=plans.adopt",
    "own-access": "/{office}/hak-akses/saya",
    "holders": "/{office}/hak-akses/siapa?tindakan=plans.read",
    "second-factor": "/-/akun/faktor-kedua",
    "style": "/-/gaya",
    "registers": "/{office}/register",
    "register": "/{office}/register/pengaduan",
    "register-empty": "/{office}/register/tim",
    "new-record": "/{office}/register/pengaduan/tambah",
    "new-team": "/{office}/register/tim/tambah",
    "record": "/{office}/register/pengaduan/ADU-2026-0001",
    "record-change": "/{office}/register/pengaduan/ADU-2026-0001/ubah",
    "register-about": "/{office}/register/pengaduan/tentang",
    "register-definition": "/{office}/register/pengaduan/definisi",
    "new-definition": "/{office}/register/-/definisi",
    "public-front": "/{office}/publik",
    "public-form": "/{office}/layanan/pengaduan",
    "ticket-lookup": "/{office}/tiket",
    "ticket": "{ticket}",
    "lost-code": "/{office}/kode-hilang",
    "not-found": "/{office}/tidak-ada",
}


# What a key begins with.
ROOMS = {line.split(".")[0] for line in (ROOT / "Resources/locales/id.yaml").read_text().splitlines() if ": \"" in line}


@pytest.fixture(scope="module")
def addresses(office, chromium):
    """The pages of an office with its plan, one more reading, open, with its doubts, and some work of a month."""
    work(office, chromium)
    context = chromium.new_context(locale="id-ID")
    page = come_in(context, office, "Bambang Irawan")
    page.goto(office.address("rencana/unggah"))
    page.get_by_label("Berkas keputusan").set_input_files(SAMPLE)
    page.get_by_role("button", name="Baca keputusan").click()
    expect(page.get_by_role("heading", name="Tinjau hasil baca")).to_be_visible()
    review = page.url.rsplit("/", 1)[1]
    context.close()
    bare = office.rows(
        "SELECT code FROM sub_activity WHERE position NOT IN (SELECT sub_activity FROM indicator) LIMIT 1")[0][0]
    slug = office.address().rsplit("/", 1)[1]
    ticket = complain(office, chromium)
    return {
        name: office.base + path.format(office=slug, review=review, bare=bare, ticket=ticket)
        for name, path in PAGES.items()}


def complain(office, chromium):
    """A complaint from the public page; says where its ticket is followed."""
    context = chromium.new_context(locale="id-ID", java_script_enabled=False)
    page = context.new_page()
    page.goto(office.address("publik"))
    _, ticket = file_complaint(page, "Antrean pendaftaran pemilih", Tempat_kejadian="Muara Bulian")
    context.close()
    return ticket.removeprefix(office.base)


def come_in(context, office, name):
    page = context.new_page()
    page.goto(office.base + "/-/masuk")
    page.locator(".card-button").filter(has_text=name).click()
    return page


def work(office, chromium):
    """What waits for approval: an entry with its proof, one without, and an incomplete packet."""
    context = chromium.new_context(locale="id-ID", java_script_enabled=False)
    page = come_in(context, office, "Sari Wulandari")
    open_card(page, office, "7.5.2", 9)
    prove(page, "notulen rapat SPIP bersama seluruh Kasubbag 15 September.pdf", pdf(20_000))
    submit(page, "Rapat SPIP bersama seluruh Kasubbag")
    open_card(page, office, "7.5.2", 8)
    submit(page, "Rapat SPIP bersama seluruh Kasubbag")
    open_card(page, office, "7.5.3", 9)
    page.get_by_label("Foto atau berkas").set_input_files(
        {"name": "undangan.pdf", "mimeType": "application/pdf", "buffer": pdf(3000, 2)})
    page.get_by_role("button", name="Simpan sebagai berkas kegiatan").click()
    expect(page.locator(".proofs")).to_contain_text("belum ada")
    context.close()


@pytest.fixture(params=PAGES)
def name(request):
    return request.param


def findings(page, checks):
    """What each check has to say, so that one run names all of it."""
    found = []
    for check in checks:
        try:
            check(page)
        except AssertionError as problem:
            found.append(str(problem))
    return found


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_page_is_fit_for_everyone(office, visit, axe, addresses, name, dark):
    page = visit(office, None if name == "sign-in" else "Sekretaris", dark=dark)
    page.goto(addresses[name])
    shade = "dark" if dark else "light"
    problems = []

    for width, checks in ((1280, [fits, axe]), (360, [fits] if dark else [fits, axe]), (320, [fits])):
        page.set_viewport_size({"width": width, "height": 900})
        problems += [f"{width} px, {shade}: {found}" for found in findings(page, checks)]
        if width != 320:
            shoot(page, f"{name}-{width}-{shade}")

    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("width", [1280, 360, 320])
def test_without_script_no_page_is_wider_than_the_window(office, visit, addresses, width):
    page = visit(office, "Sekretaris", script=False, width=width)
    problems = []

    for name, address in addresses.items():
        page.goto(address)
        problems += [f"{name}: {found}" for found in findings(page, [fits])]
        if width != 320:
            shoot(page, f"{name}-{width}-without-script")

    assert not problems, "\n".join(problems)


def test_every_page_is_there_in_english_without_a_key_for_a_text(office, visit, addresses):
    page = visit(office, "Sekretaris")
    page.goto(office.base + "/-/akun")
    page.get_by_label("English").check()
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    bare = {}

    for name, address in addresses.items():
        page.goto(address)
        text = page.locator("body").inner_text()
        keys = [word for word in text.split() if "." in word.rstrip(".") and word.split(".")[0] in ROOMS]
        if keys:
            bare[name] = keys

    page.goto(office.base + "/-/akun")
    page.get_by_label("Bahasa Indonesia").check()
    page.get_by_role("button", name="Save").click()
    assert bare == {}
