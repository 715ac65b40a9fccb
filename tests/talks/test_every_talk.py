"""No talk of the staff bot is lost: not by a restart, not by a silent API, not by odd content."""

import pytest

from shared.client import transport
from tests.cast import Actor
from tests.desk import until
from tests.sandbox.telegram import Message
from tests.talks.office import Office
from tests.talks.scripts import TALKS, Step, Talk

SILENT = "Сервис сейчас недоступен"

every_talk = pytest.mark.parametrize("talk", TALKS, ids=lambda talk: talk.name)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot asks a silent API again at once."""
    monkeypatch.setattr(transport, "PAUSES", (0.01, 0.01))


async def sees(actor: Actor, step: Step) -> None:
    """The answer to a step; a reaction stands on the person's own words."""
    if step.sees == "👍":
        words = next(one for one in actor.chat.live if not one.by_bot)
        await actor.sees_reaction(words, step.sees)
    else:
        await actor.sees(step.sees)


async def comes_to_question(talk: Talk, actor: Actor) -> Message:
    """The first question, with its buttons."""
    for step in talk.way:
        await step.done_by(actor)
        await sees(actor, step)
    asked = talk.way[-1].sees
    return await until(lambda: next((one for one in actor.messages(asked) if one.buttons), None))


async def begins(talk: Talk, office: Office) -> Actor:
    await talk.before(office)
    return await office.enters(talk.who)


async def sends_unwanted(step: Step, actor: Actor) -> None:
    for kind in step.unwanted:
        match kind:
            case "poll":
                await actor.sends_poll()
            case "dice":
                await actor.sends_dice()
            case "location":
                await actor.sends_location()
            case _:
                await actor.sends(kind)
        await actor.sees(step.told)


async def is_told_of_silence(step: Step, office: Office, actor: Actor) -> None:
    """By a toast after a press; once the press was answered, and after words, by a message."""
    office.door.shut, office.door.ajar = not step.asks_api, step.asks_api
    toasts = len(actor.chat.toasts)
    await step.done_by(actor)

    def told() -> bool:
        fresh = [toast.text for toast in actor.chat.toasts[toasts:]]
        return any(SILENT in text for text in [*fresh, actor.last.text])

    await until(told)
    office.door.shut = office.door.ajar = False


@every_talk
@pytest.mark.rule("U3", "U6")
async def test_a_talk_goes_on_after_a_restart_a_silence_and_odd_content(office: Office, talk: Talk):
    """At each question: what cannot be taken is told kindly, the next process still waits for the
    answer, silence is told, and the same answer given again is enough."""
    actor = await begins(talk, office)
    await comes_to_question(talk, actor)
    for step in talk.steps:
        await office.restarts()
        await sends_unwanted(step, actor)
        await is_told_of_silence(step, office, actor)
        await step.done_by(actor)
        await sees(actor, step)
    await actor.types("/cancel")
    await actor.sees("Хорошо, оставили" if talk.name.startswith("deputy") else "Отменять нечего")


@every_talk
@pytest.mark.rule("U6")
async def test_a_command_and_a_menu_button_leave_a_talk(office: Office, talk: Talk):
    """/cancel says so, the menu answers by itself; no button of the talk stays."""
    actor = await begins(talk, office)
    asked = await comes_to_question(talk, actor)
    await actor.types("/cancel")
    await actor.sees("Хорошо, оставили")
    await actor.sees_no_buttons(asked)
    asked = await comes_to_question(talk, actor)
    await actor.types("Настройки")
    await actor.sees("Часовой пояс")
    await actor.sees_no_buttons(asked)
    await actor.types("/cancel")
    await actor.sees("Отменять нечего")


async def test_silence_is_told_at_a_menu_button_too(office: Office):
    """Pressed again, each answers."""
    vera = await office.enters("vera")
    await vera.opens_bot()
    await vera.sees("Здравствуйте")
    for label in ("Задачи", "Заявки", "Согласования", "Отсутствия", "Сводка", "Настройки"):
        office.door.ajar = True
        await vera.types(label)
        await vera.sees(SILENT)
        office.door.ajar = False
        await vera.types(label)
        assert SILENT not in (await vera.sees("")).text
