"""Files for spreadsheets."""

from datetime import UTC, datetime

import pytest

from api.http.logs import tables

pytestmark = pytest.mark.rule("K3")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("  =1+1", "'  =1+1"),
        ("+79990000001", "+79990000001"),
        ("+1-cmd", "'+1-cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2", "-2"),
        ("-2+3", "'-2+3"),
        ("＝1", "'＝1"),
        ("Привет", "Привет"),
        ("", ""),
    ],
)
def test_a_cell_is_never_a_formula(text: str, cell: str) -> None:
    """A phone and a number stay what they are."""
    assert tables.cell(text) == cell


def test_lines_are_quoted_where_they_must_be() -> None:
    """A semicolon, a quote and a line break stay in their cell."""
    assert tables.lines([["a;b", 'c"d', "e\nf"]]) == b'"a;b";"c""d";"e\nf"\r\n'


def test_a_moment_is_in_the_readers_zone() -> None:
    """As a spreadsheet reads a date; what never was is empty."""
    at = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)
    assert tables.moment(at, "Europe/Moscow") == "2026-11-29 15:00:00"
    assert tables.moment(None, "Europe/Moscow") == ""
