"""An invitation and its link before it is kept: the same for one person and for many."""

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from api.auth.links import sent
from api.auth.models import Invitation
from api.clock import now
from api.db import new_id
from api.people.events import Invited
from api.principal import Principal
from api.security.secrets import digest
from api.settings import Settings
from shared.contracts.invitations import InvitationWay

LIFE: Final = timedelta(days=7)
OPEN: Final = (Invitation.accepted_at.is_(None), Invitation.ended_at.is_(None))
"""One a person, expired or not: an index holds it."""


def drawn(
    settings: Settings, by: Principal, person_id: UUID, way: InvitationWay
) -> tuple[dict[str, Any], str]:
    """The values of a row, and the secret of which the row keeps a hash."""
    link_id = new_id()
    secret = sent.secret_of(settings.keys[0], link_id)
    row = {
        "id": link_id,
        "person_id": person_id,
        "by_id": by.person_id,
        "way": way,
        "token_hash": digest(secret),
        "created_at": now(),
        "expires_at": now() + LIFE,
        "opened_at": None,
        "accepted_at": None,
        "ended_at": None,
    }
    return row, secret


def to_page(settings: Settings, secret: str) -> str:
    return f"{settings.base_url}/{sent.PAGES[Invited]}#{secret}"


def to_bot(username: str, secret: str) -> str:
    return f"https://t.me/{username}?start={secret}"
