"""Who asks: each of those has another document in force."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from api.auth import sessions
from shared.contracts.telegram import BotScope
from tests.desk import Desk
from tests.sandbox import people as cast

Headers = dict[str, str]


async def _nobody(_: Desk) -> Headers:
    return {}


def _browser(key: str) -> Callable[[Desk], Awaitable[Headers]]:
    async def of(desk: Desk) -> Headers:
        async with desk.database.begin() as session:
            secret = await sessions.open_for(session, desk.ids[key], "test", None)
        return {"Cookie": f"{sessions.COOKIE}={secret}"}

    return of


def _bot(scope: BotScope, key: str) -> Callable[[Desk], Awaitable[Headers]]:
    async def of(desk: Desk) -> Headers:
        await desk.links(key)
        token = desk.settings.service_token(scope)
        user = next(each for each in cast.CAST if each.key == key)
        return {"Authorization": f"Bearer {token}", "X-Telegram-User-Id": str(user.telegram_id)}

    return of


CALLERS: Final[Mapping[str, Callable[[Desk], Awaitable[Headers]]]] = {
    "administrator": _browser("gleb"),
    "engineer": _browser("boris"),
    "employee": _browser("oleg"),
    "contact": _browser("anna"),
    "nobody": _nobody,
    "staff bot": _bot(BotScope.STAFF, "boris"),
    "clients' bot": _bot(BotScope.CLIENT, "anna"),
}
