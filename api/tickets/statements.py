"""What opening a ticket asks of the database, made once (Q15)."""

from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Integer,
    String,
    Text,
    bindparam,
    cast,
    func,
    insert,
    null,
    select,
)
from sqlalchemy.orm import aliased

from api.db import table_of
from api.engine.hot import Hot, Store, bound
from api.objects.numbers import following
from api.people.models import Client, ClientContact, Person
from api.tickets.models import Ticket
from api.tickets.sla.sla import CLOCK_FIELDS
from shared.contracts.people import PersonKind

_contact: Final = aliased(Person)


def _whose(store: Store) -> Any:
    held = bindparam("held", type_=BigInteger)
    return (
        select(
            Client.name,
            Client.sla_targets,
            _contact.id.label("contact_id"),
            _contact.name.label("contact_name"),
            (null() if store.is_sqlite else func.pg_advisory_xact_lock(held, type_=String)).label(
                "held"
            ),
        )
        .outerjoin(
            ClientContact,
            (ClientContact.client_id == Client.id)
            & (ClientContact.person_id == bindparam("contact_id")),
        )
        .outerjoin(
            _contact,
            (_contact.id == ClientContact.person_id) & (_contact.kind == PersonKind.CONTACT),
        )
        .where(Client.id == bindparam("client_id"))
    )


WHOSE: Final = Hot(made=_whose)
"""The company with its own promised times and, if it is one of its contacts, the person: one row,
or none for no company. The tickets of whoever is `held` come one after another, so that their
number can be counted (T15)."""

_ROW: Final = table_of(Ticket)
_KNOWN: Final = (
    "id",
    "title",
    "text",
    "status",
    "source",
    "client_id",
    "contact_id",
    "author_id",
    "team_id",
    "category_id",
    "assignee_id",
    "priority",
    "created_at",
    "updated_at",
    "version",
    *CLOCK_FIELDS,
)


def _open(store: Store) -> Any:
    recent = (
        select(func.count())
        .select_from(_ROW)
        .where(_ROW.c.author_id == bindparam("paced_id"), _ROW.c.created_at > bindparam("since"))
        .scalar_subquery()
    )
    within = recent < bindparam("most", type_=Integer)
    next_one = select(following(store, _ROW.c.number).label("number")).where(within).subquery()
    number = next_one.c.number
    words = cast(number, String).concat(" ").concat(bindparam("words", type_=Text))
    row = select(*bound(_ROW, *_KNOWN).values(), number, words)
    made = insert(_ROW).from_select([*_KNOWN, "number", "search_text"], row, include_defaults=False)
    return made.returning(_ROW.c.number)


OPEN: Final = Hot(made=_open)
"""The row with its number, unless the author opened too many since a while ago (T15): then none."""
