"""Who works in the firm and whom it serves, in files as an office saves them."""

import io
from typing import Any, Final

import xlsxwriter

from tests.people.imports.brought import csv_of
from tests.sandbox.people import ANNA, BORIS, DARYA, OLEG, VERA, Person

TEAMS: Final = ("Поддержка", "Монтаж", "Бухгалтерия")
COMPANIES: Final = 40
CONTACTS: Final = 300
CLIENT: Final = "Ромашка"
"""Where Анна works, who writes the first ticket."""

ZAKHAR = Person(
    key="zakhar",
    name="Захар Уходов",
    phone="+79990000011",
    telegram_id=1011,
    email="zakhar@north.example",
    bot="staff",
)
NINA = Person(
    key="nina",
    name="Нина Новикова",
    phone="+79990000012",
    telegram_id=1012,
    email="nina@north.example",
    bot="staff",
)
NEWCOMERS: Final = (ZAKHAR, NINA)
"""Of this firm alone; the others are of the cast."""

WITHOUT_EMAIL: Final = "Фаина Кассова"

STAFF: Final = (
    # name, e-mail, phone, role, manager, team
    (OLEG.name, OLEG.email, OLEG.phone, "Сотрудник", "", ""),
    (VERA.name, VERA.email, VERA.phone, "Инженер поддержки", OLEG.name, "Поддержка"),
    (BORIS.name, BORIS.email, BORIS.phone, "Инженер", VERA.name, "Поддержка"),
    (DARYA.name, DARYA.email, DARYA.phone, "Инженер", VERA.name, "Поддержка"),
    (ZAKHAR.name, ZAKHAR.email, ZAKHAR.phone, "Инженер", VERA.name, "Поддержка"),
    (NINA.name, NINA.email, NINA.phone, "Инженер", ZAKHAR.name, "Поддержка"),
    ("Ян Монтажников", "yan@north.example", "+79990000021", "Инженер", OLEG.name, "Монтаж"),
    ("Егор Кабелев", "egor@north.example", "+79990000022", "Инженер", "Ян Монтажников", "Монтаж"),
    ("Лев Стойкин", "lev@north.example", "+79990000023", "Инженер", "Ян Монтажников", "Монтаж"),
    ("Алла Счетова", "alla@north.example", "+79990000031", "Сотрудник", OLEG.name, "Бухгалтерия"),
    ("Рита Балансова", "rita@north.example", "", "Сотрудник", "Алла Счетова", "Бухгалтерия"),
    (WITHOUT_EMAIL, "", "+79990000033", "Сотрудник", "Алла Счетова", "Бухгалтерия"),
)

DEPUTIES: Final = {BORIS.name: DARYA.name, "Лев Стойкин": "Егор Кабелев"}
"""Who stands in for whom where an absence names nobody."""
HEADINGS: Final = ("ФИО", "Почта", "Телефон", "Роль", "Руководитель", "Отдел", "Заместитель")


def staff() -> bytes:
    """A workbook with a merged title above the headings, and phones that Excel took for numbers."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Штат")
        sheet.merge_range(0, 0, 0, len(HEADINGS) - 1, "Штатное расписание")
        sheet.write_row(1, 0, HEADINGS)
        for number, (name, email, phone, *rest) in enumerate(STAFF, 2):
            dialled: Any = int(phone) if phone else ""
            sheet.write_row(number, 0, [name, email, dialled, *rest, DEPUTIES.get(name, "")])
    return out.getvalue()


def companies() -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Клиенты")
        sheet.write_column(0, 0, ["Контрагент", *firms()])
    return out.getvalue()


def contacts() -> bytes:
    """Semicolons and windows-1251, as Excel saves a CSV in Russia."""
    rows = [["Контактное лицо", "Организация", "Тел.", "Эл. почта"]]
    rows.append([ANNA.name, CLIENT, ANNA.phone, ANNA.email])
    names = firms()
    for number in range(1, CONTACTS):
        name = f"Клиентов-{number} {'Пётр' if number % 2 else 'Ольга'}"
        phone = f"8 (902) 555-{number // 100:02}-{number % 100:02}"
        rows.append([name, names[number % COMPANIES], phone, f"client{number}@firms.example"])
    return csv_of(rows).encode("cp1251")


def firms() -> list[str]:
    return [CLIENT, *(f"ООО «Клиент {number:02}»" for number in range(1, COMPANIES))]
