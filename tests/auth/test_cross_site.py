"""Writes that another site's page asked for."""

import httpx
import pytest

from tests.desk import ME, Desk

FOREIGN = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site", "Origin": ME},
]
OWN = [{"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}, {"Origin": ME}, {}]


async def writes(browser: httpx.AsyncClient, headers: dict[str, str]) -> httpx.Response:
    return await browser.patch("/api/me", json={"locale": "en"}, headers=headers)


@pytest.mark.rule("X7")
async def test_another_site_cannot_write(empty_desk: Desk) -> None:
    """The cookie came along, the page was not ours."""
    browser = await empty_desk.logged_in(await empty_desk.hires("Борис"))
    for headers in FOREIGN:
        answer = await writes(browser, headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "cross_site"), headers


@pytest.mark.both_stores
@pytest.mark.rule("X7")
async def test_our_own_page_can(empty_desk: Desk) -> None:
    """So can a caller that is no browser at all."""
    browser = await empty_desk.logged_in(await empty_desk.hires("Борис"))
    for headers in OWN:
        assert (await writes(browser, headers)).status_code == 200, headers


@pytest.mark.rule("X7")
async def test_another_site_cannot_log_its_visitor_in(empty_desk: Desk) -> None:
    """A login by a foreign page would put a stranger's account under the visitor's hands."""
    answer = await empty_desk.browser().post(
        "/api/session", json={"email": "a@b.cd", "password": "x"}, headers=FOREIGN[0]
    )
    assert answer.json()["code"] == "cross_site"


@pytest.mark.rule("X7")
async def test_reading_from_a_link_elsewhere_is_fine(empty_desk: Desk) -> None:
    """A link in a letter opens the page logged in."""
    browser = await empty_desk.logged_in(await empty_desk.hires("Борис"))
    assert (await browser.get("/api/me", headers=FOREIGN[0])).status_code == 200
