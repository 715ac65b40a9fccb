"""Lists of people from files on the wire."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from shared.contracts.base import Answer, Ask
from shared.contracts.limits import Line, Many, Number
from shared.contracts.people import PersonRef


class ListKind(StrEnum):
    """Which list a file holds."""

    EMPLOYEES = "employees"
    COMPANIES = "companies"
    CONTACTS = "contacts"


class ListFormat(StrEnum):
    """What kind of file a list is given in."""

    CSV = "csv"
    """In UTF-8 with its mark, by semicolons: a spreadsheet opens it by a double click."""
    XLSX = "xlsx"


class ImportField(StrEnum):
    """What a column of a file may be."""

    ID = "id"
    """Of the export: who was renamed is found by it."""
    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    ROLE = "role"
    MANAGER = "manager"
    """By name or e-mail, also of somebody in the same file."""
    DEPUTY = "deputy"
    """The permanent one, named in the same way."""
    TEAMS = "teams"
    """By name; several by semicolons."""
    MATTERMOST = "mattermost"
    COMPANIES = "companies"
    """By name; several by semicolons."""
    SEES_ALL = "sees_all"
    ACTIVE = "active"
    """Only compared: who leaves or comes back does so on the card."""


class ImportState(StrEnum):
    """How far an import has come."""

    DRAFT = "draft"
    """Nothing is taken over yet; a draft is kept for a day."""
    DONE = "done"
    UNDONE = "undone"


class ImportOutcome(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    """There is nothing to do."""
    WRONG = "wrong"


class ImportSheet(Answer, frozen=True):
    """One sheet of the file; a text file has one without a name."""

    name: str
    rows: int
    """That hold something."""


class ImportColumn(Answer, frozen=True):
    """A column as it was found."""

    heading: str
    """As the file calls it; may be empty."""
    samples: list[str]
    """The first values in it."""
    field: ImportField | None
    """What it is, by guess or by choice; null: left out."""


class ImportCounts(Answer, frozen=True):
    """How many rows come to what."""

    new: int = 0
    """Made."""
    changed: int = 0
    """Of somebody who was there."""
    same: int = 0
    """With nothing to do."""
    wrong: int = 0
    """Not taken over."""
    companies: int = 0
    """That are made because contacts name them."""
    tickets: int = 0
    """Open ones that find other hands by the rules: who has them leaves their team or works on
    tickets no more. Of a draft how many it would be; undoing does not bring them back."""
    undone: int = 0
    """Taken back."""
    left: int = 0
    """That the undoing left as they were."""


class ImportLine(Answer, frozen=True):
    """An import in the list."""

    id: UUID
    kind: ListKind
    state: ImportState
    """How far it has come."""
    file_name: str
    """As it came."""
    by: PersonRef | None
    """Who brought the file."""
    created_at: datetime
    done_at: datetime | None
    """When it was taken over; null: not yet."""
    undone_at: datetime | None
    """When it was taken back; null: it was not."""
    undo_until: datetime | None
    """When undoing ends; null: there is nothing to undo."""
    counts: ImportCounts
    """Of the last preview, or of what was done."""


class Import(ImportLine, frozen=True):
    """An import with its table."""

    sheets: list[ImportSheet]
    """Of the file; empty once it is done."""
    sheet: int
    """Which of them, from zero."""
    heading_row: int
    """The number of the row in the file; zero: the table has none."""
    columns: list[ImportColumn]
    """From the left."""
    fields: list[ImportField]
    """What a column may be, in the order of the export."""
    create_companies: bool
    """Whether a contact's company that is not there yet is made."""
    clear_empty: bool
    """Whether an empty cell empties the field."""
    previewed: bool
    """Whether the counts and rows are those of a preview of this matching."""


class ImportMatch(Ask, frozen=True):
    """Which table of the file, and what its columns are."""

    sheet: Number = 0
    """Which of the file's sheets, from zero."""
    heading_row: Number = 0
    """The heading's row in the file; zero: none."""
    fields: Many[ImportField | None] = []
    """For each column from the left; null: left out."""
    create_companies: bool = False
    """A contact's company that is not there yet is made."""
    clear_empty: bool = False
    """An empty cell empties the field. Else it means nothing."""


class ImportRun(Ask, frozen=True):
    """How the previewed rows are taken over."""

    only_good: bool = False
    """False: all or nothing."""


class ImportProblem(Answer, frozen=True):
    """Why a row is wrong, by cell."""

    column: str
    """The cell's column as a letter; empty: the row as a whole."""
    field: ImportField | None
    """Which field it is about; null: the row as a whole."""
    code: str
    """Stable; the page has words for each (`pwa-import-problem-…`)."""
    value: str = ""
    """What stands in the cell."""
    other: str = ""
    """Whom or which row it collides with, or an example of what is right."""


class ImportFieldChange(Answer, frozen=True):
    """A field that a row sets, in words; a role by its name on the wire, a phone as it is
    compared with others: by its country."""

    field: ImportField
    """Which one."""
    before: str
    """What was there; empty: nothing."""
    after: str
    """What comes in its place; empty: nothing."""


class ImportRow(Answer, frozen=True):
    """What became, or would become, of a row."""

    id: UUID
    """Of the row itself; another one after each preview."""
    number: int
    """In the file."""
    title: str
    """Whom or what the row is about."""
    outcome: ImportOutcome
    """What it comes to."""
    is_company: bool
    """Whether it is a company; in a list of contacts one that they name."""
    object_id: UUID | None
    """Whom or what it made or changed; null: nobody, or gone again."""
    problems: list[ImportProblem]
    """What is wrong, one a cell."""
    changes: list[ImportFieldChange]
    """What it sets: all but the name of somebody new, what is different of somebody who is
    there."""
    left: str | None
    """Why the undoing left it (`pwa-import-left-…`); empty: it was undone; null: neither."""


class ExportAsk(Ask, frozen=True):
    """A list to be given in a file, narrowed as in the page."""

    kind: ListKind
    file_format: ListFormat = ListFormat.XLSX
    """What kind of file."""
    search: Line = ""
    """Words as in the list's own search."""
    active: bool | None = None
    """True: only the active; false: only the others."""
    client_id: UUID | None = None
    """Only the contacts of this company."""
