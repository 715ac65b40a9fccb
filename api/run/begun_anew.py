"""What a process that was killed has left in its name, where it is known that nobody else lives:
the next one need not wait for the leases."""

import structlog

from api.db import Database
from api.notifications.lanes import claims

log = structlog.get_logger()


async def free(database: Database) -> None:
    """For `vestovoy up` alone, which holds the lock of its folder, and so of the file in it. Of a
    server's database the lock says nothing: there leases end by themselves."""
    if not database.is_sqlite:
        return
    async with database.begin() as session:
        deliveries = await claims.free_all(session)
    if deliveries:
        log.warning("the last end was abrupt", deliveries=deliveries)
