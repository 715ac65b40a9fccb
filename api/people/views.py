"""Rows of people as the wire knows them."""

from collections.abc import Iterable
from typing import TypeVar

from api.people.models import Client, Person, Team
from shared.contracts import people as wire

N = TypeVar("N", Person, Team, Client)


def ref(person: Person) -> wire.PersonRef:
    return wire.PersonRef(id=person.id, name=person.name, kind=person.kind)


def client_ref(client: Client) -> wire.ClientRef:
    return wire.ClientRef(id=client.id, name=client.name)


def team_ref(team: Team) -> wire.TeamRef:
    return wire.TeamRef(id=team.id, name=team.name)


def employee(person: Person) -> wire.Employee:
    """Needs `manager`, `teams` and `links` loaded."""
    assert person.role is not None
    return wire.Employee(
        id=person.id,
        name=person.name,
        email=person.email,
        phone=person.phone,
        role=person.role,
        active=person.active,
        manager=ref(person.manager) if person.manager else None,
        teams=[team_ref(team) for team in by_name(person.teams)],
        locale=person.locale,
        timezone=person.timezone,
        mattermost_login=person.mattermost_login,
        telegram_linked=bool(person.links),
        unreachable=unreachable(person, [each.unreachable for each in person.links]),
    )


def contact(person: Person) -> wire.Contact:
    """Needs `clients` and `links` loaded."""
    return wire.Contact(
        id=person.id,
        name=person.name,
        email=person.email,
        phone=person.phone,
        active=person.active,
        clients=[client_ref(client) for client in by_name(person.clients)],
        locale=person.locale,
        timezone=person.timezone,
        telegram_linked=bool(person.links),
        unreachable=unreachable(person, [each.unreachable for each in person.links]),
    )


def unreachable(person: Person, chats: Iterable[str | None]) -> list[wire.Unreachable]:
    """`chats` are the words on the person's Telegram accounts."""
    why = {
        wire.ChannelKind.TELEGRAM: next(filter(None, chats), None),
        wire.ChannelKind.EMAIL: person.email_dead if person.email else None,
        wire.ChannelKind.MATTERMOST: person.mattermost_dead if person.mattermost_login else None,
    }
    return [
        wire.Unreachable(channel=channel, reason=reason)
        for channel, reason in why.items()
        if reason
    ]


def team(row: Team) -> wire.Team:
    """Needs `lead` and `members` loaded."""
    return wire.Team(
        id=row.id,
        name=row.name,
        lead=ref(row.lead) if row.lead else None,
        members=[ref(member) for member in by_name(row.members)],
        mattermost_channel=row.mattermost_channel,
        assignment=row.assignment,
    )


def client(row: Client) -> wire.Client:
    return wire.Client(
        id=row.id, name=row.name, active=row.active, contacts_see_all=row.contacts_see_all
    )


def by_name(rows: Iterable[N]) -> list[N]:
    return sorted(rows, key=lambda row: row.name.casefold())
