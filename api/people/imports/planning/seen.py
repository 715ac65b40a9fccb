"""The preview beside what would be done now: nothing is done that nobody has looked at."""

from typing import Any, Final
from uuid import UUID

from api.people.imports import keeping
from api.people.imports.acts.acting import Acting
from api.people.imports.errors import ImportDiffers
from api.people.imports.keeping import Kept
from api.people.imports.planning.plan import Plan
from shared.contracts.imports import ImportOutcome

_NAMED: Final = 10


async def require_same(acting: Acting, import_id: UUID, planned: Plan) -> None:
    """Raises ImportDiffers."""
    seen = {
        (row.number, row.is_company): _told(row)
        async for row in keeping.kept(acting.session, import_id)
    }
    differing = {
        each.number
        for each in planned.rows
        if seen.pop((each.number, each.is_company), None) != each.told
    }
    differing |= {number for number, _ in seen}
    if differing:
        named = [str(each) for each in sorted(differing)[:_NAMED]]
        raise ImportDiffers(count=len(differing), rows=named)


def _told(row: Kept) -> tuple[Any, ...]:
    """As `Planned.told`."""
    is_new = row.outcome is ImportOutcome.NEW
    changes = [(each["field"], each["before"], each["after"]) for each in row.changes]
    problems = [
        (each["column"], each["code"], each["value"], each["other"]) for each in row.problems
    ]
    about = None if is_new else row.object_id
    return (row.number, row.is_company, row.outcome.value, about, changes, problems)
