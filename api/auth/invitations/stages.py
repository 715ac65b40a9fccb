"""How far the invitation of the Person of the statement around has come."""

from typing import Final

from sqlalchemy import ColumnElement, and_, select

from api.auth.invitations.issuing import OPEN
from api.auth.invitations.need import WANTING
from api.auth.models import Invitation
from api.clock import now
from api.people.models import Person, TelegramLink
from shared.contracts.invitations import InvitationWay
from shared.contracts.people import InvitationStage

BY_BOT_ALREADY: Final = and_(
    Invitation.way == InvitationWay.TELEGRAM,
    select(TelegramLink.id)
    .where(TelegramLink.person_id == Invitation.person_id, TelegramLink.ended_at.is_(None))
    .exists(),
)
"""An invitation into a bot where the person is meanwhile."""


def at(stage: InvitationStage) -> ColumnElement[bool]:
    """Whether the person is to come yet, and where the invitation stands."""
    open_one = select(Invitation.id).where(
        Invitation.person_id == Person.id, *OPEN, ~BY_BOT_ALREADY
    )
    good = Invitation.expires_at > now()
    match stage:
        case InvitationStage.NONE:
            invited = ~open_one.correlate(Person).exists()
        case InvitationStage.WAITING:
            invited = open_one.where(good).correlate(Person).exists()
        case InvitationStage.EXPIRED:
            invited = open_one.where(~good).correlate(Person).exists()
    return and_(WANTING, invited)
