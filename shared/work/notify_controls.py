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
from shared.work.buttons import NOTIFY_BUTTONS, Label, NotifyButton, NotifyPress, Rows, short
from shared.work.drawing.reader import Reader

ON, OFF = "1", "0"
"""What a switch is turned to, in a button's `arg`."""
AGAIN = "a"
"""Put off already: it can be moved, or put off no more."""
TERMS = {"h": SnoozeTerm.HOUR, "t": SnoozeTerm.TOMORROW, "m": SnoozeTerm.MONDAY}


@dataclass(frozen=True, kw_only=True)
class NotifyControls:
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

    def press(self, do: NotifyPress, arg: str = "") -> NotifyButton:
        """The typed data of a button on this object at the version now shown."""
        return NOTIFY_BUTTONS[self.kind](do=do, id=short(self.id), v=self.version, arg=arg)


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


def notify_controls_of(card: Bearer, kind: ObjectKind, mine: Chosen) -> NotifyControls:
    """A button for each choice that is allowed to this reader now: the policy knows which."""
    return NotifyControls(
        kind=kind,
        id=card.id,
        version=card.version,
        muted=mine.muted if "mute" in card.allowed else None,
        follows=mine.follows if "follow" in card.allowed else None,
        can_wait="snooze" in card.allowed,
        returns_at=mine.returns_at,
    )


def notify_rows(controls: NotifyControls, reader: Reader) -> Rows:
    """Two switches a row; the moment at which it comes back needs a row of its own."""
    t = reader.t
    switches: list[Label] = []
    if controls.muted is not None:
        key, arg = ("notify-unmute", OFF) if controls.muted else ("notify-mute", ON)
        switches.append((t(key), controls.press(NotifyPress.MUTE, arg)))
    if controls.follows is not None:
        key, arg = ("notify-unfollow", OFF) if controls.follows else ("notify-follow", ON)
        switches.append((t(key), controls.press(NotifyPress.FOLLOW, arg)))
    return [row for row in (switches, _snooze(controls, reader)) if row]


def _snooze(controls: NotifyControls, reader: Reader) -> list[Label]:
    if not controls.can_wait:
        return []
    if controls.returns_at is None or controls.returns_at <= reader.now:
        return [(reader.t("notify-snooze"), controls.press(NotifyPress.SNOOZE))]
    when = reader.at(controls.returns_at)
    return [(reader.t("notify-snoozed", when=when), controls.press(NotifyPress.SNOOZE, AGAIN))]


def term_rows(asked: NotifyButton, t: Translator) -> Rows:
    """Until when; what was put off already can be taken back."""

    def choice(key: str, do: NotifyPress, arg: str = "") -> Label:
        return t(key), type(asked)(do=do, id=asked.id, v=asked.v, arg=arg)

    terms = [choice(f"notify-term-{term}", NotifyPress.TERM, code) for code, term in TERMS.items()]
    never = [choice("notify-never", NotifyPress.NEVER)] if asked.arg == AGAIN else []
    return [terms[:2], terms[2:], [*never, choice("step-back", NotifyPress.BACK)]]
