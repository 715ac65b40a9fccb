"""Unsubscribing from letters by one click (E3, RFC 8058)."""

import base64
import hashlib
import re

import httpx
import pytest

from api.http.pages import plain_page
from api.notifications.mail import unsubscribe, unsubscribe_page
from api.objects.audit import AuditEntry
from tests.desk import Desk
from tests.sandbox.letter import Letter
from tests.sandbox.people import ANNA, BORIS

pytestmark = pytest.mark.rule("E3")

ONE_CLICK = {"List-Unsubscribe": "One-Click"}
"""The body that RFC 8058 section 3.1 prescribes."""


async def letter_to_boris(desk: Desk) -> Letter:
    await desk.prefers("boris", ("email", "always"), ("mattermost", "always"))
    await desk.opens("anna")
    await desk.pipeline()
    return desk.world.mail.letter_to(BORIS.email)


def path_of(letter: Letter) -> str:
    """Where the mail program posts."""
    return letter.header("List-Unsubscribe").strip("<>")


async def mode_of(desk: Desk, key: str) -> str:
    answer = await (await desk.calls(key)).get("/api/me/preferences")
    return {each["channel"]: each["mode"] for each in answer.json()["channels"]}["email"]


async def acts(desk: Desk) -> list[str]:
    rows = await desk.all(AuditEntry, AuditEntry.action.startswith("email_"))
    return [row.action for row in rows]


async def test_the_mail_programs_button_stops_letters_and_nothing_else(desk: Desk) -> None:
    """Posted from another site, without a session or a key; a repeat changes nothing (X6)."""
    path = path_of(await letter_to_boris(desk))
    elsewhere = {"Origin": "https://mail.example", "Sec-Fetch-Site": "cross-site"}
    for _ in range(2):
        answer = await desk.browser(**elsewhere).post(path, data=ONE_CLICK)
        assert answer.status_code == 200 and not answer.has_redirect_location
    assert await acts(desk) == ["email_unsubscribed"]
    posts = len(desk.world.mattermost.posts)
    await desk.opens("anna", "Ещё одна")
    await desk.pipeline()
    assert len(desk.world.mail.letters_to(BORIS.email)) == 1
    assert len(desk.world.mattermost.posts) > posts


async def test_looking_changes_nothing(desk: Desk) -> None:
    """Link scanners open what they find; the page asks, in the person's language."""
    letter = await letter_to_boris(desk)
    path = path_of(letter)
    assert path in letter.text and path in letter.html
    answer = await desk.browser().get(path)
    assert answer.status_code == 200 and "Больше не присылать" in answer.text
    assert await mode_of(desk, "boris") == "always"
    await desk.does("boris", "/api/me", {"locale": "en"}, method="PATCH")
    assert "Stop sending you letters?" in (await desk.browser().get(path)).text


@pytest.mark.both_stores
async def test_a_contact_leaves_and_comes_back_by_the_page(desk: Desk) -> None:
    """There is no profile page for clients: the same page undoes it."""
    ticket = await desk.opens("anna")
    await desk.takes("boris", ticket)
    await desk.pipeline()
    http, path = desk.browser(), path_of(desk.world.mail.letter_to(ANNA.email))
    asked = await http.get(path)
    gone = await http.post(form_of(asked), data=ONE_CLICK)
    assert "Писем больше не будет" in gone.text and await mode_of(desk, "anna") == "off"
    back = await http.post(form_of(gone), data=ONE_CLICK)
    assert "Больше не присылать" in back.text and await mode_of(desk, "anna") == "fallback"
    assert await acts(desk) == ["email_unsubscribed", "email_resumed"]


def form_of(page: httpx.Response) -> str:
    found = re.search(r'<form method="post" action="([^"]+)">', page.text)
    assert found, page.text
    return found[1]


async def test_an_alarm_offers_no_unsubscribing(desk: Desk) -> None:
    """The administrator must hear that a channel fails."""
    await desk.links("boris")
    desk.world.telegram.bots["staff"].revoked = True
    await desk.opens("anna")
    await desk.pipeline()
    letters = desk.world.mail.letters_to("gleb@vestovoy.example")
    alarm = next(each for each in letters if "не работает" in each.text)
    assert alarm.header("List-Unsubscribe") == ""
    assert "Отписаться" not in alarm.text + alarm.html


@pytest.mark.rule("X3")
async def test_a_link_that_we_did_not_sign_opens_nothing(desk: Desk) -> None:
    """Another person's id under one's own signature, a cut link, plain nonsense."""
    key = desk.settings.keys[0]
    own = unsubscribe.token_of(key, desk.ids["boris"])
    forged = f"{desk.ids['vera'].hex}.{own.partition('.')[2]}"
    for token in (forged, own[:-1], "нет", own.partition(".")[0]):
        for answer in (
            await desk.browser().get(f"/unsubscribe/{token}"),
            await desk.browser().post(f"/unsubscribe/{token}", data=ONE_CLICK),
        ):
            assert answer.status_code == 404 and "Ссылка не подходит" in answer.text
    assert await mode_of(desk, "vera") == "always"


@pytest.mark.rule("X7")
def test_the_page_needs_no_script_and_names_its_style_by_hash() -> None:
    """The policy it travels with forbids all else."""
    policy = plain_page.HEADERS["Content-Security-Policy"]
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    page = unsubscribe_page.question("ru", "/unsubscribe/x")
    style = page.partition("<style>")[2].partition("</style>")[0]
    named = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert rules["style-src"] == f"'sha256-{named}'"
    assert rules["default-src"] == "'none'"
    assert "<script" not in page and "style=" not in page
