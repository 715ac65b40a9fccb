"""Test messages of the channels on the wire."""

from uuid import UUID

from shared.contracts.base import Answer, Ask
from shared.contracts.limits import Line


class TestTarget(Answer, frozen=True):
    """Somebody or something that a test message can go to."""

    id: str
    """Tells it from the others in the list."""
    name: str
    """Of the person, or of the channel in Mattermost."""
    note: str
    """What tells two of one name apart: a company, a device, a team; may be empty."""
    person_id: UUID | None
    """For `TestOrder.person_id`; null: it is no person."""
    address: str
    """For `TestOrder.address`; empty where it is a person."""


class TestOrder(Ask, frozen=True):
    """Where the test message goes; where nothing is named, to the administrator."""

    person_id: UUID | None = None
    """Somebody whom the channel reaches."""
    address: Line = ""
    """In the channel's own form, in place of a person."""
    only_ask: bool = False
    """Send nothing; only ask whether the counterpart is there and knows us."""


class TestReport(Answer, frozen=True):
    """What came of a test message: sentences in the asker's language, and the counterpart's own
    words as they came."""

    ok: bool
    """Whether the counterpart took it."""
    arrived: bool
    """Whether it is known to be where its reader reads it; a mail server and a push service only
    take it along."""
    done: str
    """What was done."""
    sentence: str
    """What came back, in plain words."""
    advice: str
    """What to do now; may be empty."""
    answer: str
    """The counterpart's own words; empty where there were none."""
