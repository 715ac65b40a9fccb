"""The audit log reads as sentences."""

from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import fields

from api.notifications.channels import table
from api.objects import audit
from shared.contracts.companies import ContactChange
from shared.contracts.departures import Belonging
from shared.contracts.people import EmployeeChange
from shared.contracts.telegram import BotScope

UNSAID = frozenset({"copy"})


@pytest.mark.rule("X6")
@pytest.mark.parametrize("locale", ["ru", "en"])
def test_every_act_and_everything_it_says_has_words(locale: str) -> None:
    """The types let nothing be written that is not named in `Action` and `Detail`; what comes from
    tables (what a leaver held, the fields of a form, the bots) is asked of them."""
    acts = {f"act-{name}" for name in get_args(audit.Action)}
    said = {f"audit-{name}" for name in audit.Detail.__annotations__.keys() - UNSAID}
    said |= {f"audit-{each.value}" for each in Belonging}
    said |= {f"audit-bot-{each.value}" for each in BotScope}
    wanted = {f"pwa-{name}".replace("_", "-") for name in acts | said}
    changes = {each.name for kind in (EmployeeChange, ContactChange) for each in fields(kind)}
    wanted |= {f"pwa-audit-field-{name}" for name in changes}
    wanted |= {
        f"pwa-setting-{kind}-{each.name}"
        for kind, channel in table.CHANNELS.items()
        for each in fields(channel.settings)
    }
    files = Path("shared/locales", locale).glob("pwa*.ftl")
    known = {line.split(" =")[0] for file in files for line in file.read_text("utf-8").splitlines()}
    assert sorted(wanted - known) == []


def test_what_a_leaver_held_is_named_in_the_detail() -> None:
    """It is written by its own names, which no type can follow."""
    assert {each.value for each in Belonging} <= audit.Detail.__annotations__.keys()
