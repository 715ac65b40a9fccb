"""Files as spreadsheets save them, and the administrator who brings them."""

import csv
import io
import zipfile
from dataclasses import dataclass
from typing import Any

import httpx
import xlsxwriter

Rows = list[list[Any]]


def csv_of(rows: Rows, separator: str = ";") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


def xlsx_of(**sheets: Rows) -> bytes:
    """What begins with `=` is a formula here."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return out.getvalue()


def rewritten(book: bytes, part: str, content: bytes) -> bytes:
    """The same book with another part."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return out.getvalue()


@dataclass
class Brought:
    """An import in the hands of an administrator's browser."""

    browser: httpx.AsyncClient
    told: dict[str, Any]

    @property
    def path(self) -> str:
        return f"/api/imports/{self.told['id']}"

    @property
    def fields(self) -> list[str | None]:
        return [each["field"] for each in self.told["columns"]]

    @property
    def counts(self) -> dict[str, int]:
        return {name: count for name, count in self.told["counts"].items() if count}

    async def looks(self, **more: Any) -> "Brought":
        """The preview by the guessed columns, unless told otherwise."""
        asked = {"sheet": self.told["sheet"], "heading_row": self.told["heading_row"]}
        answer = await self.browser.put(
            f"{self.path}/matching", json=asked | {"fields": self.fields} | more
        )
        assert answer.status_code == 200, answer.text
        self.told = answer.json()
        return self

    async def runs(self, *, only_good: bool = False) -> httpx.Response:
        answer = await self.browser.post(f"{self.path}/run", json={"only_good": only_good})
        if answer.is_success:
            self.told = answer.json()
        return answer

    async def undoes(self) -> httpx.Response:
        answer = await self.browser.post(f"{self.path}/undo")
        if answer.is_success:
            self.told = answer.json()
        return answer

    async def rows(self, **filters: Any) -> list[dict[str, Any]]:
        page = await self.browser.get(f"{self.path}/rows", params={"limit": 200} | filters)
        return page.json()["items"]

    async def problems(self) -> set[tuple[int, str, str, str]]:
        """Row, column, code and what it collides with."""
        return {
            (row["number"], each["column"], each["code"], each["other"])
            for row in await self.rows(outcome="wrong")
            for each in row["problems"]
        }


async def sends(
    browser: httpx.AsyncClient, kind: str, file: Rows | bytes, name: str = "список.csv"
) -> httpx.Response:
    content = file if isinstance(file, bytes) else csv_of(file).encode("cp1251")
    return await browser.post(
        "/api/imports", params={"kind": kind}, files={"file": (name, content)}
    )


async def brings(browser: httpx.AsyncClient, kind: str, file: Rows | bytes) -> Brought:
    answer = await sends(browser, kind, file)
    assert answer.status_code == 201, answer.text
    return Brought(browser, answer.json())
