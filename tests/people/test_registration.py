"""Registration by phone, and the life of a Telegram link."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import event, update

from api.clock import now
from api.objects.audit import AuditEntry
from api.outbox import OutboxEvent
from api.people.addresses.telegram import TRIES
from api.people.models import Person, TelegramLink
from api.security.limits import TryCounter
from shared.contracts.people import Role
from shared.contracts.telegram import BotScope
from tests.desk import Desk, open_desk
from tests.sandbox.people import BORIS
from tests.sandbox.world import Sandbox

PHONE = "+79991234567"
SUPPORT = {"support_phone": "+7 495 000-00-00", "support_hours": "9–18"}


@pytest.fixture
async def reachable_desk(empty_url: str, tmp_path: Path, world: Sandbox) -> AsyncIterator[Desk]:
    """An empty desk whose support has a phone."""
    async with open_desk(empty_url, tmp_path, world, **SUPPORT) as opened:
        yield opened


async def shares(
    desk: Desk,
    user_id: int = 77,
    phone: str = "79991234567",
    scope: BotScope = BotScope.CLIENT,
    **more: Any,
) -> httpx.Response:
    """The person presses the phone button."""
    card = {"phone": phone, "contact_user_id": user_id, "user_id": user_id, "chat_id": user_id}
    return await desk.bot(scope).post("/api/telegram/registrations", json=card | more)


async def alive(desk: Desk) -> list[TelegramLink]:
    return await desk.all(TelegramLink, TelegramLink.ended_at.is_(None))


@pytest.mark.rule("R3", "R10")
async def test_the_own_number_links_the_account(empty_desk: Desk) -> None:
    """However the number is written; the answer is who it is."""
    await empty_desk.knows("Анна", await empty_desk.company("Ромашка"), phone_e164=PHONE)
    answer = await shares(empty_desk, username="anna")
    assert (answer.status_code, answer.json()["name"]) == (200, "Анна")
    assert (await empty_desk.bot(BotScope.CLIENT, 77).get("/api/me")).json()["name"] == "Анна"
    assert await empty_desk.audit() == ["telegram_linked"]
    assert await empty_desk.events() == []


@pytest.mark.rule("R1")
@pytest.mark.parametrize("whose", [None, 78, 0])
async def test_a_card_that_is_not_the_senders_is_refused(
    empty_desk: Desk, whose: int | None
) -> None:
    """Typed by hand, forwarded, or another person's."""
    await empty_desk.knows("Анна", phone_e164=PHONE)
    answer = await shares(empty_desk, contact_user_id=whose)
    assert (answer.status_code, answer.json()["code"]) == (422, "foreign_contact")
    assert await alive(empty_desk) == []


@pytest.mark.rule("R4")
@pytest.mark.parametrize("phone", ["79990000000", "nonsense"])
async def test_an_unknown_number_is_told_whom_to_call(reachable_desk: Desk, phone: str) -> None:
    """And nothing else; the audit keeps the try with the number masked."""
    answer = await shares(reachable_desk, phone=phone)
    assert (answer.status_code, answer.json()["code"]) == (404, "unknown_phone")
    told = answer.json()["extra"]
    assert told == {"scope": "client", **SUPPORT}
    [entry] = await reachable_desk.all(AuditEntry)
    assert (entry.action, entry.detail["telegram_user_id"]) == ("unknown_phone", "77")
    assert phone not in entry.detail["phone"]


@pytest.mark.both_stores
@pytest.mark.rule("R4")
@pytest.mark.usefixtures("early_in_a_window")
async def test_guesses_are_limited_per_telegram_id(reachable_desk: Desk) -> None:
    """Five an hour, also when they come at once; another account is not held back."""
    await reachable_desk.knows("Анна", phone_e164=PHONE)
    guesses = range(TRIES + 3)
    answers = await asyncio.gather(
        *(shares(reachable_desk, phone=f"7999000000{n}") for n in guesses)
    )
    assert sorted(each.status_code for each in answers) == [404] * TRIES + [429] * 3
    late = await shares(reachable_desk)
    assert late.json()["code"] == "too_many_tries"
    assert late.json()["extra"] == {"support_phone": SUPPORT["support_phone"]}
    assert [row.count for row in await reachable_desk.all(TryCounter)] == [TRIES + 4]
    assert (await shares(reachable_desk, user_id=78)).status_code == 200


