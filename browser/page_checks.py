"""What is true of every page: no error in the console, no other host, nothing wider than the window, axe content."""
import os
import pathlib

import axe_playwright_python

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Watch:
    """Notes what a page does that no page of ours may do."""

    def __init__(self, page, base):
        self.base = base
        self.problems = []
        page.on("console", self.said)
        page.on("pageerror", lambda error: self.problems.append(f"script error: {error}"))
        page.on("request", self.asked)
        page.on("response", self.answered)

    def said(self, message):
        # Chromium also logs every status from 400 up; pages with such a status are expected, files are checked below.
        # It logs a line that a flow has cut, too.
        known = ("the server responded with a status of", "net::ERR_FAILED", "net::ERR_INTERNET_DISCONNECTED")
        if message.type == "error" and not any(text in message.text for text in known):
            self.problems.append(f"console error: {message.text}")

    def asked(self, request):
        if not request.url.startswith((self.base + "/", "data:", "blob:", "about:")):
            self.problems.append(f"request to another host: {request.url}")

    def answered(self, response):
        if response.status >= 500:
            self.problems.append(f"{response.status} from {response.url}")
        if response.status >= 400 and response.request.resource_type not in ("document", "xhr", "fetch"):
            self.problems.append(f"{response.status} for a {response.request.resource_type}: {response.url}")


def violations(page):
    """What axe finds, one readable line an element."""
    page.evaluate(AXE)
    options = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": RULES}}
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [
        f"{rule['id']} ({rule['impact']}): {' '.join(map(str, node['target']))}\n    {node['html'][:200]}\n    "
        + node["failureSummary"].replace("\n", " ")
        for rule in found for node in rule["nodes"]]


def axe(page):
    found = violations(page)
    assert not found, f"axe on {page.url}: {len(found)} violations\n" + "\n".join(found[:20])


WIDEST = """() => {
    const room = document.documentElement.clientWidth
    const scrolls = element => {
        for (let box = element.parentElement; box; box = box.parentElement) {
            if (box !== document.body && getComputedStyle(box).overflowX !== 'visible') return true
        }
        return false
    }
    const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > room + 1 && !scrolls(e))
    return {page: document.documentElement.scrollWidth, room,
        wide: wide.slice(0, 5).map(e => e.tagName + '.' + (e.getAttribute('class') || '') + ' ' + e.textContent.trim().slice(0, 40))}
}"""


def fits(page):
    """The page itself never scrolls sideways; tables may, inside their own box."""
    seen = page.evaluate(WIDEST)
    assert seen["page"] <= seen["room"], f"{page.url} is {seen['page']} px wide in {seen['room']} px: {seen['wide']}"


def shoot(page, name):
    """A picture of the whole page, if TUNTAS_SHOTS names a folder for it."""
    folder = os.environ.get("TUNTAS_SHOTS")
    if folder:
        pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
