"""Getting acquainted: who counts as known, and what a stranger is told."""

import pytest

from tests.bots.conftest import Running
from tests.bots.desk import Desk
from tests.cast import Actor
from tests.sandbox import Sandbox
from tests.sandbox.people import ANNA, PAVEL


@pytest.mark.rule("R1", "R10")
async def test_the_phone_button_opens_the_door_and_goes(
    client_bot: Running, anna: Actor, desk: Desk
):
    """After success the menu stands where the phone button stood, and `/start` asks nothing."""
    desk.person(ANNA, "Ромашка")
    await anna.opens_bot()
    await anna.shares_phone()
    await anna.sees("Здравствуйте, Анна Смирнова!")
    assert anna.buttons()[:2] == ["Новая заявка", "Мои заявки"]
    await anna.opens_bot()
    await anna.sees("Здравствуйте, Анна Смирнова!")
    assert anna.buttons()[:2] == ["Новая заявка", "Мои заявки"]


@pytest.mark.rule("R1")
async def test_a_foreign_card_does_not_count(client_bot: Running, anna: Actor, desk: Desk):
    """Another person's card is refused and the button is shown again."""
    desk.person(PAVEL, "Василёк")
    await anna.sends_contact(of=PAVEL, user_id=PAVEL.telegram_id)
    await anna.sees("чужая карточка")
    await anna.sends_contact(of=PAVEL)
    await anna.sees("чужая карточка")
    await anna.sees_phone_button()
    assert desk.linked == {}


@pytest.mark.rule("R1")
@pytest.mark.parametrize("number", ["+7 999 000-00-01", "89990000001", "8 (999) 000 00 01"])
async def test_a_typed_number_does_not_count(
    client_bot: Running, anna: Actor, desk: Desk, number: str
):
    """A number typed by hand opens nothing, however it is written."""
    desk.person(ANNA, "Ромашка")
    await anna.types(number)
    await anna.sees("набранный вручную")
    await anna.sees_phone_button()
    assert desk.linked == {}


@pytest.mark.rule("R4")
async def test_an_unknown_number_hears_whom_to_call(client_bot: Running, anna: Actor):
    """The stranger gets the support phone and its hours, and nothing else."""
    await anna.opens_bot()
    await anna.shares_phone()
    told = await anna.sees("не нашли этот номер")
    assert "+7 495 000-00-00, пн-пт 9-18." in told.text


@pytest.mark.rule("R2")
async def test_a_group_gets_a_link_and_no_phone_button(
    client_bot: Running, world: Sandbox, desk: Desk
):
    """In a group the bot answers a command with a deep link to itself; talk it ignores."""
    desk.link(ANNA, "Ромашка")
    group = world.telegram.add_group("client", -100, "Ромашка")
    anna = Actor(world, ANNA, group=group)
    await anna.types("кто видел отвёртку?")
    await anna.types("/start")
    told = await anna.sees("Напишите мне лично")
    assert told.buttons[0].url == "https://t.me/vestovoy_client_bot?start=hello"
    assert len(anna.messages()) == 1


@pytest.mark.rule("R8")
async def test_a_dismissed_person_is_a_stranger_at_the_next_word(
    client_bot: Running, anna: Actor, desk: Desk
):
    """The link ended at the desk: the bot asks who it is."""
    desk.link(ANNA, "Ромашка")
    await anna.opens_bot()
    await anna.sees("Здравствуйте, Анна")
    del desk.linked[ANNA.telegram_id]
    await anna.types("Где моя заявка?")
    await anna.sees_phone_button()
    await anna.taps_raw("tk:o:zzz:1:")
    await anna.sees_toast("Сначала поделитесь номером")


@pytest.mark.rule("R9", "Q4")
async def test_stop_unlinks_and_blocking_only_marks(client_bot: Running, anna: Actor, desk: Desk):
    """A blocked bot leaves the link alone; `/stop` ends it."""
    desk.link(ANNA, "Ромашка")
    await anna.types("/help")
    await anna.sees("Что я умею")
    await anna.blocks_bot()
    await anna.unblocks_bot()
    await anna.opens_bot()
    await anna.sees("Здравствуйте")
    await anna.types("/stop")
    await anna.sees("больше не связан")
    assert [one.reachable for one in desk.reachable] == [False, True, True]
    assert desk.linked == {}


async def test_the_language_is_the_persons_choice(client_bot: Running, anna: Actor, desk: Desk):
    """After the choice the bot writes English, whatever Telegram's language is."""
    desk.link(ANNA, "Ромашка")
    await anna.types("/language")
    await anna.taps("English")
    await anna.sees("Done, I write in English.")
    await anna.types("/cancel")
    await anna.sees("There is nothing to cancel.")
    assert anna.buttons()[-5:-3] == ["New ticket", "My tickets"]


async def test_a_stranger_is_spoken_to_in_telegrams_language(client_bot: Running, world: Sandbox):
    """Before the bot knows the person, Telegram's language code decides."""
    john = world.add_person("John Smith", "+4400000001", 2001, language_code="en-GB", bot="client")
    actor = Actor(world, john)
    await actor.opens_bot()
    await actor.sees("This is the support bot")
