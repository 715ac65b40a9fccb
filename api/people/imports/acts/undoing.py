"""An import taken back: exactly what it made or changed, where nobody touched or used it since."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import delete, update

from api.errors import Refusal
from api.people import fields
from api.people.imports import keeping
from api.people.imports.acts import companies, contacts, employees, usage
from api.people.imports.acts.acting import Acting
from api.people.imports.keeping import Kept, chunks, values_of
from api.people.imports.models import ImportedRow
from api.people.imports.planning import books as booking
from api.people.imports.planning.books import Books, Known
from api.people.imports.planning.references import depth_first
from api.people.imports.planning.rows import Values
from api.people.models import Client, Person
from shared import normal
from shared.contracts.imports import ImportField, ImportOutcome, ListKind

WHY: Final = ("gone", "changed", "taken", "used", "refused")
"""Each has its words (`pwa-import-left-…`)."""
Left = dict[UUID, str]
"""Why, by the id of the row of the import."""


async def undo(acting: Acting, kind: ListKind, import_id: UUID) -> dict[str, int]:
    """How many rows were undone, and how many were left."""
    touching = ImportedRow.outcome.in_((ImportOutcome.NEW, ImportOutcome.CHANGED))
    rows = [row async for row in keeping.kept(acting.session, import_id, touching)]
    left = await _put_back(acting, kind, [row for row in rows if row.was])
    left |= await _take_away(acting, kind, import_id, [row for row in rows if not row.was])
    await _write(acting, import_id, left)
    return {"undone": len(rows) - len(left), "left": len(left)}


async def _put_back(acting: Acting, kind: ListKind, rows: Sequence[Kept]) -> Left:
    """What was changed is as it was before."""
    books = await booking.load(acting.session, kind, lock=True)
    owners = books.index("name_key" if kind is ListKind.COMPANIES else "key")
    country = acting.settings.default_country
    left = await asyncio.to_thread(_refused, books, owners, rows, country)
    wanted = {
        row.object_id: values_of(row.was) for row in rows if row.object_id and row.id not in left
    }
    if kind is ListKind.COMPANIES:
        await companies.change(acting.session, wanted)
    elif kind is ListKind.CONTACTS:
        await contacts.change(acting, wanted)
    else:
        refused = await _put_back_employees(acting, books, wanted)
        left |= {row.id: "refused" for row in rows if row.object_id in refused}
    return left


async def _put_back_employees(
    acting: Acting, books: Books, wanted: dict[UUID, Values]
) -> set[UUID]:
    """One by one; what their own rooms refuse now stays as it is."""
    parents = {each.id: each.manager_id for each in books.rows.values()}
    parents |= {
        each: values[ImportField.MANAGER]
        for each, values in wanted.items()
        if ImportField.MANAGER in values
    }
    refused, quiet = set[UUID](), employees.quietly(acting)
    for person_id in depth_first(parents, list(wanted)):
        try:
            async with acting.session.begin_nested():
                await employees.change(quiet, person_id, wanted[person_id])
        except Refusal:
            refused.add(person_id)
    if wanted:
        await employees.settle(acting)
    return refused


def _refused(
    books: Books, owners: dict[str, list[Known]], rows: Sequence[Kept], country: str
) -> Left:
    return {row.id: why for row in rows if (why := _why_not(books, owners, row, country))}


def _why_not(books: Books, owners: dict[str, list[Known]], row: Kept, country: str) -> str | None:
    known = books.rows.get(row.object_id) if row.object_id else None
    if known is None:
        return "gone"
    if not known.active or _touched(known, row):
        return "changed"
    values = values_of(row.was)
    if any(each not in books.names for each in values.get(ImportField.COMPANIES, ())):
        return "gone"
    # A company's name, or a phone, may be another's by now.
    keys = [
        normal.key(values.get(ImportField.NAME, "")),
        fields.phone(values.get(ImportField.PHONE), country)[1],
    ]
    owned = [each.id for key in keys if key for each in owners.get(key, ())]
    return "taken" if set(owned) - {known.id} else None


def _touched(known: Known, row: Kept) -> bool:
    """Whether it is no longer what the import made of it. What a new row left out is still
    nothing."""
    became = values_of(row.became)
    return any(known.of(name) != value for name, value in became.items())


async def _take_away(acting: Acting, kind: ListKind, import_id: UUID, rows: Sequence[Kept]) -> Left:
    """What was made is gone: people first, then the companies that came with them."""
    people = [row for row in rows if not row.is_company]
    left = await _take_people(acting, kind, import_id, people) if people else {}
    made = [row for row in rows if row.is_company]
    if not made:
        return left
    used = await usage.used_companies(acting.session, import_id)
    known = (await booking.load(acting.session, ListKind.COMPANIES, lock=True)).rows
    left |= await asyncio.to_thread(_left, made, known, used)
    gone = [row.object_id for row in made if row.object_id and row.id not in left]
    for ids in chunks(gone):
        await acting.session.execute(delete(Client).where(Client.id.in_(ids)))
    return left


async def _take_people(
    acting: Acting, kind: ListKind, import_id: UUID, rows: Sequence[Kept]
) -> Left:
    used = await usage.used_people(acting.session, import_id)
    known = (await booking.load(acting.session, kind, lock=True)).rows
    left = await asyncio.to_thread(_left, rows, known, used)
    going = {row.object_id: row.id for row in rows if row.object_id and row.id not in left}
    while needed := _needed(known, going):
        left |= {going.pop(each): "used" for each in needed}
    for ids in chunks(list(going)):
        await acting.session.execute(
            update(Person).where(Person.id.in_(ids)).values(manager_id=None, deputy_id=None)
        )
    for ids in chunks(list(going)):
        await acting.session.execute(delete(Person).where(Person.id.in_(ids)))
    return left


def _left(rows: Sequence[Kept], known: dict[UUID, Known], used: set[UUID]) -> Left:
    left: Left = {}
    for row in rows:
        there = known.get(row.object_id) if row.object_id else None
        if there is None:
            left[row.id] = "gone"
        elif not there.active or _touched(there, row):
            left[row.id] = "changed"
        elif row.object_id in used:
            left[row.id] = "used"
    return left


def _needed(known: dict[UUID, Known], going: dict[UUID, UUID]) -> set[UUID]:
    """Of those who go, who is over somebody who stays, or stands in for one."""
    staying = (each for each in known.values() if each.id not in going)
    needed = {named for each in staying for named in (each.manager_id, each.deputy_id) if named}
    return needed & going.keys()


async def _write(acting: Acting, import_id: UUID, left: Left) -> None:
    """Beside each row: undone (empty), or why not."""
    mine = ImportedRow.import_id == import_id
    done = ImportedRow.outcome.in_((ImportOutcome.NEW, ImportOutcome.CHANGED))
    await acting.session.execute(update(ImportedRow).where(mine, done).values(left_why=""))
    by_reason: dict[str, list[UUID]] = defaultdict(list)
    for row_id, why in left.items():
        by_reason[why].append(row_id)
    for why, ids in by_reason.items():
        for some in chunks(ids):
            await acting.session.execute(
                update(ImportedRow).where(ImportedRow.id.in_(some)).values(left_why=why)
            )
