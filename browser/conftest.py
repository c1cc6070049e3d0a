"""Servers, browsers and people for the flows. Every flow runs against a real server and the system's Chromium."""
import shutil

import pytest
from playwright.sync_api import sync_playwright

from mail_server import MailServer
from office_server import OfficeServer, make_demo
from page_checks import Watch, axe as check_with_axe, fits, shoot


@pytest.fixture(scope="session")
def templates(tmp_path_factory):
    """Two data folders, each made once by `tuntas demo`: with the plan and without. Servers get copies."""
    made = {}

    def template(with_plan):
        if with_plan not in made:
            made[with_plan] = tmp_path_factory.mktemp("demo") / "data"
            make_demo(made[with_plan], "--without-work" if with_plan else "--without-plan")
        return made[with_plan]

    return template


@pytest.fixture(scope="module")
def office(templates, tmp_path_factory):
    """An office with its plan, shared by the flows of a module."""
    yield from served(templates(True), tmp_path_factory)


@pytest.fixture
def planned_office(templates, tmp_path_factory):
    """An office with its plan, for one flow alone."""
    yield from served(templates(True), tmp_path_factory)


@pytest.fixture
def fresh_office(templates, tmp_path_factory):
    """An office without a plan, for one flow alone."""
    yield from served(templates(False), tmp_path_factory)


@pytest.fixture(scope="module")
def empty_office(templates, tmp_path_factory):
    """An office without a plan, shared by the flows of a module, none of which adopts one."""
    yield from served(templates(False), tmp_path_factory)


def served(template, tmp_path_factory):
    server = OfficeServer(template, tmp_path_factory.mktemp("office") / "data")
    yield server
    server.stop()
    assert not server.failures(), server.failures()


@pytest.fixture
def mail_server(tmp_path_factory):
    """Opens a mail server that lives as long as the flow: `mail_server(security="tls", user="a", password="b")`."""
    servers = []

    def open_server(**options):
        servers.append(MailServer(tmp_path_factory.mktemp("mail"), **options))
        return servers[-1]

    yield open_server
    for server in servers:
        server.stop()


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium):
    """Opens a browser of its own for a person: `visit(office, "Ketua", script=False, width=360)`.

    Without a role it stands on the sign-in page. At the end the flow fails if any page misbehaved.
    """
    contexts, watches = [], []

    def open_page(office, role=None, script=True, width=1280, dark=False, language="id-ID"):
        context = chromium.new_context(
            java_script_enabled=script, viewport={"width": width, "height": 900}, locale=language,
            color_scheme="dark" if dark else "light")
        context.set_default_timeout(8_000)
        contexts.append(context)
        page = context.new_page()
        watches.append(Watch(page, office.base))
        page.goto(office.base + "/-/masuk")
        if role:
            sign_in(page, role)
        return page

    yield open_page
    for context in contexts:
        context.close()
    problems = [problem for watch in watches for problem in watch.problems]
    assert not problems, "\n".join(problems)


def sign_in(page, role):
    """One click on the card of a demo role."""
    card = page.locator(".card-button").filter(has=page.locator("b").get_by_text(role, exact=True))
    card.click()


@pytest.fixture
def enter():
    """Signs in on the sign-in page that is open: `enter(page, "Sekretaris")`."""
    return sign_in


@pytest.fixture(params=[True, False], ids=["with-script", "without-script"])
def script(request):
    return request.param


@pytest.fixture(params=[1280, 360], ids=["wide", "narrow"])
def width(request):
    return request.param


@pytest.fixture
def axe():
    """Fails with what axe finds on a page. It needs script."""
    return check_with_axe


@pytest.fixture
def look(script):
    """Looks at the page that is open: at both widths nothing is too wide, and axe has nothing to say."""
    def look(page, name):
        size = page.viewport_size
        for width in (1280, 360):
            page.set_viewport_size({"width": width, "height": 900})
            # The bar that stays above would hide half of a button that is scrolled under it.
            page.evaluate("scrollTo(0, 0)")
            fits(page)
            if script:
                check_with_axe(page)
            shoot(page, f"{name}-{width}{'' if script else '-without-script'}")
        page.set_viewport_size(size)

    return look
