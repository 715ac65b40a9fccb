"""Letters come in the desk's own name and colour."""

import re

import pytest

from tests.desk import Desk
from tests.files.test_rules import PNG

pytestmark = pytest.mark.usefixtures("no_pace")


@pytest.mark.rule("E1")
async def test_a_letter_has_the_name_and_the_colour(desk: Desk) -> None:
    """Above the words and on the button; what stands in the name is no markup."""
    look = {"name": "Поддержка <Ромашки>", "color": "#0f766e"}
    await desk.does("gleb", "/api/admin/look", look, method="PUT")
    await desk.opens()
    await desk.pipeline()
    letter = desk.world.mail.letters_to("boris@vestovoy.example")[-1]
    assert "Поддержка &lt;Ромашки&gt;" in letter.html
    assert "background:#0f766e" in letter.html and "#1d4ed8" not in letter.html


async def test_without_a_look_a_letter_is_as_it_was(desk: Desk) -> None:
    """No empty line over the words."""
    await desk.opens()
    await desk.pipeline()
    letter = desk.world.mail.letters_to("boris@vestovoy.example")[-1]
    assert "background:#1d4ed8" in letter.html and "font-weight:600" not in letter.html


@pytest.mark.both_stores
async def test_a_letter_shows_the_logo(desk: Desk) -> None:
    """By an address of the desk's own, which opens without a login."""
    gleb = await desk.calls("gleb")
    sent = (await gleb.post("/api/files", files={"file": ("logo.png", PNG)})).json()
    await desk.does("gleb", "/api/admin/look/logo", {"file_id": sent["id"]}, method="PUT")
    ticket = await desk.opens()
    await desk.says("boris", ticket, "Выезжаем")
    await desk.pipeline()
    letters = [
        desk.world.mail.letters_to(f"{key}@vestovoy.example")[-1].html for key in ("boris", "vera")
    ]
    for letter in letters:
        (address,) = re.findall(r'<img src="([^"]+)"', letter)
        assert address.startswith(f"{desk.settings.base_url}/api/look/logo?v=")
        shown = await desk.browser().get(address.removeprefix(desk.settings.base_url))
        assert shown.content == PNG
