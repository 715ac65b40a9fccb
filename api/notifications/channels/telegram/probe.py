"""Whether the Bot API knows the bot, asked without aiogram: 25 MB for one question of a process
that may never send."""

from datetime import timedelta
from typing import Any, Final, cast

import aiohttp

from api.notifications.channels.base import Retry
from api.notifications.channels.http_answers import (
    HttpAnswer,
    NetworkTrouble,
    answer_of,
    trouble,
    was_handed_over,
)
from api.notifications.channels.refusals import Said, of_everybody, outcome, row_for
from api.notifications.channels.telegram.refusals import EDIT_UNANSWERED, TABLE, UNREACHED
from api.notifications.channels.texts import masked
from shared.invisible import one_line

TIMEOUT: Final = aiohttp.ClientTimeout(total=15, connect=8)
"""Seconds for one call; who could not even connect has handed nothing over."""


async def ask(url: str, *secrets: str) -> Retry | None:
    """Why nobody's message can go now; None when they may try. `url` is that of `getMe`, which
    holds the token: of the `secrets` none stands in a reason."""
    try:
        async with aiohttp.ClientSession(timeout=TIMEOUT) as session, session.get(url) as response:
            answer = await answer_of(response)
    except (*NetworkTrouble, ValueError) as error:
        detail = EDIT_UNANSWERED if was_handed_over(error) else UNREACHED
        return of_everybody(outcome(row_for(TABLE, Said(detail=detail)), trouble(error)))
    if answer.status == 200 and answer.fields.get("ok") is True:
        return None
    words = _words(answer)
    # What is no answer of the Bot API, a page of a proxy perhaps, says nothing of the bot.
    said = Said(code=answer.status, words=words) if words else Said(code=500)
    told = outcome(row_for(TABLE, said), masked(words, *secrets), after=_after(answer.fields))
    return of_everybody(told)


def _words(answer: HttpAnswer) -> str:
    """Telegram's own, at most 300 characters; empty where it said none."""
    words = answer.fields.get("description")
    return one_line(words)[:300] if isinstance(words, str) else ""


def _after(fields: dict[str, Any]) -> timedelta | None:
    asked = fields.get("parameters")
    if not isinstance(asked, dict):
        return None
    seconds = cast("dict[str, Any]", asked).get("retry_after")
    return timedelta(seconds=seconds) if isinstance(seconds, int) else None
