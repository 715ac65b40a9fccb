"""Deliveries whose fate is known and not written yet."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from api.notifications.channels.base import Outcome
from api.notifications.lanes.claimed import Claimed
from api.notifications.mail import templates as mail_templates
from api.notifications.prepare.prepare import Dispatch, Withheld


@dataclass(frozen=True, kw_only=True)
class Result:
    """A message and what the channel said."""

    dispatch: Dispatch
    outcome: Outcome
    tried: bool = True
    """False when nobody asked the counterpart: the log of tries says nothing then."""
    scout: bool = False
    """It went ahead of the others on a lane that rests."""


@dataclass(frozen=True, kw_only=True)
class Settled:
    """Deliveries whose fate is known and not written yet."""

    results: Sequence[Result] = ()
    withheld: Sequence[Withheld] = ()
    templates: mail_templates.Templates = field(default_factory=mail_templates.Templates)

    def __bool__(self) -> bool:
        return bool(self.results or self.withheld or self.templates.broken)

    @property
    def deliveries(self) -> list[Claimed]:
        sent = [each for result in self.results for each in result.dispatch.deliveries]
        return sent + [each.delivery for each in self.withheld]

    def apart(self) -> "list[Settled]":
        """Each by itself."""
        return [Settled(results=[each]) for each in self.results] + [
            Settled(withheld=[each]) for each in self.withheld
        ]
