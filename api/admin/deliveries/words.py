"""The log of deliveries in the reader's words: events, reasons, tries (K3)."""

from typing import Final

from api.admin.channels import said
from api.admin.channels.said import Words
from api.notifications.channels.base import PERHAPS
from api.notifications.lanes import silent_services
from api.notifications.settle.deaths import MANY
from shared.contracts.admin import DeliveryState, Lane
from shared.i18n import Translator, names

INTERNAL: Final = "internal error: "
"""How the reason begins of what our own error kept."""
BEGINNINGS: Final = {PERHAPS: "perhaps", MANY: "many", INTERNAL: "internal"}
"""Reasons that go on in the counterpart's words, and what they mean (`fault-…`)."""
NOTHING: Final = Words(sentence="", advice="")


def event(kind: str, t: Translator) -> str:
    """By the words of the pages, which name events too; an event of a release that is no more goes
    by its own name."""
    return t.known(f"pwa-event-{kind.replace('_', '-')}") or names.readable(kind)


def lane(name: Lane, t: Translator) -> str:
    return t.known(f"pwa-lane-{name}") or names.readable(name)


def state(value: DeliveryState, t: Translator) -> str:
    return t(f"pwa-delivery-{value}")


def why(lane: Lane, reason: str, says: str, t: Translator) -> Words:
    """Our own reasons have their words; `says` is what the last answer meant."""
    if not reason:
        return NOTHING
    if ours := t.known(f"reason-{reason.replace('_', '-')}"):
        return Words(sentence=ours, advice="")
    if service := silent_services.destination_in(reason):
        return Words(sentence=t("reason-silent-service", service=service), advice="")
    begins = next((word for start, word in BEGINNINGS.items() if reason.startswith(start)), says)
    return said.fault(lane, begins, t)


def tried(lane: Lane, outcome: str, says: str, t: Translator) -> str:
    """How a try ended, and what the counterpart meant by it."""
    ended = t.known(f"try-{outcome}") or outcome
    meant = said.fault(lane, says, t).sentence if says else ""
    return f"{ended} {meant}".strip()
