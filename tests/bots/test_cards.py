"""Cards: what a reader sees of a ticket and may press."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from shared.contracts.people import PersonKind
from shared.contracts.priority import Priority
from shared.contracts.tickets import MoveKind, TicketAction, TicketMove, TicketStatus
from shared.i18n import translator
from shared.work.buttons import TicketButton, TicketPress, long, short, unpack
from shared.work.drawing.reader import Reader
from shared.work.ticket_buttons import list_buttons, press, ticket_buttons
from shared.work.ticket_card import CardFacts, status_name, ticket_heading, ticket_lines

ID = UUID("0193e0a4-7f31-7000-8000-0123456789ab")
RU = translator("ru")
BORIS = Reader(
    id=UUID(int=1),
    kind=PersonKind.EMPLOYEE,
    t=RU,
    timezone="Europe/Moscow",
    now=datetime(2026, 11, 23, 9, tzinfo=UTC),
)
ANNA = replace(BORIS, id=UUID(int=2), kind=PersonKind.CONTACT)

FACTS = CardFacts(
    id=ID,
    number=12,
    title="Принтер <b>&",
    status=TicketStatus.NEW,
    version=3,
    priority=Priority.HIGH,
    client="Ромашка",
    contact="Анна",
    team="Поддержка",
    allowed=frozenset(TicketAction),
    moves=(
        TicketMove(kind=MoveKind.WAIT, status=TicketStatus.WAITING),
        TicketMove(kind=MoveKind.RESOLVE, status=TicketStatus.RESOLVED),
    ),
)


def labels(facts: CardFacts, reader: Reader) -> list[list[str]]:
    return [[label for label, _ in row] for row in ticket_buttons(facts, reader)]


def test_staff_sees_client_priority_and_team():
    """An employee's card tells status, priority, client with contact, assignee and team."""
    assert ticket_heading(FACTS, RU) == "№12 · Принтер <b>&"
    assert ticket_lines(FACTS, BORIS) == [
        "Статус: новая",
        "Приоритет: высокий",
        "Клиент: Ромашка, Анна",
        "Исполнитель: пока не назначен",
        "Команда: Поддержка",
    ]


def test_contact_sees_only_status_and_assignee():
    """Priority, team and company are the desk's own matter."""
    taken = replace(FACTS, assignee="Борис", assignee_id=BORIS.id, status=TicketStatus.IN_PROGRESS)
    assert ticket_lines(taken, ANNA) == ["Статус: в работе", "Исполнитель: Борис"]
    assert "Исполнитель: вы" in ticket_lines(taken, BORIS)


def test_staff_buttons_offer_take_and_every_allowed_move():
    """Beside «Взять в работу» there is no second way to start the work."""
    assert labels(FACTS, BORIS) == [
        ["Взять в работу", "Назначить"],
        ["Ждём клиента", "Решена"],
        ["Ответить клиенту", "Внутренняя заметка"],
        ["Ещё"],
    ]


@pytest.mark.rule("T17")
def test_the_own_new_ticket_is_begun_and_a_colleagues_is_not():
    """One button begins the work; what a colleague has is taken over elsewhere."""
    begin = TicketMove(kind=MoveKind.BEGIN, status=TicketStatus.IN_PROGRESS)
    mine = replace(FACTS, assignee="Борис", assignee_id=BORIS.id, moves=(begin, *FACTS.moves))
    mine = replace(mine, allowed=FACTS.allowed - {TicketAction.TAKE})
    assert labels(mine, BORIS)[:2] == [["Взять в работу", "Назначить"], ["Ждём клиента", "Решена"]]
    _, begins = ticket_buttons(mine, BORIS)[0][0]
    assert (begins.do, begins.arg) == (TicketPress.STATUS, "p")
    others = replace(FACTS, assignee="Дарья", assignee_id=UUID(int=3))
    assert labels(others, BORIS)[:2] == [["Назначить"], ["Ждём клиента", "Решена"]]


def test_buttons_that_would_be_refused_are_not_drawn():
    """An employee who may only look gets no button."""
    assert labels(replace(FACTS, allowed=frozenset(), moves=()), BORIS) == []
    assert labels(replace(FACTS, allowed=frozenset()), ANNA) == [["Статус"]]


@pytest.mark.rule("T9")
def test_contact_buttons_are_add_status_cancel():
    """The contact's card has the three buttons of the confirmation."""
    may = frozenset({TicketAction.COMMENT, TicketAction.CANCEL})
    assert labels(replace(FACTS, allowed=may), ANNA) == [["Добавить", "Статус", "Отменить"]]


def test_a_client_is_asked_for_the_last_word_and_a_score():
    """On a resolved ticket whether it is solved, on a closed one how it was."""
    resolved = replace(
        FACTS,
        status=TicketStatus.RESOLVED,
        allowed=frozenset({TicketAction.SOLVED, TicketAction.REOPEN}),
    )
    assert labels(resolved, ANNA) == [["Да, решено", "Не решено"], ["Статус"]]
    closed = replace(
        FACTS,
        status=TicketStatus.CLOSED,
        allowed=frozenset({TicketAction.RATE, TicketAction.REOPEN}),
    )
    scores = [f"{score} ⭐" for score in range(1, 6)]
    assert labels(closed, ANNA) == [["Вернуть в работу"], scores, ["Статус"]]


@pytest.mark.rule("U4")
def test_button_data_fits_in_64_bytes_and_comes_back():
    """The longest data is packed and unpacked to action, id and version."""
    packed = press(replace(FACTS, version=2**31), TicketPress.CANCEL_YES, "long arg").pack()
    assert len(packed.encode()) <= 64
    back = unpack(packed)
    assert isinstance(back, TicketButton)
    assert (back.do, long(back.id), back.v) == (TicketPress.CANCEL_YES, ID, 2**31)


@pytest.mark.rule("U4")
@pytest.mark.parametrize("bad", ["", "яяя", "x", short(ID)[:-4], short(ID) + "AAAA"])
def test_bad_id_in_button_is_a_value_error(bad: str):
    """Data of another version never becomes some other ticket."""
    with pytest.raises(ValueError):
        long(bad)


def test_every_status_has_a_name_in_both_languages():
    """No reader meets a raw status code."""
    for locale in ("ru", "en"):
        names = {status_name(each, translator(locale)) for each in TicketStatus}
        assert len(names) == len(TicketStatus)


def test_list_button_is_one_row_a_ticket():
    """A long title is cut on a word so that the button stays readable."""
    long_one = replace(FACTS, title="слово " * 40)
    [[(label, data)]] = list_buttons([long_one], RU)
    assert len(label) <= 60 and label.endswith("слово…")
    assert data.do is TicketPress.OPEN
