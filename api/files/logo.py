"""The desk's small picture, in letters and beside its name: the one file that everybody may see."""

from collections.abc import AsyncIterator
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import new_id
from api.errors import Invalid, NotFound
from api.files import service
from api.files.errors import UnknownFile
from api.files.models import StoredFile
from api.files.storage import ContentGone, FileStorage, new_key
from api.objects import audit, desk_settings
from api.objects.look import LOGO
from api.principal import Principal
from shared.units import KILOBYTE

LARGEST: Final = 200 * KILOBYTE
"""Bytes: every letter's reader fetches it."""
TYPES: Final = frozenset({"image/png", "image/jpeg", "image/webp"})


class Logo(msgspec.Struct):
    """Where the content is; no key, no logo."""

    key: str = ""
    content_type: str = ""
    size: int = 0


async def choose(
    session: AsyncSession, storage: FileStorage, actor: Principal, file_id: UUID
) -> None:
    """An upload of the own that hangs on nothing becomes the logo, as a copy: uploads that nothing
    takes are swept. Raises UnknownFile, Invalid, StorageUnavailable."""
    row = await service.find(session, file_id)
    if row.uploader_id != actor.person_id or row.object_id is not None:
        raise UnknownFile
    if row.content_type not in TYPES or row.size > LARGEST:
        raise Invalid(f"file_id: PNG, JPEG or WebP up to {LARGEST} bytes", field="file_id")
    try:
        content = b"".join([piece async for piece in await storage.get(row.storage_key)])
    except ContentGone as error:
        raise UnknownFile from error
    key = new_key()
    await storage.put(key, _once(content), len(content))
    await put_aside(session, actor)
    logo = Logo(key=key, content_type=row.content_type, size=len(content))
    await desk_settings.keep(session, LOGO, logo, actor.person_id)
    audit.record(session, actor.person_id, "logo_changed", "desk_settings", LOGO)


async def remove(session: AsyncSession, actor: Principal) -> None:
    """Letters are without it from now on; a letter that was sent shows it no more."""
    await put_aside(session, actor)
    await desk_settings.forget(session, LOGO)
    audit.record(session, actor.person_id, "logo_changed", "desk_settings", LOGO)


async def content(session: AsyncSession, storage: FileStorage) -> tuple[Logo, AsyncIterator[bytes]]:
    """Raises NotFound where there is none."""
    logo = await desk_settings.load(session, LOGO, Logo)
    try:
        return logo, await storage.get(logo.key or "none")
    except ContentGone as error:
        raise NotFound from error


async def put_aside(session: AsyncSession, actor: Principal) -> None:
    """What the logo was becomes an upload that nothing takes: those are swept (`service.sweep`)."""
    logo = await desk_settings.held(session, LOGO, Logo)
    if logo.key:
        session.add(
            StoredFile(
                id=new_id(),
                name="logo",
                size=logo.size,
                content_type=logo.content_type,
                storage_key=logo.key,
                uploader_id=actor.person_id,
            )
        )


async def _once(whole: bytes) -> AsyncIterator[bytes]:
    yield whole
