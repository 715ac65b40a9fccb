"""Cells as values, by the rules of the forms; pure, and for large files the work of a thread."""

import re
from collections.abc import Callable
from typing import Final

from api.errors import Invalid
from api.people import fields
from api.people.addresses import phones
from api.people.errors import PhoneNotUnderstood
from api.people.imports import kinds
from api.people.imports.matching import Table
from api.people.imports.planning.rows import Row
from shared import normal
from shared.contracts.imports import ImportField, ImportMatch, ListKind

_SHORTENED: Final = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
"""What a spreadsheet leaves of a long number: the last digits are gone."""
_WHOLE: Final = re.compile(r"(\+?\d{5,})[.,]0+")
_FAULT: Final = re.compile(r"#(?:[A-ZА-Я/0-9]+[!?]?)")
"""A formula that came to nothing, as `#N/A`."""
_LISTED: Final = re.compile(r"[;\n|]")
_YES: Final = frozenset(map(normal.key, kinds.YES))
_NO: Final = frozenset(map(normal.key, kinds.NO))
_ROLES: Final = {normal.key(word): role for role, words in kinds.ROLES.items() for word in words}
_MENDS: Final[dict[ImportField, str]] = {
    ImportField.NAME: "name_wrong",
    ImportField.EMAIL: "email_wrong",
    ImportField.MATTERMOST: "mattermost_wrong",
    ImportField.COMPANIES: "company_wrong",
}
"""What a value that the forms refuse is called here."""


def rows(kind: ListKind, table: Table, match: ImportMatch, country: str) -> list[Row]:
    """Every row of the table that holds something in a matched column."""
    chosen = [(index, name) for index, name in enumerate(match.fields) if name]
    letters: dict[ImportField, str] = {}
    for index, name in chosen:
        letters.setdefault(name, letter(index))
    found = [_row(number, cells, chosen, letters) for number, cells in table.rows]
    full = [row for row in found if any(any(each) for each in row.texts.values())]
    for row in full:
        for name in letters:
            _read(kind, row, name, match, country)
    return full


def letter(index: int) -> str:
    """0 is A, 26 is AA."""
    above, here = divmod(index, 26)
    return (letter(above - 1) if above else "") + chr(65 + here)


def split(texts: list[str]) -> list[str]:
    """Names of several in one cell, or in several, each once."""
    parts = [" ".join(part.split()) for text in texts for part in _LISTED.split(text)]
    return list({normal.key(part): part for part in parts if part}.values())


def _row(
    number: int,
    cells: list[str],
    chosen: list[tuple[int, ImportField]],
    letters: dict[ImportField, str],
) -> Row:
    texts: dict[ImportField, list[str]] = {}
    for index, name in chosen:
        texts.setdefault(name, []).append(cells[index] if index < len(cells) else "")
    return Row(number, texts, letters)


def _read(kind: ListKind, row: Row, name: ImportField, match: ImportMatch, country: str) -> None:
    text = row.text(name)
    if _FAULT.fullmatch(text):
        row.wrong(name, "cell_fault")
    elif not text:
        _empty(kind, row, name, match)
    elif name is ImportField.PHONE:
        _phone(row, text, country)
    else:
        try:
            _READERS[name](row)
        except Invalid:
            long = name in {ImportField.NAME, ImportField.COMPANIES} and len(text) > 200
            row.wrong(name, "name_long" if long else _MENDS[name])


def _empty(kind: ListKind, row: Row, name: ImportField, match: ImportMatch) -> None:
    known = kinds.column(kind, name)
    if known and known.needed:
        row.wrong(name, "name_empty")
    elif match.clear_empty and name in _CLEARED:
        row.values[name] = _CLEARED[name]()


_CLEARED: Final[dict[ImportField, Callable[[], list[str] | None]]] = {
    ImportField.EMAIL: lambda: None,
    ImportField.PHONE: lambda: None,
    ImportField.MANAGER: lambda: None,
    ImportField.DEPUTY: lambda: None,
    ImportField.MATTERMOST: lambda: None,
    ImportField.TEAMS: list,
}
"""What nothing is; a person always has a name, a role and, a contact, a company."""


def _phone(row: Row, text: str, country: str) -> None:
    whole = _WHOLE.fullmatch(text)
    typed = whole[1] if whole else text
    try:
        row.values[ImportField.PHONE], row.key = fields.phone(typed, country)
    except PhoneNotUnderstood:
        short = _SHORTENED.fullmatch(text.replace(" ", ""))
        row.wrong(
            ImportField.PHONE,
            "phone_shortened" if short else "phone_wrong",
            other=phones.example(country),
        )


def _name(row: Row) -> None:
    joined = " ".join(each for each in row.texts[ImportField.NAME] if each)
    row.values[ImportField.NAME] = fields.name(joined)


def _email(row: Row) -> None:
    row.values[ImportField.EMAIL] = fields.email(row.text(ImportField.EMAIL))


def _mattermost(row: Row) -> None:
    login = fields.mattermost_login(row.text(ImportField.MATTERMOST))
    row.values[ImportField.MATTERMOST] = login


def _role(row: Row) -> None:
    role = _ROLES.get(normal.key(row.text(ImportField.ROLE)))
    if role is None:
        row.wrong(ImportField.ROLE, "role_unknown")
    else:
        row.values[ImportField.ROLE] = role


def _as_it_stands(name: ImportField) -> Callable[[Row], None]:
    def read(row: Row) -> None:
        row.values[name] = row.text(name)

    return read


def _teams(row: Row) -> None:
    row.values[ImportField.TEAMS] = split(row.texts[ImportField.TEAMS])


def _companies(row: Row) -> None:
    named = split(row.texts[ImportField.COMPANIES])
    row.values[ImportField.COMPANIES] = [fields.name(each, "companies") for each in named]


def _yes_or_no(name: ImportField) -> Callable[[Row], None]:
    def read(row: Row) -> None:
        said = normal.key(row.text(name))
        if said in _YES or said in _NO:
            row.values[name] = said in _YES
        else:
            row.wrong(name, "yes_or_no")

    return read


_READERS: Final[dict[ImportField, Callable[[Row], None]]] = {
    ImportField.ID: _as_it_stands(ImportField.ID),
    ImportField.NAME: _name,
    ImportField.EMAIL: _email,
    ImportField.ROLE: _role,
    ImportField.MANAGER: _as_it_stands(ImportField.MANAGER),
    ImportField.DEPUTY: _as_it_stands(ImportField.DEPUTY),
    ImportField.TEAMS: _teams,
    ImportField.MATTERMOST: _mattermost,
    ImportField.COMPANIES: _companies,
    ImportField.SEES_ALL: _yes_or_no(ImportField.SEES_ALL),
    ImportField.ACTIVE: _yes_or_no(ImportField.ACTIVE),
}
