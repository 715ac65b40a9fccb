"""The zones that a person is offered."""

import msgspec

from api.clock import now
from shared import zones
from shared.contracts.people import Me
from shared.contracts.preferences import Preferences
from shared.contracts.work_time import Schedule
from shared.i18n import translator
from shared.telegram.chat.settings_card import home_text
from tests.desk import Desk


async def test_a_page_and_a_bot_call_a_zone_by_the_same_words(desk: Desk) -> None:
    """In the person's language; what is saved is a name of the IANA database."""
    boris = await desk.calls("boris")
    for locale, title in (("ru", "Омск, UTC+6"), ("en", "Omsk, UTC+6")):
        kept = await boris.patch("/api/me", json={"locale": locale, "timezone": "Asia/Omsk"})
        offered = (await boris.get("/api/me/time-zones")).json()
        words = {one["name"]: one["title"] for one in offered}
        assert words["Asia/Omsk"] == title
        assert set(words) <= zones.names()

        me = msgspec.json.decode(kept.content, type=Me)
        chosen = msgspec.json.decode(
            (await boris.get("/api/me/preferences")).content, type=Preferences
        )
        hours = msgspec.json.decode((await boris.get("/api/me/schedule")).content, type=Schedule)
        assert title in home_text(me, chosen, hours, translator(locale), now())
