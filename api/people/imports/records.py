"""The record of an import: made with the file, guessed, listed, forgotten."""

import asyncio
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import case, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from api.clock import now
from api.db import new_id
from api.errors import NotFound
from api.http.paging import Found, Slice, slice_of
from api.objects.cursors import Order
from api.people.imports import keeping, matching
from api.people.imports.errors import ImportEmpty, ImportMatching
from api.people.imports.matching import Remembered
from api.people.imports.models import ImportedRow, ImportTable, PeopleImport
from api.people.imports.reading.limits import Sheet
from api.principal import Principal
from shared.contracts.imports import ImportMatch, ImportOutcome, ImportState, ListKind

DRAFT_LIFE: Final = timedelta(days=1)
UNDO: Final = timedelta(days=1)
ROWS_LIFE: Final = timedelta(days=90)
"""How long it is known what became of each row: people's data is in it."""

_RECORDS: Final = select(PeopleImport).options(joinedload(PeopleImport.by))


async def bring(
    session: AsyncSession, principal: Principal, kind: ListKind, name: str, sheets: list[Sheet]
) -> UUID:
    """A draft with its table guessed: the sheet whose headings say most."""
    memory = await matching.remembered(session, kind)
    best = max(range(len(sheets)), key=lambda each: _telling(kind, sheets[each], memory))
    record = PeopleImport(
        id=new_id(),
        kind=kind,
        state=ImportState.DRAFT,
        file_name=name[:255],
        by_id=principal.person_id,
        matching=msgspec.to_builtins(guess(kind, sheets, best, None, memory)),
        counts={},
        previewed=False,
    )
    content = await asyncio.to_thread(keeping.packed, sheets)
    session.add(record)
    await session.flush()
    session.add(ImportTable(import_id=record.id, content=content))
    await session.flush()
    return record.id


def guess(
    kind: ListKind, sheets: list[Sheet], sheet: int, heading: int | None, memory: Remembered
) -> ImportMatch:
    """The heading (where it is not told) and the fields of its columns. Raises ImportMatching,
    ImportEmpty."""
    chosen = sheet_of(sheets, sheet)
    row = matching.heading_row(kind, chosen, memory) if heading is None else heading
    seen = matching.table(chosen, row)
    fields = matching.guessed(kind, seen, memory)
    if not seen.rows and heading is None and len(sheets) == 1:
        raise ImportEmpty
    return ImportMatch(
        sheet=sheet,
        heading_row=row,
        fields=[fields.get(each) for each in range(len(seen.headings))],
    )


def sheet_of(sheets: list[Sheet], number: int) -> Sheet:
    """Raises ImportMatching."""
    if number not in range(len(sheets)):
        raise ImportMatching(why="unknown_sheet")
    return sheets[number]


def _telling(kind: ListKind, sheet: Sheet, memory: Remembered) -> tuple[int, int]:
    row = matching.heading_row(kind, sheet, memory)
    seen = matching.table(sheet, row)
    return len(matching.guessed(kind, seen, memory)), len(seen.rows)


async def find(session: AsyncSession, import_id: UUID, *, lock: bool = False) -> PeopleImport:
    """As the database has it now. `lock`: nobody else acts with it until the transaction ends.
    Raises NotFound."""
    asked = _RECORDS.where(PeopleImport.id == import_id)
    if lock:
        asked = asked.with_for_update(key_share=True, of=PeopleImport)
    found = await session.scalar(asked.execution_options(populate_existing=True))
    if found is None:
        raise NotFound
    return found


async def table(session: AsyncSession, import_id: UUID) -> list[Sheet]:
    """The sheets of a draft; empty when the import is done."""
    asked = select(ImportTable.content).where(ImportTable.import_id == import_id)
    content = await session.scalar(asked)
    return await asyncio.to_thread(keeping.unpacked, content) if content else []


_NEWEST: Final = Order("imports", PeopleImport.id, down=True)
_COMPANY_FIRST: Final = case((ImportedRow.is_company, 0), else_=1)
_AS_IN_THE_FILE: Final = Order("import", ImportedRow.number, _COMPANY_FIRST, ImportedRow.id)


async def page(session: AsyncSession, who: Principal, part: Slice) -> Found[PeopleImport]:
    """What was done, the last one first, and the own drafts, to go on with. Raises Invalid."""
    mine = PeopleImport.by_id == who.person_id
    shown = _RECORDS.where(or_(PeopleImport.state != ImportState.DRAFT, mine))
    return await slice_of(session, shown, _NEWEST, part)


async def rows(
    session: AsyncSession,
    import_id: UUID,
    outcome: ImportOutcome | None,
    left: bool | None,
    part: Slice,
) -> Found[ImportedRow]:
    """What became of each row, in the order of the file. Raises Invalid."""
    await find(session, import_id)
    asked = select(ImportedRow).where(ImportedRow.import_id == import_id)
    if outcome is not None:
        asked = asked.where(ImportedRow.outcome == outcome)
    if left is not None:
        stayed = ImportedRow.left_why > ""
        asked = asked.where(stayed if left else ~stayed)
    return await slice_of(session, asked, _AS_IN_THE_FILE, part)


async def discard(session: AsyncSession, import_id: UUID) -> None:
    """A draft that is not wanted; what is done stays on record."""
    await session.execute(
        delete(PeopleImport).where(
            PeopleImport.id == import_id, PeopleImport.state == ImportState.DRAFT
        )
    )


async def sweep(session: AsyncSession) -> None:
    """Forget drafts of yesterday, and rows of the last quarter."""
    old_draft = PeopleImport.created_at < now() - DRAFT_LIFE
    await session.execute(
        delete(PeopleImport).where(PeopleImport.state == ImportState.DRAFT, old_draft)
    )
    old = select(PeopleImport.id).where(PeopleImport.done_at < now() - ROWS_LIFE)
    await session.execute(delete(ImportedRow).where(ImportedRow.import_id.in_(old)))


def undo_until(record: PeopleImport) -> datetime | None:
    """When undoing ends; None where there is nothing to undo."""
    if record.state is not ImportState.DONE or record.done_at is None:
        return None
    made = record.counts.get("new", 0) + record.counts.get("changed", 0)
    until = record.done_at + UNDO
    return until if made and until > now() else None
