"""Login by e-mail and password."""

import asyncio
from typing import Any

import httpx
import pytest
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from api.auth import devices
from api.auth.login import PER_ACCOUNT
from api.auth.models import LoginSession
from api.http import caller
from api.objects.audit import AuditEntry
from api.security.limits import TryCounter
from tests.desk import ME, Desk

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
async def test_who_was_switched_off_is_told_so_by_the_own_password_alone(empty_desk: Desk) -> None:
    """Whoever guesses sees what any stranger sees; the address may be somebody else's meanwhile."""
    await empty_desk.hires("Борис", email="boris@example.org", password="right horse", active=False)
    browser = empty_desk.browser()
    told = await browser.post("/api/session", json=RIGHT)
    assert (told.status_code, told.json()["code"]) == (403, "access_ended")
    assert "set-cookie" not in told.headers
    guessed = await browser.post("/api/session", json=WRONG)
    unknown = await browser.post("/api/session", json=WRONG | {"email": "nobody@example.org"})
    assert (guessed.status_code, guessed.json()) == (unknown.status_code, unknown.json())
    assert await empty_desk.audit() == ["login_failed"] * 3
    await empty_desk.hires("Глеб", email="boris@example.org", password="other horse")
    taken = await browser.post("/api/session", json=RIGHT | {"password": "other horse"})
    assert taken.json()["name"] == "Глеб"


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


@pytest.mark.rule("X3")
@pytest.mark.usefixtures("early_in_a_window")
async def test_guesses_from_elsewhere_do_not_lock_out_a_known_browser(empty_desk: Desk) -> None:
    """S23: it has its own ten tries, and another account's browser has none of them."""
    await empty_desk.hires("Борис", email="boris@example.org", password="right horse")
    await empty_desk.hires("Вера", email="vera@example.org", password="left horse now")
    known, of_vera = empty_desk.browser(), empty_desk.browser()
    await known.post("/api/session", json=RIGHT)
    vera = {"email": "vera@example.org", "password": "left horse now"}
    await of_vera.post("/api/session", json=vera)
    for _ in range(PER_ACCOUNT + 1):
        await empty_desk.browser().post("/api/session", json=WRONG)
    assert (await empty_desk.browser().post("/api/session", json=RIGHT)).status_code == 429
    assert (await of_vera.post("/api/session", json=RIGHT)).status_code == 429
    assert (await known.post("/api/session", json=RIGHT)).status_code == 200
    guesses = [(await known.post("/api/session", json=WRONG)).status_code for _ in range(12)]
    assert guesses == [401] * 10 + [429] * 2


@pytest.mark.rule("X3")
async def test_a_browsers_word_goes_to_the_login_alone(empty_desk: Desk) -> None:
    """S23: no page reads it; a forged or a foreign one is none."""
    await empty_desk.hires("Борис", email="boris@example.org", password="right horse")
    answer = await empty_desk.browser().post("/api/session", json=RIGHT)
    [cookie] = [each for each in answer.headers.get_list("set-cookie") if "vestovoy_device" in each]
    assert "Path=/api/session" in cookie and "HttpOnly" in cookie
    word = answer.cookies["vestovoy_device"]
    keys = empty_desk.settings.keys
    assert devices.known(keys, "boris@example.org", word)
    for login, wrong in (
        ("boris@example.org", None),
        ("boris@example.org", ""),
        ("boris@example.org", word[:-1]),
        ("boris@example.org", "." + word.partition(".")[2]),
        ("vera@example.org", word),
    ):
        assert devices.known(keys, login, wrong) is None


@pytest.mark.rule("X3")
@pytest.mark.parametrize(
    ("told", "counted"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::7", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("<b>" * 1000, ""),
        ("", ""),
    ],
)
def test_an_address_is_counted_as_what_its_owner_has(told: str, counted: str) -> None:
    """S6: a household has a whole IPv6 network; what is no address is none."""
    assert caller.network(told) == counted


@pytest.mark.rule("X3")
async def test_a_forged_address_is_no_other_address(empty_desk: Desk) -> None:
    """S6: behind a proxy that is trusted, what the caller himself put before is not counted, and
    the audit holds an address and nothing else."""
    await empty_desk.hires("Борис", email="boris@example.org", password="right horse")
    app: Any = ProxyHeadersMiddleware(empty_desk.app, "172.29.83.1")  # pyright: ignore[reportArgumentType]
    transport = httpx.ASGITransport(app, client=("172.29.83.1", 1))
    async with httpx.AsyncClient(transport=transport, base_url=ME) as proxy:
        for number in range(2):
            forged = {"X-Forwarded-For": f"198.51.100.{number}, 203.0.113.7"}
            await proxy.post("/api/session", json=WRONG, headers=forged)
    rows = await empty_desk.all(AuditEntry)
    assert [row.detail["address"] for row in rows] == ["203.0.113.7"] * 2
    keys = {row.key for row in await empty_desk.all(TryCounter)}
    assert sum(key.startswith("address:") for key in keys) == 1
