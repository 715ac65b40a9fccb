"""How much one reader wishes to hear of one object, as buttons below its card (N3)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from shared.contracts.absences import Absence
from shared.contracts.notifications import SnoozeTerm
from shared.contracts.tasks import Task
from shared.contracts.telegram import ObjectKind
from shared.contracts.tickets import Ticket
from shared.i18n import Translator
from shared.work.buttons import BELLS, BellButton, BellPress, Label, Rows, short
from shared.work.drawing.reader import Reader

ON, OFF = "1", "0"
"""What a switch is turned to, in a button's `arg`."""
AGAIN = "a"
"""Put off already: it can be moved, or put off no more."""
TERMS = {"h": SnoozeTerm.HOUR, "t": SnoozeTerm.TOMORROW, "m": SnoozeTerm.MONDAY}


@dataclass(frozen=True, kw_only=True)
class Bell:
    """What the reader chose; a choice that is None, or not offered, has no button."""

    kind: ObjectKind
    id: UUID
    version: int
    muted: bool | None = None
    follows: bool | None = None
    can_wait: bool = False
    """Something is still to be done, so that it can be put off."""
    returns_at: datetime | None = None
    """Until when it is put off."""

    def press(self, do: BellPress, arg: str = "") -> BellButton:
        """The typed data of a button on this object at the version now shown."""
        return BELLS[self.kind](do=do, id=short(self.id), v=self.version, arg=arg)


class Bearer(Protocol):
    """What a reader sees of an object, with the acts that are allowed to that reader now."""

    @property
    def id(self) -> UUID: ...
    @property
    def version(self) -> int: ...
    @property
    def allowed(self) -> Collection[str]: ...


@dataclass(frozen=True)
class Chosen:
    """What the reader chose for the object so far."""

    muted: bool = False
    follows: bool = False
    returns_at: datetime | None = None


def chosen(whole: Ticket | Task | Absence) -> Chosen:
    """As the API told it."""
    if isinstance(whole, Absence):
        return Chosen(returns_at=whole.snoozed_until)
    return Chosen(whole.muted, whole.following, whole.snoozed_until)


def bell_of(card: Bearer, kind: ObjectKind, mine: Chosen) -> Bell:
    """A button for each choice that is allowed to this reader now: the policy knows which."""
    return Bell(
        kind=kind,
        id=card.id,
        version=card.version,
        muted=mine.muted if "mute" in card.allowed else None,
        follows=mine.follows if "follow" in card.allowed else None,
        can_wait="snooze" in card.allowed,
        returns_at=mine.returns_at,
    )


def bell_rows(bell: Bell, reader: Reader) -> Rows:
    """Two switches a row; the moment at which it comes back needs a row of its own."""
    t = reader.t
    switches: list[Label] = []
    if bell.muted is not None:
        key, arg = ("bell-unmute", OFF) if bell.muted else ("bell-mute", ON)
        switches.append((t(key), bell.press(BellPress.MUTE, arg)))
    if bell.follows is not None:
        key, arg = ("bell-unfollow", OFF) if bell.follows else ("bell-follow", ON)
        switches.append((t(key), bell.press(BellPress.FOLLOW, arg)))
    return [row for row in (switches, _snooze(bell, reader)) if row]


def _snooze(bell: Bell, reader: Reader) -> list[Label]:
    if not bell.can_wait:
        return []
    if bell.returns_at is None or bell.returns_at <= reader.now:
        return [(reader.t("bell-snooze"), bell.press(BellPress.SNOOZE))]
    when = reader.at(bell.returns_at)
    return [(reader.t("bell-snoozed", when=when), bell.press(BellPress.SNOOZE, AGAIN))]


def term_rows(asked: BellButton, t: Translator) -> Rows:
    """Until when; what was put off already can be taken back."""

    def choice(key: str, do: BellPress, arg: str = "") -> Label:
        return t(key), type(asked)(do=do, id=asked.id, v=asked.v, arg=arg)

    terms = [choice(f"bell-term-{term}", BellPress.TERM, code) for code, term in TERMS.items()]
    never = [choice("bell-never", BellPress.NEVER)] if asked.arg == AGAIN else []
    return [terms[:2], terms[2:], [*never, choice("step-back", BellPress.BACK)]]
