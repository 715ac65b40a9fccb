"""Whoever is heard in the private chat can be reached there again (Q4, Q13, R9)."""

import pytest
from sqlalchemy import update

from api.clock import now
from api.people.models import TelegramLink
from tests.conversations.office import Office
from tests.desk import until


async def why_not(office: Office) -> str | None:
    return (await office.desk.one(TelegramLink)).unreachable


async def is_marked(office: Office) -> None:
    """A delivery met `chat not found`, of which Telegram tells nobody when it is over."""
    async with office.desk.database.begin() as session:
        mark = {"unreachable": "Bad Request: chat not found", "unreachable_at": now()}
        await session.execute(update(TelegramLink).values(**mark))


@pytest.mark.rule("Q4", "Q13", "R9")
async def test_a_word_a_press_and_a_command_make_the_chat_live_again(office: Office):
    """Each by itself; blocking the bot marks it although that is an update too."""
    boris = await office.enters("boris")
    await boris.types("Настройки")
    await boris.sees("Тихие часы")
    for act in (boris.types("что-нибудь"), boris.taps("Тихие часы"), boris.types("/cancel")):
        await is_marked(office)
        await act

        async def healed() -> bool:
            return await why_not(office) is None

        await until(healed)
    await boris.blocks_bot()

    async def blocked() -> bool:
        return await why_not(office) == "blocked"

    await until(blocked)
