"""Writes that another site's page asked for."""

import httpx
import pytest

from tests.people.office import ME, Office

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
async def test_another_site_cannot_write(office: Office) -> None:
    """The cookie came along, the page was not ours."""
    browser = await office.logged_in(await office.hires("Борис"))
    for headers in FOREIGN:
        answer = await writes(browser, headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "cross_site"), headers


@pytest.mark.rule("X7")
async def test_our_own_page_can(office: Office) -> None:
    """So can a caller that is no browser at all."""
    browser = await office.logged_in(await office.hires("Борис"))
    for headers in OWN:
        assert (await writes(browser, headers)).status_code == 200, headers


@pytest.mark.rule("X7")
async def test_another_site_cannot_log_its_visitor_in(office: Office) -> None:
    """A login by a foreign page would put a stranger's account under the visitor's hands."""
    answer = await office.browser().post(
        "/api/session", json={"email": "a@b.cd", "password": "x"}, headers=FOREIGN[0]
    )
    assert answer.json()["code"] == "cross_site"


@pytest.mark.rule("X7")
async def test_reading_from_a_link_elsewhere_is_fine(office: Office) -> None:
    """A link in a letter opens the page logged in."""
    browser = await office.logged_in(await office.hires("Борис"))
    assert (await browser.get("/api/me", headers=FOREIGN[0])).status_code == 200
