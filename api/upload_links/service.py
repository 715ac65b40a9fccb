"""Upload links: made for a person and a place, used up by the files that come."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import principals
from api.auth.links import one_time
from api.auth.models import OneTimeLink
from api.clock import now
from api.db import Database
from api.errors import NotAllowed, Refusal
from api.files import service as files
from api.files.errors import StorageUnavailable
from api.files.models import StoredFile
from api.files.storage import FileStorage
from api.files.uploads import Upload
from api.principal import Principal
from api.settings import Settings
from api.upload_links import places
from api.upload_links.errors import LinkExpired, LinkUsed, UnknownLink
from api.upload_links.places import Guest
from shared.contracts.files import FileLimits
from shared.contracts.uploads import UploadLink, UploadLinkDraft

PATH: Final = "/upload"
PURPOSE: Final = "upload"
LIFE: Final = timedelta(hours=24)


@dataclass(frozen=True)
class Opened:
    """A good link: whose it is, where its files go, and the number people know that place by."""

    who: Principal
    place: UploadLinkDraft
    number: int


async def make(guest: Guest, place: UploadLinkDraft, limits: FileLimits) -> UploadLink:
    """A link for this place; others of the person stay good. Raises what `places.look` does, and
    NotAllowed for a token that may not write there."""
    if not guest.who.has_scope(f"{place.object_kind}s:write"):
        raise NotAllowed(f"the token lacks the scope: {place.object_kind}s:write")
    await places.look(guest, place)
    about: dict[str, str] = msgspec.to_builtins(place)
    secret, expires_at = await one_time.add(
        guest.session, PURPOSE, LIFE, guest.who.person_id, about
    )
    return UploadLink(
        url=f"{guest.settings.base_url}{PATH}/{secret}",
        expires_at=expires_at,
        max_size=limits.max_size,
        max_count=limits.max_count,
    )


async def owner(session: AsyncSession, secret: str) -> Principal | None:
    """Whose link it is, good or not: for the language of the page."""
    link = await one_time.find(session, PURPOSE, secret)
    return await principals.load(session, link.person_id) if link and link.person_id else None


async def look(session: AsyncSession, settings: Settings, secret: str) -> Opened:
    """The link as it is now; nothing is used up.

    Raises UnknownLink, LinkUsed, LinkExpired and what `places.look` does.
    """
    link = await one_time.find(session, PURPOSE, secret)
    if link is None:
        raise UnknownLink
    if link.used_at is not None:
        raise LinkUsed
    return await _opened(session, settings, link)


async def _opened(session: AsyncSession, settings: Settings, link: OneTimeLink) -> Opened:
    who = await principals.load(session, link.person_id) if link.person_id else None
    if who is None or link.expires_at <= now():
        raise LinkExpired
    place = msgspec.convert(link.about, UploadLinkDraft)
    return Opened(who, place, await places.look(Guest(session, who, settings), place))


@dataclass(frozen=True)
class Desk:
    """What taking files in needs beside the writing session."""

    settings: Settings
    database: Database
    storage: FileStorage
    limits: FileLimits


async def take(
    desk: Desk, session: AsyncSession, secret: str, uploads: list[Upload]
) -> list[StoredFile]:
    """All the files or none: they become a comment, and the link is used up by one statement.
    Whatever is refused, or cut off on its way, leaves the link as it was.

    Raises what `look`, `files.keep` and the comment do.
    """
    async with desk.database.reads() as reading:
        opened = await look(reading, desk.settings, secret)
    kept: list[StoredFile] = []
    try:
        for upload in uploads:
            row = await files.keep(desk.storage, desk.limits, opened.who.person_id, upload)
            kept.append(row)
        await _bring(desk, session, secret, kept)
    except Refusal:
        with suppress(StorageUnavailable):  # Content without a row is waste and no more.
            await desk.storage.delete(*(row.storage_key for row in kept))
        raise
    return kept


async def _bring(desk: Desk, session: AsyncSession, secret: str, kept: list[StoredFile]) -> None:
    """Rights are asked once more, in the transaction that uses the link up."""
    link = await one_time.use(session, PURPOSE, secret)
    if link is None:
        raise LinkUsed
    opened = await _opened(session, desk.settings, link)
    session.add_all(kept)
    await session.flush()
    guest = Guest(session, opened.who, desk.settings)
    await places.bring(guest, opened.place, [row.id for row in kept])
