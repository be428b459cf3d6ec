"""Signing in with a real provider on this machine, as a reader, reviewer and keeper."""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from app.settings import Settings
from app.workspace import create_workspace
from tests.browser.conftest import QUIET, serving
from tools.serving import free_port

pytestmark = [pytest.mark.browser, pytest.mark.long]
SECRET, COOKIE = "pahittad-hemlighet", "pahittad-kakhemlighet-med-manga-tecken"
HEAD = "Påhittad handling\n\nRegion Norrlid, regionstyrelsen\nProtokoll\n"
DOCUMENTS = {
    "vag.txt": """Sammanträdesdatum: 2022-05-10

§ 11 Vägen till Östmåla

Regionstyrelsens beslut

Regionstyrelsen kommer att redovisa en plan för vägen till Östmåla senast den 1 juni
2022.
""",
    "bro.txt": """Sammanträdesdatum: 2022-06-14

§ 12 Kråkviksbron

Regionstyrelsens beslut

Regionstyrelsen kommer att redovisa upphandlingen av Kråkviksbron senast den 1 mars
2023.
""",
}
ACCESS = """[sign_in]
address = "http://localhost:{port}"
provider = "http://localhost:{provider}/.well-known/openid-configuration"
client_id = "sagt"
client_secret = "{secret}"
cookie_secret = "{cookie}"

[roles]
claim = "groups"
reader = ["@norrlid.example"]
reviewer = ["gun@norrlid.example"]
administrator = ["samlingens-skotare"]
"""
PEOPLE = {
    "lisa": {"name": "Lisa Läsare", "email": "lisa@norrlid.example"},
    "gun": {"name": "Gun Granskare", "email": "gun@norrlid.example"},
    "adam": {"name": "Adam Ansvarig", "groups": ["samlingens-skotare"]},
    "okand": {"name": "Okänd", "email": "okand@annan.example"},
}


