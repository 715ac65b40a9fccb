"""The desk is kept in its pages: what the API can set, a page calls, or a reason is given (K1)."""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "pwa" / "src"
REASONS = ROOT / "docs" / "without-pages.md"
WRITES = frozenset({"post", "put", "patch", "delete"})

CALL = re.compile(r"\bapi\.(POST|PUT|PATCH|DELETE)\(\s*([^,)]+)")
REQUEST = re.compile(r"\.open\('(POST|PUT|PATCH|DELETE)',\s*([^,)]+)\)")
UPLOAD = re.compile(r"""\bto = '(/api/[^']*)'|\bupload<\w+>\([^;]*?[`'](/api/[^`'?]*)""")
"""Files go by a request of their own: to the usual place, or where the caller says."""
CONSTANT = re.compile(r"\bconst (\w+) =\s*('[^']*'|\{.*?\n\})", re.DOTALL)
"""An address, or a table of them."""
WORD = re.compile(r"'(/api/[^']*)'")
REASON = re.compile(r"^\| `([A-Z]+ /api/[^`]*)` \| (\S.*) \|$", re.MULTILINE)


def operations(paths: Mapping[str, Collection[str]]) -> set[str]:
    """Every way by which the API is told something."""
    return {
        f"{method.upper()} {path}"
        for path, methods in paths.items()
        for method in methods
        if method in WRITES
    }


def calls(sources: Iterable[str]) -> set[str]:
    """What the pages ask for: addresses as they are written, by the name of a constant, as a
    constant with an end, or as any of a table."""
    return {call for source in sources for call in _calls(source)}


def _calls(source: str) -> Iterator[str]:
    constants = dict(CONSTANT.findall(source))
    for usual, named in UPLOAD.findall(source):
        yield f"POST {usual or named}"
    for method, asked in (*CALL.findall(source), *REQUEST.findall(source)):
        for path in _paths(asked.strip(), constants):
            yield f"{method} {path}"


def _paths(asked: str, constants: dict[str, str]) -> list[str]:
    if asked.startswith("`"):
        begun = re.sub(r"\$\{(\w+)\}", lambda name: constants[name[1]].strip("'"), asked.strip("`"))
        return [begun]
    if found := WORD.findall(asked):
        return found
    name = re.match(r"\w+", asked)
    return WORD.findall(constants.get(name[0], "")) if name else []


def sources() -> list[str]:
    files = [*PAGES.rglob("*.ts"), *PAGES.rglob("*.svelte")]
    return [each.read_text("utf-8") for each in files if each.name != "schema.d.ts"]


def reasons(text: str) -> dict[str, str]:
    return dict(REASON.findall(text))


def written() -> set[str]:
    return operations(json.loads((ROOT / "pwa" / "openapi.json").read_text("utf-8"))["paths"])


@pytest.mark.rule("K1")
def test_whatever_the_api_can_set_has_a_page_or_a_reason() -> None:
    """A new way into the API comes with its page; one that has none says why in docs/."""
    assert sorted(written() - calls(sources()) - reasons(REASONS.read_text("utf-8")).keys()) == []


@pytest.mark.rule("K1")
def test_no_reason_is_given_for_what_has_a_page_or_is_gone() -> None:
    """The list of exceptions shrinks when a page comes."""
    named = reasons(REASONS.read_text("utf-8")).keys()
    assert sorted(named - written()) == []
    assert sorted(named & calls(sources())) == []


def test_the_pages_call_nothing_that_the_api_has_not() -> None:
    """Also proves that the calls are read as they are meant."""
    assert sorted(calls(sources()) - written()) == []


@pytest.mark.parametrize(
    ("source", "called"),
    [
        ("api.PUT('/api/x', { body })", {"PUT /api/x"}),
        ("api.POST(\n\t'/api/x/{id}/y', { params })", {"POST /api/x/{id}/y"}),
        ("const AT = '/api/x/{id}';\napi.DELETE(AT, {})", {"DELETE /api/x/{id}"}),
        ("const AT = '/api/x';\napi.POST(`${AT}/{id}/go`, {})", {"POST /api/x/{id}/go"}),
        (
            "const WAYS = {\n\ta: '/api/x/{id}/a',\n\tb: '/api/y',\n}\napi.POST(WAYS[k], {})",
            {"POST /api/x/{id}/a", "POST /api/y"},
        ),
        ("request.open('POST', '/api/files');", {"POST /api/files"}),
        ("api.GET('/api/x')", set[str]()),
        ("const way = '/api/x';", set[str]()),
    ],
)
def test_a_call_is_found_however_it_is_written(source: str, called: set[str]) -> None:
    """As the pages write them."""
    assert calls([source]) == called


def test_a_way_that_only_the_api_has_is_told() -> None:
    """Reading does not count: lists are compared by what they set."""
    paths = {"/api/x": ["get", "put"], "/api/y": ["post"]}
    assert operations(paths) - calls(["api.POST('/api/y')"]) == {"PUT /api/x"}
