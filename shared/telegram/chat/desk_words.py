"""What the bot says in the desk's own words, as the administrator wrote them."""

from collections.abc import Awaitable

from shared.client import ApiClient, ApiProblem, ApiUnavailable
from shared.contracts.desk_settings import BotWords
from shared.contracts.telegram import BotScope
from shared.i18n import Translator
from shared.telegram.chat.speaking import Speaker
from shared.work.text import esc

LONGEST = 2000
"""Characters: the administrator's page allows half of it, before names stand in it."""


async def welcome(client: ApiClient, scope: BotScope, t: Translator) -> str:
    """The first word to who is not known yet."""
    own = await _own(client.words(t.locale))
    return esc(own.welcome, LONGEST) if own else t(f"{scope}-welcome")


async def greeting(asking: Awaitable[BotWords], scope: BotScope, name: str, t: Translator) -> str:
    """The word to somebody known, by the first name."""
    own = await _own(asking)
    if own is None:
        return t(f"{scope}-greeting", name=esc(name))
    return esc(own.greeting.replace("{name}", name), LONGEST)


async def says_when(speak: Speaker, t: Translator) -> None:
    """Below a new ticket: when work begins, where it does not go on now and the desk wishes so."""
    own = await _own(speak.client.words(t.locale))
    if own and own.out_of_hours:
        await speak.say(esc(own.out_of_hours, LONGEST))


async def _own(asking: Awaitable[BotWords]) -> BotWords | None:
    """None where nobody answers: what was asked for is said all the same."""
    try:
        return await asking
    except (ApiProblem, ApiUnavailable):
        return None
