"""Finding people by a piece of a name, an address or a phone."""

import re
from typing import Any

from sqlalchemy import ColumnElement, or_
from sqlalchemy.orm import InstrumentedAttribute

from api.people.models import Person

LONGEST = 100


def matching(search: str) -> ColumnElement[bool]:
    """The condition on Person; in any case of letters, Russian too."""
    text = search.strip()[:LONGEST]
    found = [containing(Person.name, text), containing(Person.email, text)]
    digits = re.sub(r"\D", "", text)
    if len(digits) > 2 and not re.search(r"[^\d\s()+-]", text):
        # A trunk prefix (8 in Russia) is not a part of the kept number.
        found.append(Person.phone_e164.contains(digits.lstrip("0")[1:] or digits))
    return or_(*found)


def containing(column: InstrumentedAttribute[Any], text: str) -> ColumnElement[bool]:
    """Contains the text in the cases that people use: SQLite folds only Latin letters."""
    forms = {text, text.lower(), text.upper(), text.capitalize(), text.title()}
    return or_(*(column.icontains(form, autoescape=True) for form in sorted(forms)))
