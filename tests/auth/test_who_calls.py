"""A cookie, a token, or a bot for a Telegram user."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from api.auth import principals
from api.auth.models import PersonalToken
from api.people.models import Person, Team, TeamMember
from shared.contracts.people import Role
from shared.contracts.telegram import BotScope
from tests.desk import Desk

DRAFT = {"name": "CI", "scopes": ["people:read"]}


async def test_nobody_is_nobody(empty_desk: Desk) -> None:
    """Without a cookie or a token the guards answer."""
    answer = await empty_desk.browser().get("/api/me")
    assert (answer.status_code, answer.json()["code"]) == (401, "not_logged_in")


async def test_an_unknown_bearer_is_refused(empty_desk: Desk) -> None:
    """Also where nobody would be let in: a token that nobody has is no way to be nobody."""
    for bearer in ("vst_nothing", "vsb_staff_0", "vsb_", "x", ""):
        caller = empty_desk.browser(Authorization=f"Bearer {bearer}")
        answer = await caller.get("/api/me")
        assert (answer.status_code, answer.json()["code"]) == (401, "not_logged_in"), bearer
        login = {"email": "a@b.cd", "password": "x"}
        assert (await caller.post("/api/session", json=login)).json()["code"] == "not_logged_in"


@pytest.mark.rule("X3")
async def test_a_session_ends_after_thirty_days(empty_desk: Desk) -> None:
    """However often it is used."""
    browser = await empty_desk.logged_in(await empty_desk.hires("Борис"))
    assert (await browser.get("/api/me")).status_code == 200
    with time_machine.travel(datetime.now(UTC) + timedelta(days=31), tick=True):
        assert (await browser.get("/api/me")).status_code == 401


@pytest.mark.rule("R8")
async def test_a_session_of_who_left_opens_nothing(empty_desk: Desk) -> None:
    """Even where only the person's row says so."""
    boris = await empty_desk.hires("Борис")
    browser = await empty_desk.logged_in(boris)
    async with empty_desk.database.begin() as session:
        (await session.get_one(Person, boris.id)).active = False
    assert (await browser.get("/api/me")).status_code == 401


async def test_a_bot_acts_for_the_linked_person(empty_desk: Desk) -> None:
    """Each scope has links of its own; an account without one is told so."""
    anna = await empty_desk.knows("Анна", await empty_desk.company("Ромашка"))
    await empty_desk.registers(anna, 77)
    me = await empty_desk.bot(BotScope.CLIENT, 77).get("/api/me")
    assert me.json()["name"] == "Анна"
    assert [each["name"] for each in me.json()["clients"]] == ["Ромашка"]
    foreign = await empty_desk.bot(BotScope.STAFF, 77).get("/api/me")
    assert (foreign.status_code, foreign.json()["code"]) == (401, "telegram_not_linked")
    alone = await empty_desk.bot(BotScope.CLIENT).get("/api/me")
    assert (alone.status_code, alone.json()["code"]) == (401, "not_logged_in")


async def test_a_telegram_id_that_is_none_is_refused(empty_desk: Desk) -> None:
    """The header is an outsider's text until it is a number."""
    bot = empty_desk.bot(BotScope.CLIENT)
    for user_id in ("-5", "1.5", "٣", str(2**64), ""):
        answer = await bot.get("/api/me", headers={b"X-Telegram-User-Id": user_id.encode()})
        assert (answer.status_code, answer.json()["code"]) == (401, "not_logged_in"), user_id


@pytest.mark.both_stores
@pytest.mark.rule("X3")
async def test_a_token_is_kept_as_a_hash_and_told_once(empty_desk: Desk) -> None:
    """The list shows everything but the secret."""
    browser = await empty_desk.logged_in(await empty_desk.hires("Борис"))
    made = (await browser.post("/api/tokens", json=DRAFT)).json()
    assert made["secret"].startswith("vst_")
    listed = (await browser.get("/api/tokens")).json()
    assert [each["name"] for each in listed] == ["CI"] and "secret" not in listed[0]
    kept = await empty_desk.all(PersonalToken)
    assert made["secret"] not in (kept[0].token_hash, kept[0].scopes)


@pytest.mark.both_stores
async def test_a_token_does_what_its_scopes_allow(empty_desk: Desk) -> None:
    """Reading people is allowed to this one, writing and making tokens is not."""
    browser = await empty_desk.logged_in(await empty_desk.hires("Борис", Role.ADMIN))
    made = (await browser.post("/api/tokens", json=DRAFT)).json()
    script = empty_desk.browser(Authorization=f"Bearer {made['secret']}")
    assert (await script.get("/api/employees")).status_code == 200
    for path, body, code in [
        ("/api/clients", {"name": "Ромашка"}, "not_allowed"),
        ("/api/tokens", DRAFT, "session_needed"),
    ]:
        refused = await script.post(path, json=body)
        assert (refused.status_code, refused.json()["code"]) == (403, code)
    assert (await script.get("/api/admin/audit")).status_code == 403
    assert (await browser.get("/api/tokens")).json()[0]["last_used_at"] is not None