@pytest.mark.both_stores
@pytest.mark.rule("R5")
async def test_a_number_of_two_people_is_nobodys(reachable_desk: Desk) -> None:
    """Nothing is guessed; the administrator sees whose it is, the person whom to call."""
    for name in ("Анна", "Яна"):
        await reachable_desk.knows(name, phone_e164=PHONE)
    answer = await shares(reachable_desk)
    assert (answer.status_code, answer.json()["code"]) == (409, "ambiguous_phone")
    assert answer.json()["extra"] == {"support_phone": SUPPORT["support_phone"]}
    assert await alive(reachable_desk) == []
    olga = await reachable_desk.logged_in(await reachable_desk.hires("Ольга", Role.ADMIN))
    [row] = (await olga.get("/api/admin/audit")).json()["items"]
    assert row["action"] == "phone_conflict"
    assert (row["detail"]["people"], row["detail"]["phone"]) == ("Анна, Яна", PHONE)


@pytest.mark.rule("R3", "X9")
async def test_an_extension_registers_nobody_and_disturbs_nobody(empty_desk: Desk) -> None:
    """Colleagues share an office's number; it is whose card has it bare."""
    desk = await empty_desk.logged_in(await empty_desk.hires("Ольга", Role.ADMIN))
    company = {"client_ids": [str((await empty_desk.company("Ромашка")).id)]}
    for name, more in (("Анна", " доб. 12"), ("Яна", " доб. 34")):
        card = company | {"name": name, "phone": f"8 999 123-45-67{more}"}
        made = await desk.post("/api/contacts", json=card)
        assert (made.status_code, made.json()["phone"]) == (201, card["phone"])
    assert (await shares(empty_desk)).json()["code"] == "unknown_phone"
    await desk.post("/api/contacts", json=company | {"name": "Офис", "phone": PHONE})
    assert (await shares(empty_desk)).json()["name"] == "Офис"


@pytest.mark.rule("R6")
async def test_each_bot_looks_in_its_own_scope(empty_desk: Desk) -> None:
    """One number, an employee and a contact: each bot finds its own person."""
    await empty_desk.knows("Борис-клиент", phone_e164=PHONE)
    await empty_desk.hires("Борис", phone_e164=PHONE)
    client = await shares(empty_desk, scope=BotScope.CLIENT)
    staff = await shares(empty_desk, scope=BotScope.STAFF)
    assert (client.json()["name"], staff.json()["name"]) == ("Борис-клиент", "Борис")
    assert len(await alive(empty_desk)) == 2


@pytest.mark.rule("R8")
async def test_who_left_is_unknown(empty_desk: Desk) -> None:
    """An inactive person's number is nobody's."""
    await empty_desk.knows("Анна", phone_e164=PHONE, active=False)
    assert (await shares(empty_desk)).json()["code"] == "unknown_phone"


@pytest.mark.rule("R7")
async def test_another_account_takes_the_link_over(empty_desk: Desk) -> None:
    """The old account is unknown at once, its chat is told, the audit has it."""
    anna = await empty_desk.knows("Анна", phone_e164=PHONE)
    await shares(empty_desk, user_id=77)
    assert (await shares(empty_desk, user_id=78)).status_code == 200
    old = await empty_desk.bot(BotScope.CLIENT, 77).get("/api/me")
    assert old.json()["code"] == "telegram_not_linked"
    [event] = await empty_desk.all(OutboxEvent)
    assert event.kind == "telegram_relinked" and '"old_chat_id":77' in event.payload
    assert str(anna.id) in event.payload
    assert await empty_desk.audit() == ["telegram_linked", "telegram_relinked"]


