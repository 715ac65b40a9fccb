"""What a client calls an employee: the first name out of a name kept in one field.

People are kept as they are typed: «Борис Петров» or «Петров Борис Иванович». A patronymic tells
where the first name stands; in two words a plain surname's ending at the first and none at the
second tells that the surname came first. Where nothing tells, the first word is the name.
"""

from typing import Final

PATRONYMIC: Final = ("вич", "вна", "ична", "инична", "оглы", "кызы")
SURNAME: Final = (
    "ов", "ова", "ев", "ева", "ёв", "ёва", "ский", "ская", "цкий", "цкая", "енко", "ых", "их",
)  # fmt: skip
SHORTEST: Final = 5
"""Letters of a surname that an ending may tell: «Лев» and «Яков» are names."""
THREE: Final = 3


def first_name(name: str) -> str:
    """«Борис» out of «Борис Петров», «Петров Борис», «Петров Борис Иванович»."""
    words = name.split()
    if len(words) == THREE and words[2].lower().endswith(PATRONYMIC):
        return words[1]
    if len(words) > 1 and _surname(words[0]) and not _surname(words[1]):
        patronymic = words[1].lower().endswith(PATRONYMIC)
        return words[0] if patronymic else words[1]
    return words[0] if words else name


def _surname(word: str) -> bool:
    return len(word) >= SHORTEST and word.lower().endswith(SURNAME)
