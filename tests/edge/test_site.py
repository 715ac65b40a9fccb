"""The files of the PWA: hashed assets for a year, the shell fresh, no accidents (P15, X7)."""

import base64
import hashlib
import json
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from litestar import Litestar
from litestar.routes import HTTPRoute

from api.http import problems
from api.http.pages import site
from tests.desk import Desk

START = "document.documentElement.dataset.ready = '1'"
SHELL = f"<!doctype html><head><title>Вестовой</title></head><script>{START}</script>"
NEEDS: dict[str, Any] = {
    "/": {"scripts": [], "texts": {}},
    "/tickets/[ref]": {"scripts": ["card.js"], "texts": {"ru": ["ru.js"], "en": ["en.js"]}},
    "/tickets/new": {
        "scripts": ["form.js"],
        "texts": {"ru": [], "en": []},
        "asked": ["/api/categories", "/api/clients?limit=25"],
    },
}
AHEAD = "<{}>; rel=preload; as=fetch; crossorigin"
PAGE = {"Accept": "text/html,application/xhtml+xml"}


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """A build as the bundler leaves it, in small."""
    files = {
        "index.html": SHELL,
        "service-worker.js": "self.addEventListener('push', () => {})",
        "manifest.webmanifest": "{}",
        "_app/immutable/entry/start.a1b2c3.js": "export {}",
        "_app/immutable/assets/app.d4e5f6.css": "body {}",
        "_app/version.json": "{}",
        "_app/pages.json": json.dumps(NEEDS),
    }
    for name, text in files.items():
        path = tmp_path / "build" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "build"


def browser(root: Path) -> httpx.AsyncClient:
    app: Any = Litestar(
        site.handlers(root, known=["been_here"]),
        exception_handlers=problems.HANDLERS,
        openapi_config=None,
        logging_config=None,
    )
    transport = httpx.ASGITransport(app)
    return httpx.AsyncClient(transport=transport, base_url="http://desk.test")


@pytest.fixture
async def web(build: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with browser(build) as opened:
        yield opened


@pytest.mark.rule("P15")
@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/_app/immutable/entry/start.a1b2c3.js", "text/javascript"),
        ("/_app/immutable/assets/app.d4e5f6.css", "text/css"),
    ],
)
async def test_hashed_assets_are_kept_for_a_year(
    web: httpx.AsyncClient, path: str, kind: str
) -> None:
    """Their name changes with their content."""
    answer = await web.get(path)
    assert answer.headers["Content-Type"].startswith(kind)
    assert "immutable" in answer.headers["Cache-Control"]
    assert "max-age=31536000" in answer.headers["Cache-Control"]


@pytest.mark.rule("P15")
@pytest.mark.parametrize(
    "path",
    ["/", "/index.html", "/service-worker.js", "/manifest.webmanifest", "/_app/version.json"],
)
async def test_whatever_keeps_its_name_is_asked_for_anew(web: httpx.AsyncClient, path: str) -> None:
    """The shell and the service worker, else an update would never come."""
    answer = await web.get(path, headers=PAGE)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.rule("P15")
@pytest.mark.parametrize(
    "path",
    [
        "/_app/immutable/entry/start.old.js",
        "/_app/immutable/entry/start",
        "/favicon.ico",
        "/api/no-such-thing",
        "/schema-nothing",
    ],
)
async def test_a_missing_asset_is_404_even_for_a_page_request(
    web: httpx.AsyncClient, path: str
) -> None:
    """Never the shell: a browser would run it as a script, and the page stays white."""
    for headers in (PAGE, {"Accept": "*/*"}):
        answer = await web.get(path, headers=headers)
        assert answer.status_code == 404
        assert answer.json()["code"] == "not_found"


@pytest.mark.parametrize("path", ["/tickets", "/no/such/page", "/settings/channels"])
async def test_a_page_of_the_app_is_the_shell(web: httpx.AsyncClient, path: str) -> None:
    """The router inside it knows the rest; a script that asks for it gets 404."""
    assert (await web.get(path, headers=PAGE)).text == SHELL
    assert (await web.get(path, headers={"Accept": "*/*"})).status_code == 404


@pytest.mark.rule("X7")
async def test_the_policy_allows_no_inline_script_but_the_shells_own(
    web: httpx.AsyncClient,
) -> None:
    """That one is named by its hash; nobody may frame the page."""
    policy = (await web.get("/", headers=PAGE)).headers["Content-Security-Policy"]
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    digest = base64.b64encode(hashlib.sha256(START.encode()).digest()).decode()
    assert rules["script-src"].split() == ["'self'", f"'sha256-{digest}'"]
    assert rules["default-src"] == "'self'"
    assert rules["frame-src"] == "blob:"
    assert rules["frame-ancestors"] == rules["object-src"] == "'none'"


