"""Clients read employees' first names, whichever way the full one is kept."""

import pytest

from shared.names import first_name


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Борис Петров", "Борис"),
        ("Петров Борис", "Борис"),
        ("Петров Борис Иванович", "Борис"),
        ("Борис Иванович Петров", "Борис"),
        ("Анна-Мария Смирнова", "Анна-Мария"),
        ("Толстая Ирина Львовна", "Ирина"),
        ("Лев Толстой", "Лев"),
        ("Яков Петров", "Яков"),
        ("Шевченко Ольга", "Ольга"),
        ("Иванова Петрова", "Иванова"),
        ("John Smith", "John"),
        ("Гульнара", "Гульнара"),
        ("", ""),
    ],
)
def test_the_first_name_is_found(name: str, said: str) -> None:
    """Where nothing tells, the first word is the name."""
    assert first_name(name) == said
