"""How rows are held: no query of the product takes the lock of one who deletes."""

import ast
from pathlib import Path

import pytest

PRODUCT = Path(__file__).parents[2] / "api"


def too_strong(line: str) -> bool:
    """PostgreSQL's FOR UPDATE stands in the way of every row that refers to the one held: words
    wait for an import to end, and one who was too late closes a ring with them. A row that stays
    is held FOR NO KEY UPDATE, or FOR SHARE."""
    asked = [node for node in ast.walk(ast.parse(line)) if isinstance(node, ast.Call)]
    return any(map(_is_for_update, asked))


def _is_for_update(call: ast.Call) -> bool:
    if isinstance(call.func, ast.Attribute) and call.func.attr == "with_for_update":
        return not {"key_share", "read"} & {each.arg for each in call.keywords}
    named = [each.value for each in call.keywords if each.arg == "with_for_update"]
    return any(isinstance(value, ast.Constant) for value in named)


def test_who_holds_a_row_is_in_nobodys_way_who_refers_to_it() -> None:
    """Everywhere in the product."""
    files = {file: file.read_text(encoding="utf-8") for file in PRODUCT.rglob("*.py")}
    locking = {file: text for file, text in files.items() if "for_update" in text}
    assert locking
    assert [str(file) for file, text in locking.items() if too_strong(text)] == []


@pytest.mark.parametrize(
    "line", ["query.with_for_update()", "session.refresh(row, with_for_update=True)"]
)
def test_a_lock_that_is_too_strong_is_seen(line: str) -> None:
    """One line of it."""
    assert too_strong(line)
