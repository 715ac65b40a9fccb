"""One update of one person whom the API knows: who came, and all it takes to serve him."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.types import InlineKeyboardMarkup

from shared.client import UserApi
from shared.contracts.people import Me
from shared.contracts.telegram import ObjectKind
from shared.contracts.tickets import Ticket
from shared.i18n import Translator
from shared.telegram.chat import keyboards
from shared.telegram.chat.speaking import Speaker
from shared.telegram.gathering.albums import Collector
from shared.telegram.memory.later import Later
from shared.work.bells import Bell, Clock, bell_of, bell_rows, chosen
from shared.work.buttons import Rows
from shared.work.promises import promise_lines
from shared.work.ticket_card import Viewer, facts_of, more_buttons


@dataclass(frozen=True, kw_only=True)
class Visit:
    """Handlers of linked people get it as `visit`."""

    bot: Bot
    api: UserApi
    me: Me
    speak: Speaker
    collector: Collector
    later: Later
    t: Translator
    key: str
    """The idempotency key of this update (U1)."""
    base_url: str

    @property
    def viewer(self) -> Viewer:
        return Viewer(self.me.id, self.me.kind)

    @property
    def today(self) -> date:
        """The person's own date."""
        return datetime.now(ZoneInfo(self.me.timezone)).date()

    @property
    def clock(self) -> Clock:
        """The person's own, at this moment."""
        return Clock(self.me.timezone, datetime.now(UTC))

    def promises(self, ticket: Ticket) -> list[str]:
        """The times promised to the client; the API tells them to employees only."""
        clock = self.clock
        return promise_lines(ticket.sla, clock.timezone, clock.now, self.t, counting=True)

    def buttons(
        self, ticket: Ticket, *, bell: bool = True, whole: bool = False
    ) -> InlineKeyboardMarkup:
        """What this person may do with the ticket now, and how much of it to hear; a `whole`
        card has more."""
        facts = facts_of(ticket)
        mine = bell_of(ticket, ObjectKind.TICKET, chosen(ticket))
        below = self.bells(mine) if bell else []
        below += more_buttons(facts, self.viewer, self.t) if whole else []
        return keyboards.of_ticket(ticket, self.viewer, self.t, self.base_url, below)

    def bells(self, bell: Bell) -> Rows:
        return bell_rows(bell, self.clock, self.t)
