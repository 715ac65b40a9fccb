"""Another secret key: what an old one locked is locked anew, row by row."""

from collections import Counter
from enum import StrEnum

from sqlalchemy import ColumnElement, select, update

from api.db import Database
from api.notifications.models import ChannelSetting
from api.security.secrets import CannotOpen, Vault


class Row(StrEnum):
    """What was found of a row, and what became of it."""

    ANEW = "anew"
    BEFORE = "before"
    """The newest key had locked it already."""
    CHANGED = "changed"
    """Somebody saved it meanwhile, by the key of the running product."""
    LOST = "lost"
    """None of the keys opens it."""


async def lock_anew(database: Database, vault: Vault) -> Counter[Row]:
    """Each row in a transaction of its own: whoever is interrupted runs it again."""
    async with database.reads() as session:
        found = await session.execute(select(ChannelSetting.id, ChannelSetting.locked))
        rows = found.all()
    done = Counter[Row]()
    for row in rows:
        done[await _lock(database, vault, ChannelSetting.id == row.id, row.locked)] += 1
    return done


async def _lock(database: Database, vault: Vault, which: ColumnElement[bool], locked: bytes) -> Row:
    if vault.is_current(locked):
        return Row.BEFORE
    try:
        clear = vault.open(locked)
    except CannotOpen:
        return Row.LOST
    async with database.begin() as session:
        done = await session.scalar(
            update(ChannelSetting)
            .where(which, ChannelSetting.locked == locked)
            .values(locked=vault.lock(clear))
            .returning(ChannelSetting.id)
        )
    return Row.ANEW if done else Row.CHANGED
