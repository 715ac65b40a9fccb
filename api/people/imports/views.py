"""Imports as the wire knows them."""

from typing import Any

import msgspec

from api.people import views
from api.people.imports import kinds, matching, records
from api.people.imports.models import ImportedRow, PeopleImport
from api.people.imports.reading.limits import Sheet
from shared.contracts import imports as wire


def line(record: PeopleImport) -> wire.ImportLine:
    """Needs `by` loaded."""
    return wire.ImportLine(**_line(record))


def whole(record: PeopleImport, sheets: list[Sheet]) -> wire.Import:
    """With its table, as long as that is there."""
    return guessed(record, sheets, msgspec.convert(record.matching, wire.ImportMatch))


def guessed(record: PeopleImport, sheets: list[Sheet], match: wire.ImportMatch) -> wire.Import:
    """The same as it would be by another matching."""
    return wire.Import(
        **_line(record),
        sheets=[wire.ImportSheet(name=each.name, rows=len(each.rows)) for each in sheets],
        sheet=match.sheet,
        heading_row=match.heading_row,
        columns=_columns(sheets, match),
        fields=[each.field for each in kinds.COLUMNS[record.kind]],
        create_companies=match.create_companies,
        clear_empty=match.clear_empty,
        previewed=record.previewed,
    )


def _columns(sheets: list[Sheet], match: wire.ImportMatch) -> list[wire.ImportColumn]:
    """Of the chosen table."""
    if match.sheet not in range(len(sheets)):
        return []
    table = matching.table(sheets[match.sheet], match.heading_row)
    fields = dict(enumerate(match.fields))
    return [
        wire.ImportColumn(heading=heading, samples=table.samples(at), field=fields.get(at))
        for at, heading in enumerate(table.headings)
    ]


def row(kept: ImportedRow) -> wire.ImportRow:
    gone = kept.left_why == "" and not kept.was
    return wire.ImportRow(
        id=kept.id,
        number=kept.number,
        title=kept.title,
        outcome=kept.outcome,
        is_company=kept.is_company,
        object_id=None if gone else kept.object_id,
        problems=msgspec.convert(kept.problems, list[wire.ImportProblem]),
        changes=msgspec.convert(kept.changes, list[wire.ImportFieldChange]),
        left=kept.left_why,
    )


def _line(record: PeopleImport) -> dict[str, Any]:
    return {
        "id": record.id,
        "kind": record.kind,
        "state": record.state,
        "file_name": record.file_name,
        "by": views.ref(record.by),
        "created_at": record.created_at,
        "done_at": record.done_at,
        "undone_at": record.undone_at,
        "undo_until": records.undo_until(record),
        "counts": msgspec.convert(record.counts, wire.ImportCounts),
    }
