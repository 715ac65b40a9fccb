"""Statements whose conditions vary (`api/engine/varied.py`): one text for each way they are put
together, and always the values of this time."""

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import ColumnElement, literal, select, tuple_, union

from api.engine import varied
from api.people.models import Person
from shared.contracts.people import PersonKind
from tests.desk import Desk

pytestmark = [pytest.mark.both_stores, pytest.mark.rule("Q15")]

NAMES = select(Person.name)


async def names(desk: Desk, *conditions: ColumnElement[bool]) -> list[str]:
    """Those whom all conditions let pass, twice asked of by the same statement."""

    def made() -> Any:
        passing = select(Person.id).where(*conditions)
        return NAMES.where(*conditions, Person.id.in_(passing)).order_by(Person.name)

    async with desk.held.database.reads() as session:
        return [row.name for row in await varied.rows(session, NAMES, made, conditions, {})]


def conditions(keys: Sequence[Any], kind: PersonKind) -> list[ColumnElement[bool]]:
    return [Person.id.in_(keys), Person.kind == literal(kind, Person.kind.type)]


async def test_the_values_are_those_of_this_time(desk: Desk) -> None:
    """One by one and in lists, of any length and of none."""
    ids = desk.ids
    known = {key: await names(desk, Person.id == ids[key]) for key in ("anna", "boris", "oleg")}
    assert len({each[0] for each in known.values()}) == len(known)
    for keys in (["anna"], ["boris"], ["anna", "boris", "oleg"], ["oleg", "boris"], []):
        found = await names(desk, Person.id.in_([ids[key] for key in keys]))
        assert found == sorted(name for key in keys for name in known[key])


async def test_several_conditions_keep_their_values_apart(desk: Desk) -> None:
    ids = [desk.ids["anna"], desk.ids["boris"]]
    contacts = await names(desk, *conditions(ids, PersonKind.CONTACT))
    employees = await names(desk, *conditions(ids, PersonKind.EMPLOYEE))
    assert len(contacts) == len(employees) == 1 and contacts != employees
    assert await names(desk, *reversed(conditions(ids, PersonKind.CONTACT))) == contacts


async def test_what_is_written_into_the_text_is_of_it(desk: Desk) -> None:
    """An index is asked by a condition that is no parameter: another one is another statement."""

    async def found(kind: PersonKind) -> list[str]:
        return await names(desk, Person.kind == literal(kind.value, literal_execute=True))

    contacts, employees = await found(PersonKind.CONTACT), await found(PersonKind.EMPLOYEE)
    assert contacts and employees and not set(contacts) & set(employees)
    assert await found(PersonKind.CONTACT) == contacts


async def test_statements_within_and_tuples_are_conditions_too(desk: Desk) -> None:
    async def found(key: str, other: str) -> list[str]:
        one, two = (select(Person.id).where(Person.id == desk.ids[each]) for each in (key, other))
        last = tuple_(literal("", Person.name.type), literal(desk.ids[key], Person.id.type))
        return await names(
            desk, Person.id.in_(union(one, two)), tuple_(Person.name, Person.id) > last
        )

    first, second = await found("anna", "boris"), await found("oleg", "boris")
    assert len(first) == len(second) == 2 and first != second


async def test_only_so_many_are_remembered(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who puts filters together in ever new ways fills no memory."""
    monkeypatch.setattr(varied, "MANY", 3)
    everybody = await names(desk, Person.name != "")
    for count in range(1, 8):
        assert await names(desk, *[Person.name != ""] * count) == everybody
    assert len(vars(varied)["_shapes"]) <= 3
