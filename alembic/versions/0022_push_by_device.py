"""A delivery names a browser by its id: the subscription itself is a key to it (P12)."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision: str = "0022"
down_revision: str | None = "0021"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

MANY = 1000
"""Rows at a time."""

deliveries = sa.table(
    "deliveries",
    sa.column("id", sa.Uuid()),
    sa.column("lane", sa.Text),
    sa.column("address", sa.JSON),
    sa.column("address_key", sa.Text),
)
devices = sa.table("push_subscriptions", sa.column("id", sa.Uuid()), sa.column("endpoint", sa.Text))


def upgrade() -> None:
    """What goes to a browser that is forgotten names none; its key tells it from the others."""
    found = op.get_bind().execute(sa.select(devices)).all()
    ids = {each.endpoint: str(each.id) for each in found}
    page = (
        sa.select(deliveries.c.id, deliveries.c.address, deliveries.c.address_key)
        .where(deliveries.c.lane == "push")
        .order_by(deliveries.c.id)
        .limit(MANY)
    )
    rows = op.get_bind().execute(page).all()
    while rows:
        _write([_by_device(each, ids) for each in rows if "endpoint" in each.address])
        rows = op.get_bind().execute(page.where(deliveries.c.id > rows[-1].id)).all()


def downgrade() -> None:
    """Nothing: to the older release these browsers are gone, and it skips what waits for them."""


def _by_device(row: Any, ids: dict[str, str]) -> dict[str, Any]:
    device_id = ids.get(row.address["endpoint"])
    address = {"device_id": device_id} if device_id else {}
    said = json.dumps(address, separators=(",", ":")).encode()
    key = hashlib.sha256(said).hexdigest() if device_id else row.address_key
    return {"row": row.id, "address": address, "key": key}


def _write(changed: list[dict[str, Any]]) -> None:
    if not changed:
        return
    put = sa.update(deliveries).where(deliveries.c.id == sa.bindparam("row"))
    values = {"address": sa.bindparam("address"), "address_key": sa.bindparam("key")}
    op.get_bind().execute(put.values(values), changed)
