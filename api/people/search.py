"""Finding people by a piece of a name, an address or a phone."""

import re
from typing import Final

from sqlalchemy import ColumnElement, and_, func, or_, true
from sqlalchemy.orm import InstrumentedAttribute

from api.objects.cursors import Order
from api.objects.words import searched
from api.people.models import Person
from shared import normal

LONGEST = 100
BY_NAME: Final = Order("people", Person.name, Person.id)
_BETWEEN: Final = " -()."
"""What people type between the digits of a number."""


def matching(search: str) -> ColumnElement[bool]:
    """The condition on Person: every word of the name, or a piece of the address or number (X9)."""
    text = search.strip()[:LONGEST]
    found = [containing(Person.name_key, text)]
    found.append(Person.email.contains(normal.address(text), autoescape=True))
    number = normal.normal(text)
    digits = re.sub(r"\D", "", number)
    if len(digits) > 2 and not re.search(r"[^\d\s()+-]", number):
        # A trunk prefix (8 in Russia) is not a part of the kept number.
        piece = digits.lstrip("0")[1:] or digits
        found += [Person.phone_e164.contains(piece), _digits_typed().contains(piece)]
    return or_(*found)


def containing(name_key: InstrumentedAttribute[str], search: str) -> ColumnElement[bool]:
    """Every word is in the name, however both are spelled."""
    return and_(true(), *searched(name_key, search[:LONGEST]))


def _digits_typed() -> ColumnElement[str]:
    """A number with an extension has no key (R3), and is found by what was typed."""
    bare = func.coalesce(Person.phone, "")
    for gap in _BETWEEN:
        bare = func.replace(bare, gap, "")
    return bare
