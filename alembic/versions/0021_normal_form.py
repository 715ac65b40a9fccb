"""One normal form for what is searched and compared, and no unseen character in a name or title."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from shared import invisible, normal

revision: str = "0021"
down_revision: str | None = "0020"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

UNIQUE = ("clients", "teams", "categories")
SEARCHED = ("tickets", "tasks")
MANY = 1000
"""Rows at a time."""


def upgrade() -> None:
    for table in ("people", *UNIQUE):
        column = sa.Column("name_key", sa.String(400), nullable=False, server_default=sa.text("''"))
        op.add_column(table, column)
        _name(table, apart=table in UNIQUE)
    for table in UNIQUE:
        op.create_index(f"ux_{table}_name_key", table, ["name_key"], unique=True)
    _address()
    for table in SEARCHED:
        _search(table)


def downgrade() -> None:
    """What was normalised stays so: the older release finds it as well as before."""
    for table in UNIQUE:
        op.drop_index(f"ux_{table}_name_key", table_name=table)
    for table in ("people", *UNIQUE):
        op.drop_column(table, "name_key")


def _name(table: str, *, apart: bool) -> None:
    """Of names that only looked different, the older one has the key; the others keep their names
    and are asked for another when somebody changes them."""
    rows = sa.table(table, _id(), sa.column("name", sa.Text), sa.column("name_key", sa.Text))
    found = op.get_bind().execute(sa.select(rows.c.id, rows.c.name).order_by(rows.c.id)).all()
    names = {each.name for each in found} if apart else set[str]()
    taken: set[str] = set()
    changed: list[dict[str, Any]] = []
    seen: list[dict[str, Any]] = []
    for each in found:
        name, key = invisible.one_line(each.name), normal.key(each.name)
        if name and name != each.name and name not in names:
            names |= {name} if apart else set()
            seen.append({"row": each.id, "value": name})
        if apart and key in taken:
            key = f"{key[:360]} {each.id}"
        taken.add(key)
        changed.append({"row": each.id, "value": key})
    _write(rows, "name_key", changed)
    _write(rows, "name", seen)


def _address() -> None:
    """Nobody is given the login of somebody else."""
    rows = sa.table("people", _id(), *(sa.column(name, sa.Text) for name in ("email", "kind")))
    people = op.get_bind().execute(sa.select(rows).where(rows.c.email.is_not(None))).all()
    taken = {each.email for each in people if each.kind == "employee"}
    changed: list[dict[str, Any]] = []
    for each in people:
        email = normal.address(each.email)
        if email == each.email or (each.kind == "employee" and email in taken):
            continue
        taken.add(email)
        changed.append({"row": each.id, "value": email})
    _write(rows, "email", changed)


def _search(table: str) -> None:
    """Only the rows that change are written: most texts were in this form already."""
    rows = sa.table(table, _id(), *(sa.column(name, sa.Text) for name in ("title", "haystack")))
    page = sa.select(rows).order_by(rows.c.id).limit(MANY)
    found = op.get_bind().execute(page).all()
    while found:
        pairs = [(each, normal.normal(each.haystack)) for each in found]
        changed = [{"row": each.id, "value": now} for each, now in pairs if now != each.haystack]
        _write(rows, "haystack", changed)
        titles = [(each, invisible.one_line(each.title)) for each in found]
        seen = [{"row": each.id, "value": now} for each, now in titles if now != each.title]
        _write(rows, "title", seen)
        found = op.get_bind().execute(page.where(rows.c.id > found[-1].id)).all()


def _id() -> sa.ColumnClause[Any]:
    return sa.column("id", sa.Uuid())


def _write(rows: sa.TableClause, column: str, changed: list[dict[str, Any]]) -> None:
    if changed:
        put = sa.update(rows).where(rows.c.id == sa.bindparam("row"))
        op.get_bind().execute(put.values({column: sa.bindparam("value")}), changed)