async def test_nothing_outside_the_build_is_served(web: httpx.AsyncClient, build: Path) -> None:
    """However the path is spelled."""
    (build.parent / "secret.key").write_text("secret")
    for path in ("/../secret.key", "/%2e%2e/secret.key", "/_app/%2e%2e/%2e%2e/secret.key"):
        answer = await web.get(path)
        assert answer.status_code == 404 and answer.text != "secret"


async def test_without_a_build_the_page_says_what_to_do(tmp_path: Path) -> None:
    """A checkout before `make pwa`."""
    async with browser(tmp_path / "none") as web:
        answer = await web.get("/", headers=PAGE)
    assert answer.status_code == 503
    assert "make pwa" in answer.text


@pytest.mark.rule("P14", "T6")
def test_the_installed_application_stands_in_place_of_no_page_of_ours(desk: Desk) -> None:
    """S27: what the API's process shows to browsers outside /api/ is in the worker's list, and so
    is what the reference of the API loads."""
    worker = Path(__file__).parents[2] / "pwa" / "src" / "service-worker" / "shell.ts"
    [listed] = re.findall(r"const FOREIGN = /\^\\/\(([a-z|]+)\)", worker.read_text())
    shown = {
        route.path_format.split("/")[1]
        for route in desk.app.routes
        if isinstance(route, HTTPRoute) and route.path_format not in {"/", "/{path}"}
    }
    assert set(listed.split("|")) == shown | {"reference"}


@pytest.mark.rule("Q15")
async def test_whoever_was_here_is_asked_about_at_once(web: httpx.AsyncClient) -> None:
    """And nobody else: a stranger's browser would only be told that it is one."""
    page = {"Accept": "text/html"}
    assert "Link" not in (await web.get("/tickets/7", headers=page)).headers
    answer = await web.get("/tickets/7", headers=page | {"Cookie": "been_here=1"})
    assert answer.headers["Link"] == AHEAD.format("/api/me")


async def test_what_a_page_asks_first_is_named_at_its_plain_address(
    web: httpx.AsyncClient,
) -> None:
    """What a query would change in it is not guessed."""
    asked = ["/api/me", "/api/categories", "/api/clients?limit=25"]
    here = {"Accept": "text/html", "Cookie": "been_here=1"}
    plain = await web.get("/tickets/new", headers=here)
    assert plain.headers["Link"] == ", ".join(map(AHEAD.format, asked))
    searched = await web.get("/tickets/new?from=1", headers=here)
    assert searched.headers["Link"] == AHEAD.format("/api/me")


@pytest.mark.rule("Q15")
@pytest.mark.parametrize(
    ("path", "cookies", "accepted", "named"),
    [
        ("/tickets/7", "locale=en", "ru", ["card.js", "en.js"]),
        ("/tickets/7/", "been_here=1; locale=ru", "en", ["card.js", "ru.js"]),
        ("/tickets/7", "been_here=1", "en", ["card.js"]),
        ("/tickets/7", "", "en-GB,ru;q=0.9", ["card.js", "en.js"]),
        ("/tickets/7", "locale=../..", "", ["card.js", "ru.js"]),
        ("/tickets/new", "locale=ru", "", ["form.js"]),
        ("/no/such/page", "locale=ru", "", []),
        ("/", "locale=ru", "", []),
    ],
)
async def test_a_page_names_what_its_address_needs(
    web: httpx.AsyncClient, path: str, cookies: str, accepted: str, named: list[str]
) -> None:
    """Its scripts, and its texts in the language that the browser remembers; of whom it has
    forgotten that, the API will tell; a stranger's is the browser's own."""
    headers = PAGE | {"Cookie": cookies, "Accept-Language": accepted}
    answer = await web.get(path, headers=headers)
    assert re.findall(r'<link rel="modulepreload" href="/([^"]+)">', answer.text) == named


@pytest.mark.rule("Q15")
async def test_a_build_without_the_table_serves_its_page_as_it_is(
    build: Path,
) -> None:
    """What its scripts lead to comes later then."""
    (build / "_app" / "pages.json").unlink()
    async with browser(build) as web:
        assert (await web.get("/tickets/7", headers=PAGE)).text == SHELL
