"""Whom an invitation is of use to, and by which way: one rule for a card, many and the list."""

from enum import StrEnum, auto
from typing import Final, NamedTuple

from sqlalchemy import and_, or_

from api.people.models import Person
from api.people.narrowing import linked
from shared.contracts.invitations import InvitationWay
from shared.contracts.people import PersonKind


class Hindrance(StrEnum):
    """Why an invitation would lead nowhere."""

    GONE = auto()
    """Who is not active opens nothing."""
    NO_BROWSER = auto()
    """A contact comes by the bot alone."""
    NO_LOGIN = auto()
    """A password without an address to log in by."""
    ALREADY_IN = auto()


class Standing(NamedTuple):
    """What the rule looks at in a person."""

    kind: PersonKind
    active: bool
    email: str | None
    has_password: bool
    linked: bool
    """Whether the person is in the bot of the kind."""


COLUMNS: Final = (Person.kind, Person.active, Person.email, Person.password_hash.is_not(None))
"""Those of a `Standing` that are the person's own."""


def hindrance(person: Standing, way: InvitationWay) -> Hindrance | None:
    """None: the invitation is of use."""
    if not person.active:
        return Hindrance.GONE
    if way is InvitationWay.TELEGRAM:
        return Hindrance.ALREADY_IN if person.linked else None
    if person.kind is PersonKind.CONTACT:
        return Hindrance.NO_BROWSER
    if not person.email:
        return Hindrance.NO_LOGIN
    return Hindrance.ALREADY_IN if person.has_password else None


def usual_way(person: Standing) -> InvitationWay:
    """Into a browser where there is an address to log in by, else into the bot."""
    browser = person.kind is PersonKind.EMPLOYEE and person.email
    return InvitationWay.LETTER if browser else InvitationWay.TELEGRAM


LINKED: Final = linked(PersonKind.EMPLOYEE, wanted=True)
WANTING: Final = and_(
    Person.active,
    or_(
        and_(Person.email.is_not(None), Person.password_hash.is_(None)),
        and_(Person.email.is_(None), ~LINKED),
    ),
)
"""The same for a statement: employees whom nothing hinders from their usual way."""
