"""A demo office with a server of its own: made, started, killed and started again by the tests."""
import ctypes
import json
import os
import pathlib
import shutil
import signal
import socket
import sqlite3
import subprocess
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "Resources/samples/batang-hari-2026.txt"
DEMO = json.loads((ROOT / "Resources/samples/demo.json").read_text(encoding="utf-8"))
SLUG = DEMO["office"]["slug"]
YEAR = 2026


def program():
    return os.environ.get("TUNTAS_BINARY") or str(ROOT / ".build/debug/tuntas")


def environment():
    """What the program gets from outside: its resources, and no setting of the machine it runs on."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TUNTAS_")}
    return kept | {"TUNTAS_RESOURCES": os.environ.get("TUNTAS_RESOURCES") or str(ROOT / "Resources")}


def make_demo(folder, *options):
    command = [program(), "demo", "--data", str(folder), *options]
    subprocess.run(command, env=environment(), check=True, capture_output=True, timeout=60)


class OfficeServer:
    """One data folder and the process that serves it.

    `settings` are what the environment has beyond the usual; a change is for the next `start()`.
    """

    def __init__(self, template, folder, settings=None):
        shutil.copytree(template, folder)
        self.data = pathlib.Path(folder)
        self.log = self.data.parent / (self.data.name + ".log")
        self.settings = dict(settings or {})
        self.process = None
        self.start()

    def start(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [program(), "serve", "--data", str(self.data), "--port", str(self.port)],
                env=environment() | self.settings, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.wait_until_ready()

    def wait_until_ready(self):
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            assert self.process.poll() is None, f"the server ended:\n{self.log.read_text()[-2000:]}"
            try:
                with urllib.request.urlopen(self.base + "/-/siap", timeout=2) as answer:
                    if answer.read() == b"siap\n":
                        return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                pass
            time.sleep(0.02)
        raise AssertionError(f"the server is not ready after 20 s:\n{self.log.read_text()[-2000:]}")

    def kill(self):
        """As a power cut would: SIGKILL, no chance to tidy up."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()

    def failures(self):
        """Lines of the log that say something failed on our side."""
        return [line for line in self.log.read_text(errors="replace").splitlines() if '"level":"error"' in line]

    def address(self, path=""):
        return f"{self.base}/{SLUG}/{path}".rstrip("/")

    def rows(self, query, *values):
        with_uri = sqlite3.connect(f"file:{self.data / 'tuntas.db'}?mode=ro", uri=True, timeout=10)
        try:
            return with_uri.execute(query, values).fetchall()
        finally:
            with_uri.close()

    def give_password(self, login, password):
        """Demo people sign in with one click and have random passwords; a flow that types one sets it here."""
        database = sqlite3.connect(self.data / "tuntas.db", timeout=10)
        try:
            with database:
                changed = database.execute(
                    "UPDATE account SET password = ? WHERE login = ?", (argon2id(password), login)).rowcount
            assert changed == 1, f"no account {login}"
        finally:
            database.close()


def argon2id(password):
    """The PHC string of a password, by the library that the product uses; small memory, so that it is quick."""
    library = ctypes.CDLL("libargon2.so.1")
    secret, salt, encoded = password.encode(), os.urandom(16), ctypes.create_string_buffer(128)
    size = ctypes.c_size_t
    status = library.argon2id_hash_encoded(
        ctypes.c_uint32(1), ctypes.c_uint32(64), ctypes.c_uint32(1), secret, size(len(secret)), salt,
        size(len(salt)), size(32), encoded, size(128))
    assert status == 0, f"argon2id: {status}"
    return encoded.value.decode()
