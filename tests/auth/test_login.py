"""Login by e-mail and password."""

import asyncio

import pytest

from api.auth.login import PER_ACCOUNT
from api.auth.models import LoginSession
from api.limits import TryCounter
from tests.desk import Desk

pytestmark = pytest.mark.both_stores

RIGHT = {"email": "Boris@example.org", "password": "right horse"}
WRONG = RIGHT | {"password": "wrong horse"}


@pytest.mark.rule("X3", "X6")
async def test_the_right_password_opens_a_session(empty_desk: Desk) -> None:
    """The answer is the person; the cookie is HttpOnly and Lax; the login is audited."""
    await empty_desk.hires("Борис", email="boris@example.org", password="right horse")
    browser = empty_desk.browser()
    answer = await browser.post("/api/session", json=RIGHT)
    assert (answer.status_code, answer.json()["name"]) == (200, "Борис")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "Secure" not in cookie
    assert (await browser.get("/api/me")).json()["unread"] == 0
    assert await empty_desk.audit() == ["login"]


@pytest.mark.rule("X3")
async def test_a_wrong_password_and_an_unknown_account_look_the_same(empty_desk: Desk) -> None:
    """One answer for both, so nobody learns who has an account."""
    await empty_desk.hires("Борис", email="boris@example.org", password="right horse")
    browser = empty_desk.browser()
    known = await browser.post("/api/session", json=WRONG)
    unknown = await browser.post("/api/session", json=WRONG | {"email": "nobody@example.org"})
    assert known.status_code == unknown.status_code == 401
    assert known.json() == unknown.json()
    assert known.json()["code"] == "bad_credentials"
    assert await empty_desk.audit() == ["login_failed", "login_failed"]


@pytest.mark.rule("X3")
@pytest.mark.usefixtures("early_in_a_window")
async def test_racing_tries_are_all_counted(empty_desk: Desk) -> None:
    """Of many guesses at once exactly the allowed number reaches the password."""
    await empty_desk.hires("Борис", email="boris@example.org", password="right horse")
    browser = empty_desk.browser()
    many = range(PER_ACCOUNT + 4)
    answers = await asyncio.gather(*(browser.post("/api/session", json=WRONG) for _ in many))
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses == [401] * PER_ACCOUNT + [429] * 4
    late = await browser.post("/api/session", json=RIGHT)
    assert late.json()["code"] == "too_many_tries"
    assert int(late.headers["Retry-After"]) > 0
    counters = await empty_desk.all(TryCounter, TryCounter.key.startswith("account:"))
    assert [counter.count for counter in counters] == [len(many) + 1]


@pytest.mark.rule("X3")
async def test_the_session_is_renewed_at_login(empty_desk: Desk) -> None:
    """A cookie that was there before the login opens nothing after it."""
    await empty_desk.hires("Борис", email="boris@example.org", password="right horse")
    browser = empty_desk.browser()
    await browser.post("/api/session", json=RIGHT)
    planted = browser.cookies["vestovoy_session"]
    await browser.post("/api/session", json=RIGHT)
    assert browser.cookies["vestovoy_session"] != planted
    assert await empty_desk.count(LoginSession) == 1
    stale = empty_desk.browser(Cookie=f"vestovoy_session={planted}")
    assert (await stale.get("/api/me")).status_code == 401


async def test_right_logins_do_not_use_up_the_tries(empty_desk: Desk) -> None:
    """Only guesses count against the limit."""
    await empty_desk.hires("Борис", email="boris@example.org", password="right horse")
    for _ in range(PER_ACCOUNT + 1):
        answer = await empty_desk.browser().post("/api/session", json=RIGHT)
        assert answer.status_code == 200


@pytest.mark.rule("P4", "X6")
async def test_logout_ends_this_browser_only(empty_desk: Desk) -> None:
    """The other browser stays, until "everywhere" ends it too."""
    boris = await empty_desk.hires("Борис")
    here, there = await empty_desk.logged_in(boris), await empty_desk.logged_in(boris)
    third = await empty_desk.logged_in(boris)
    gone = await here.delete("/api/session")
    assert gone.status_code == 204
    assert "Max-Age=0" in gone.headers["set-cookie"]
    assert (await here.get("/api/me")).status_code == 401
    assert (await there.get("/api/me")).status_code == 200
    await there.delete("/api/session", params={"everywhere": "true"})
    assert (await third.get("/api/me")).status_code == 401
    assert await empty_desk.audit() == ["logout", "logout_everywhere"]


@pytest.mark.rule("P4")
async def test_another_password_ends_the_other_sessions(empty_desk: Desk) -> None:
    """The browser that changed it stays; the old password opens nothing any more."""
    boris = await empty_desk.hires("Борис", email="boris@example.org", password="right horse")
    here, there = await empty_desk.logged_in(boris), await empty_desk.logged_in(boris)
    fresh = {"old_password": "right horse", "new_password": "battery staple"}
    assert (await here.post("/api/me/password", json=fresh)).status_code == 204
    assert (await here.get("/api/me")).status_code == 200
    assert (await there.get("/api/me")).status_code == 401
    assert (await empty_desk.browser().post("/api/session", json=RIGHT)).status_code == 401
    new = RIGHT | {"password": "battery staple"}
    assert (await empty_desk.browser().post("/api/session", json=new)).status_code == 200


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ({"old_password": "guess", "new_password": "battery staple"}, 403, "wrong_password"),
        ({"old_password": "right horse", "new_password": "short"}, 422, "invalid"),
    ],
)
async def test_a_password_is_not_changed(
    empty_desk: Desk, asked: dict[str, str], status: int, code: str
) -> None:
    """By a guess, or to one that is too short."""
    boris = await empty_desk.hires("Борис", email="boris@example.org", password="right horse")
    answer = await (await empty_desk.logged_in(boris)).post("/api/me/password", json=asked)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert (await empty_desk.browser().post("/api/session", json=RIGHT)).status_code == 200
