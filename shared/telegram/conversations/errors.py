"""When something went wrong: one place turns it into a sentence for the person."""

import structlog
from aiogram import Router
from aiogram.exceptions import TelegramAPIError
from aiogram.types import ErrorEvent, Message

from shared import quarantine
from shared.client import ApiProblem, ApiUnavailable
from shared.i18n import Translator
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.speaking import Speaker
from shared.telegram.wire.answers import UnreadableAnswer
from shared.telegram.wire.niceties import nicety
from shared.work.problems import sentence
from shared.work.text import esc

log = structlog.get_logger(__name__)


def router() -> Router:
    errors = Router(name="errors")
    errors.error()(went_wrong)
    return errors


async def went_wrong(
    event: ErrorEvent,
    t: Translator | None = None,
    toast: Toast | None = None,
    speak: Speaker | None = None,
    overdue: str | None = None,
) -> None:
    """Tell the person; a press gets a toast, a message an answer. What was done, though Telegram's
    answer could not be read, is no failure; and whoever did nothing is told nothing."""
    _note(event.exception, event.update.update_id)
    if overdue is not None:
        return
    if isinstance(event.exception, UnreadableAnswer) and event.exception.done:
        return
    with nicety("the person could not be told of a failure"):
        if t is not None and toast is not None:
            await toast.say(_told(event.exception, t, "problem-unavailable-press"), alert=True)
        elif t is not None and speak is not None and _message(event) is not None:
            await speak.say(esc(_told(event.exception, t, "problem-unavailable"), 1000))


def _message(event: ErrorEvent) -> Message | None:
    return event.update.message or event.update.edited_message


def _told(error: Exception, t: Translator, unavailable: str) -> str:
    if isinstance(error, ApiProblem):
        return sentence(error, t)
    return t(unavailable if isinstance(error, ApiUnavailable) else "problem-other")


def _note(error: Exception, update_id: int) -> None:
    """A refusal is an everyday thing, a silent counterpart a warning, the rest a bug."""
    if isinstance(error, ApiProblem):
        log.info("refused", code=error.code, update_id=update_id)
    elif isinstance(error, ApiUnavailable | TelegramAPIError):
        log.warning("no answer", reason=str(error), update_id=update_id)
    else:
        quarantine.note("update", error, update_id=update_id)
