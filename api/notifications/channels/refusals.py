"""Whose refusal it is (Q13): one form for what a counterpart says and what follows from it.

Each channel has a table of its own (`channels/<name>/refusals.py`), read by the pipeline and the
button that tests; the first row that fits counts. The last one fits everything: an answer that
nobody foresaw fails a message or waits, and is never a verdict over an address.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from typing import Final

from api.notifications.channels.base import PERHAPS, Gone, Outcome, Rejected, Retry


class Follows(StrEnum):
    """What an answer leads to."""

    OURS = "ours"
    """Our own fault towards everybody: the lane pauses, the administrators hear."""
    OURS_IN_PART = "ours in part"
    """Our own fault towards some: the message waits, the administrators hear, the others go on."""
    OURS_HERE = "ours here"
    """Our settings forbid this one way: the message fails, the administrators hear."""
    EVERYBODYS = "everybody's"
    """Nobody's message goes now: the lane pauses longer and longer, and nothing is to be done."""
    NOBODY = "nobody answers"
    """The same where nobody is there: it is asked every few seconds, for it tells no return."""
    MESSAGES = "the message's"
    """This message fails; the next one may go."""
    ADDRESS = "the address's"
    """Nothing will ever go there: it is switched off."""
    LATER = "later"
    """The same message may go later."""
    PERHAPS = "perhaps sent"
    """Handed over and never answered: once more, late, for it may become a copy."""
    SILENCE = "perhaps sent, and nobody is answered"
    """The same of a service that answers at once or not at all: the lane pauses besides."""
    AGAIN = "perhaps sent, again"
    """The same of a service that drops a copy: as often as it is asked whether it is there."""
    SERVICES = "its service's"
    """Nobody answers at one of many services: what goes there waits for it, the others go on."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """One answer, reduced to what decides."""

    stage: str = ""
    """The step of the talk, or the service that answered."""
    code: int = 0
    """0: there was no answer, and `detail` says why."""
    detail: str = ""
    """An enhanced status code, an error's id or name."""
    words: str = ""


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Row:
    """An answer and what follows; an empty condition fits everything."""

    follows: Follows
    source: str
    """Where it is written that the answer means this."""
    example: Said
    stages: Container[str] = ()
    codes: Container[int] = ()
    detail: str = ""
    """A pattern for the whole of it."""
    words: str = ""
    """A pattern for a part of them."""
    says: str
    """What it means to a person: the word of `fault-<channel>-<word>`, or of `fault-<word>` where
    it means the same everywhere, and of `fix-…`, which says what to do."""
    _detail: re.Pattern[str] = field(init=False, repr=False)
    _text: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_detail", _words(self.detail or ".*"))
        object.__setattr__(self, "_text", _words(self.words))

    def fits(self, said: Said) -> bool:
        return (
            (self.stages == () or said.stage in self.stages)
            and (self.codes == () or said.code in self.codes)
            and self._detail.fullmatch(said.detail) is not None
            and self._text.search(said.words) is not None
        )


Table = Sequence[Row]
SUCCESS: Final = range(200, 300)
PERMANENT: Final = range(500, 600)
TEMPORARY: Final = range(400, 500)


def row_for(table: Table, said: Said) -> Row:
    """The first row that fits; each table ends with one that fits everything."""
    return next(row for row in table if row.fits(said))


_OUTCOMES: Final[dict[Follows, Retry | Gone | Rejected]] = {
    Follows.OURS: Retry(reason="", whole_lane=True, alarm=True),
    Follows.OURS_IN_PART: Retry(reason="", alarm=True),
    Follows.OURS_HERE: Rejected(reason="", alarm=True),
    Follows.EVERYBODYS: Retry(reason="", whole_lane=True),
    Follows.NOBODY: Retry(reason="", whole_lane=True, silent=True),
    Follows.MESSAGES: Rejected(reason=""),
    Follows.ADDRESS: Gone(reason=""),
    Follows.LATER: Retry(reason=""),
    Follows.PERHAPS: Retry(reason="", perhaps_sent=True),
    Follows.SILENCE: Retry(reason="", perhaps_sent=True, whole_lane=True, silent=True),
    Follows.AGAIN: Retry(reason=PERHAPS, silent=True),
    Follows.SERVICES: Retry(reason="", silent=True),
}


def outcome(
    row: Row, reason: str, *, after: timedelta | None = None, named: bool = False
) -> Outcome:
    """The outcome in which a channel tells it; `after` is the wait that the counterpart named.
    A refusal that came when one recipient was `named` delays that one longer than the others."""
    plain = replace(_OUTCOMES[row.follows], says=row.says)
    said = plain.reason + reason
    if isinstance(plain, Retry):
        return replace(plain, reason=said, after=after, own_wait=named and plain.whole_lane)
    return replace(plain, reason=said)


def of_everybody(told: Outcome | None) -> Retry | None:
    """What a probe's answer says of all messages, if it says anything of them."""
    return told if isinstance(told, Retry) and told.whole_lane else None
