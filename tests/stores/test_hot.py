"""Hot statements (`api/engine/hot.py`) say what a session's own would, values, rows and errors."""

from contextlib import suppress
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlalchemy import bindparam, func, insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from api.absences.models import VacationAccount
from api.clock import now
from api.db import new_id, table_of
from api.engine.away import is_away
from api.engine.hot import Hot, bound
from api.outbox import OutboxEvent
from api.people.models import Client, Person, Team
from shared.contracts.people import PersonKind
from tests.desk import Desk

pytestmark = [pytest.mark.both_stores, pytest.mark.rule("Q15")]

NAMED = Hot(select(Team.id, Team.name).where(Team.name == bindparam("name")))
ADDED = Hot(insert(table_of(Team)).values(bound(table_of(Team))))
PERSON = Hot(
    select(Person.id, Person.kind, Person.active, Person.created_at, Person.channels).where(
        Person.kind == PersonKind.CONTACT, Person.id == bindparam("id")
    )
)
BROKEN = Hot(select(text("nowhere.a")).select_from(text("nowhere")))


async def test_values_and_rows_are_what_they_mean(desk: Desk) -> None:
    """Ids, enumerations, truth, moments with their zone, documents."""
    async with desk.held.database.begin() as session:
        person = await session.get_one(Person, desk.ids["anna"])
        person.channels = [{"channel": "email", "mode": "all"}]
        row = await PERSON.first(session, {"id": person.id})
        assert (row.id, row.kind, row.active) == (person.id, PersonKind.CONTACT, True)
        assert row.created_at == person.created_at and row.created_at.tzinfo is not None
        assert row.channels == person.channels
        assert await PERSON.first(session, {"id": desk.ids["boris"]}) is None


async def test_a_float_is_one(desk: Desk) -> None:
    """Also one that was added up, or is not there."""
    added = Hot(select(func.sum(VacationAccount.days_per_year).label("days")))
    async with desk.held.database.begin() as session:
        assert (await added.first(session, {})).days is None
        for key, rate in (("boris", 28), ("vera", 30.5)):
            session.add(VacationAccount(person_id=desk.ids[key], days_per_year=rate))
        days = (await added.first(session, {})).days
        assert (type(days), days) == (float, 58.5)


async def test_it_is_of_the_sessions_transaction(desk: Desk) -> None:
    """What is pending goes first; what is taken back takes it along."""
    database = desk.held.database
    async with database.session() as session:
        session.add(Team(id=uuid4(), name="Склад"))
        assert (await NAMED.first(session, {"name": "Склад"})).name == "Склад"
        await session.rollback()
        assert await NAMED.rows(session, {"name": "Склад"}) == []
        session.add(Team(name="База"))
        await session.commit()
        assert await NAMED.first(session, {"name": "База"})


async def test_its_errors_are_the_librarys(desk: Desk) -> None:
    """By the same names, and no value is quoted (P12)."""
    async with desk.held.database.session() as session:
        twice = {
            "id": new_id(),
            "created_at": now(),
            "name": "Поддержка",
            "name_key": "поддержка",
            "lead_id": None,
            "mattermost_channel": None,
            "assignment": "manual",
            "turn": 0,
            "duty_rotation": "together",
            "duty_since": None,
            "version": 1,
        }
        with pytest.raises(IntegrityError) as met:
            await ADDED.rows(session, twice)
        assert "поддержка" not in str(met.value.statement) and met.value.hide_parameters
        await session.rollback()
        with pytest.raises(DBAPIError) as broken:
            await BROKEN.rows(session, {})
        assert not is_away(broken.value)


async def test_a_list_is_no_value(desk: Desk) -> None:
    """It would be written into the text at each execution."""
    listed = Hot(select(Client.id).where(Client.id.in_(bindparam("ids", expanding=True))))
    async with desk.held.database.reads() as session:
        with pytest.raises(ValueError, match="written into the text"):
            await listed.rows(session, {"ids": []})


async def test_moments_are_utc(desk: Desk) -> None:
    """Whatever zone the server thinks it is in."""
    at = datetime(2030, 1, 2, 3, 4, 5, 600, tzinfo=UTC)
    asked = Hot(select(OutboxEvent.created_at).where(OutboxEvent.created_at == bindparam("at")))
    async with desk.held.database.begin() as session:
        session.add(OutboxEvent(kind="x", payload="{}", created_at=at))
        assert (await asked.first(session, {"at": at})).created_at == at


async def test_a_schema_that_changed_fails_it_once_at_most(desk: Desk) -> None:
    """A migration beside a running process: the connection prepares its statement anew."""
    database = desk.held.database
    if database.is_sqlite:
        return  # It prepares anew by itself, and no column of it has another type afterwards.
    team = {"name": "Смена"}
    async with database.begin() as session:
        session.add(Team(name="Смена"))
        await NAMED.rows(session, team)
    async with database.begin() as session:
        await session.execute(text("ALTER TABLE teams ALTER COLUMN name TYPE text"))
    with suppress(DBAPIError):
        async with database.begin() as session:
            await NAMED.rows(session, team)
    async with database.begin() as session:
        assert len(await NAMED.rows(session, team)) == 1
