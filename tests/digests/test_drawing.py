"""How a digest looks: parts, lines, messages and buttons (G4, G7)."""

from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest

from api.db import new_id
from shared.contracts.digests import Digest, DigestLine, DigestPart, DigestSection
from shared.contracts.telegram import ObjectKind
from shared.i18n import translator
from shared.work import digest as digests
from shared.work.sections import Line, Section, html_parts
from shared.work.text import plain

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
RU, EN = translator("ru"), translator("en")
BASE = "https://desk.example"


def task(number: int, title: str = "Сверить <акты> & счета", **more: object) -> DigestLine:
    fields: dict[str, object] = {"kind": ObjectKind.TASK, "id": new_id(), "path": "/tasks/1"}
    return DigestLine(**fields | {"number": number, "title": title} | more)  # type: ignore[arg-type]


def digest(*sections: tuple[DigestPart, int, list[DigestLine]], **more: int) -> Digest:
    made = [DigestSection(part=part, total=total, lines=lines) for part, total, lines in sections]
    return Digest(date=TODAY, name="Борис Петров", sections=made, **more)


class Balanced(HTMLParser):
    """Fails on a tag that is closed before it is opened, or never."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(markup)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.rule("G4")
def test_a_part_tells_its_total_and_what_is_left_out() -> None:
    """Number, title, how late; after fifteen lines the rest is counted."""
    lines = [task(number, days_late=number) for number in (1, 2, 5)]
    (message,) = digests.messages(digest((DigestPart.OVERDUE, 300, lines)), "UTC", RU, BASE)
    assert plain(message) == (
        "☀️ Сводка на 23 ноября, понедельник\n"
        "\n🔴 Просрочено: 300\n"
        "Задача №1 Сверить <акты> & счета — 1 день\n"
        "Задача №2 Сверить <акты> & счета — 2 дня\n"
        "Задача №5 Сверить <акты> & счета — 5 дней\n"
        "…и ещё 297"
    )
    assert f'<a href="{BASE}/tasks/1">Задача №1</a> Сверить &lt;акты&gt;' in message


def test_what_is_due_today_has_its_hour_in_the_readers_zone() -> None:
    """Also in English."""
    due = digest((DigestPart.TODAY, 1, [task(7, "Call", due_at=NOON)]))
    (message,) = digests.messages(due, "Europe/Moscow", EN, BASE)
    assert "№7 Call — due today at 15:00" in plain(message)


@pytest.mark.rule("G6")
def test_a_manager_reads_of_the_team() -> None:
    """Counts, who is late and with how many, tickets nobody has."""
    late = DigestLine(
        kind=ObjectKind.TASK, id=new_id(), number=None, title="", path="", who="Дарья", count=2
    )
    free = DigestLine(kind=ObjectKind.TICKET, id=new_id(), number=4, title="Принтер", path="")
    told = digest(
        (DigestPart.TEAM_OVERDUE, 1, [late]),
        (DigestPart.TEAM_UNASSIGNED, 1, [free]),
        team_open=21,
        team_overdue=2,
    )
    (message,) = digests.messages(told, "UTC", RU, BASE)
    assert "👥 Ваши сотрудники: 21 открытая задача, просрочено 2" in plain(message)
    assert "Дарья: 2 задачи" in plain(message)
    assert "№4 Принтер" in plain(message)
    labels = [label for row in digests.open_buttons(told, RU) for label, _ in row]
    assert labels == ["Заявка №4 · Принтер"]


@pytest.mark.rule("G3")
def test_an_empty_digest_says_so_to_who_asks() -> None:
    """The pipeline sends none."""
    assert digests.messages(digest(), "UTC", RU, BASE) == [
        "<b>☀️ 23 ноября, понедельник: просроченного, срочного и нового нет</b>"
    ]


@pytest.mark.rule("G7")
def test_three_hundred_lines_are_split_between_lines() -> None:
    """Each message is whole lines of at most 4096 units, every line is told once, markup holds."""
    lines = [
        Line(mark=f"№{n}", text="Очень длинное <название> " * 9, link="/t") for n in range(300)
    ]
    parts = html_parts("Сводка", [Section(heading="Просрочено", lines=lines)], BASE)
    assert len(parts) > 1
    for part in parts:
        Balanced(part)
        assert len(plain(part).encode("utf-16-le")) // 2 <= 4096
    told = [line for part in parts for line in plain(part).splitlines() if line.startswith("№")]
    assert [line.split()[0] for line in told] == [line.mark for line in lines]


@pytest.mark.rule("G7")
def test_a_heading_stays_with_its_first_line() -> None:
    """However the message before it ends."""
    for count in range(10, 40):
        some = [Line(mark=f"№{n}", text="слово " * 20) for n in range(count)]
        parts = html_parts("t", [Section(heading=h, lines=some) for h in ("Раз", "Два")], BASE)
        assert all(not plain(part).endswith(("Раз", "Два")) for part in parts)


@pytest.mark.rule("G7")
def test_the_first_five_things_have_buttons() -> None:
    """Each once, though two parts may tell of one."""
    lines = [task(number) for number in range(1, 9)]
    lines, more = lines[:4], [lines[0], *lines[4:]]
    told = digest((DigestPart.OVERDUE, 4, lines), (DigestPart.NEW, 5, more))
    labels = [label for row in digests.open_buttons(told, RU) for label, _ in row]
    assert [label.split(" ")[1] for label in labels] == ["№1", "№2", "№3", "№4", "№5"]
