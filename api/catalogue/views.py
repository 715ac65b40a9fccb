"""Rows of the catalogue as the wire knows them."""

from api.catalogue.models import CannedReply, Category
from api.people.views import team_ref
from api.principal import Principal
from shared.contracts import desk as wire


def category(row: Category, who: Principal) -> wire.Category:
    """Needs `team` loaded."""
    return wire.Category(
        id=row.id,
        name=row.name,
        team=team_ref(row.team) if row.team and who.is_employee else None,
        priority=row.priority,
        active=row.active,
        position=row.position,
        version=row.version,
    )


def canned_reply(row: CannedReply) -> wire.CannedReply:
    """Needs `team` loaded."""
    return wire.CannedReply(
        id=row.id,
        title=row.title,
        text=row.text,
        team=team_ref(row.team) if row.team else None,
        version=row.version,
    )
