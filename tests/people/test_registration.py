"""Registration by phone, and the life of a Telegram link."""

import asyncio
from typing import Any

import httpx
import pytest

from api.audit import AuditEntry
from api.limits import TryCounter
from api.outbox import OutboxEvent
from api.people.models import TelegramLink
from api.people.telegram import TRIES
from shared.contracts.people import Role
from shared.contracts.telegram import BotScope
from tests.people.office import SUPPORT, Office

PHONE = "+79991234567"


async def shares(
    office: Office,
    user_id: int = 77,
    phone: str = "79991234567",
    scope: BotScope = BotScope.CLIENT,
    **more: Any,
) -> httpx.Response:
    """The person presses the phone button."""
    card = {"phone": phone, "contact_user_id": user_id, "user_id": user_id, "chat_id": user_id}
    return await office.bot(scope).post("/api/telegram/registrations", json=card | more)


async def alive(office: Office) -> list[TelegramLink]:
    return await office.all(TelegramLink, TelegramLink.ended_at.is_(None))


@pytest.mark.rule("R3", "R10")
async def test_the_own_number_links_the_account(office: Office) -> None:
    """However the number is written; the answer is who it is."""
    await office.knows("Анна", await office.company("Ромашка"), phone_e164=PHONE)
    answer = await shares(office, username="anna")
    assert (answer.status_code, answer.json()["name"]) == (200, "Анна")
    assert (await office.bot(BotScope.CLIENT, 77).get("/api/me")).json()["name"] == "Анна"
    assert await office.audit() == ["telegram_linked"]
    assert await office.events() == []


@pytest.mark.rule("R1")
@pytest.mark.parametrize("whose", [None, 78, 0])
async def test_a_card_that_is_not_the_senders_is_refused(office: Office, whose: int | None) -> None:
    """Typed by hand, forwarded, or another person's."""
    await office.knows("Анна", phone_e164=PHONE)
    answer = await shares(office, contact_user_id=whose)
    assert (answer.status_code, answer.json()["code"]) == (422, "foreign_contact")
    assert await alive(office) == []


@pytest.mark.rule("R4")
@pytest.mark.parametrize("phone", ["79990000000", "nonsense"])
async def test_an_unknown_number_is_told_whom_to_call(office: Office, phone: str) -> None:
    """And nothing else; the audit keeps the try with the number masked."""
    answer = await shares(office, phone=phone)
    assert (answer.status_code, answer.json()["code"]) == (404, "unknown_phone")
    told = answer.json()["extra"]
    assert told == {"support_phone": SUPPORT.phone, "support_hours": SUPPORT.hours}
    [entry] = await office.all(AuditEntry)
    assert (entry.action, entry.detail["telegram_user_id"]) == ("unknown_phone", "77")
    assert phone not in entry.detail["phone"]


@pytest.mark.rule("R4")
@pytest.mark.usefixtures("early_in_a_window")
async def test_guesses_are_limited_per_telegram_id(office: Office) -> None:
    """Five an hour, also when they come at once; another account is not held back."""
    await office.knows("Анна", phone_e164=PHONE)
    guesses = range(TRIES + 3)
    answers = await asyncio.gather(*(shares(office, phone=f"7999000000{n}") for n in guesses))
    assert sorted(each.status_code for each in answers) == [404] * TRIES + [429] * 3
    late = await shares(office)
    assert late.json()["code"] == "too_many_tries"
    assert late.json()["extra"] == {"support_phone": SUPPORT.phone}
    assert [row.count for row in await office.all(TryCounter)] == [TRIES + 4]
    assert (await shares(office, user_id=78)).status_code == 200


@pytest.mark.rule("R5")
async def test_a_number_of_two_people_is_nobodys(office: Office) -> None:
    """Nothing is guessed; the administrator sees whose it is, the person whom to call."""
    for name in ("Анна", "Яна"):
        await office.knows(name, phone_e164=PHONE)
    answer = await shares(office)
    assert (answer.status_code, answer.json()["code"]) == (409, "ambiguous_phone")
    assert answer.json()["extra"] == {"support_phone": SUPPORT.phone}
    assert await alive(office) == []
    olga = await office.logged_in(await office.hires("Ольга", Role.ADMIN))
    [row] = (await olga.get("/api/admin/audit")).json()["items"]
    assert row["action"] == "phone_conflict"
    assert (row["detail"]["people"], row["detail"]["phone"]) == ("Анна, Яна", PHONE)


