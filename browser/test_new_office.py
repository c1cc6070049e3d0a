"""An office from nothing: set up on the command line, a second factor, an assessor of another office for a month, a
refusal explained to both sides, a backup restored elsewhere, verified and signed in to."""
import base64
import datetime
import hashlib
import hmac
import re
import struct
import subprocess
import time
import urllib.request

import pytest
from playwright.sync_api import expect

from office_server import OfficeServer, environment, program

FIRST, OWN = "kata sandi pertama", "empat kata milik sendiri"


def tuntas(*arguments):
    """Runs a command of the product and gives what it printed."""
    done = subprocess.run(
        [program(), *map(str, arguments)], env=environment(), capture_output=True, text=True, timeout=60,
        stdin=subprocess.DEVNULL)
    assert done.returncode == 0, f"{arguments}: {done.stdout}{done.stderr}"
    return done.stdout


def make_office(data, slug, name, login, password):
    tuntas(
        "init", "--data", data, "--office", f"KPU {name}", "--short-name", f"KPU {name}", "--slug", slug, "--zone",
        "WIB", "--unit", "Subbag Umum", "--admin-name", login.capitalize(), "--admin-login", login,
        "--password-file", password, "--yes")


def code(secret, steps_ahead=0):
    """The code that a telephone shows (RFC 6238)."""
    step = struct.pack(">Q", int(time.time()) // 30 + steps_ahead)
    digest = hmac.new(base64.b32decode(secret), step, hashlib.sha1).digest()
    place = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[place:place + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


def sign_in(page, base, login, password):
    page.goto(base + "/-/masuk")
    page.locator("input[name=nama]").fill(login)
    page.locator("input[name=sandi]").fill(password)
    page.get_by_role("button", name="Masuk", exact=True).click()


def choose_own_password(page, base, login, seen):
    """The first sign-in, which leads to the account and nowhere else."""
    sign_in(page, base, login, FIRST)
    page.wait_for_url("**/-/akun**")
    seen(page)
    page.locator("input[name=sandi-lama]").fill(FIRST)
    page.locator("input[name=sandi-baru]").fill(OWN)
    page.locator("input[name=sandi-ulang]").fill(OWN)
    page.locator("form", has=page.locator("input[name=sandi-lama]")).get_by_role("button").click()
    page.wait_for_url("**/-/akun?tersimpan=1")
    seen(page)


def enrol(page, base, seen):
    """Switches the second factor on; gives its secret and the recovery codes."""
    page.goto(base + "/-/akun/faktor-kedua")
    seen(page)
    secret = re.sub(r"\s", "", page.locator("section code").inner_text())
    secret += "=" * (-len(secret) % 8)
    page.locator("input[name=kode]").fill(code(secret))
    page.get_by_role("button", name="Aktifkan").click()
    expect(page.get_by_role("heading", name="Kode pemulihan", exact=True)).to_be_visible()
    seen(page)
    return secret, page.locator("ol.numbered code").all_inner_texts()


def invite_assessor(page, base, seen):
    """Gives Budi of the other office a role here for thirty days, and goes to his page."""
    today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date()
    page.goto(base + "/pelabuhan/orang/tamu/baru")
    seen(page)
    page.locator("[name=kantor]").fill("bukit")
    page.locator("[name=masuk]").fill("budi")
    page.locator("select[name=peran]").select_option("asesor")
    page.locator("input[name=sampai]").fill((today + datetime.timedelta(days=30)).isoformat())
    page.locator("form", has=page.locator("select[name=peran]")).locator("button.button-main").click()
    expect(page.get_by_role("link", name="Budi")).to_be_visible()
    seen(page)
    page.get_by_role("link", name="Budi").click()
    expect(page.get_by_role("heading", name="Budi", exact=True)).to_be_visible()
    seen(page)


@pytest.fixture
def new_office(tmp_path):
    data, password = tmp_path / "template", tmp_path / "password"
    password.write_text(FIRST + "\n")
    make_office(data, "pelabuhan", "Kota Pelabuhan", "rina", password)
    make_office(data, "bukit", "Kabupaten Bukit", "budi", password)
    server = OfficeServer(data, tmp_path / "data")
    yield server
    server.stop()
    assert not server.failures(), server.failures()


def test_from_nothing_to_a_second_factor_a_guest_and_a_restored_backup(new_office, visit, script, axe, tmp_path):
    def seen(page):
        # axe itself is a script.
        if script:
            axe(page)

    rina, base = visit(new_office, script=script), new_office.base
    seen(rina)
    choose_own_password(rina, base, "rina", seen)
    secret, recovery = enrol(rina, base, seen)
    assert len(recovery) == 10

    rina.context.clear_cookies()
    sign_in(rina, base, "rina", OWN)
    rina.wait_for_url("**/-/masuk/kode**")
    seen(rina)
    rina.locator("input[name=kode]").fill(code(secret, steps_ahead=1))
    rina.get_by_role("button", name="Masuk", exact=True).first.click()
    rina.wait_for_url("**/pelabuhan**")
    seen(rina)
    invite_assessor(rina, base, seen)

    budi = visit(new_office, script=script)
    choose_own_password(budi, base, "budi", seen)
    budi.goto(base + "/pelabuhan/rencana")
    expect(budi.get_by_role("heading", name="Rencana aksi", exact=True)).to_be_visible()
    seen(budi)
    budi.goto(base + "/pelabuhan/jejak")
    expect(budi.locator("article[data-error]")).to_be_visible()
    seen(budi)
    budi.get_by_role("link", name="Mengapa?").click()
    budi.wait_for_url("**/pelabuhan/hak-akses/saya")
    budi.locator("select[name=tindakan]").select_option("audit.read")
    budi.get_by_role("button", name="Jelaskan", exact=True).click()
    expect(budi.get_by_text("Budi tidak boleh")).to_be_visible()
    seen(budi)

    rina.goto(base + "/pelabuhan/hak-akses")
    rina.locator("select[name=orang]").select_option(label="Budi · KPU Kabupaten Bukit")
    rina.locator("select[name=tindakan]").select_option("plans.adopt")
    rina.get_by_role("button", name="Jelaskan", exact=True).click()
    expect(rina.get_by_text("Budi tidak boleh")).to_be_visible()
    expect(rina.get_by_text("Budi adalah tamu dari KPU Kabupaten Bukit.")).to_be_visible()
    seen(rina)

    file, elsewhere = tmp_path / "cadangan.tar", tmp_path / "elsewhere"
    tuntas("backup", file, "--data", new_office.data)
    tuntas("restore", file, "--check")
    tuntas("restore", file, "--data", elsewhere)
    assert "Every chain is sound." in tuntas("verify", "--data", elsewhere)

    restored = OfficeServer(elsewhere, tmp_path / "restored")
    try:
        again = visit(restored, script=script)
        sign_in(again, restored.base, "rina", OWN)
        again.wait_for_url("**/-/masuk/kode**")
        # The telephone's code was taken before the backup, and a code is taken once.
        again.locator("summary", has_text="kode pemulihan").click()
        again.locator("input[name=pemulihan]").fill(recovery[0])
        again.locator("form", has=again.locator("input[name=pemulihan]")).get_by_role("button").click()
        again.wait_for_url("**/pelabuhan**")
        again.goto(restored.base + "/pelabuhan/jejak")
        expect(again.locator("ol.history")).to_contain_text("masuk dengan kode pemulihan")
        expect(again.locator("ol.history")).to_contain_text("memberi hak akses: Budi")
        seen(again)
        again.goto(restored.base + "/pelabuhan/jejak/akar")
        seen(again)
    finally:
        restored.stop()
    assert not restored.failures(), restored.failures()
    assert "Every chain is sound." in tuntas("verify", "--data", restored.data)


def test_the_command_line_and_the_figures_say_one_version(new_office):
    version = tuntas("--version").strip()
    with urllib.request.urlopen(new_office.base + "/-/metrik", timeout=5) as answer:
        assert f'tuntas_build_info{{version="{version}",' in answer.read().decode()
