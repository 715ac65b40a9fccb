"""What a test of a channel says."""

from datetime import timedelta

from api.db import new_id
from api.notifications.channels.base import Message, Urgency
from api.principal import Principal
from shared.i18n import translator


def test_message(principal: Principal) -> Message:
    """What a test says, in the caller's language; dead after ten minutes."""
    t = translator(principal.locale)
    return Message(
        id=str(new_id()),
        title=t("admin-test-title"),
        lines=[t("admin-test-line", name=principal.name)],
        subject=t("admin-test-title"),
        path="/",
        locale=principal.locale,
        urgency=Urgency.HIGH,
        ttl=timedelta(minutes=10),
    )