@pytest.fixture(scope="module")
def provider() -> Iterator[int]:
    """Return the port of a provider that knows the people."""
    port = free_port()
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    started = subprocess.Popen(
        [*command, "--host", "localhost"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _wait(f"http://localhost:{port}/.well-known/openid-configuration")
    for subject, claims in PEOPLE.items():
        told = json.dumps({"email_verified": True, **claims}).encode()
        request = urllib.request.Request(
            f"http://localhost:{port}/users/{subject}",
            data=told,
            method="PUT",
            headers={"Content-Type": "application/json"},
        )
        urllib.request.urlopen(request).close()  # noqa: S310
    yield port
    started.terminate()
    started.wait(20)


def _wait(address: str) -> None:
    until = time.monotonic() + 30
    while True:
        try:
            urllib.request.urlopen(address).close()  # noqa: S310
        except OSError:
            assert time.monotonic() < until, address
            time.sleep(0.2)
        else:
            return


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory, provider: int) -> Iterator[str]:
    """Return the address of an app that asks who one is, with a hidden document."""
    folder = tmp_path_factory.mktemp("inloggning")
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(HEAD + text, encoding="utf-8")
    opened = create_workspace(Settings(folder / "samling", workers=1))
    opened.ingest([folder / name for name in DOCUMENTS], False, lambda *_: None)
    opened.decide("restrict", ["bro.txt"])
    opened.close()
    port, access = free_port(), folder / "atkomst.toml"
    text = ACCESS.format(port=port, provider=provider, secret=SECRET, cookie=COOKIE)
    access.write_text(text, encoding="utf-8")
    access.chmod(0o600)
    with serving(folder / "samling", port, access):
        yield f"http://localhost:{port}"


@dataclass
class Someone:
    """A person in the browser, and what the app asked for elsewhere."""

    page: Page
    app: str
    elsewhere: list[str]

    def open(self, place: str) -> None:
        self.page.goto(f"{self.app}{place}")
        self.page.wait_for_function(QUIET)

    def sign_in(self, subject: str, button: str = "Logga in") -> None:
        self.page.get_by_role("button", name=button).click()
        self.page.get_by_placeholder("sub").fill(subject)
        self.page.get_by_role("button", name="Authorize").click()
        self.page.wait_for_url(f"{self.app}/**")
        self.page.wait_for_function(QUIET)

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()


@pytest.fixture
def someone(window: BrowserContext, closed: str) -> Iterator[Someone]:
    elsewhere: list[str] = []

    def only_here(route: Route) -> None:
        # The provider's own page has a font elsewhere; the app asks for nothing.
        if urlsplit(route.request.url).hostname == "localhost":
            route.continue_()
            return
        if route.request.frame.url.startswith(closed):
            elsewhere.append(route.request.url)
        route.abort()

    # The window is everybody's, so that the app is fetched once; who one is is not.
    window.clear_cookies()
    window.route("**/*", only_here)
    found = Someone(window.new_page(), closed, elsewhere)
    yield found
    found.page.close()
    window.unroute("**/*", only_here)
    window.clear_cookies()
    assert found.elsewhere == []


def test_a_reader_signs_in_where_she_is_and_sees_what_is_public(
    someone: Someone,
) -> None:
    someone.open("/loften?lang=en")
    someone.sees("Sign in to read.")
    someone.sign_in("lisa", "Sign in")
    # She is back where she was, in the same language.
    assert someone.page.url == f"{someone.app}/loften?lang=en"
    someone.sees("vägen till Östmåla")
    expect(someone.page.get_by_text("Kråkviksbron")).to_have_count(0)
    expect(someone.page.get_by_role("link", name="Review")).to_have_count(0)
    someone.open("/sok?q=Kråkviksbron&lang=en")
    expect(someone.page.get_by_text("upphandlingen")).to_have_count(0)
    someone.open("/granskning?lang=en")
    someone.sees("no right to this page")
    someone.open("/samlingen?lang=en")
    expect(someone.page.locator("input[type=file]")).to_have_count(0)
    # What she signs out of in one window is over in the other.
    other = someone.page.context.new_page()
    other.goto(f"{someone.app}/loften?lang=en")
    other.wait_for_function(QUIET)
    someone.page.get_by_role("button", name="Lisa Läsare").click()
    someone.page.get_by_role("button", name="Sign out").click()
    # The provider asks too.
    someone.page.get_by_role("button", name="End session").click()
    someone.sees("Sign in to read.")
    assert someone.page.url.endswith("lang=en")
    other.get_by_role("link", name="Decisions").click()
    expect(other.get_by_text("Sign in to read.")).to_be_visible()
    other.close()


def test_a_reviewer_is_named_beside_what_she_says(someone: Someone) -> None:
    someone.open("/loften")
    someone.sign_in("gun")
    someone.page.get_by_role("link", name="Öppna löftet").first.click()
    someone.page.get_by_text("Granska löftet").first.click()
    field = someone.page.get_by_label("Egna ord")
    field.fill("Ringde kansliet.")
    field.press("Control+Enter")
    someone.page.get_by_role("button", name="Spara anteckningen").click()
    someone.sees("Gun Granskare")
    someone.open("/samlingen")
    expect(someone.page.locator("input[type=file]")).to_have_count(0)
    expect(someone.page.get_by_role("button", name="Hämta registret")).to_have_count(0)


def test_who_looks_after_the_collection_sees_all_of_it(someone: Someone) -> None:
    someone.open("/loften")
    someone.sign_in("adam")
    someone.sees("upphandlingen av Kråkviksbron")
    someone.open("/samlingen")
    expect(someone.page.locator("input[type=file]")).to_have_count(1)
    with someone.page.expect_download() as got:
        someone.page.get_by_role("button", name="Hämta registret").click()
    register = got.value.path().read_text(encoding="utf-8")
    assert "Personuppgiftsansvarig" in register
    assert "<td>2</td>" in register


def test_whoever_is_in_no_list_sees_nothing(someone: Someone) -> None:
    someone.open("/")
    someone.sign_in("okand")
    someone.sees("har inte rätt till den här sidan")
    expect(someone.page.get_by_role("link", name="Löften")).to_have_count(0)
