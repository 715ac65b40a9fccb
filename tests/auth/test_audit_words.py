"""The audit log reads as sentences."""

from datetime import time
from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import fields

from api.admin.desk import kept
from api.auth.log import words as audit_words
from api.notifications.channels import table
from api.objects import audit
from shared.contracts.absences import AbsenceRules
from shared.contracts.companies import ClientChange, ContactChange
from shared.contracts.departures import Belonging
from shared.contracts.desk import DeskPolicy
from shared.contracts.files import FileRules
from shared.contracts.people import EmployeeChange
from shared.contracts.sla import SlaPolicy, SlaTarget
from shared.contracts.tasks import TaskReminders
from shared.contracts.telegram import BotScope
from shared.contracts.work_time import CompanyHours
from shared.i18n import translator

DOCUMENTS = (*(SlaTarget, DeskPolicy, FileRules, TaskReminders, AbsenceRules, CompanyHours),)
"""Whose changes are told field by field."""
UNSAID = frozenset({"copy", "changes"})


@pytest.mark.rule("X6", "K3")
@pytest.mark.parametrize("locale", ["ru", "en"])
def test_every_act_and_everything_it_says_has_words(locale: str) -> None:
    """The types let nothing be written that is not named in `Action` and `Detail`; what comes from
    tables (what a leaver held, the fields of a form, the bots) is asked of them."""
    acts = {f"act-{name}" for name in get_args(audit.Action)}
    said = {f"audit-{name}" for name in audit.Detail.__annotations__.keys() - UNSAID}
    said |= {f"audit-{each.value}" for each in Belonging}
    said |= {f"audit-bot-{each.value}" for each in BotScope}
    wanted = {f"pwa-{name}".replace("_", "-") for name in acts | said}
    wanted |= {f"audit-say-{name}".replace("_", "-") for name in get_args(audit.Action)}
    for kind in DOCUMENTS:
        told = {each.name for each in fields(kind)} - {"version"}
        wanted |= {f"audit-field-{name}".replace("_", "-") for name in told}
    wanted |= {f"audit-setting-{name}".replace("_", "-") for name in kept.DOCUMENTS}
    forms = (EmployeeChange, ContactChange, ClientChange)
    changes = {each.name for kind in forms for each in fields(kind)} - {"version"}
    wanted |= {f"pwa-audit-field-{name}" for name in changes}
    wanted |= {
        f"pwa-setting-{kind}-{each.name}"
        for kind, channel in table.CHANNELS.items()
        for each in fields(channel.settings)
    }
    files = Path("shared/locales", locale).glob("*.ftl")
    known = {line.split(" =")[0] for file in files for line in file.read_text("utf-8").splitlines()}
    assert sorted(wanted - known) == []


def test_what_a_leaver_held_is_named_in_the_detail() -> None:
    """It is written by its own names, which no type can follow."""
    assert {each.value for each in Belonging} <= audit.Detail.__annotations__.keys()


def test_what_another_release_wrote_is_told_all_the_same() -> None:
    """An act and a detail that nobody knows go by their names."""
    entry = audit.AuditEntry(
        action="moon_painted", object_kind="", object_id="", detail={"colour": "blue"}
    )
    ru = translator("ru")
    assert audit_words.sentence(entry, "Глеб", "", ru) == "Глеб: Moon painted."
    assert audit_words.details(entry, entry.detail, ru) == ["colour: blue"]


def test_what_changed_is_told_from_what_to_what() -> None:
    """Field by field, in hours, days and words; what stayed is not told."""
    entry = audit.AuditEntry(
        action="desk_policy_changed",
        object_kind="desk_settings",
        object_id="desk_policy",
        detail={"changes": audit.turned(DeskPolicy(), DeskPolicy(rate_days=5))},
    )
    told = audit_words.sentence(entry, "Глеб", "", translator("ru"))
    assert told == "Глеб меняет правила заявок: можно оценить, дней: 30 → 5."
    hours = audit.turned(CompanyHours(), CompanyHours(weekdays=[0, 6], end=time(18, 30)))
    entry.action, entry.detail = "company_hours_changed", {"changes": hours}
    told = audit_words.sentence(entry, "Глеб", "", translator("en"))
    assert told == (
        "Глеб changes the company's working hours: working days: Mon, Tue, Wed, Thu, Fri → "
        "Mon, Sun; the day ends: 18:00 → 18:30."
    )
    assert audit.turned(FileRules(), FileRules()) == ""
    assert audit.turned(SlaPolicy(), SlaPolicy()) == ""


def test_what_was_put_back_to_the_defaults_is_named() -> None:
    """The entry knows the setting by its key alone."""
    entry = audit.AuditEntry(
        action="setting_restored", object_kind="desk_settings", object_id="desk_policy", detail={}
    )
    for locale, told in (
        ("ru", "Глеб возвращает значения по умолчанию: правила заявок."),
        ("en", "Глеб puts settings back to the defaults: the rules of tickets."),
    ):
        t = translator(locale)
        about = audit_words.about(entry, "", t)
        assert audit_words.sentence(entry, "Глеб", about, t) == told
