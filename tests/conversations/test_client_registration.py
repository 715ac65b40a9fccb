"""Getting acquainted: who counts as known, and what a stranger is told."""

from typing import Any

import pytest

from api.people.models import TelegramLink
from tests.cast import Actor
from tests.conversations.office import Office
from tests.desk import until
from tests.sandbox.people import ANNA, PAVEL


@pytest.fixture
def stranger(client_office: Office) -> Actor:
    """Anna, whose phone the desk knows and whose Telegram it does not."""
    return client_office.desk.actor("anna")


async def links(office: Office) -> list[TelegramLink]:
    """Those that hold."""
    return await office.desk.all(TelegramLink, TelegramLink.ended_at.is_(None))


@pytest.mark.rule("R1", "R10")
async def test_the_phone_button_opens_the_door_and_goes(stranger: Actor):
    """After success the menu stands where the phone button stood, and `/start` asks nothing."""
    await stranger.opens_bot()
    await stranger.shares_phone()
    await stranger.sees("Здравствуйте, Анна!")
    assert stranger.buttons()[:2] == ["Новая заявка", "Мои заявки"]
    await stranger.opens_bot()
    await stranger.sees("Здравствуйте, Анна!")
    assert stranger.buttons()[:2] == ["Новая заявка", "Мои заявки"]


@pytest.mark.rule("R1")
async def test_a_foreign_card_does_not_count(client_office: Office, stranger: Actor):
    """Another person's card is refused and the button is shown again."""
    await stranger.sends_contact(of=PAVEL, user_id=PAVEL.telegram_id)
    await stranger.sees("чужая карточка")
    await stranger.sends_contact(of=PAVEL)
    await stranger.sees("чужая карточка")
    await stranger.sees_phone_button()
    assert await links(client_office) == []


@pytest.mark.rule("R1")
@pytest.mark.parametrize(
    "more",
    [
        {"forward_origin": {"type": "user", "date": 1, "sender_user": ANNA.as_user()}},
        {"forward_origin": {"type": "hidden_user", "date": 1}},
        {"via_bot": {"id": 7, "is_bot": True, "first_name": "Карточки"}},
        {"via_bot": {}},
        {"reply_to_message": "own"},
    ],
)
async def test_an_old_card_of_ones_own_does_not_count(
    client_office: Office, stranger: Actor, more: dict[str, Any]
):
    """The number may have gone to somebody else since: only the button's own card of now counts."""
    said = await stranger.types("Здравствуйте")
    await stranger.sees_phone_button()
    if "reply_to_message" in more:
        more = {"reply_to_message": said.as_json()}
    card = {"phone_number": PAVEL.phone, "first_name": "Анна", "user_id": ANNA.telegram_id}
    stranger.account.post({"contact": card} | more)
    await stranger.sees("чужая карточка")
    assert await links(client_office) == []


@pytest.mark.rule("R1")
async def test_a_typed_number_does_not_count(client_office: Office, stranger: Actor):
    """A number typed by hand opens nothing, however it is written."""
    for number in ("+7 999 000-00-01", "89990000001", "8 (999) 000 00 01"):
        await stranger.types(number)
        await stranger.sees("набранный вручную")
    await stranger.sees_phone_button()
    assert await links(client_office) == []


@pytest.mark.rule("R4")
async def test_an_unknown_number_hears_whom_to_call(client_office: Office):
    """The stranger gets the support phone and its hours, and nothing else."""
    desk = client_office.desk
    desk.settings.support_phone, desk.settings.support_hours = "+7 495 000-00-00", "пн-пт 9-18"
    nobody = desk.world.add_person("Никто", "+79995550000", 2001)
    actor = Actor(desk.world, nobody)
    await actor.opens_bot()
    await actor.shares_phone()
    told = await actor.sees("не нашли этот номер")
    assert "+7 495 000-00-00, пн-пт 9-18." in told.text


@pytest.mark.rule("R4")
async def test_a_client_without_a_phone_to_call_is_sent_to_whoever_serves(client_office: Office):
    """A client has no administrator."""
    nobody = client_office.desk.world.add_person("Никто", "+79995550001", 2002)
    actor = Actor(client_office.desk.world, nobody)
    await actor.opens_bot()
    await actor.shares_phone()
    told = await actor.sees("не нашли этот номер")
    assert told.text.endswith("Попросите тех, кто решает ваши заявки, добавить его.")


@pytest.mark.rule("R2")
async def test_a_group_gets_a_link_and_no_phone_button(client_office: Office, anna: Actor):
    """In a group the bot answers a command with a deep link to itself; talk it ignores."""
    group = anna.world.telegram.add_group("client", -100, "Ромашка")
    there = Actor(anna.world, anna.person, group=group)
    await there.types("кто видел отвёртку?")
    await there.types("/start")
    told = await there.sees("Напишите мне лично")
    assert told.buttons[0].url == "https://t.me/vestovoy_client_bot?start=hello"
    assert len(there.messages()) == 1


@pytest.mark.rule("R8")
async def test_a_dismissed_person_is_a_stranger_at_the_next_word(
    client_office: Office, anna: Actor
):
    """The link ended at the desk: the bot asks who it is."""
    await anna.opens_bot()
    await anna.sees("Здравствуйте, Анна")
    desk = client_office.desk
    path = f"/api/contacts/{desk.ids['anna']}"
    await desk.does("gleb", path, {"active": False}, method="PATCH")
    await anna.types("Где моя заявка?")
    await anna.sees_phone_button()
    await anna.taps_raw("tk:o:zzz:1:")
    await anna.sees_toast("Сначала поделитесь номером")


@pytest.mark.rule("R9", "Q4")
async def test_stop_unlinks_and_blocking_only_marks(client_office: Office, anna: Actor):
    """A blocked bot leaves the link alone; `/stop` ends it."""
    [link] = await links(client_office)
    await anna.blocks_bot()
    blocked = TelegramLink.unreachable.is_not(None)
    await until(lambda: client_office.desk.all(TelegramLink, blocked))
    await anna.unblocks_bot()
    await anna.opens_bot()
    await anna.sees("Здравствуйте")
    [after] = await links(client_office)
    assert (after.id, after.unreachable) == (link.id, None)
    await anna.types("/stop")
    await anna.sees("больше не связан")
    assert await links(client_office) == []


async def test_the_language_is_the_persons_choice(anna: Actor):
    """After the choice the bot writes English, whatever Telegram's language is."""
    await anna.types("/language")
    await anna.taps("English")
    await anna.sees("Done. I’ll write to you in English.")
    await anna.types("/cancel")
    await anna.sees("There is nothing to cancel.")
    assert anna.buttons()[-5:-3] == ["New ticket", "My tickets"]


async def test_a_stranger_is_spoken_to_in_telegrams_language(client_office: Office):
    """Before the bot knows the person, Telegram's language code decides."""
    world = client_office.desk.world
    john = world.add_person("John Smith", "+4400000001", 2001, language_code="en-GB", bot="client")
    actor = Actor(world, john)
    await actor.opens_bot()
    await actor.sees("This is the support bot")
