"""What waited is told in one message, and what was undone meanwhile in none (Q5, Q6). Pure."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from api.notifications.lanes.claimed import Claimed
from api.notifications.models import DeliveryAction, Reason
from api.notifications.types import messages
from api.notifications.types.note import Note
from api.outbox import Turn

WAITED: Final = frozenset({Reason.BURST, Reason.QUIET, Reason.AWAY})
"""Why a delivery was put off, where what came meanwhile is told in one message."""

Going = tuple[Claimed, Note]


@dataclass(frozen=True, kw_only=True)
class Merged:
    """One message: its own delivery, the titles of those before it, and these themselves."""

    delivery: Claimed
    note: Note
    earlier: tuple[str, ...] = ()
    swallowed: tuple[Claimed, ...] = ()


def key_of(delivery: Claimed) -> Hashable:
    """The same for what goes in one message: of one object, to one address, after a wait."""
    if delivery.reason not in WAITED or delivery.object_id is None:
        return delivery.id
    return delivery.person_id, delivery.address_key, delivery.object_id


def merge(going: Iterable[Going]) -> tuple[list[Merged], list[Claimed]]:
    """The messages, and the deliveries that say nothing any more: there and back again."""
    groups: dict[Hashable, list[Going]] = {}
    for each in going:
        groups.setdefault(key_of(each[0]), []).append(each)
    merged: list[Merged] = []
    undone: list[Claimed] = []
    for group in groups.values():
        if len(group) == 1 and not group[0][1].event.turns:
            merged.append(_one(group, ()))
            continue
        in_order = sorted(group, key=lambda each: each[0].event_id)
        kept = _net(in_order)
        if not any(kept):
            undone += [delivery for delivery, _ in in_order]
            continue
        told = [(d, note) for (d, _), note in zip(in_order, kept, strict=True) if note]
        silent = [delivery for (delivery, _), note in zip(in_order, kept, strict=True) if not note]
        back = _taken_back(in_order)
        undone += [each for each in silent if each.id in back]
        merged.append(_one(told, [each for each in silent if each.id not in back]))
    return merged, undone


def _one(told: Sequence[Going], silent: Sequence[Claimed]) -> Merged:
    *before, (last, note) = told
    return Merged(
        delivery=last,
        note=note,
        earlier=tuple(messages.in_a_line(each) for _, each in before),
        swallowed=(*(delivery for delivery, _ in before), *silent),
    )


def _net(group: Sequence[Going]) -> list[Note | None]:
    """What is left of each: of the turns of a field the last one, from where the reader last
    heard; none where they end where they began (Q6, Q14)."""
    notes: list[Note | None] = [note for _, note in group]
    for field in _fields(group):
        chain = _chain(group, field)
        run = _run([turn for _, turn in chain])
        last = chain[-1][0]
        for place, _ in chain:
            if place != last or _is_a_circle(run):
                notes[place] = _without(notes[place], field)
            elif note := notes[place]:
                notes[place] = replace(note, event=note.event.since(run[0]))
    return [
        None if note and note.overtaken and _is_news(delivery) else note
        for (delivery, _), note in zip(group, notes, strict=True)
    ]


def _is_news(delivery: Claimed) -> bool:
    """A message that stands in a chat is drawn anew whatever it told of, and what an
    administrator sends again is sent."""
    return delivery.action is not DeliveryAction.EDIT and not delivery.copy


def _fields(group: Sequence[Going]) -> list[str]:
    return list(dict.fromkeys(turn.field for _, note in group for turn in note.event.turns))


def _chain(group: Sequence[Going], field: str) -> list[tuple[int, Turn]]:
    """Where in the group the field turned."""
    return [
        (place, turn)
        for place, (_, note) in enumerate(group)
        for turn in note.event.turns
        if turn.field == field
    ]


def _run(turns: Sequence[Turn]) -> Sequence[Turn]:
    """The latest of them that follow from each other: before them lies an act of the reader, who
    knows of it."""
    start = len(turns) - 1
    while start and turns[start - 1].new == turns[start].old:
        start -= 1
    return turns[start:]


def _is_a_circle(run: Sequence[Turn]) -> bool:
    return run[0].old == run[-1].new


def _taken_back(group: Sequence[Going]) -> set[UUID]:
    """The deliveries of turns that ended where they began."""
    chains = [_chain(group, field) for field in _fields(group)]
    backs = [chain for chain in chains if _is_a_circle(_run([turn for _, turn in chain]))]
    return {group[place][0].id for chain in backs for place, _ in chain}


def _without(note: Note | None, field: str) -> Note | None:
    event = note.event.without(field) if note else None
    return replace(note, event=event) if note and event else None
