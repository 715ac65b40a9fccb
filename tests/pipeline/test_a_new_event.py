"""An event is its class, one entry and its texts: a client's praise, which the house has never
heard of, enters the table for a while and goes every way, without a line anywhere else."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, ClassVar, Final
from uuid import UUID

import pytest

from api import outbox
from api.notifications.mail import letters
from api.notifications.types import registry
from api.notifications.types.event_context import EventContext
from api.notifications.types.note import Note, Words
from api.notifications.types.notice_type import NoticeType
from api.notifications.types.recipient import Candidates, Why
from api.notifications.types.ticket.reading import LETTER, actor, ticket_in, ticket_of, watchers
from api.tickets.events import TicketEvent
from shared import i18n
from shared.i18n import LOCALES, Translator, translator
from tests.desk import Desk
from tests.lanes import Lanes

pytestmark = [pytest.mark.usefixtures("no_pace")]
TEMPLATES: Final = "/api/admin/templates"


class TicketPraised(TicketEvent, frozen=True, tag="ticket_praised"):
    """The client is glad."""

    kind: ClassVar[str] = "ticket_praised"
    word: str


def praised_audience(event: TicketPraised, now: EventContext) -> Candidates:
    """Who works on it, and whoever follows."""
    if ticket := ticket_of(event, now):
        yield ticket.assignee_id, Why.ASSIGNEE
        yield from watchers(ticket)


def praised_words(note: Note, event: TicketPraised, t: Translator) -> Words:
    """With the client's own words."""
    number = str(ticket_in(note).number)
    return Words(title=t("notice-praised", number=number, actor=actor(note)), quote=event.word)


PRAISED: Final = NoticeType(
    audience=praised_audience, words=praised_words, age=timedelta(days=3), letter=LETTER
)
TEXTS: Final = {
    "ru": """
notice-praised = 🌷 { $actor } хвалит: заявка №{ $number }
admin-news-ticket-praised = 🌷 Анна Ромашкина хвалит: заявка №1234
pwa-event-ticket-praised = Похвала клиента
""",
    "en": """
notice-praised = 🌷 { $actor } praises ticket №{ $number }
admin-news-ticket-praised = 🌷 Anna Daisy praises ticket №1234
pwa-event-ticket-praised = The client's praise
""",
}


@pytest.fixture
def entry() -> Iterator[None]:
    """The entry in the table, and out of it again; its texts harm nobody and stay."""
    for locale, texts in TEXTS.items():
        i18n.catalogue(locale).add(texts)
    with registry.entered(TicketPraised, PRAISED):
        yield


async def praised(desk: Desk) -> Any:
    """Boris works on Anna's ticket, hears by Telegram and by mail, and she is glad."""
    await desk.links("boris")
    await desk.prefers("boris", ("telegram", "always"), ("email", "always"))
    ticket = await desk.opens("anna")
    await desk.takes("boris", ticket)
    await desk.pipeline()
    async with desk.database.begin() as session:
        anna = desk.ids["anna"]
        outbox.record(session, TicketPraised(by=anna, ticket_id=UUID(ticket["id"]), word="Быстро!"))
    await desk.pipeline()
    return ticket


@pytest.mark.usefixtures("entry")
@pytest.mark.rule("Q1", "Q9", "N1")
async def test_it_is_recorded_planned_told_and_named_in_the_log(desk: Desk) -> None:
    """In the chat, by mail and in the list of notices, with the words and why the person hears."""
    ticket = await praised(desk)
    title = f"🌷 Анна Смирнова хвалит: заявка №{ticket['number']}"
    told = await desk.actor("boris").sees(title)
    assert "Быстро!" in told.text
    letter = desk.world.mail.letters_to("boris@vestovoy.example")[-1].text
    assert title in letter and "Вы исполнитель этой заявки" in letter
    line = (await desk.inbox("boris"))[0]
    assert (line["kind"], line["title"], line["body"]) == ("ticket_praised", title, "Быстро!")
    log = (await (await desk.calls("gleb")).get("/api/admin/deliveries")).json()["items"]
    ways = {each["lane"] for each in log if each["event_kind"] == "ticket_praised"}
    assert ways >= {Lanes.TELEGRAM_STAFF, Lanes.EMAIL}


@pytest.mark.usefixtures("entry")
@pytest.mark.rule("E5")
async def test_its_letter_is_offered_previewed_and_rewritten(desk: Desk) -> None:
    """With the body and the variables of its noun; what the administrator wrote goes out."""
    gleb = await desk.calls("gleb")
    offered = (await gleb.get(TEMPLATES)).json()
    of_it = [each for each in offered if each["event"] == "ticket_praised"]
    mine = next(each for each in of_it if each["locale"] == "ru")
    assert len(of_it) == len(LOCALES)
    assert mine["about"] == "ticket" and "client" in mine["variables"] and mine["is_default"]
    path = f"{TEMPLATES}/ticket_praised/ru"
    seen = (await gleb.post(f"{path}/preview", json={"body": mine["body"]})).json()
    assert "🌷 Анна Ромашкина хвалит: заявка №1234" in seen["text"]
    await gleb.put(path, json={"body": "Хорошая новость: {{ news }} {{ comment }}"})
    await praised(desk)
    letter = desk.world.mail.letters_to("boris@vestovoy.example")[-1].text
    assert letter.startswith("Хорошая новость: 🌷 Анна") and "Быстро!" in letter


@pytest.mark.rule("E5", "Q9")
@pytest.mark.parametrize("locale", LOCALES)
def test_every_event_has_the_texts_that_its_kind_names(locale: str) -> None:
    """Its name for the log, and the news of its example letter; both languages have the same."""
    t = translator(locale)
    for kind in registry.EVENTS:
        assert t(f"pwa-event-{kind.replace('_', '-')}")
    for kind in letters.kinds():
        assert t(f"admin-news-{kind.replace('_', '-')}")