@pytest.mark.rule("R6")
async def test_each_bot_looks_in_its_own_scope(office: Office) -> None:
    """One number, an employee and a contact: each bot finds its own person."""
    await office.knows("Борис-клиент", phone_e164=PHONE)
    await office.hires("Борис", phone_e164=PHONE)
    client = await shares(office, scope=BotScope.CLIENT)
    staff = await shares(office, scope=BotScope.STAFF)
    assert (client.json()["name"], staff.json()["name"]) == ("Борис-клиент", "Борис")
    assert len(await alive(office)) == 2


@pytest.mark.rule("R8")
async def test_who_left_is_unknown(office: Office) -> None:
    """An inactive person's number is nobody's."""
    await office.knows("Анна", phone_e164=PHONE, active=False)
    assert (await shares(office)).json()["code"] == "unknown_phone"


@pytest.mark.rule("R7")
async def test_another_account_takes_the_link_over(office: Office) -> None:
    """The old account is unknown at once, its chat is told, the audit has it."""
    anna = await office.knows("Анна", phone_e164=PHONE)
    await shares(office, user_id=77)
    assert (await shares(office, user_id=78)).status_code == 200
    old = await office.bot(BotScope.CLIENT, 77).get("/api/me")
    assert old.json()["code"] == "telegram_not_linked"
    [event] = await office.all(OutboxEvent)
    assert event.kind == "telegram_relinked" and '"old_chat_id":77' in event.payload
    assert str(anna.id) in event.payload
    assert await office.audit() == ["telegram_linked", "telegram_relinked"]


@pytest.mark.rule("R7")
async def test_an_account_can_move_to_another_person(office: Office) -> None:
    """A handed-on phone: the account belongs to the number's owner of today."""
    await office.knows("Анна", phone_e164=PHONE)
    yana = await office.knows("Яна", phone_e164="+79997654321")
    await shares(office)
    assert (await shares(office, phone="79997654321")).json()["name"] == "Яна"
    assert [link.person_id for link in await alive(office)] == [yana.id]
    assert await office.events() == []
    assert await office.audit() == ["telegram_linked", "telegram_linked", "telegram_taken_over"]


@pytest.mark.rule("R7", "R9")
async def test_the_same_account_again_changes_nothing_but_is_alive(office: Office) -> None:
    """No second link, no event; a block is forgotten."""
    await office.knows("Анна", phone_e164=PHONE)
    await shares(office)
    bot = office.bot(BotScope.CLIENT)
    await bot.post("/api/telegram/reachability", json={"user_id": 77, "reachable": False})
    assert (await shares(office, username="anna2")).status_code == 200
    [link] = await office.all(TelegramLink)
    assert (link.username, link.unreachable) == ("anna2", None)
    assert await office.events() == []


@pytest.mark.rule("R7")
async def test_of_registrations_at_once_one_link_stays(office: Office) -> None:
    """Each answer is a success or "try again"; the unique index leaves one winner."""
    await office.knows("Анна", phone_e164=PHONE)
    answers = await asyncio.gather(*(shares(office, user_id=number) for number in range(70, 78)))
    codes = {each.json().get("code") for each in answers if each.status_code != 200}
    assert codes <= {"link_race"}
    assert any(each.status_code == 200 for each in answers)
    assert len(await alive(office)) == 1


@pytest.mark.rule("R9")
async def test_a_block_marks_the_channel_and_a_word_heals_it(office: Office) -> None:
    """The link stays; only the profile says that messages do not go there."""
    anna = await office.knows("Анна", phone_e164=PHONE)
    await office.links(anna, 77)
    bot, her = office.bot(BotScope.CLIENT), office.bot(BotScope.CLIENT, 77)
    for reachable in (False, True):
        told = {"user_id": 77, "reachable": reachable}
        assert (await bot.post("/api/telegram/reachability", json=told)).status_code == 204
        shown = (await her.get("/api/me/preferences")).json()["channels"][0]
        assert (shown["channel"], shown["available"]) == ("telegram", reachable)


@pytest.mark.rule("R9")
async def test_unlinking_is_by_the_bot_or_from_the_profile(office: Office) -> None:
    """Afterwards the account is unknown; a second time does nothing."""
    boris = await office.hires("Борис")
    page = await office.logged_in(boris)
    for way in (page, office.bot(BotScope.STAFF, 77)):
        await office.links(boris, 77)
        assert (await way.delete("/api/telegram/link")).status_code == 204
        assert await alive(office) == []
    assert (await page.delete("/api/telegram/link")).status_code == 204
    assert await office.audit() == ["telegram_unlinked", "telegram_unlinked"]


async def test_only_a_bot_registers(office: Office) -> None:
    """A person logged in by the web cannot claim a number."""
    page = await office.logged_in(await office.hires("Борис", Role.ADMIN))
    card = {"phone": PHONE, "contact_user_id": 1, "user_id": 1, "chat_id": 1}
    assert (await page.post("/api/telegram/registrations", json=card)).status_code == 401
