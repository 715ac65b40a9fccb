"""Files of tickets that ended long ago: their content goes when the administrator says so; that
there was a file, its name and size stay."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select, update

from api.clock import now
from api.db import Database
from api.files import previews
from api.files.models import StoredFile
from api.files.storage import FileStorage
from api.objects import quarantine
from api.settings import Settings
from api.tickets.models import IS_OPEN, Ticket
from shared.contracts.files import FileState
from shared.contracts.telegram import ObjectKind
from shared.i18n import translator

STEP: Final = 200
"""Files that one transaction forgets."""


async def sweep(database: Database, storage: FileStorage, settings: Settings, days: int) -> int:
    """Forget the content of files of tickets that are over and were touched by nobody for so many
    days; 0: never. How many went. Rows first, as everywhere: a row without its content is a lie."""
    gone = 0
    while days and (keys := await _forget(database, settings, days)):
        for key in keys:
            with quarantine.one("file to forget", storage_key=key):
                await storage.delete(key, previews.key_of(key))
        gone += len(keys)
    return gone


async def _forget(database: Database, settings: Settings, days: int) -> Sequence[str]:
    over = (~IS_OPEN, Ticket.updated_at < now() - timedelta(days=days))
    found = (
        select(StoredFile.id, StoredFile.storage_key)
        .join(Ticket, Ticket.id == StoredFile.object_id)
        .where(StoredFile.object_kind == ObjectKind.TICKET, StoredFile.state == FileState.STORED)
        .where(*over)
        .limit(STEP)
    )
    async with database.begin() as session:
        keys: dict[UUID, str] = {row.id: row.storage_key for row in await session.execute(found)}
        why = translator(settings.default_locale)("files-kept-no-longer")
        await session.execute(
            update(StoredFile)
            .where(StoredFile.id.in_(keys))
            .values(state=FileState.MISSING, reason=why, storage_key="")
            .execution_options(synchronize_session=False)
        )
    return list(keys.values())
