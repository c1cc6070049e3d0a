"""Notices go out by e-mail once, and after a crash at worst under the same Message-ID again."""
import re
import subprocess
import time

import pytest

from clerk import Clerk, token
from office_server import SLUG, YEAR, OfficeServer, environment, program

CARD = f"/{SLUG}/rencana/{YEAR}/1.1.1/realisasi/6"
SARI = "sari@kantor.example"


@pytest.fixture
def mailing_office(templates, tmp_path_factory):
    """An office that sends by a mail server, and in which Sari has an address: `mailing_office(server)`."""
    offices = []

    def open_office(server, **others):
        settings = server.settings() | {"TUNTAS_ADDRESS": "https://tuntas.kantor.example"} | others
        office = OfficeServer(templates(True), tmp_path_factory.mktemp("office") / "data", settings)
        offices.append(office)
        wait_for_reminders(office)
        give_address(office, "sari", SARI)
        return office

    yield open_office
    for office in offices:
        office.stop()


def wait_for_reminders(office, seconds=60):
    """The day's reminders come once, when the program starts: whoever has no address yet gets none by e-mail."""
    deadline = time.monotonic() + seconds
    while not office.rows("SELECT 1 FROM reminder_day"):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def give_address(office, login, address):
    number = office.rows(
        "SELECT person.number FROM person JOIN account ON account.person = person.id WHERE login = ?", login)[0][0]
    admin = Clerk(office, "rina")
    page = admin.ask("GET", f"/{SLUG}/orang/{number}/ubah")
    form = dict(re.findall(r'<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"', page.text))
    chosen = re.search(r'<option value="([^"]*)"[^>]* selected', page.text)
    form |= {"token": token(page), "email": address, "unit": chosen[1] if chosen else ""}
    answer = admin.ask("POST", f"/{SLUG}/orang/{number}", form)
    assert answer.status == 303, re.findall(r'data-error="[^"]*"', answer.text)


def call_sari(office, text="mohon dilihat"):
    """Somebody writes to Sari on a card, who is told of it at once."""
    rina = Clerk(office, "rina")
    page = rina.ask("GET", CARD)
    answer = rina.ask("POST", f"{CARD}/pesan", {"token": token(page), "pesan": f"@Sari Wulandari {text}"})
    assert answer.status == 303


def wait_for_state(office, state, seconds=20):
    deadline = time.monotonic() + seconds
    while (found := office.rows("SELECT state, message_id, error FROM letter"))[-1:] and found[-1][0] != state:
        assert time.monotonic() < deadline, found
        time.sleep(0.05)
    assert found
    return found[-1]


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_letter_goes_out_once_by_tls_and_says_where_to_look(mail_server, mailing_office, security):
    server = mail_server(security=security, user="tuntas", password="kata sandi surat")
    office = mailing_office(server)
    call_sari(office, "café–“ini”")

    received = server.wait_for(1)[0]
    assert received.is_tls and received.user == "tuntas" and b"kata sandi" not in server.in_clear
    assert received.sender == "tuntas@kantor.example" and received.recipients == (SARI,)
    message = received.message
    text = message.get_content()
    assert message["Subject"] == "Anda disebut" and message["Auto-Submitted"] == "auto-generated"
    assert "Rina Marlina" in text and "café–“ini”" in text
    # The way there notes that it was seen.
    assert re.search(r"https://tuntas\.kantor\.example/-/pemberitahuan/[0-9a-f-]+\s", text), text

    _, message_id, _ = wait_for_state(office, "sent")
    assert message["Message-ID"] == f"<{message_id}>"
    call_sari(office, "yang kedua")
    server.wait_for(2)
    wait_for_state(office, "sent")
    assert len({one.message["Message-ID"] for one in server.messages}) == len(server.messages) == 2


def test_after_a_crash_the_same_letter_comes_at_worst_once_more(mail_server, mailing_office):
    server = mail_server()
    office = mailing_office(server)
    server.hold()
    call_sari(office)
    # The server has the letter, the program has not heard so, and dies.
    assert server.held.wait(20)
    office.kill()
    server.release()
    assert office.rows("SELECT state FROM letter") == [("waiting",)]

    office.start()
    # The dead one's claim on the work runs for a minute.
    server.wait_for(2, seconds=90)
    wait_for_state(office, "sent")
    first, second = (one.message for one in server.messages)
    assert first["Message-ID"] == second["Message-ID"]
    assert first["Subject"] == second["Subject"] and first.get_content() == second.get_content()
    call_sari(office, "yang lain")
    server.wait_for(3)
    assert server.messages[2].message["Message-ID"] != first["Message-ID"]


def test_what_is_refused_for_the_moment_is_tried_again_and_what_is_refused_for_good_is_not(
        mail_server, mailing_office):
    server = mail_server()
    office = mailing_office(server)
    server.defer(1)
    call_sari(office)
    server.wait_for(1, seconds=40)
    wait_for_state(office, "sent")
    assert len(server.messages) == 1

    server.refused.add(SARI)
    call_sari(office, "kedua")
    _, _, error = wait_for_state(office, "failed")
    assert "550" in error and len(server.messages) == 1


@pytest.mark.parametrize("names, reply", [("DNS:lain.example", None), ("IP:127.0.0.1", "250 mail")],
                         ids=["of another server", "without STARTTLS"])
def test_nothing_is_said_to_a_server_that_can_not_prove_itself(mail_server, mailing_office, names, reply):
    server = mail_server(user="tuntas", password="kata sandi surat", names=names)
    if reply:
        server.answer("EHLO", reply, times=100)
    office = mailing_office(server)
    call_sari(office)
    deadline = time.monotonic() + 20
    while not office.rows("SELECT error FROM letter WHERE error IS NOT NULL"):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert server.messages == [] and b"AUTH" not in server.in_clear and b"MAIL" not in server.in_clear
    assert office.rows("SELECT state FROM letter") == [("waiting",)]


def test_an_operator_tries_the_settings_and_hears_why_they_fail(mail_server, tmp_path):
    server = mail_server(user="tuntas", password="benar")
    settings = environment() | server.settings() | {"TUNTAS_ADDRESS": "https://tuntas.kantor.example"}

    def attempt(**others):
        return subprocess.run(
            [program(), "mail", "try", "op@kantor.example", "--data", str(tmp_path)], env=settings | others,
            capture_output=True, text=True, timeout=60)

    good = attempt()
    assert good.returncode == 0 and "took the letter" in good.stdout
    assert server.messages[0].message["Subject"] == "Surat percobaan dari Tuntas"
    wrong = attempt(TUNTAS_MAIL_PASSWORD="salah")
    assert wrong.returncode == 2 and "did not take the letter" in wrong.stderr and "salah" not in wrong.stderr
    half = attempt(TUNTAS_MAIL_FROM="bukan alamat")
    assert half.returncode == 2 and "TUNTAS_MAIL_FROM" in half.stderr
