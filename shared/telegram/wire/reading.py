"""What Telegram tells, read leniently: an ornament that the types refuse is left out (U8).

The types are those of one version of the Bot API, and some say more than Telegram promises. Words
and files are no ornaments: a message that has lost them would be another one.
"""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any, Final, TypeVar

import structlog
from aiogram import Bot
from aiogram.types import Update
from pydantic import BaseModel, ValidationError

WHOLE: Final = frozenset(
    {
        *("from", "chat", "text", "caption", "data"),
        *("photo", "document", "video", "audio", "voice", "video_note", "animation", "sticker"),
        *("location", "venue", "contact"),
    }
)
"""What is read whole or not at all, of a message and of a press."""
STAND_INS: Final[dict[str, dict[str, Any]]] = {
    "forward_origin": {"type": "hidden_user", "date": 0, "sender_user_name": ""},
    "via_bot": {"id": 0, "is_bot": True, "first_name": ""},
}
"""What says that the words are not the sender's own says so whatever else cannot be read of it."""
ROUNDS: Final = 5
"""What is left out may have been needed around it: so often it is tried once more."""

M = TypeVar("M", bound=BaseModel)
Path = tuple[Any, ...]

log = structlog.get_logger(__name__)


def update_of(raw: Any, bot: Bot) -> Update:
    """The update, without those of its ornaments that cannot be read. Raises ValidationError."""
    update, left_out = leniently(Update, raw, bot, WHOLE)
    if left_out:
        log.info("an update is read in part", update_id=update.update_id, left_out=left_out)
    return update


def leniently(kind: type[M], raw: Any, bot: Bot, whole: Iterable[str] = ()) -> tuple[M, list[str]]:
    """The object, and the names of what was left out; `raw` loses it too. Raises ValidationError
    when that leaves nothing, or would touch a field of `whole`."""
    left_out: list[str] = []
    for _ in range(ROUNDS):
        try:
            return kind.model_validate(raw, context={"bot": bot}), left_out
        except ValidationError as refusal:
            for path in _refused(refusal, raw, frozenset(whole)):
                _drop(raw, path)
                left_out.append(".".join(map(str, path)))
    return kind.model_validate(raw, context={"bot": bot}), left_out


def _refused(refusal: ValidationError, raw: Any, whole: frozenset[str]) -> list[Path]:
    """The innermost things that were refused, the last of a list first. Raises the refusal."""
    told = refusal.errors(include_url=False, include_context=False, include_input=False)
    found = {_path(error["loc"], raw) for error in told}
    inner = [one for one in found if not any(one == other[: len(one)] for other in found - {one})]
    if any(_is_whole(path, whole) for path in inner):
        raise refusal
    return sorted(inner, key=lambda path: [str(step).zfill(9) for step in path], reverse=True)


def _is_whole(path: Path, whole: frozenset[str]) -> bool:
    """What happened itself, or one of the `whole` fields of it; of several photos each."""
    named = [step for step in path if isinstance(step, str)]
    return len(named) < 2 or (len(named) == 2 and named[1] in whole)


def _path(place: Path, raw: Any) -> Path:
    """As far as the data goes; pydantic names the kinds of a union among the steps."""
    path: list[Any] = []
    for step in place:
        with suppress(KeyError, IndexError, TypeError):
            raw = raw[step]
            path.append(step)
    return tuple(path)


def _drop(raw: Any, path: Path) -> None:
    for step in path[:-1]:
        raw = raw[step]
    if stand_in := STAND_INS.get(path[-1]):
        raw[path[-1]] = dict(stand_in)
    else:
        del raw[path[-1]]
