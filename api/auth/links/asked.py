"""A forgotten password, asked for by whoever it may be: at the login page, or in the own chat with
the staff's bot (K2).

The page's answer says nothing of whether the address exists, and comes before anybody has looked:
what is counted is the same for every address, and the rest is done after the answer.
"""

from datetime import timedelta
from typing import Final

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.auth import renewal
from api.auth.links import forgotten, one_time
from api.db import Database
from api.errors import NotFound
from api.http import caller
from api.objects import audit
from api.people.events import PasswordAsked
from api.principal import Principal
from api.security import limits
from api.security.limits import Limit
from api.security.secrets import digest
from api.settings import Settings
from shared import normal
from shared.contracts.auth import PasswordLink

LIFE: Final = timedelta(hours=1)
WINDOW: Final = timedelta(hours=1)
PER_ADDRESS: Final = 3
PER_NETWORK: Final = 30
"""An office of many people may share one address."""
PER_PERSON: Final = 5

log = structlog.get_logger()


async def count(database: Database, email: str, network: str) -> None:
    """The same for an address that exists and for one that does not. Raises TooManyTries."""
    address = digest(normal.address(email))
    place = digest(caller.network(network))
    await limits.hit_at_once(
        database,
        (
            Limit(key=f"forgotten:{address}", most=PER_ADDRESS, window=WINDOW),
            Limit(key=f"forgotten-network:{place}", most=PER_NETWORK, window=WINDOW),
        ),
    )


async def send(database: Database, settings: Settings, email: str, network: str) -> bool:
    """After the answer: a letter, if somebody active logs in with the address. Whether anything
    was recorded that the planner must see."""
    try:
        async with database.begin() as session:
            return await _send(session, settings, email, network)
    except Exception:
        # Nobody waits for it any more: the person will ask again.
        log.exception("a forgotten password was not written of")
        return False


async def _send(session: AsyncSession, settings: Settings, email: str, network: str) -> bool:
    try:
        person_id = await forgotten.person_with(session, email)
    except NotFound:
        return False
    link = await one_time.derived(session, settings.keys[0], renewal.PURPOSE, LIFE, person_id)
    outbox.record(session, PasswordAsked(by=None, person_id=person_id, link_id=link.id))
    audit.record(session, None, "password_asked", "person", person_id, address=network)
    return True


async def link_for_bot(
    session: AsyncSession, settings: Settings, principal: Principal
) -> PasswordLink:
    """For the person's own chat with the staff's bot. Raises TooManyTries, NoLogin."""
    key = f"password-link:{principal.person_id}"
    await limits.hit(session, Limit(key=key, most=PER_PERSON, window=WINDOW))
    return await forgotten.link_for(
        session, settings, principal.person_id, principal.person_id, life=LIFE
    )