@pytest.mark.rule("R7")
async def test_an_account_can_move_to_another_person(empty_desk: Desk) -> None:
    """A handed-on phone: the account belongs to the number's owner of today."""
    await empty_desk.knows("Анна", phone_e164=PHONE)
    yana = await empty_desk.knows("Яна", phone_e164="+79997654321")
    await shares(empty_desk)
    assert (await shares(empty_desk, phone="79997654321")).json()["name"] == "Яна"
    assert [link.person_id for link in await alive(empty_desk)] == [yana.id]
    assert await empty_desk.events() == []
    assert await empty_desk.audit() == ["telegram_linked", "telegram_linked", "telegram_taken_over"]


@pytest.mark.both_stores
@pytest.mark.rule("R7", "R9")
async def test_the_same_account_again_changes_nothing_but_is_alive(empty_desk: Desk) -> None:
    """No second link, no event; a block is forgotten."""
    await empty_desk.knows("Анна", phone_e164=PHONE)
    await shares(empty_desk)
    bot = empty_desk.bot(BotScope.CLIENT)
    await bot.post("/api/telegram/reachability", json={"user_id": 77, "reachable": False})
    assert (await shares(empty_desk, username="anna2")).status_code == 200
    [link] = await empty_desk.all(TelegramLink)
    assert (link.username, link.unreachable) == ("anna2", None)
    assert await empty_desk.events() == []


@pytest.mark.both_stores
@pytest.mark.rule("R7")
async def test_of_registrations_at_once_one_link_stays(empty_desk: Desk) -> None:
    """Each answer is a success or "try again"; the unique index leaves one winner."""
    await empty_desk.knows("Анна", phone_e164=PHONE)
    answers = await asyncio.gather(
        *(shares(empty_desk, user_id=number) for number in range(70, 78))
    )
    codes = {each.json().get("code") for each in answers if each.status_code != 200}
    assert codes <= {"link_race"}
    assert any(each.status_code == 200 for each in answers)
    assert len(await alive(empty_desk)) == 1


@pytest.mark.rule("R9")
async def test_a_block_marks_the_channel_and_a_word_heals_it(empty_desk: Desk) -> None:
    """The link stays; only the profile says that messages do not go there."""
    anna = await empty_desk.knows("Анна", phone_e164=PHONE)
    await empty_desk.registers(anna, 77)
    bot, her = empty_desk.bot(BotScope.CLIENT), await empty_desk.logged_in(anna)
    for reachable in (False, True):
        told = {"user_id": 77, "reachable": reachable}
        assert (await bot.post("/api/telegram/reachability", json=told)).status_code == 204
        shown = (await her.get("/api/me/preferences")).json()["channels"][0]
        assert (shown["channel"], shown["available"]) == ("telegram", reachable)


@pytest.mark.both_stores
@pytest.mark.rule("R9")
async def test_unlinking_is_by_the_bot_or_from_the_profile(empty_desk: Desk) -> None:
    """Afterwards the account is unknown; a second time does nothing."""
    boris = await empty_desk.hires("Борис")
    page = await empty_desk.logged_in(boris)
    for way in (page, empty_desk.bot(BotScope.STAFF, 77)):
        await empty_desk.registers(boris, 77)
        assert (await way.delete("/api/telegram/link")).status_code == 204
        assert await alive(empty_desk) == []
    assert (await page.delete("/api/telegram/link")).status_code == 204
    assert await empty_desk.audit() == ["telegram_unlinked", "telegram_unlinked"]


async def test_only_a_bot_registers(empty_desk: Desk) -> None:
    """A person logged in by the web cannot claim a number."""
    page = await empty_desk.logged_in(await empty_desk.hires("Борис", Role.ADMIN))
    card = {"phone": PHONE, "contact_user_id": 1, "user_id": 1, "chat_id": 1}
    assert (await page.post("/api/telegram/registrations", json=card)).status_code == 401


