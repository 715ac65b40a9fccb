"""To whom a test message can go: people whom the channel reaches, and the rooms of teams."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Subquery, func, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from api.admin.errors import NotReached
from api.errors import NotFound
from api.http.paging import Slice, Window
from api.notifications.channels import table
from api.notifications.channels.base import Address
from api.objects.cursors import Order
from api.people.models import Client, ClientContact, Person, Team
from api.people.search import containing, matching
from shared.contracts.admin import Lane
from shared.contracts.base import Page
from shared.contracts.channel_tests import TestTarget

ROOM: Final = "room"
COMPANY: Final = (
    select(func.min(Client.name))
    .join(ClientContact, ClientContact.client_id == Client.id)
    .where(ClientContact.person_id == Person.id)
    .scalar_subquery()
)


async def page(session: AsyncSession, lane: Lane, search: str, part: Slice) -> Page[TestTarget]:
    """By name; the rooms of teams come first, for they are few. Nobody is counted: the total tells
    whether there are more. Raises Invalid."""
    every = _everybody(lane, search)
    order = Order("test targets", every.c.rank, every.c.name, every.c.id)
    window = Window.of(order, part)
    came = (await session.execute(window.over(select(every, *order.columns)))).all()
    rows, next_cursor = window.cut(came)
    return Page(
        items=[_target(each) for each in rows],
        total=window.place.before + len(came),
        limit=part.limit,
        offset=window.place.before,
        next_cursor=next_cursor,
    )


def _everybody(lane: Lane, search: str) -> Subquery:
    people = select(
        literal(1).label("rank"),
        Person.id.label("id"),
        Person.name.label("name"),
        func.coalesce(COMPANY, "").label("note"),
    ).where(Person.active, *_reached(lane))
    if search.strip():
        people = people.where(matching(search))
    if not table.of(lane).room:
        return people.subquery()
    rooms = select(literal(0), Team.id, Team.mattermost_channel, func.coalesce(Team.name, ""))
    rooms = rooms.where(Team.mattermost_channel > "", containing(Team.name_key, search))
    return union_all(people, rooms).subquery()


def _reached(lane: Lane) -> tuple[ColumnElement[bool], ...]:
    """Those for whom the channel is, and where it says how to tell, who have an address in it."""
    channel, row = table.of(lane), table.lane(lane)
    has = (channel.reaches(row),) if channel.reaches else ()
    return Person.kind.in_(row.kinds), *has


def _target(row: Any) -> TestTarget:
    is_room = row.rank == 0
    return TestTarget(
        id=f"{ROOM}:{row.name}" if is_room else str(row.id),
        name=row.name,
        note=row.note,
        person_id=None if is_room else row.id,
        address=row.name if is_room else "",
    )


async def address_of(session: AsyncSession, lane: Lane, person_id: UUID) -> tuple[Address, str]:
    """Where the channel reaches the person, a dead address too: a test shows whether it lives; and
    the person's name. Raises NotFound and NotReached."""
    asked = select(Person).where(Person.id == person_id, Person.kind.in_(table.lane(lane).kinds))
    loaded = (selectinload(Person.links), selectinload(Person.dead_addresses))
    person = await session.scalar(asked.options(*loaded))
    if person is None:
        raise NotFound
    found = (await table.of(lane).find(session, [person])).get(person.id)
    addresses = (*found.living, *found.dead) if found else ()
    if not addresses:
        raise NotReached
    return addresses[0], person.name