async def test_a_token_hears_what_its_owner_hears_by_a_scope_of_its_own(empty_desk: Desk) -> None:
    """`notify` opens the inbox and the digest and nothing else; browsers' pushes none."""
    browser = await empty_desk.logged_in(await empty_desk.hires("Борис", Role.AGENT))
    news = ("/api/notifications", "/api/digest")
    for scopes, expected in (["tickets:read", "tasks:read"], 403), (["notify"], 200):
        made = (await browser.post("/api/tokens", json=DRAFT | {"scopes": scopes})).json()
        script = empty_desk.browser(Authorization=f"Bearer {made['secret']}")
        assert [(await script.get(path)).status_code for path in news] == [expected] * 2
        for path in ("/api/push/key", "/api/push/subscriptions"):
            assert (await script.get(path)).json()["code"] == "session_needed"
    assert (await script.get("/api/tickets")).status_code == 403


async def test_a_token_ends_by_time_or_by_hand(empty_desk: Desk) -> None:
    """An expired and a revoked one are unknown."""
    browser = await empty_desk.logged_in(await empty_desk.hires("Борис"))
    soon = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    mortal = (await browser.post("/api/tokens", json=DRAFT | {"expires_at": soon})).json()
    other = (await browser.post("/api/tokens", json=DRAFT)).json()
    assert (await browser.delete(f"/api/tokens/{other['id']}")).status_code == 204
    gone = empty_desk.browser(Authorization=f"Bearer {other['secret']}")
    assert (await gone.get("/api/me")).status_code == 401
    script = empty_desk.browser(Authorization=f"Bearer {mortal['secret']}")
    assert (await script.get("/api/me")).status_code == 200
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=2), tick=True):
        assert (await script.get("/api/me")).status_code == 401


async def test_an_odd_token_is_not_made(empty_desk: Desk) -> None:
    """No scope, an unknown one, a past end, an end in nobody's zone, no name."""
    browser = await empty_desk.logged_in(await empty_desk.hires("Борис"))
    odd: list[dict[str, object]] = [
        {"scopes": []},
        {"scopes": ["everything"]},
        {"expires_at": "2020-01-01T00:00:00Z"},
        {"expires_at": "2090-01-01T00:00:00"},
        {"name": " "},
    ]
    for wrong in odd:
        answer = await browser.post("/api/tokens", json=DRAFT | wrong)
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid"), wrong
    assert await empty_desk.count(PersonalToken) == 0


@pytest.mark.both_stores
async def test_somebody_elses_token_is_not_found(empty_desk: Desk) -> None:
    """Tokens are their owner's alone."""
    boris, vera = await empty_desk.hires("Борис"), await empty_desk.hires("Вера")
    made = (await (await empty_desk.logged_in(boris)).post("/api/tokens", json=DRAFT)).json()
    stranger = await empty_desk.logged_in(vera)
    assert (await stranger.delete(f"/api/tokens/{made['id']}")).status_code == 404
    assert (await stranger.get("/api/tokens")).json() == []


@pytest.mark.rule("X2", "R8")
async def test_principals_know_where_people_belong(empty_desk: Desk) -> None:
    """Many at once: companies of contacts, teams of employees, nothing of who left."""
    open_one = await empty_desk.company("Ромашка")
    closed_one = await empty_desk.company("Лютик", contacts_see_all=False)
    gone = await empty_desk.company("Осока", active=False)
    anna = await empty_desk.knows("Анна", open_one, closed_one, gone)
    boris, left = (
        await empty_desk.hires("Борис", Role.AGENT),
        await empty_desk.hires("Вера", active=False),
    )
    team = Team(name="Поддержка", lead_id=boris.id)
    await empty_desk.keep(team)
    await empty_desk.keep(TeamMember(team_id=team.id, person_id=boris.id))
    async with empty_desk.database.reads() as session:
        found = await principals.load_many(session, [anna.id, boris.id, left.id])
    assert set(found) == {anna.id, boris.id}
    assert found[anna.id].client_ids == {open_one.id, closed_one.id}
    assert found[anna.id].sees_all_of == {open_one.id}
    assert found[boris.id].team_ids == found[boris.id].leads == {team.id}