@pytest.mark.rule("Q4", "Q13", "R9")
@pytest.mark.parametrize("why", ["Bad Request: chat not found", "blocked"])
async def test_whatever_comes_from_the_chat_shows_that_it_lives(desk: Desk, why: str):
    """A bot speaks for somebody only in answer to an update, and asks the API who it is first: no
    call more is made."""
    await desk.links("boris")
    async with desk.database.begin() as session:
        await session.execute(update(TelegramLink).values(unreachable=why, unreachable_at=now()))
    bot = desk.bot("staff", BORIS)
    assert (await bot.get("/api/me")).is_success
    link = await desk.one(TelegramLink)
    assert (link.unreachable, link.unreachable_at) == (None, None)


@pytest.mark.rule("Q15")
async def test_who_is_reachable_costs_no_write(desk: Desk):
    """Each update asks who the person is: looking is a read."""
    await desk.links("boris")
    bot = desk.bot("staff", BORIS)
    begun: list[str] = []

    def note(*told: Any) -> None:
        begun.append(told[2])

    engine = desk.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    assert (await bot.get("/api/me")).is_success
    event.remove(engine, "before_cursor_execute", note)
    assert begun == []


async def corrected(desk: Desk, person: Person, phone: str) -> None:
    gleb = await desk.logged_in(await desk.hires("Глеб", Role.ADMIN))
    noun = "employees" if person.role else "contacts"
    answer = await gleb.patch(f"/api/{noun}/{person.id}", json={"phone": phone})
    assert answer.is_success, answer.text


@pytest.mark.rule("R3", "R7")
async def test_a_corrected_number_ends_what_came_by_the_old_one(empty_desk: Desk) -> None:
    """S17: the account is unknown at once, its chat is told, the audit has it."""
    anna = await empty_desk.knows("Анна", await empty_desk.company("Ромашка"), phone_e164=PHONE)
    await shares(empty_desk, user_id=77)
    await corrected(empty_desk, anna, "+7 999 765-43-21")
    wrong = await empty_desk.bot(BotScope.CLIENT, 77).get("/api/me")
    assert wrong.json()["code"] == "telegram_not_linked"
    [event] = await empty_desk.all(OutboxEvent)
    assert event.kind == "telegram_ended" and '"old_chat_id":77' in event.payload
    assert "telegram_phone_changed" in await empty_desk.audit()
    assert (await shares(empty_desk, user_id=78, phone="79997654321")).is_success


@pytest.mark.rule("R7", "R11")
async def test_what_does_not_hang_on_the_number_stays(empty_desk: Desk) -> None:
    """S17: the same number spelled anew, and an account that came by the profile page's link."""
    anna = await empty_desk.knows("Анна", await empty_desk.company("Ромашка"), phone_e164=PHONE)
    await shares(empty_desk, user_id=77)
    await corrected(empty_desk, anna, "8 (999) 123-45-67")
    boris = await empty_desk.hires("Борис", Role.AGENT, phone_e164="+79990000001")
    await empty_desk.registers(boris, 78)
    gleb = await empty_desk.logged_in(await empty_desk.hires("Гоша", Role.ADMIN))
    await gleb.patch(f"/api/employees/{boris.id}", json={"phone": "+79990000002"})
    assert {link.telegram_user_id for link in await alive(empty_desk)} == {77, 78}


@pytest.mark.rule("R7")
async def test_an_administrator_ends_a_link(empty_desk: Desk) -> None:
    """S17: of an employee and of a contact, however it came; a repeat does nothing."""
    anna = await empty_desk.knows("Анна", await empty_desk.company("Ромашка"), phone_e164=PHONE)
    boris = await empty_desk.hires("Борис", Role.AGENT)
    await shares(empty_desk, user_id=77)
    await empty_desk.registers(boris, 78)
    gleb = await empty_desk.logged_in(await empty_desk.hires("Глеб", Role.ADMIN))
    for path in (f"contacts/{anna.id}", f"employees/{boris.id}") * 2:
        assert (await gleb.delete(f"/api/{path}/telegram-link")).status_code == 204
    assert await alive(empty_desk) == []
    assert await empty_desk.events() == ["telegram_ended"] * 2
    assert (await empty_desk.audit()).count("telegram_unlinked") == 2
