"""How a talk that is data is walked: at each question a restart, odd content, a silent API."""

from tests.cast import Actor
from tests.conversations.office import Office
from tests.conversations.scripts import Step, Talk
from tests.desk import until
from tests.sandbox.telegram import Message

SILENT = "Сервис сейчас недоступен"


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


async def goes_on(office: Office, talk: Talk) -> None:
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
    await actor.sees("Хорошо, отменил" if talk.open_end else "Отменять нечего")


async def is_left(office: Office, talk: Talk, menu: str) -> None:
    """/cancel says so, the `menu` button answers by itself; no button of the talk stays."""
    actor = await begins(talk, office)
    asked = await comes_to_question(talk, actor)
    await actor.types("/cancel")
    await actor.sees("Хорошо, отменил")
    await actor.sees_no_buttons(asked)
    if talk.once:
        return
    asked = await comes_to_question(talk, actor)
    await actor.types(menu)
    await actor.sees("Часовой пояс")
    await actor.sees_no_buttons(asked)
    await actor.types("/cancel")
    await actor.sees("Отменять нечего")
