"""One update of one person whom the API knows: who came, and all it takes to serve him."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from aiogram import Bot
from aiogram.types import InlineKeyboardMarkup

from shared.client import UserApi
from shared.contracts.people import Me
from shared.contracts.tickets import Ticket
from shared.i18n import Translator
from shared.telegram.chat import keyboards
from shared.telegram.chat.speaking import Speaker
from shared.telegram.gathering.albums import Collector
from shared.telegram.memory.timeouts import Later
from shared.work import cards
from shared.work.drawing.reader import Reader, reader_of
from shared.work.ticket_card import facts_of


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
    def reader(self) -> Reader:
        """The person, at this moment."""
        return reader_of(self.me, self.t, datetime.now(UTC), self.base_url)

    @property
    def today(self) -> date:
        """The person's own date."""
        return self.reader.today

    def buttons(self, ticket: Ticket, *, controls: bool = True) -> InlineKeyboardMarkup:
        """What this person may do with the ticket now, and how much of it to hear."""
        draw = cards.rows_of_ticket if controls else cards.rows_of_made
        return keyboards.below(draw(facts_of(ticket), self.reader))
