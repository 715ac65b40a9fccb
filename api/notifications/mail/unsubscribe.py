"""Unsubscribing from letters (E3, RFC 8058): the signed link, and what it switches."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import NotFound
from api.notifications.channels.base import Message
from api.notifications.channels.email.spec import KEY, SPEC
from api.notifications.types import registry
from api.notifications.types.note import Note
from api.objects import audit
from api.people.models import Person
from api.people.profile import preferences
from api.security.secrets import is_signed, signature
from api.settings import Settings
from shared.contracts.people import ChannelKind
from shared.contracts.preferences import ChannelMode

PATH: Final = "/unsubscribe"
PURPOSE: Final = "unsubscribe from letters"


def offered(message: Message, note: Note, settings: Settings) -> Message:
    """The message with the reader's link in it, unless it is told for safety's sake."""
    if registry.of(note.event).mandatory:
        return message
    return replace(message, unsubscribe_url=link(settings, note.reader.person_id))


def link(settings: Settings, person_id: UUID) -> str:
    """Good for this person and this purpose, and for ever: a letter may lie for years."""
    return f"{settings.base_url}{PATH}/{token_of(settings.keys[0], person_id)}"


def token_of(key: bytes, person_id: UUID) -> str:
    return f"{person_id.hex}.{signature(key, PURPOSE, person_id.hex)}"


def person_of(keys: Iterable[bytes], token: str) -> UUID:
    """Whose letters the token is about. Raises NotFound when none of our keys signed it."""
    person, _, signed = token.partition(".")
    if not any(is_signed(key, PURPOSE, person, signed) for key in keys):
        raise NotFound
    return UUID(hex=person)


async def find(session: AsyncSession, settings: Settings, token: str) -> Person:
    """Raises NotFound for a token that is not ours or a person who is no more."""
    person = await session.get(Person, person_of(settings.keys, token))
    if person is None:
        raise NotFound
    return person


def gets_letters(person: Person) -> bool:
    return dict(_plan(person))[KEY] is not ChannelMode.OFF


def stop(session: AsyncSession, person: Person) -> None:
    """E-mail is off, the other channels stay; a repeat changes nothing."""
    if gets_letters(person):
        _switch(session, person, ChannelMode.OFF, "email_unsubscribed")


def resume(session: AsyncSession, person: Person) -> None:
    """E-mail is as it is by default for this kind of person; a repeat changes nothing."""
    if not gets_letters(person):
        mode = SPEC.modes[person.kind]
        _switch(session, person, mode, "email_resumed")


def _plan(person: Person) -> list[tuple[ChannelKind, ChannelMode]]:
    return preferences.channel_plan(person.kind, person.channels)


def _switch(session: AsyncSession, person: Person, mode: ChannelMode, action: audit.Action) -> None:
    channels = preferences.with_mode(person.kind, person.channels, KEY, mode)
    person.channels = channels
    audit.record(session, person.id, action, "person", person.id)
