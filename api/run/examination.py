"""`vestovoy doctor` on the console."""

import asyncio
import logging
import sys
from collections import Counter

import click

from api.doctor.examine import examine
from api.doctor.finding import Mark
from api.settings import Settings
from shared.i18n import translator


def run(settings: Settings) -> None:
    """A line each, and what they come to; ends with 1 where something is wrong."""
    found = asyncio.run(_run(settings))
    t = translator(settings.default_locale)
    click.echo()
    if found[Mark.WRONG]:
        click.echo(t("cli-doctor-must-mend", count=found[Mark.WRONG]))
        sys.exit(1)
    click.echo(t("cli-doctor-look-at" if found[Mark.LOOK] else "cli-doctor-healthy"))


async def _run(settings: Settings) -> Counter[Mark]:
    t, found = translator(settings.default_locale), Counter[Mark]()
    logging.disable(logging.WARNING)  # All of it is told in words.
    try:
        async for each in examine(settings, t):
            found[each.mark] += 1
            click.echo(f"{each.mark} {t(each.key, **each.values)}")
    finally:
        logging.disable(logging.NOTSET)
    return found
