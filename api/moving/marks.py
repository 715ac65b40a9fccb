"""The mark of a database that is being written: a table beside the product's, gone when all is
there. A product that finds it does not start on half a desk."""

from typing import Final

import sqlalchemy as sa

MARK: Final = sa.Table("unfinished_copy", sa.MetaData(), sa.Column("source", sa.String(64)))
"""Its one row says which desk it is a copy of."""


def read(connection: sa.Connection) -> str | None:
    """None where no copy is unfinished."""
    if not sa.inspect(connection).has_table(MARK.name):
        return None
    return connection.scalar(sa.select(MARK.c.source)) or ""


def put(connection: sa.Connection, identity: str) -> None:
    MARK.create(connection)
    connection.execute(sa.insert(MARK).values(source=identity))


def remove(connection: sa.Connection) -> None:
    MARK.drop(connection)
