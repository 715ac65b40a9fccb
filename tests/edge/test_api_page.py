"""The first calls that an integrator makes, run as docs/api.md has them."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

import httpx
import msgspec
import pytest

from tests.desk import Desk
from tests.served import served

PAGE: Final = Path("docs/api.md")
BLOCK: Final = re.compile(r"^```(sh|json|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OWN: Final = re.compile(
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|id: [0-9a-f]{8}-[0-9a-f]{12}|"
    r"vst_\S+|\d{4}-\d\d-\d\dT[\d:.]+Z"
)
"""Ids, secrets and moments: each desk has its own."""
MORE: Final = "…"
"""As the last of an object: it has more fields than the page shows."""
WITH_VALUE: Final = {"-X", "-H", "-d", "--data-urlencode", "-b", "-c"}


@dataclass
class Shell:
    """Understands what the page uses: curl, and variables, whose comments say where in the last
    answer their values stand. Cookies are kept by the client."""

    http: httpx.AsyncClient
    known: dict[str, str]
    answer: Any = None

    async def run(self, block: str) -> None:
        for line in block.replace("\\\n", " ").splitlines():
            if name := re.match(r"([A-Z]+)=", line):
                if where := line.partition("  # ")[2]:
                    self.known[name[1]] = str(_at(self.answer, where))
            else:
                plain = re.sub(r"\$([A-Z]+)", lambda found: self.known[found[1]], line)
                await self._curl(shlex.split(plain))

    async def _curl(self, words: list[str]) -> None:
        async with self.http.stream(**_asked(words)) as answer:
            if answer.headers["content-type"].startswith("text/event-stream"):
                self.answer = await _event(answer)
            else:
                self.answer = msgspec.json.decode(await answer.aread())


async def _event(answer: httpx.Response) -> list[str]:
    """The lines of the first one."""
    lines: list[str] = []
    async for line in answer.aiter_lines():
        if not line:
            break
        lines.append(line)
    return lines


def _asked(words: list[str]) -> dict[str, Any]:
    assert words[0] == "curl"
    asked: dict[str, Any] = {"method": "GET", "headers": {}}
    rest = iter(words[1:])
    for word in rest:
        value = next(rest) if word in WITH_VALUE else ""
        match word:
            case "-X":
                asked["method"] = value
            case "-H":
                asked["headers"] |= [value.split(": ", 1)]
            case "-d":
                asked |= {"method": "POST" if "-X" not in words else asked["method"]}
                asked["content"] = value
            case "--data-urlencode":
                asked["params"] = [value.split("=", 1)]
            case _ if not word.startswith("-"):
                asked["url"] = word
            case _:
                pass
    return asked


def _at(answer: Any, where: str) -> Any:
    for step in where.split("."):
        answer = answer[int(step)] if step.isdigit() else answer[step]
    return answer


def _shown(told: Any, came: Any) -> Any:
    """Of what came, what the page tells of; of each desk's own, the page's."""
    if isinstance(told, dict) and isinstance(came, dict):
        known, found = cast("dict[str, Any]", told), cast("dict[str, Any]", came)
        if MORE in known:
            found = {name: each for name, each in found.items() if name in known} | {MORE: MORE}
        return {name: _shown(known.get(name), each) for name, each in found.items()}
    if isinstance(told, list) and isinstance(came, list):
        pairs = zip(cast("list[Any]", told), cast("list[Any]", came), strict=True)
        return [_shown(*each) for each in pairs]
    if isinstance(told, str) and OWN.fullmatch(told) and OWN.fullmatch(str(came)):
        return told
    return came


def blocks() -> Iterator[tuple[str, str]]:
    yield from BLOCK.findall(PAGE.read_text(encoding="utf-8"))


@pytest.mark.rule("X13")
async def test_the_page_tells_the_truth(desk: Desk) -> None:
    """Each command is run in its order, and answers what stands below it."""
    async with served(desk, live=True) as server, httpx.AsyncClient() as http:
        shell = Shell(http, {"DESK": server.url})
        for kind, text in blocks():
            if kind == "sh":
                await shell.run(text)
            elif kind == "json":
                told = msgspec.json.decode(text)
                assert _shown(told, shell.answer) == told
            else:
                told = text.splitlines()
                assert _shown(told, shell.answer) == told


def test_the_page_shows_how_a_program_begins() -> None:
    """Five calls and the stream: none was lost from the page."""
    shown = "\n".join(text for kind, text in blocks() if kind == "sh")
    for each in (
        "/api/tokens",
        "/api/me",
        "Idempotency-Key",
        "cursor=$CURSOR",
        "PATCH",
        "/api/stream",
    ):
        assert each in shown
