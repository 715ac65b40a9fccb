"""Companies, many at once."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.people.imports.keeping import chunks
from api.people.imports.planning.rows import Planned, Values
from api.people.models import Client
from shared.contracts.imports import ImportField


async def add(session: AsyncSession, rows: Sequence[Planned]) -> None:
    for some in chunks(rows):
        session.add_all(
            Client(
                id=each.object_id,
                name=each.became[ImportField.NAME],
                active=True,
                contacts_see_all=each.became.get(ImportField.SEES_ALL, True),
            )
            for each in some
        )
        await session.flush()


async def change(session: AsyncSession, wanted: dict[UUID, Values]) -> None:
    """Set these fields of these companies."""
    for ids in chunks(list(wanted)):
        rows: Any = await session.scalars(select(Client).where(Client.id.in_(ids)))
        for row in rows.all():
            values = wanted[row.id]
            row.name = values.get(ImportField.NAME, row.name)
            row.contacts_see_all = values.get(ImportField.SEES_ALL, row.contacts_see_all)
        await session.flush()
