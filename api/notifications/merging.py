"""What waited is told in one message, and what was undone meanwhile in none (Q5, Q6). Pure."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from api.notifications import messages
from api.notifications.models import Delivery
from api.notifications.note import Note
from api.outbox import Turn

BURST: Final = "burst"
WAITED: Final = frozenset({BURST, "quiet", "away"})
"""Why a delivery was put off, where what came meanwhile is told in one message."""

Going = tuple[Delivery, Note]


@dataclass(frozen=True, kw_only=True)
class Merged:
    """One message: its own delivery, the titles of those before it, and these themselves."""

    delivery: Delivery
    note: Note
    earlier: tuple[str, ...] = ()
    swallowed: tuple[Delivery, ...] = ()


def key_of(delivery: Delivery) -> Hashable:
    """The same for what goes in one message: of one object, to one address, after a wait."""
    if delivery.reason not in WAITED or delivery.object_id is None:
        return delivery.id
    return delivery.person_id, delivery.address_key, delivery.object_id


def merge(going: Iterable[Going]) -> tuple[list[Merged], list[Delivery]]:
    """The messages, and the deliveries that say nothing any more: there and back again."""
    groups: dict[Hashable, list[Going]] = {}
    for each in going:
        groups.setdefault(key_of(each[0]), []).append(each)
    merged: list[Merged] = []
    undone: list[Delivery] = []
    for group in groups.values():
        in_order = sorted(group, key=lambda each: each[0].event_id)
        nothing = _there_and_back(in_order)
        undone += nothing
        if left := [each for each in in_order if each[0] not in nothing]:
            merged.append(_one(left))
    return merged, undone


def _one(group: Sequence[Going]) -> Merged:
    *before, (last, note) = group
    return Merged(
        delivery=last,
        note=note,
        earlier=tuple(messages.in_a_line(each) for _, each in before),
        swallowed=tuple(delivery for delivery, _ in before),
    )


def _there_and_back(group: Sequence[Going]) -> list[Delivery]:
    """Those whose changes end where they began, each field by itself."""
    chains: dict[str, list[tuple[Delivery, Turn]]] = {}
    for delivery, note in group:
        if turn := note.event.turn:
            chains.setdefault(turn.field, []).append((delivery, turn))
    circles = [chain for chain in chains.values() if _is_a_circle([turn for _, turn in chain])]
    return [delivery for chain in circles for delivery, _ in chain]


def _is_a_circle(turns: Sequence[Turn]) -> bool:
    joined = all(one.new == other.old for one, other in pairwise(turns))
    return joined and turns[0].old == turns[-1].new
