"""What an administrator does with a brought file: look, take over, take back."""

import asyncio
from dataclasses import dataclass
from uuid import UUID

import msgspec
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from api.clock import now
from api.db import Database
from api.objects import audit
from api.people.imports import keeping, matching, records
from api.people.imports.acts import companies, contacts, employees, undoing
from api.people.imports.acts.acting import Acting
from api.people.imports.errors import ImportDiffers, ImportHasErrors, ImportState, ImportTooOld
from api.people.imports.matching import Table
from api.people.imports.models import ImportTable, PeopleImport
from api.people.imports.planning import books as booking
from api.people.imports.planning import leaving, plan, seen, values
from api.people.imports.planning.books import Books
from api.people.imports.planning.plan import Plan
from api.people.imports.planning.rows import Row
from shared.contracts import imports as wire
from shared.contracts.imports import ImportMatch, ImportOutcome, ListKind


@dataclass(frozen=True)
class Prepared:
    """A plan made beside the transaction, and the books that it was made by."""

    kind: ListKind
    match: ImportMatch
    table: Table
    rows: list[Row]
    books: Books
    plan: Plan


async def prepare(
    database: Database, import_id: UUID, country: str, match: ImportMatch | None = None
) -> Prepared:
    """By a reading session, so that no writer waits for what takes long. Ask for it before the
    writing session's first statement. Raises NotFound, ImportState, ImportMatching."""
    async with database.reads() as session:
        record = await records.find(session, import_id)
        _require(record, wire.ImportState.DRAFT)
        sheets = await records.table(session, import_id)
        kind = record.kind
        asked = match or msgspec.convert(record.matching, ImportMatch)
        books = await booking.load(session, kind)
    table = matching.table(records.sheet_of(sheets, asked.sheet), asked.heading_row)
    matching.require_good(kind, table, fields_of(asked))
    rows = await asyncio.to_thread(values.rows, kind, table, asked, country)
    made = await asyncio.to_thread(plan.make, kind, rows, books, asked)
    return Prepared(kind, asked, table, rows, books, made)


async def look(acting: Acting, import_id: UUID, prepared: Prepared) -> None:
    """The preview: kept, so that it is read page by page and compared at the act. The matching is
    remembered for the next file."""
    record = await records.find(acting.session, import_id, lock=True)
    _require(record, wire.ImportState.DRAFT)
    record.matching = msgspec.to_builtins(prepared.match)
    record.counts = prepared.plan.counts() | await _leaving(acting, prepared.plan)
    record.previewed = True
    fields = fields_of(prepared.match)
    await matching.remember(acting.session, prepared.kind, prepared.table, fields)
    await keeping.keep(acting.session, import_id, prepared.plan, made=False)


async def run(acting: Acting, import_id: UUID, prepared: Prepared, *, only_good: bool) -> None:
    """Take it over. Raises ImportState, ImportHasErrors, ImportDiffers, ImportStopped."""
    await matching.one_at_a_time(acting.session)
    record = await records.find(acting.session, import_id, lock=True)
    _require(record, wire.ImportState.DRAFT)
    if not record.previewed:
        raise ImportState(state="not_previewed")
    now_planned = await _of_now(acting, prepared)
    await seen.require_same(acting, import_id, now_planned)
    wrong = len(now_planned.of(ImportOutcome.WRONG))
    if wrong and not only_good:
        raise ImportHasErrors(count=wrong)
    try:
        moved = await _take(acting, now_planned)
    except IntegrityError as error:
        # Somebody was faster, this very moment.
        raise ImportDiffers(count=1, rows=[]) from error
    record.state, record.done_at = wire.ImportState.DONE, now()
    record.counts = now_planned.counts() | _tickets(moved)
    await keeping.keep(acting.session, import_id, now_planned, made=True)
    await acting.session.execute(delete(ImportTable).where(ImportTable.import_id == import_id))
    _audit(acting, record, "people_imported", made=record.counts)


async def undo(acting: Acting, import_id: UUID) -> None:
    """Take it back. Raises NotFound, ImportState, ImportTooOld."""
    await matching.one_at_a_time(acting.session)
    record = await records.find(acting.session, import_id, lock=True)
    _require(record, wire.ImportState.DONE)
    if record.done_at is None or record.done_at + records.UNDO < now():
        raise ImportTooOld
    told = await undoing.undo(acting, record.kind, import_id)
    record.state, record.undone_at = wire.ImportState.UNDONE, now()
    record.counts = record.counts | told
    _audit(acting, record, "people_import_undone", made=told)


def fields_of(match: ImportMatch) -> dict[int, wire.ImportField]:
    return {index: name for index, name in enumerate(match.fields) if name}


async def _of_now(acting: Acting, prepared: Prepared) -> Plan:
    """The books are locked, and are what the plan was made by; else it is made anew."""
    books = await booking.load(acting.session, prepared.kind, lock=True)
    if books == prepared.books:
        return prepared.plan
    return await asyncio.to_thread(plan.make, prepared.kind, prepared.rows, books, prepared.match)


async def _leaving(acting: Acting, planned: Plan) -> dict[str, int]:
    """Whoever leaves a team leaves its tickets: how many would move."""
    if planned.kind is not ListKind.EMPLOYEES:
        return {}
    return _tickets(leaving.tickets(planned, await acting.above.held(acting.session)))


def _tickets(count: int) -> dict[str, int]:
    return {"tickets": count} if count else {}


async def _take(acting: Acting, planned: Plan) -> int:
    """How many tickets found other hands by it."""
    good = planned.good()
    await companies.add(acting.session, good.companies)
    new, changed = good.of(ImportOutcome.NEW), good.of(ImportOutcome.CHANGED)
    wanted = {each.object_id: each.became for each in changed if each.object_id}
    match planned.kind:
        case ListKind.COMPANIES:
            await companies.add(acting.session, new)
            await companies.change(acting.session, wanted)
        case ListKind.CONTACTS:
            await contacts.add(acting, new)
            await contacts.change(acting, wanted)
        case ListKind.EMPLOYEES:
            return await employees.take(acting, good)
    return 0


def _require(record: PeopleImport, state: wire.ImportState) -> None:
    if record.state is not state:
        raise ImportState(state=record.state.value)


def _audit(
    acting: Acting, record: PeopleImport, action: audit.Action, made: dict[str, int]
) -> None:
    audit.record(
        acting.session,
        acting.principal.person_id,
        action,
        "people_import",
        record.id,
        name=record.file_name,
        count=sum(made.get(each, 0) for each in ("new", "changed", "companies", "undone")),
    )
