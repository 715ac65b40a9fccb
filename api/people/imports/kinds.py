"""What a list of each kind holds: its columns in the order of the export, and the names that people
give to them."""

from typing import Final, NamedTuple

from shared import normal
from shared.contracts.imports import ImportField, ListKind
from shared.contracts.people import Role


class Column(NamedTuple):
    """A field of a kind; several columns of a file may be one field where it is `many`."""

    field: ImportField
    names: tuple[str, ...]
    """As files call it; the first two stand in the export, in Russian and in English."""
    many: bool = False
    needed: bool = False


_ID = Column(ImportField.ID, ("ID в системе", "ID in the system", "id"))
_EMAIL = Column(
    ImportField.EMAIL,
    ("Почта", "E-mail", "Email", "Электронная почта", "Эл. почта", "Адрес почты", "Мейл", "Mail"),
)
_PHONE = Column(
    ImportField.PHONE,
    (
        "Телефон",
        "Phone",
        "Тел",
        "Тел.",
        "Мобильный",
        "Мобильный телефон",
        "Сотовый",
        "Номер телефона",
        "Контактный телефон",
        "Моб. телефон",
        "Mobile",
        "Phone number",
    ),
)
_ACTIVE = Column(ImportField.ACTIVE, ("Действует", "Active", "Работает", "Активен"))
_PERSON = Column(
    ImportField.NAME,
    (
        "ФИО",
        "Name",
        "Имя и фамилия",
        "Фамилия",
        "Имя",
        "Отчество",
        "Ф.И.О.",
        "Фамилия Имя Отчество",
        "Сотрудник",
        "Контакт",
        "Контактное лицо",
        "Full name",
        "Last name",
        "First name",
    ),
    many=True,
    needed=True,
)
COLUMNS: Final[dict[ListKind, tuple[Column, ...]]] = {
    ListKind.EMPLOYEES: (
        _ID,
        _PERSON,
        _EMAIL,
        _PHONE,
        Column(ImportField.ROLE, ("Роль", "Role", "Права", "Доступ")),
        Column(
            ImportField.MANAGER,
            ("Руководитель", "Manager", "Начальник", "Менеджер", "Подчиняется", "Руководитель ФИО"),
        ),
        Column(
            ImportField.DEPUTY,
            ("Заместитель", "Deputy", "Замещает", "Постоянный заместитель", "Заместитель ФИО"),
        ),
        Column(
            ImportField.TEAMS,
            ("Команды", "Teams", "Команда", "Team", "Отдел", "Подразделение", "Группа"),
            many=True,
        ),
        Column(ImportField.MATTERMOST, ("Mattermost", "Mattermost login", "Логин Mattermost")),
        _ACTIVE,
    ),
    ListKind.COMPANIES: (
        _ID,
        Column(
            ImportField.NAME,
            (
                "Компания",
                "Company",
                "Название",
                "Name",
                "Наименование",
                "Организация",
                "Клиент",
                "Контрагент",
                "Название компании",
            ),
            needed=True,
        ),
        Column(
            ImportField.SEES_ALL,
            ("Контакты видят все заявки", "Contacts see all tickets", "Видят все заявки"),
        ),
        _ACTIVE,
    ),
    ListKind.CONTACTS: (
        _ID,
        _PERSON,
        Column(
            ImportField.COMPANIES,
            (
                "Компании",
                "Companies",
                "Компания",
                "Company",
                "Организация",
                "Клиент",
                "Контрагент",
                "Название компании",
                "Фирма",
            ),
            many=True,
        ),
        _EMAIL,
        _PHONE,
        _ACTIVE,
    ),
}


ROLES: Final[dict[Role, tuple[str, ...]]] = {
    Role.ADMIN: ("Администратор", "Administrator", "Админ", "Admin"),
    Role.AGENT: (
        "Инженер поддержки",
        "Support engineer",
        "Инженер",
        "Оператор",
        "Агент",
        "Поддержка",
        "Agent",
    ),
    Role.EMPLOYEE: ("Сотрудник", "Employee", "Работник"),
}
"""As the pages call them, and as files do."""
YES: Final = ("Да", "Yes", "y", "true", "истина", "1", "+", "д")
NO: Final = ("Нет", "No", "n", "false", "ложь", "0", "-", "н")


def spoken(words: tuple[str, ...], locale: str) -> str:
    """The one of the two that an export has."""
    return words[0] if locale == "ru" else words[1]


def column(kind: ListKind, field: ImportField) -> Column | None:
    return next((each for each in COLUMNS[kind] if each.field is field), None)


def guess(kind: ListKind, heading: str, remembered: dict[str, str]) -> ImportField | None:
    """What was chosen for this heading the last time, else by the names that people give."""
    key = heading_key(heading)
    if not key:
        return None
    if key in remembered:
        chosen = remembered[key]
        known = [each.field for each in COLUMNS[kind]]
        return ImportField(chosen) if chosen in known else None
    for each in COLUMNS[kind]:
        if key in map(heading_key, each.names):
            return each.field
    return None


def heading_key(heading: str) -> str:
    """One for every spelling: case, ё, stars of what is required and colons mean nothing."""
    return normal.key(heading.strip(" *:.")).replace(".", "").replace("-", "")[:100]
