"""What a file comes to: pure, so that it is the same before the eyes and at the act."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID

from api.db import new_id
from api.people.imports.planning import places
from api.people.imports.planning.books import Books, Known
from api.people.imports.planning.drafts import Draft, refuse_repeats
from api.people.imports.planning.finding import Finder
from api.people.imports.planning.references import Named, shown
from api.people.imports.planning.rows import COLLEAGUES, ROLE_BY_DEFAULT, Planned, Row, Values
from shared.contracts.imports import (
    ImportField,
    ImportFieldChange,
    ImportMatch,
    ImportOutcome,
    ListKind,
)

NAMES: Final = (ImportField.TEAMS, ImportField.COMPANIES)
"""Fields that name others, several at once."""
_NOT_YET: Final = {ImportField.ID, ImportField.ACTIVE, *COLLEAGUES}
_BY_DEFAULT: Final[dict[ListKind, Values]] = {
    ListKind.EMPLOYEES: {ImportField.ROLE: ROLE_BY_DEFAULT}
}
"""What is written although the file does not say it."""


@dataclass
class Plan:
    """Every row with its outcome, and the tree of managers that comes of it."""

    kind: ListKind
    rows: list[Planned] = field(default_factory=list[Planned])
    parents: places.Parents = field(default_factory=places.Parents)

    def of(self, outcome: ImportOutcome) -> list[Planned]:
        """Of the rows of the file; companies that contacts name are apart."""
        return [each for each in self.rows if each.outcome is outcome and not self._aside(each)]

    @property
    def companies(self) -> list[Planned]:
        """That are made because contacts name them."""
        return [each for each in self.rows if self._aside(each)]

    def counts(self) -> dict[str, int]:
        found = Counter(
            "companies" if self._aside(each) else each.outcome.value for each in self.rows
        )
        return dict(found)

    def good(self) -> "Plan":
        """Without what is wrong, and without companies that only such rows name."""
        rows = [each for each in self.rows if each.outcome is not ImportOutcome.WRONG]
        return Plan(self.kind, rows, self.parents)

    def _aside(self, row: Planned) -> bool:
        return row.is_company and self.kind is not ListKind.COMPANIES


def make(kind: ListKind, rows: list[Row], books: Books, match: ImportMatch) -> Plan:
    """Takes a second for tens of thousands: call it in a thread."""
    finder = Finder(kind, books)
    # What is wrong by the books may be right by those of later.
    fresh = [replace(row, problems=list(row.problems)) for row in rows]
    drafts = [_draft(row, finder.find(row)) for row in fresh]
    for each in drafts:
        _compare_active(each)
    refuse_repeats(kind, drafts)
    named = Named(books, make=match.create_companies)
    for each in drafts:
        _resolve(kind, each, named)
    plan = Plan(kind)
    if kind is ListKind.EMPLOYEES:
        places.keep_an_admin(books, drafts)
        plan.parents = places.settle(books, drafts)
    texts = {each.id: each.row.title for each in drafts}
    texts |= {company_id: name for company_id, name, _ in named.made.values()}
    done = [_planned(kind, each, books, texts) for each in drafts]
    plan.rows = [*_companies(named, done), *done]
    return plan


def _draft(row: Row, known: Known | None) -> Draft:
    return Draft(row, known, known.id if known else new_id())


def _compare_active(draft: Draft) -> None:
    said = draft.row.values.get(ImportField.ACTIVE)
    is_active = draft.known.active if draft.known else True
    if said is not None and said is not is_active:
        draft.row.wrong(ImportField.ACTIVE, "active_differs" if draft.known else "active_new")


def _resolve(kind: ListKind, draft: Draft, named: Named) -> None:
    """From what the row says to what is set; colleagues come later, when all rows are known. A row
    that is wrong is read to its end: all of it is mended at once."""
    if draft.repeats:
        return
    values = draft.row.values
    if kind is ListKind.CONTACTS and draft.known is None and ImportField.COMPANIES not in values:
        draft.row.wrong(ImportField.COMPANIES, "company_missing")
    for name, value in values.items():
        if name in NAMES:
            ids = named.resolve(draft.row, name)
            if ids is not None:
                draft.became[name] = ids
        elif name not in _NOT_YET:
            draft.became[name] = value


def _planned(kind: ListKind, draft: Draft, books: Books, texts: dict[UUID, str]) -> Planned:
    row, known = draft.row, draft.known
    done = Planned(
        number=row.number,
        title=row.title,
        outcome=ImportOutcome.SAME,
        is_company=kind is ListKind.COMPANIES,
        key=row.key,
    )
    if draft.wrong:
        done.outcome, done.problems = ImportOutcome.WRONG, row.problems
        return done
    if draft.repeats:
        return done
    done.object_id = draft.id
    differing = {name: value for name, value in draft.became.items() if _differs(draft, name)}
    if known is None:
        done.outcome, done.became = ImportOutcome.NEW, draft.became
        written = _BY_DEFAULT.get(kind, {}) | draft.became
        done.changes = list(_told(draft, books, texts, written))
    elif differing:
        done.outcome, done.became = ImportOutcome.CHANGED, differing
        done.was = {name: known.of(name) for name in differing}
        done.changes = list(_told(draft, books, texts, differing))
    return done


def _told(
    draft: Draft, books: Books, texts: dict[UUID, str], values: Values
) -> Iterator[ImportFieldChange]:
    """What is set, in words. Of somebody new the name is said already, and what stays empty need
    not be."""
    for name, value in values.items():
        before = shown(books, _seen(draft.known, name), texts) if draft.known else ""
        by_key = name is ImportField.PHONE and draft.row.key
        after = shown(books, by_key or value, texts)
        if draft.known or (after and name is not ImportField.NAME):
            yield ImportFieldChange(field=name, before=before, after=after)


def _seen(known: Known, name: ImportField) -> object:
    """A phone as its key, by which the person is found, however it was typed."""
    return (name is ImportField.PHONE and known.key) or known.of(name)


def _differs(draft: Draft, name: ImportField) -> bool:
    """A phone is another one by its key: spaces and brackets mean nothing."""
    known, value = draft.known, draft.became[name]
    if known is None:
        return value is not None
    if name is ImportField.PHONE and value and draft.row.key and draft.row.key == known.key:
        return False
    return known.of(name) != value


def _companies(named: Named, rows: list[Planned]) -> list[Planned]:
    """Those that a good row names."""
    wanted: set[UUID] = set()
    for each in rows:
        if each.outcome in (ImportOutcome.NEW, ImportOutcome.CHANGED):
            wanted |= each.became.get(ImportField.COMPANIES, frozenset())
    return [
        Planned(
            number=number,
            title=name,
            outcome=ImportOutcome.NEW,
            object_id=company_id,
            is_company=True,
            became={ImportField.NAME: name},
        )
        for company_id, name, number in named.made.values()
        if company_id in wanted
    ]
