"""Letters with a one-time link: an invitation, a new password."""

from dataclasses import replace
from typing import Final

from api.notifications.channels.base import Message
from api.notifications.types.note import Note
from api.people.events import Invited, LinkSent, PasswordAsked
from shared.i18n import translator

_WORDS: Final[dict[type[LinkSent], str]] = {Invited: "invited", PasswordAsked: "password-asked"}


def opened(message: Message, note: Note, url: str) -> Message:
    """The message with the link in it, how long it is good for, and what to do if it was not
    asked for."""
    t = translator(message.locale)
    event = note.event
    assert isinstance(event, LinkSent)
    words = _WORDS[type(event)]
    lines = [t(f"notice-{words}-how"), t(f"notice-{words}-else")]
    if note.actor:
        lines.insert(0, t("notice-invited-by", name=note.actor))
    return replace(message, link=url, link_label=t(f"notice-{words}-open"), lines=lines, why="")
