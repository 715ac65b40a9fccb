"""A row with the one it is about, and two rows of one."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from api.people.imports.planning.books import Known
from api.people.imports.planning.rows import Row
from shared import normal
from shared.contracts.imports import ImportField, ListKind


@dataclass
class Draft:
    """What a row asks for, with names resolved; `known` is None for who is not there yet."""

    row: Row
    known: Known | None
    id: UUID
    repeats: bool = False
    """The same stands in a row above."""
    became: dict[ImportField, Any] = field(default_factory=dict[ImportField, Any])

    @property
    def wrong(self) -> bool:
        return bool(self.row.problems)


def refuse_repeats(kind: ListKind, drafts: list[Draft]) -> None:
    """The same again is nothing to do; anything else of one person is a question."""
    seen: dict[tuple[str, object], Draft] = {}
    for each in drafts:
        if each.wrong:
            continue
        keys = _keys(kind, each)
        first = next((seen[key] for key in keys if key in seen), None)
        if first is None:
            seen |= dict.fromkeys(keys, each)
        elif first.row.values == each.row.values:
            each.repeats = True
        else:
            by_phone = bool(each.row.key) and first.row.key == each.row.key
            field = ImportField.PHONE if by_phone else None
            each.row.wrong(field, "row_repeats", other=str(first.row.number))


def _keys(kind: ListKind, draft: Draft) -> list[tuple[str, object]]:
    """What no two rows may have both."""
    values = draft.row.values
    found: list[tuple[str, object]] = [("all", repr(values))]
    if draft.known:
        found.append(("id", draft.known.id))
    if draft.row.key:
        found.append(("phone", draft.row.key))
    if kind is ListKind.EMPLOYEES and values.get(ImportField.EMAIL):
        found.append(("email", values[ImportField.EMAIL]))
    if kind is ListKind.COMPANIES:
        found.append(("name", normal.key(values.get(ImportField.NAME, ""))))
    return found
