"""Who reads, and when: all that drawing asks about a person, the same for bots and deliveries."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from shared.contracts.people import Me, PersonKind, PersonRef
from shared.i18n import Translator, dates
from shared.names import first_name


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Whose eyes a message is for."""

    id: UUID
    kind: PersonKind
    t: Translator
    timezone: str
    now: datetime
    """When it is drawn. It stays in the chat, so nothing in it may count from here (Q14)."""
    base_url: str = ""
    """Where the pages are."""

    @property
    def is_contact(self) -> bool:
        return self.kind is PersonKind.CONTACT

    @property
    def is_employee(self) -> bool:
        return self.kind is PersonKind.EMPLOYEE

    @property
    def today(self) -> date:
        """The reader's own date."""
        return self.now.astimezone(ZoneInfo(self.timezone)).date()

    def page(self, path: str) -> str:
        """The whole address of a page; empty for clients, who have none."""
        return self.base_url.rstrip("/") + path if self.is_employee else ""

    def at(self, moment: datetime) -> str:
        """«24 ноября в 15:00»."""
        return dates.lasting(moment, self.timezone, self.t, self.now)

    def by(self, moment: datetime) -> str:
        """«вторник, 24 ноября, 15:00»: what something must be done by."""
        return dates.deadline(moment, self.timezone, self.t, self.now)

    def called(self, person: PersonRef) -> str:
        """«вы»; and a client calls employees by the first name."""
        if person.id == self.id:
            return self.t("card-you")
        familiar = self.is_contact and person.kind is PersonKind.EMPLOYEE
        return first_name(person.name) if familiar else person.name


def reader_of(me: Me, t: Translator, now: datetime, base_url: str) -> Reader:
    """Who talks to a bot."""
    return Reader(id=me.id, kind=me.kind, t=t, timezone=me.timezone, now=now, base_url=base_url)
