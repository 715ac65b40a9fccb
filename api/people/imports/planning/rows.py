"""A row on its way from the file to the books."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from shared.contracts.imports import ImportField, ImportFieldChange, ImportOutcome, ImportProblem
from shared.contracts.people import Role

COLLEAGUES: Final = (ImportField.MANAGER, ImportField.DEPUTY)
"""Fields that name one employee each."""
ROLE_BY_DEFAULT: Final = Role.EMPLOYEE
"""Of who is new and has none in the file."""
Values = dict[ImportField, Any]
"""What a row asks for: text, None for nothing, a list of what was named; a field that is not here
stays as it is."""


@dataclass
class Row:
    """What the file says, field by field, and what is wrong with it."""

    number: int
    texts: dict[ImportField, list[str]]
    letters: dict[ImportField, str]
    """The column of each field, as spreadsheets call it."""
    values: Values = field(default_factory=Values)
    key: str | None = None
    """The phone's key."""
    problems: list[ImportProblem] = field(default_factory=list[ImportProblem])

    @property
    def title(self) -> str:
        """As the person reading the list knows it."""
        said = self.values.get(ImportField.NAME) or " ".join(self.texts.get(ImportField.NAME, []))
        return (said or self.text(ImportField.EMAIL) or self.text(ImportField.PHONE))[:200]

    def text(self, name: ImportField) -> str:
        return "; ".join(each for each in self.texts.get(name, []) if each)

    def wrong(self, name: ImportField | None, code: str, other: str = "", value: str = "") -> None:
        """One problem a cell: the first one is what is mended first."""
        if any(each.field is name for each in self.problems):
            return
        self.problems.append(
            ImportProblem(
                column=self.letters.get(name, "") if name else "",
                field=name,
                code=code,
                value=(value or (self.text(name) if name else ""))[:200],
                other=other[:200],
            )
        )


@dataclass
class Planned:
    """What becomes of a row: who or what it is about, and what is set."""

    number: int
    title: str
    outcome: ImportOutcome
    object_id: UUID | None = None
    """Known, or to be made."""
    is_company: bool = False
    key: str | None = None
    """Of the phone that is set."""
    was: Values = field(default_factory=Values)
    became: Values = field(default_factory=Values)
    changes: Sequence[ImportFieldChange] = ()
    problems: Sequence[ImportProblem] = ()

    @property
    def told(self) -> tuple[Any, ...]:
        """What a reader of the preview saw: another plan that tells the same is the same."""
        changes = [(each.field.value, each.before, each.after) for each in self.changes]
        problems = [(each.column, each.code, each.value, each.other) for each in self.problems]
        about = None if self.outcome is ImportOutcome.NEW else self.object_id
        return (self.number, self.is_company, self.outcome.value, about, changes, problems)
