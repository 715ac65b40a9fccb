"""Whom and what rows name: teams, companies, colleagues, also those of the same file."""

from collections import defaultdict
from typing import cast
from uuid import UUID

from api.db import new_id
from api.people.imports.planning.books import Books
from api.people.imports.planning.rows import Row
from shared import normal
from shared.contracts.imports import ImportField


class Named:
    """Teams or companies by their names; companies may be made on the way."""

    def __init__(self, books: Books, *, make: bool) -> None:
        self._books = books
        self._make = make
        self.made: dict[str, tuple[UUID, str, int]] = {}
        """The id, the name and the row of each new company, by the key of its name."""

    def resolve(self, row: Row, field: ImportField) -> frozenset[UUID] | None:
        """The ids; None: the row is wrong."""
        found: set[UUID] = set()
        for name in self._parts(row.text(field), row.values[field]):
            each = self._books.named.get(normal.key(name))
            if each is None and self._make and field is ImportField.COMPANIES:
                found.add(self._new(name, row.number))
            elif each is None:
                code = "company_unknown" if field is ImportField.COMPANIES else "team_unknown"
                row.wrong(field, code, value=name)
                return None
            elif not each.active:
                row.wrong(field, "company_archived", value=name)
                return None
            else:
                found.add(each.id)
        return frozenset(found)

    def _parts(self, text: str, named: list[str]) -> list[str]:
        """A semicolon or a comma may be of the name, or stand between two that are known."""
        if normal.key(text) in self._books.named:
            return [text]
        parts: list[str] = []
        for name in named:
            split = [each.strip() for each in name.split(",") if each.strip()]
            known = all(normal.key(each) in self._books.named for each in split)
            whole = normal.key(name) in self._books.named
            parts += split if known and not whole else [name]
        return parts

    def _new(self, name: str, number: int) -> UUID:
        key = normal.key(name)
        if key not in self.made:
            self.made[key] = (new_id(), name, number)
        return self.made[key][0]


class Colleagues:
    """Employees by e-mail and by name: those who are there, and those whom the file brings."""

    def __init__(self, books: Books, coming: list[tuple[UUID, Row]]) -> None:
        self._by_email: dict[str, set[UUID]] = defaultdict(set)
        self._by_name: dict[str, set[UUID]] = defaultdict(set)
        for each in books.rows.values():
            if each.active:
                self._add(each.id, each.email, each.name)
        for person_id, row in coming:
            email = row.values.get(ImportField.EMAIL)
            self._add(person_id, email, row.values.get(ImportField.NAME, ""))

    def _add(self, person_id: UUID, email: str | None, name: str) -> None:
        if email:
            self._by_email[email].add(person_id)
        if name:
            self._by_name[normal.key(name)].add(person_id)

    def resolve(self, row: Row, person_id: UUID, field: ImportField) -> UUID | None:
        """Who is named; None: there is to be none, or the row is wrong."""
        said = row.values[field]
        if said is None:
            return None
        by_email = self._by_email.get(normal.address(said), set())
        found = by_email or self._by_name.get(normal.key(said), set())
        match len(found):
            case 0:
                row.wrong(field, f"{field}_unknown")
            case 1 if person_id in found:
                row.wrong(field, f"{field}_self")
            case 1:
                return next(iter(found))
            case count:
                row.wrong(field, f"{field}_ambiguous", other=str(count))
        return None


def circles(parents: dict[UUID, UUID | None]) -> list[list[UUID]]:
    """Each circle of managers once, from any of its people upwards."""
    found: list[list[UUID]] = []
    settled: set[UUID] = set()
    for start in parents:
        path: dict[UUID, None] = {}
        here: UUID | None = start
        while here is not None and here not in settled and here not in path:
            path[here] = None
            here = parents.get(here)
        if here is not None and here in path:
            steps = list(path)
            found.append(steps[steps.index(here) :])
        settled |= set(path)
    return found


def depth_first(parents: dict[UUID, UUID | None], ids: list[UUID]) -> list[UUID]:
    """Managers before their people, where nothing goes in a circle."""
    depth: dict[UUID, int] = {}
    for each in ids:
        path: list[UUID] = []
        here: UUID | None = each
        while here is not None and here not in depth and here not in path:
            path.append(here)
            here = parents.get(here)
        base = depth.get(here, -1) if here else -1
        for step, one in enumerate(reversed(path), 1):
            depth[one] = base + step
    return sorted(ids, key=lambda each: depth[each])


def shown(books: Books, value: object, texts: dict[UUID, str]) -> str:
    """A value of a plan in words."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case UUID():
            return texts.get(value) or books.names.get(value, "")
        case frozenset():
            ids = cast("frozenset[UUID]", value)
            return "; ".join(sorted(shown(books, each, texts) for each in ids))
        case _:
            return str(value)
