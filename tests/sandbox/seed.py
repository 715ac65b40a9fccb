"""The demo people, put straight into an empty database; their work comes by the front door."""

from uuid import UUID

from sqlalchemy import select

from api import migrations
from api.db import Database
from api.people.models import Client, ClientContact, Person, Team, TeamMember
from api.security import passwords
from api.settings import Settings
from shared.contracts.people import PersonKind, Role
from tests.sandbox import people as cast

TEAM = "Поддержка"
CHANNEL = "support"
MANAGERS = {"boris": "vera", "darya": "vera", "vera": "oleg", "gleb": "oleg"}
ROLES = {
    "boris": Role.AGENT,
    "darya": Role.AGENT,
    "vera": Role.AGENT,
    "gleb": Role.ADMIN,
    "oleg": Role.EMPLOYEE,
}
ON_DUTY = ("boris", "darya", "vera")


async def people(settings: Settings) -> dict[str, UUID]:
    """Everybody of the cast by key; a database that knows them already is left as it is."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database)
    try:
        await migrations.upgrade(database)
        known = await _known(database)
        return known or await _fill(database, await passwords.hashed(cast.PASSWORD))
    finally:
        await database.close()


async def _known(database: Database) -> dict[str, UUID]:
    by_phone = {each.phone: each.key for each in cast.CAST}
    async with database.reads() as session:
        rows = await session.execute(
            select(Person.phone_e164, Person.id).where(Person.phone_e164.in_(by_phone))
        )
        return {by_phone[phone]: person_id for phone, person_id in rows if phone}


async def _fill(database: Database, password_hash: str) -> dict[str, UUID]:
    rows = {each.key: _row(each, password_hash) for each in cast.CAST}
    async with database.begin() as session:
        session.add_all(rows.values())
        await session.flush()
        for key, manager in MANAGERS.items():
            rows[key].manager_id = rows[manager].id
        team = Team(name=TEAM, lead_id=rows["vera"].id, mattermost_channel=CHANNEL)
        names = dict.fromkeys(name for each in cast.CAST for name in each.companies)
        clients = {name: Client(name=name) for name in names}
        session.add_all([team, *clients.values()])
        await session.flush()
        session.add_all(TeamMember(team_id=team.id, person_id=rows[key].id) for key in ON_DUTY)
        session.add_all(
            ClientContact(client_id=clients[name].id, person_id=rows[each.key].id)
            for each in cast.CAST
            for name in each.companies
        )
        return {key: row.id for key, row in rows.items()}


def _row(person: cast.Person, password_hash: str) -> Person:
    is_contact = bool(person.companies)
    return Person(
        kind=PersonKind.CONTACT if is_contact else PersonKind.EMPLOYEE,
        name=person.name,
        email=person.email,
        phone=person.phone,
        phone_e164=person.phone,
        locale="ru",
        timezone="Europe/Moscow",
        role=None if is_contact else ROLES[person.key],
        password_hash=None if is_contact else password_hash,
        mattermost_login=person.mattermost or None,
    )
