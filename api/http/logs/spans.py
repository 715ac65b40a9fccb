"""A span of time that a list is narrowed to: ids tell when their rows were made."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from litestar.params import QueryParameter
from sqlalchemy import ColumnElement
from sqlalchemy.orm import InstrumentedAttribute

from api.db import first_id_of
from api.errors import Invalid
from shared.contracts import bounds

Since = Annotated[
    datetime | None, QueryParameter(description="Only from this moment on, which needs an offset")
]
Before = Annotated[
    datetime | None, QueryParameter(description="Only before this moment, which needs an offset")
]


def within(
    key: InstrumentedAttribute[UUID], since: datetime | None, before: datetime | None
) -> list[ColumnElement[bool]]:
    """By the key itself, which is the order of the log too. Raises Invalid and DateOutOfBounds."""
    found: list[ColumnElement[bool]] = []
    if since is not None:
        found.append(key >= first_id_of(_instant(since, "since")))
    if before is not None:
        found.append(key < first_id_of(_instant(before, "before")))
    return found


def _instant(moment: datetime, field: str) -> datetime:
    bounds.check(field, moment)
    if moment.tzinfo is None:
        raise Invalid(f"{field}: a time zone is needed", field=field)
    return moment
